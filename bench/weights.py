"""How heavy a public page is over the line: the first visit with fonts and styles, and a later one."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from alany.site.launcher.proofs import find_browser
from bench.office import open_office
from bench.record import Result, write_results

PAGES = ("/kk/", "/ru/", "/en/", "/kk/pharmacies/", "/kk/pharmacies/check/", "/kk/briefings/")


def main(arguments: list[str] | None = None) -> int:
    """Open an office and visit its pages in Chromium: once with an empty cache, once again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", default=PAGES, help="addresses of pages")
    asked = parser.parse_args(arguments)
    browser = find_browser()
    if browser is None:
        print("There is no Chromium on this machine: apt-get install -y chromium", file=sys.stderr)
        return 3
    with (
        tempfile.TemporaryDirectory(prefix="alany-weights-") as folder,
        open_office(Path(folder) / "var") as office,
    ):
        results = _weigh_all(browser, office.address, asked.pages)
    return write_results("weights", results)


def _weigh_all(browser: str, address: str, pages: list[str]) -> list[Result]:
    from playwright.sync_api import sync_playwright

    flags = ["--disable-dev-shm-usage", "--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    results: list[Result] = []
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=browser, headless=True, args=flags)
        for page in pages:
            first, later = _weigh(launched, address + page)
            results.append(Result(f"{page} first visit", first / 1024, "KB", "<= 60"))
            results.append(Result(f"{page} later visit", later / 1024, "KB", "<= 15"))
        launched.close()
    return results


def _weigh(browser: Any, url: str) -> tuple[int, int]:
    """Bytes over the line, headers included, of the first and the second visit of one reader."""
    context = browser.new_context(locale="kk-KZ", viewport={"width": 360, "height": 740})
    page = context.new_page()
    log = context.new_cdp_session(page)
    received: list[int] = []
    log.send("Network.enable")
    log.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))
    answer = page.goto(url, wait_until="networkidle")
    if answer is None or not answer.ok:
        raise SystemExit(f"{url} is not there: {answer and answer.status}")
    first = sum(received)
    received.clear()
    page.goto("about:blank")
    page.goto(url, wait_until="networkidle")
    later = sum(received)
    context.close()
    return first, later


if __name__ == "__main__":
    raise SystemExit(main())
