"""Two people at one case, and what stands where there is no page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import LOCALES, Visitor
from tests.browser.looking import looked_at
from tests.browser.reader import Reader
from tests.browser.walking import send, type_in

pytestmark = pytest.mark.browser
languages = pytest.mark.parametrize("language", sorted(LOCALES))
Staff = Callable[[str], Reader]


@languages
def test_the_second_to_save_a_case_sees_both_versions_and_loses_nothing(
    visitor: Visitor, staff: Staff, language: str
) -> None:
    address = f"/{language}/desk/cases/C-2020-0036/edit/"
    one = visitor(language, signed_in=staff("specialist1"))
    two = visitor(language, 360, signed_in=staff("specialist2"))
    one.goto(address)
    two.goto(address)
    type_in(one, title=f"Бірінші {language}")
    send(one)
    type_in(two, title=f"Второй {language}")
    send(two)
    assert two.locator("[role=alert]").count() >= 1
    assert two.locator("[name=title]").input_value() == f"Второй {language}"
    assert f"Бірінші {language}" in two.locator("main").inner_text()
    send(two)
    assert two.locator("h1").inner_text() == f"Второй {language}"


@languages
def test_where_there_is_no_page_stands_a_page(visitor: Visitor, language: str) -> None:
    page = visitor(language, 360, refused=True)
    wrong = {
        f"/{language}/nothing-here/": 404,
        f"/{language}/f/F-1999-01-0001/": 404,
        f"/{language}/places/1/": 404,
        f"/{language}/pharmacies/campaigns/99999/": 404,
    }
    for address, status in wrong.items():
        assert looked_at(page, address, status) == []
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator(f"main a[href^='/{language}/']").count() >= 1


@languages
def test_a_form_that_waited_too_long_says_so_and_leads_back(
    visitor: Visitor, staff: Staff, language: str
) -> None:
    page = visitor(language, signed_in=staff("specialist1"), refused=True)
    page.goto(f"/{language}/desk/cases/C-2020-0037/edit/")
    page.evaluate("document.querySelector('main [name=csrfmiddlewaretoken]').value = 'x'.repeat(64)")
    send(page)
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("main a[href]").count() >= 1


def test_an_address_with_nul_is_refused(reader: Callable[[], Reader]) -> None:
    street = reader()
    assert {path: street.get(path).status for path in ("/kk/search/?q=%00", "/kk/%00/", "/kk/?page=%00")} == {
        "/kk/search/?q=%00": 400,
        "/kk/%00/": 400,
        "/kk/?page=%00": 400,
    }
