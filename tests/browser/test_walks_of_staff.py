"""Each role of the office does its day's work in the browser."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LOCALES, Visitor
from tests.browser.office import Office
from tests.browser.reader import Reader
from tests.browser.shelf import Shelf
from tests.browser.walking import choose, follow, follow_to, send, sign_in, type_in

pytestmark = pytest.mark.browser
languages = pytest.mark.parametrize("language", sorted(LOCALES))
Staff = Callable[[str], Reader]
WORDS = {
    "kk": "Өтініш берушіге қоңырау шалынды",
    "ru": "Заявителю позвонили",
    "en": "The applicant was called",
}
DESK_OF_PHARMACIES = "desk/pharmacies"


@languages
def test_a_specialist_signs_in_notes_and_moves_a_case(
    visitor: Visitor, office: Office, language: str
) -> None:
    page = visitor(language)
    sign_in(page, language, office.login("specialist1"))
    assert page.url.endswith("/desk/")
    page.goto(f"/{language}/desk/cases/?programme=pharmacies&state=in_progress")
    follow_to(page, r"/cases/C-\d+-\d+/$")
    case = page.url
    type_in(page, text=WORDS[language])
    send(page, "#note")
    assert page.url.startswith(case)
    assert WORDS[language] in page.locator(".timeline").inner_text()
    follow(page, page.locator("aside a[href*='/move/']"))
    moved = f"{WORDS[language]} – 2"
    for field in page.locator(
        "main form[method=post] textarea, main form[method=post] input[type=text]"
    ).all():
        if not field.input_value():
            field.fill(moved)
    send(page)
    assert page.url.startswith(case)
    assert moved in page.locator(".timeline").inner_text()


@languages
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_specialist_checks_a_price_list(
    visitor: Visitor, staff: Staff, shelf: Shelf, language: str, kind: str
) -> None:
    page = visitor(language, signed_in=staff("specialist1"))
    page.goto(f"/{language}/{DESK_OF_PHARMACIES}/price-lists/new/")
    content = shelf.xlsx() if kind == "xlsx" else shelf.csv("windows-1251")
    page.locator("main input[type=file]").set_input_files(
        {"name": f"price.{kind}", "mimeType": "application/octet-stream", "buffer": content}
    )
    send(page)
    send(page)
    assert page.locator("main tbody tr").count() == 4
    with page.expect_download() as taken:
        page.locator("main a[href*='format=csv']").first.click()
    table = list(csv.reader(taken.value.path().read_text(encoding="utf-8-sig").splitlines()))
    assert [row[1:3] for row in table[1:]] == [[line, f"{price}.00"] for line, price in shelf.rows()]
    assert len({row[3] for row in table[1:]}) == 4


@languages
def test_an_organiser_plans_a_campaign(visitor: Visitor, staff: Staff, language: str) -> None:
    page = visitor(language, signed_in=staff("organiser"))
    page.goto(f"/{language}/{DESK_OF_PHARMACIES}/campaigns/new/")
    titles = {"title_kk": "Күзгі науқан", "title_ru": "Осенняя кампания", "title_en": "Autumn campaign"}
    type_in(page, **titles, last_on_day="14", last_on_month="8", last_on_year="2020", size="32")
    send(page)
    assert re.search(r"/campaigns/\d+/$", page.url)
    assert page.locator("h1").inner_text() == titles[f"title_{language}"]
    send(page, "form[action$='share-out/']")
    follow_to(page, r"/visits/$")
    assert page.locator("main tbody tr").count() > 1


def record_visit(page: Page, language: str, shelf: Shelf) -> str:
    """Fill the sheet of a monitor's next visit with one price above the cap; gives the page of the visit."""
    page.goto(f"/{language}/{DESK_OF_PHARMACIES}/visits/?campaign=2&mine=1&state=planned")
    follow_to(page, r"/visits/\d+/$")
    visit = page.url
    follow_to(page, r"/sheet/$")
    line, cap = shelf.capped[0]
    type_in(page, visited_time="00:01", companion="Демо Серік", line_0=line, price_0=str(int(cap) + 500))
    page.locator("[name=grade_0]").select_option("receipt")
    page.locator("[name=no_conflict]").check(force=True)
    seen = {f"q_{name}": "yes" for name in ("licence_in_sight", "prices_in_sight", "caps_in_sight")}
    choose(page, q_licence="ok", q_receipt_given="yes", q_signatures="signed", q_copy_left="yes", **seen)
    send(page)
    assert page.url == visit, page.locator("main").inner_text()[:600]
    return visit


@languages
def test_a_monitor_finds_and_a_second_person_confirms(
    visitor: Visitor, staff: Staff, shelf: Shelf, language: str
) -> None:
    monitor = visitor(language, signed_in=staff("monitor1"))
    visit = record_visit(monitor, language, shelf)
    follow_to(monitor, r"/findings/\d+/$")
    finding = monitor.url
    assert monitor.locator("form[action$='confirm/']").count() == 0
    reviewer = visitor(language, signed_in=staff("reviewer1"))
    reviewer.goto(finding)
    assert shelf.capped[0][0].split()[0] in reviewer.locator("main").inner_text()
    send(reviewer, "form[action$='confirm/']")
    assert reviewer.url == finding
    assert reviewer.locator("form[action$='confirm/']").count() == 0
    monitor.goto(visit)
    assert monitor.locator("main a[href$='act.pdf']").count() >= 1


def test_the_head_approves_a_letter_the_figures_and_publishes_the_briefing(
    visitor: Visitor, staff: Staff
) -> None:
    specialist = visitor("kk", signed_in=staff("specialist1"))
    specialist.goto("/kk/desk/figures/freeze/")
    type_in(specialist, on_day="29", on_month="7", on_year="2020")
    send(specialist)
    head = visitor("kk", signed_in=staff("head"))
    head.goto("/kk/desk/letters/?state=draft")
    follow_to(head, r"/letters/\d+/$")
    send(head, "form[action$='approve/']")
    assert head.locator("form[action$='approve/']").count() == 0
    head.goto("/kk/desk/figures/approvals/")
    assert head.locator("main form[method=post]").count() >= 1
    send(head)
    head.goto("/kk/desk/briefings/")
    follow(head, "/kk/desk/briefings/2020-08/")
    follow_to(head, r"/publish/$")
    send(head)
    reader = visitor("kk")
    answer = reader.goto("/kk/briefings/2020-08/")
    assert answer is not None
    assert answer.status == 200


@languages
def test_an_administrator_adds_a_person_and_gives_a_role(
    visitor: Visitor, staff: Staff, language: str
) -> None:
    page = visitor(language, signed_in=staff("administrator"))
    page.goto(f"/{language}/desk/people/new/")
    type_in(page, name=f"Демо Жаңа {language}", email=f"new-{language}@demo.alany.example")
    type_in(page, post_kk="Маман", post_ru="Специалист", post_en="Specialist")
    choose(page, language=language)
    send(page)
    page.goto(f"/{language}/desk/people/?q=new-{language}")
    follow_to(page, r"/people/\d+/$")
    follow_to(page, r"/grant/$")
    page.locator("[name=role]").select_option("specialist")
    send(page)
    assert page.locator("main a[href$='/withdraw/']").count() == 1, page.locator("main").inner_text()[:600]


@languages
def test_a_curator_sees_totals_and_is_shown_the_next_door_where_she_may_not(
    visitor: Visitor, staff: Staff, language: str
) -> None:
    page = visitor(language, signed_in=staff("curator"), refused=True)
    page.goto(f"/{language}/desk/cases/")
    assert page.locator("main dd").count() == 4
    assert int(page.locator("main dd").first.inner_text().replace("\xa0", "")) > 10
    assert page.locator("main a[href*='/cases/C-']").count() == 0
    refused = page.goto(f"/{language}/desk/people/")
    assert refused is not None
    assert refused.status == 403
    assert page.locator("html").get_attribute("lang") == language
    follow(page, page.locator("main a[href]"))
    assert page.locator("h1").count() == 1
