"""Every page opens in three languages; a list asks the database as often for 100 rows as for 1."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alany.faces.desk.tests.conftest import a_case, a_letter, browser
from alany.spine.cases import actions
from alany.spine.cases.tests.office import AT, a_person, an_akimat, an_office

LISTS = ("", "cases/", "letters/", "ledger/", "reference/organisations/", "reference/places/")
PAGES = (
    *LISTS,
    "cases/new/",
    "cases/C-2020-0001/",
    "cases/C-2020-0001/move/acknowledged/",
    "cases/C-2020-0001/assign/",
    "cases/C-2020-0001/due/",
    "cases/C-2020-0001/edit/",
    "letters/new/",
    "letters/new/?case=C-2020-0001",
    "letters/{letter}/",
    "letters/{letter}/edit/",
    "letters/{letter}/send/",
    "letters/{letter}/answer/",
    "ledger/check/",
    "reference/",
    "letters/in/",
    "letters/in/new/",
    "letters/in/?filed=alone&q=%D2%9B%D0%BE",
    "reference/rules/",
    "reference/calendar/",
    "reference/index/",
    "reference/rules/?q=silence",
    "cases/?q=%D0%B1%D0%B5%D0%BB%D0%B3%D1%96&state=open&due=overdue&owner=nobody&sort=-due&page=9",
)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_without_inline_style_or_script(office, bolat, akimat, district, language, address):
    case = a_case(office, bolat, place=district, addressee=akimat)
    letter = a_letter(office, bolat, akimat, case=case)
    answer = browser(bolat).get(f"/{language}/desk/{address.format(letter=letter.pk)}")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert f'<html lang="{language}">' in page
    assert not re.search(r'style="|<script(?! src)|onclick', page)


@pytest.mark.slow
@pytest.mark.parametrize("address", LISTS)
def test_a_list_asks_as_often_for_100_rows_as_for_1(office, bolat, akimat, district, address):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser_of_bolat.get(f"/kk/desk/{address}").status_code == 200
        return len(asked)

    browser_of_bolat = browser(bolat)
    case = a_case(office, bolat, place=district, addressee=akimat)
    actions.assign_case(case=case, owner=bolat, by=bolat, at=AT)
    a_letter(office, bolat, akimat, case=case)
    queries()
    one = queries()
    for number in range(99):
        more = a_case(office, bolat, place=district, addressee=akimat)
        a_letter(office, bolat, akimat, case=more)
        if number % 3 == 0:
            actions.assign_case(case=more, owner=bolat, by=bolat, at=AT)
        an_akimat(office, name=f"Әкімдік {number}")
    assert queries() == one


def test_an_empty_office_says_what_would_stand_here(office, bolat):
    page = browser(bolat).get("/ru/desk/").content.decode()
    assert "Сроков нет" in page
    assert "Открытых дел нет" in browser(bolat).get("/ru/desk/cases/").content.decode()


def test_today_says_how_late_who_and_which_holiday(office, aigul, at):
    a_case(office, aigul)
    page = re.sub(r"\s+|&nbsp;|\u00a0", " ", at.get("/ru/desk/").content.decode())
    for words in ("Четверг, 30 июля", "4 рабочих дня назад", "пока никто", "31 июля –", "выходной"):
        assert words in page


@pytest.mark.parametrize(("format", "start"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")])
def test_the_same_query_is_downloaded(office, aigul, at, format, start):
    a_case(office, aigul, title="=2+5")
    a_case(office, aigul, title="Аптека")
    answer = at.get(f"/kk/desk/cases/?q=%3D2%2B5&format={format}")
    content = b"".join(answer) if answer.streaming else answer.content
    assert content.startswith(start)
    if format == "csv":
        assert "'=2+5" in content.decode()
        assert "Аптека" not in content.decode()


def test_another_office_and_another_district_see_nothing(office, aigul, district):
    a_case(office, aigul, place=district)
    letter = a_letter(office, aigul, an_akimat(office))
    stranger = browser(a_person(an_office("other"), "Бөтен", ("specialist", "head")))
    for address in ("cases/C-2020-0001/", "cases/C-2020-0001/edit/", f"letters/{letter.pk}/"):
        assert stranger.get(f"/kk/desk/{address}").status_code == 404
    elsewhere = browser(a_person(office, "Сәуле", programme="pharmacies"))
    assert elsewhere.get("/kk/desk/cases/C-2020-0001/").status_code == 404


@pytest.mark.parametrize("owner", ["²", "-1", "9" * 24, "9" * 5000])
def test_an_owner_that_nobody_is_shows_a_list_and_no_failure(office, at, owner):
    assert at.get("/kk/desk/cases/", {"owner": owner}).status_code == 200


def test_who_may_only_read_is_offered_nothing_to_do(office, aigul):
    a_case(office, aigul)
    reader = browser(a_person(office, "Выезд", ("inspector",)))
    page = reader.get("/ru/desk/cases/C-2020-0001/").content.decode()
    assert "Ваша роль позволяет читать это дело." in page
    assert 'href="/ru/desk/cases/C-2020-0001/move/' not in page
    assert reader.post("/ru/desk/cases/C-2020-0001/", {"text": "x"}).status_code == 403
    assert reader.get("/ru/desk/ledger/").status_code == 403


@pytest.mark.slow
def test_a_curator_sees_how_many_cases_there_are_and_none_of_them(office, aigul):
    case = a_case(office, aigul)
    curator = browser(a_person(office, "Куратор", ("curator",)))
    for totals in ("", "cases/", f"cases/?q={case.number}", "cases/?format=csv", "cases/load/?by=person"):
        answer = curator.get(f"/ru/desk/{totals}")
        assert answer.status_code == 200
        page = answer.content.decode()
        assert case.title not in page
        assert "/desk/cases/C-" not in page
    assert [term.value for term in curator.get("/ru/desk/cases/").context["terms"]] == ["1", "1", "1", "0"]
    here = f"cases/{case.number}/"
    for closed in (
        here,
        f"{here}links/",
        f"{here}edit/",
        f"{here}move/verified_fixed/",
        "cases/saved/",
        "letters/in/",
        "cases/new/",
        f"cases/together/?case={case.number}",
    ):
        assert curator.get(f"/ru/desk/{closed}").status_code == 403, closed


def test_a_stranger_is_led_to_the_login(client, office):
    assert client.get("/kk/desk/cases/")["Location"].startswith("/kk/account/login/")
