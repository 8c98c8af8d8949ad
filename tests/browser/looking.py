"""A page looked at in Chromium: does it fit, and what does axe say."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

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


def looked_at(page: Page, path: str, status: int = 200) -> list[str]:
    """Open the page and name all that is wrong with it."""
    answer = page.goto(path)
    if answer is None or answer.status != status:
        return [f"status {answer and answer.status}"]
    return [*scrolls_sideways(page), *violations(page)]
