"""The first page opens for everybody: in each language, on a small screen, without scripts."""

import pytest

from tests.browser.conftest import LOCALES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", sorted(LOCALES))
def test_the_first_page_comes_in_the_visitors_language(visitor: Visitor, language: str) -> None:
    page = visitor(language, 360)
    answer = page.goto("/")

    assert answer is not None
    assert answer.status == 200
    assert page.url.endswith(f"/{language}/")
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
