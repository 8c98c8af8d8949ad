"""A body without an account answers through a link on a telephone without JavaScript; the office sees it."""

import pytest
from playwright.sync_api import FilePayload, Page

from tests.browser.conftest import Visitor
from tests.browser.office import Office
from tests.browser.walking import choose, follow, follow_to, send, sign_in, type_in

pytestmark = pytest.mark.browser
languages = pytest.mark.parametrize("language", ["kk", "ru"])


def day(page: Page, name: str, *parts: str) -> None:
    """Type a date into its three fields."""
    for part, text in zip(("day", "month", "year"), parts, strict=True):
        page.locator(f"main [name='{name}_{part}']").fill(text)


def asked(page: Page, language: str, topic: str = "pharmacies/pharmacy_appeal") -> str:
    """A specialist opens a case, recommends, makes a link and copies its address."""
    page.goto(f"/{language}/desk/cases/new/")
    type_in(page, title="Тасты жолында белгі жоқ")
    page.locator("main [name='topic']").select_option(topic)
    page.locator("main [name='addressee']").select_option(index=1)
    send(page)
    case = page.url
    follow_to(page, r"/recommend/$")
    page.locator("main [name='addressee']").select_option(index=1)
    type_in(page, text="Тасты жолына белгі орнатыңыз.")
    day(page, "due_on", "20", "8", "2020")
    send(page)
    page.goto(f"{case}links/")
    type_in(page, recipient="Хатшылық", email="")
    page.locator("main [name='mail']").uncheck(force=True)
    choose(page, language=language)
    send(page)
    return page.locator("#fresh").input_value()


@languages
def test_an_akimat_promises_and_then_says_that_it_is_fixed(
    visitor: Visitor, office: Office, language: str
) -> None:
    desk = visitor(language)
    sign_in(desk, language, office.login("specialist1"))
    address = asked(desk, language)
    case = desk.url.removesuffix("links/")

    phone = visitor(language, 360, scripts=False)
    phone.goto(address)
    assert "Тасты жолына белгі орнатыңыз." in phone.locator("main").inner_text()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    follow_to(phone, r"/commit/$")
    day(phone, "promised_on", "10", "8", "2020")
    type_in(phone, owner_post="орынбасар", name="Ерлан Сейтов", post="бөлім басшысы")
    send(phone)
    assert "Ерлан Сейтов" in phone.locator("main").inner_text()
    send(phone)
    assert "/1-1" in phone.locator(".panel").inner_text()
    follow(phone, phone.locator("main .section a, main section a").last)

    follow_to(phone, r"/fixed/$")
    type_in(phone, text="Белгі орнатылды.", name="Ерлан Сейтов", post="бөлім басшысы")
    photo = FilePayload(
        name="after.txt", mimeType="image/jpeg", buffer=b"\xff\xd8\xff\xe0 no camera wrote this"
    )
    phone.locator("main [name='after']").set_input_files(photo)
    send(phone)
    assert "after.txt" in phone.locator("main").inner_text()
    send(phone)
    assert "/1-2" in phone.locator(".panel").inner_text()
    assert phone.context.cookies() == []

    desk.goto(case)
    told = desk.locator("main").inner_text()
    for words in ("Ерлан Сейтов", "Белгі орнатылды.", "орынбасар"):
        assert words in told


@languages
def test_a_link_that_was_taken_back_says_whom_to_call(
    visitor: Visitor, office: Office, language: str
) -> None:
    desk = visitor(language)
    sign_in(desk, language, office.login("specialist1"))
    address = asked(desk, language)
    send(desk, "form[action$='/revoke/']")

    phone = visitor(language, 360, scripts=False, refused=True)
    answer = phone.goto(address)
    assert answer is not None
    assert answer.status == 410
    assert "1424" in phone.locator("main").inner_text()
    assert phone.goto(address.replace("/r/", "/r/A")).status == 404  # type: ignore[union-attr]
