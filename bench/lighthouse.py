"""Lighthouse: performance and accessibility of six public pages in Kazakh, on a phone with a slow line."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from alany.site.launcher.proofs import find_browser
from bench.office import open_office
from bench.record import Result, machine, write_results

TOOL = "lighthouse@12.8.2"
KINDS = ("performance", "accessibility")
PAGES = (
    "/kk/",
    "/kk/pharmacies/",
    "/kk/pharmacies/check/",
    "/kk/briefings/2020-07-30/",
    "/kk/f/F-2020-07-0001/",
    "/kk/places/",
)
FLAGS = "--headless=new --disable-dev-shm-usage --disable-gpu"


def main(arguments: list[str] | None = None) -> int:
    """Open an office and let Lighthouse judge its pages; 3 when the tool or the browser is absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", default=PAGES, help="addresses of pages")
    asked = parser.parse_args(arguments)
    browser, npx = find_browser(), shutil.which("npx")
    if browser is None or npx is None:
        lacking = (
            "Chromium (apt-get install -y chromium)" if browser is None else "npx (apt-get install -y npm)"
        )
        print(f"NOT MEASURED: there is no {lacking} on this machine", file=sys.stderr)
        return 3
    command = [npx, "--yes", TOOL]
    known = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)
    if known.returncode != 0:
        print(f"NOT MEASURED: npx cannot bring {TOOL}\n{known.stderr[-500:]}", file=sys.stderr)
        return 3
    where = machine() | {"tool": f"lighthouse {known.stdout.strip()}"}
    with (
        tempfile.TemporaryDirectory(prefix="alany-lighthouse-") as folder,
        open_office(Path(folder) / "var") as office,
    ):
        results = [one for page in asked.pages for one in _judged(command, browser, office.address, page)]
    return write_results("lighthouse", results, where)


def _judged(command: list[str], browser: str, address: str, page: str) -> list[Result]:
    """Scores from 0 to 1 of one page."""
    flags = FLAGS + (" --no-sandbox" if os.geteuid() == 0 else "")
    options = ["--quiet", "--output=json", f"--only-categories={','.join(KINDS)}", f"--chrome-flags={flags}"]
    done = subprocess.run(
        [*command, address + page, *options],
        env=os.environ | {"CHROME_PATH": browser},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"{page}: Lighthouse failed\n{done.stderr[-1000:]}")
    scores = json.loads(done.stdout)["categories"]
    return [Result(f"{page} {kind}", float(scores[kind]["score"]), "of 1", ">= 0.98") for kind in KINDS]


if __name__ == "__main__":
    raise SystemExit(main())
