"""The first page opens for everybody: in each language, on a small screen, without scripts."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_first_page_comes_in_the_visitors_language(
    live_server: LiveServer, visitor: Visitor, language: str, width: int
) -> None:
    page = visitor(language, width)
    answer = page.goto(f"{live_server.url}/")

    assert answer is not None
    assert answer.status == 200
    assert page.url == f"{live_server.url}/{language}/"
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert not scrolls_sideways(page)


def test_the_first_page_needs_no_script(live_server: LiveServer, visitor: Visitor) -> None:
    page = visitor("kk", 360, scripts=False)
    page.goto(f"{live_server.url}/kk/")

    assert page.locator("h1").inner_text().strip()
    assert page.context.cookies() == []
