"""A shared computer from visitor to visitor, and a letter from the printed sheet to the notice board."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import Visitor
from tests.browser.office import Office
from tests.browser.reader import Reader
from tests.browser.walking import errors, follow_to, send, type_in

pytestmark = pytest.mark.browser
Staff = Callable[[str], Reader]
WORDS = "Ауыл әкімдігінде анықтама үшін ақша сұрады"


def kiosk_of(office: Office) -> str:
    """The name under which shared computers open the office."""
    return office.address.replace("127.0.0.1", "localhost")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scripts", [True, False])
def test_services_stand_side_by_side_in_large_type_and_leave_nothing(
    visitor: Visitor, office: Office, width: int, scripts: bool
) -> None:
    page = visitor("kk", width, scripts=scripts)
    page.goto(f"{kiosk_of(office)}/")
    assert page.url.endswith("/kk/kiosk/")
    links = page.locator("main .ways a")
    boxes = [box for box in (links.nth(n).bounding_box() for n in range(links.count())) if box]
    assert len(boxes) >= 5
    assert min(box["height"] for box in boxes) >= 48
    for way in links.evaluate_all("all => all.map(one => one.href)"):
        page.goto(way)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")
        assert float(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")) >= 18
    assert page.context.cookies() == []


def test_the_next_visitor_finds_the_start_page_and_none_of_the_words(
    visitor: Visitor, office: Office
) -> None:
    page = visitor("kk")
    page.clock.install()
    page.goto(f"{kiosk_of(office)}/kk/appeals/write/")
    field = page.locator("main textarea").first
    field.fill(WORDS)
    page.clock.run_for(125_000)
    assert page.locator("#idle").is_visible()
    page.keyboard.press("Shift")
    assert page.locator("#idle").is_hidden()
    assert field.input_value() == WORDS
    page.clock.run_for(125_000)
    page.clock.run_for(40_000)
    page.wait_for_url("**/kk/kiosk/")
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0


def test_kazakh_letters_go_where_the_cursor_is(visitor: Visitor, office: Office) -> None:
    page = visitor("kk")
    page.goto(f"{kiosk_of(office)}/kk/appeals/write/")
    field = page.locator("main textarea").first
    field.fill("р")
    page.locator("#letters button", has_text="ө").click()
    assert field.input_value() == "рө"


def open_the_box(page: Page, number: int, sheets: int) -> None:
    """One of the pair records the act of an opening with so many numbered letters."""
    page.goto(f"/kk/desk/safe-zone/points/{number}/box/")
    colleague = page.locator("main select[name=second] option").nth(1).get_attribute("value")
    page.locator("main select[name=second]").select_option(colleague)
    type_in(page, seal_new=f"Ж{number}", sheets=str(sheets), own_paper="0")
    send(page)
    assert errors(page) == []


def test_a_sheet_is_printed_written_on_opened_by_two_sealed_and_found_by_its_coupon(
    visitor: Visitor, office: Office, staff: Staff, tmp_path: Path
) -> None:
    keeper = visitor("kk", signed_in=staff("points"))
    keeper.goto("/kk/desk/safe-zone/packs/")
    type_in(keeper, count="1")
    send(keeper)
    numbers = keeper.locator("main tbody th a").first.get_attribute("href") or ""
    (tmp_path / "numbers.json").write_bytes(staff("points").get(numbers).body)

    printed = office.command(
        "safe_zone",
        "print",
        str(tmp_path / "numbers.json"),
        "--out",
        str(tmp_path),
        "--address",
        office.address,
    )
    assert printed.returncode == 0, printed.stderr
    text = PdfReader(BytesIO((tmp_path / "sheets.pdf").read_bytes())).pages[0].extract_text()
    number = re.search(r"\d{4} \d{4}", text)
    secret = re.search(r"(?:\d{4} ){4}\d\d", text)
    assert number
    assert secret

    follow_to(keeper, r"/packs/\d+/$")
    keeper.locator("main input[type=file]").set_input_files(tmp_path / "sheets.json")
    type_in(keeper, delivered_to="SZ-012")
    send(keeper)
    assert errors(keeper) == []

    first = visitor("kk", signed_in=staff("opener1"))
    open_the_box(first, 12, 1)
    confirming = first.locator("main a[href*='/confirm/']").first.get_attribute("href") or ""
    second = next(
        person
        for person in (visitor("kk", signed_in=staff(box)) for box in ("opener2", "opener3"))
        if confirmed(person, confirming)
    )
    second.goto(confirming.replace("confirm", "letters"))
    type_in(second, number=number[0], text=WORDS)
    send(second)
    assert errors(second) == []
    assert WORDS not in second.content()

    first.goto("/kk/desk/safe-zone/points/12/")
    assert number[0] not in first.content(), "a number carries no village"

    writer = visitor("kk", 360, scripts=False)
    writer.goto("/kk/box/state/")
    type_in(writer, number=number[0], secret=secret[0])
    send(writer)
    assert WORDS in writer.locator("main").inner_text()


def confirmed(page: Page, address: str) -> bool:
    """Whether this person was the second one, and says so."""
    page.goto(address)
    send(page)
    return not page.locator("main .notice.error").count()
