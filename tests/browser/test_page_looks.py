"""One page of each kind in Chromium: it fits the window, axe finds nothing, the console stays silent."""

from collections.abc import Callable

import pytest

from alany.faces.ui.catalogue.states import STATES
from tests.browser.conftest import EVERYBODY, Visitor
from tests.browser.crawl import Found
from tests.browser.looking import looked_at
from tests.browser.marks import nothing
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser
Staff = Callable[[str], Reader]
windows = pytest.mark.parametrize(("language", "width"), [("kk", 1280), ("ru", 360), ("en", 360)])


@windows
def test_public_pages(
    visitor: Visitor, public_site: Callable[[str], Found], language: str, width: int
) -> None:
    page = visitor(language, width)
    paths = [f"/{language}/", *public_site(language).samples().values()]
    nothing({path: found for path in paths if (found := looked_at(page, path))})


@windows
@pytest.mark.parametrize("mailbox", EVERYBODY)
def test_desk_pages(
    visitor: Visitor, staff: Staff, desk_pages: dict[str, str], language: str, width: int, mailbox: str
) -> None:
    page = visitor(language, width, signed_in=staff(mailbox))
    own = [path.replace("/kk/", f"/{language}/", 1) for path, who in desk_pages.items() if who == mailbox]
    nothing({path: found for path in own if (found := looked_at(page, path))})


@windows
def test_states_that_every_page_has(visitor: Visitor, staff: Staff, language: str, width: int) -> None:
    page = visitor(language, width, signed_in=staff("specialist1"), refused=True)
    states = {f"/{language}/desk/ui/state/{name}/": status for name, (status, _) in STATES.items()}
    nothing({path: found for path, status in states.items() if (found := looked_at(page, path, status))})


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_public_pages_say_the_same_without_scripts(
    visitor: Visitor, public_site: Callable[[str], Found], language: str
) -> None:
    site = public_site(language)
    scripted = [path for path in site.samples().values() if site.answers[path].tree.xpath("//script")]
    with_scripts, without = visitor(language), visitor(language, scripts=False)
    differing = []
    for path in scripted or [f"/{language}/"]:
        with_scripts.goto(path)
        without.goto(path)
        if with_scripts.inner_text("main") != without.inner_text("main"):
            differing.append(path)
    assert differing == []
