"""What a page weighs over the line, as Chromium's own log of the network counts it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visitor
from tests.browser.crawl import Found
from tests.browser.marks import nothing

pytestmark = pytest.mark.browser
FIRST_VISIT, LATER_VISIT = 60 * 1024, 15 * 1024


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_public_pages_are_light_for_a_village_line(
    visitor: Visitor, public_site: Callable[[str], Found], language: str
) -> None:
    paths = [f"/{language}/", *(path for path in public_site(language).samples().values() if "?" not in path)]
    heavy = {}
    for path in paths:
        first, later = weighed(visitor, language, path)
        if first > FIRST_VISIT or later > LATER_VISIT:
            heavy[path] = (first, later)
    nothing(heavy)


def weighed(visitor: Visitor, language: str, path: str) -> tuple[int, int]:
    """Bytes of the first and of the second visit of one reader, headers included."""
    page = visitor(language, 360)
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
