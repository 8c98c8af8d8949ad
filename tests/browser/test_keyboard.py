"""With the keyboard alone: the focus is always seen, and the way to the content is one key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor
from tests.browser.marks import nothing
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser
MOST = 120
# Where the focus is, whether it is drawn, and whether something lies upon it.
FOCUS = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const box = one.getBoundingClientRect(), drawn = getComputedStyle(one), shape = one.closest('svg');
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
    const above = document.elementFromPoint(x, y);
    const ring = parseFloat(drawn.outlineWidth) >= 2 && drawn.outlineStyle !== 'none'
        && drawn.outlineColor !== 'rgba(0, 0, 0, 0)';
    // A district of the map shows the focus by its border; its middle may lie in a neighbour.
    const border = shape && parseFloat(getComputedStyle(one.querySelector('path')).strokeWidth) >= 4;
    return {
        what: one.outerHTML.slice(0, 120),
        drawn: ring || drawn.boxShadow !== 'none' || border,
        inside: box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0,
        free: shape || above !== null && (one.contains(above) || above.contains(one)),
    };
}"""


def unseen(page: Page) -> list[str]:
    """Elements whose focus is not drawn or lies hidden, going through the page by Tab."""
    found = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if here is None:
            break
        found += [f"{mark}: {here['what']}" for mark in ("drawn", "inside", "free") if not here[mark]]
    return found


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", ["/kk/", "/kk/pharmacies/check/?q=&price="])
def test_the_focus_is_seen_on_public_pages(visitor: Visitor, path: str, width: int) -> None:
    page = visitor("kk", width)
    page.goto(path)
    nothing(unseen(page))


def test_the_focus_is_seen_on_the_desk(visitor: Visitor, staff: Callable[[str], Reader]) -> None:
    page = visitor("kk", 1280, signed_in=staff("specialist1"))
    page.goto("/kk/desk/cases/C-2020-0038/")
    nothing(unseen(page))


@pytest.mark.parametrize("path", ["/kk/", "/kk/pharmacies/check/"])
def test_the_first_key_leads_past_the_menu(visitor: Visitor, path: str) -> None:
    page = visitor("kk", 360)
    page.goto(path)
    page.keyboard.press("Tab")
    assert page.locator("a.skip").bounding_box() is not None
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_price_is_checked_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = visitor("kk", 360)
    page.goto("/kk/pharmacies/check/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    while page.evaluate("document.activeElement.name") != "q":
        page.keyboard.press("Tab")
    page.keyboard.type("ламиктал")
    page.keyboard.press("Tab")
    page.keyboard.type("1000")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("#answer h2").inner_text()
