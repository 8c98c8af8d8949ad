"""A page looked at in Chromium: does it fit, and what does axe say."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDTHS = (1280, 360)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = """rules => axe.run(document, {resultTypes: ['violations'], runOnly: rules}).then(result =>
    result.violations.map(one =>
        `${one.id}: ` + one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')))"""
# What sticks out, so that the fault names its cause; what scrolls in a box of its own may be wide.
STICKING_OUT = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = one => one.getBoundingClientRect().right > room + 0.5;
    const found = [...document.querySelectorAll('body *')].filter(wide).slice(-3);
    return found.map(one => one.outerHTML.slice(0, 120));
}"""


def scrolls_sideways(page: Page) -> list[str]:
    """Elements that make the page wider than its window."""
    return [f"sticks out: {one}" for one in page.evaluate(STICKING_OUT)]


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA and good practice, with the elements."""
    page.evaluate(AXE_SCRIPT + ";0")
    return list(page.evaluate(AXE, RULES))


def looked_at(page: Page, path: str, status: int = 200, widths: Sequence[int] = WIDTHS) -> list[str]:
    """Open the page and name all that is wrong with it at each width of the window."""
    answer = page.goto(path)
    if answer is None or answer.status != status:
        return [f"status {answer and answer.status}"]
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 740})
        found += [f"at {width} px {fault}" for fault in (*scrolls_sideways(page), *violations(page))]
    return found


def weighed(page: Page, path: str) -> tuple[int, int]:
    """Bytes over the line, headers included, of the first and of the second visit; closes the window.

    Counted by Chromium's own log of the network.
    """
    log = page.context.new_cdp_session(page)
    received: list[int] = []
    log.send("Network.enable")
    log.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))
    page.goto(path, wait_until="load")
    page.evaluate("document.fonts.ready.then(() => 0)")
    first = sum(received)
    received.clear()
    page.goto("about:blank")
    page.goto(path, wait_until="load")
    later = sum(received)
    page.context.close()
    return first, later
