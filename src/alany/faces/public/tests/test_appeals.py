"""An appeal on the public site: written, checked, sent once, seen by its code."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alany.spine.appeals.actions import Plan, plan_reception
from alany.spine.appeals.models import Appeal
from alany.spine.cases.actions import assign_case, move_case
from alany.spine.cases.tests.office import AT, a_district, a_person, an_office

pytestmark = pytest.mark.django_db
WRITE, STATE = "/kk/appeals/write/", "/kk/appeals/state/"
TYPED = {
    "go": "write", "kind": "appeal", "name": "Құпия Есімова", "number": "", "address": "", "telephone": "",
    "email": "k@example.invalid", "language": "kk", "place": "", "substance": "Шам жанбайды",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _day(settings):
    settings.DEMO_TODAY = "2020-07-30"
    cache.clear()


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def strict():
    """A browser without cookies, against a server that checks tokens where one is due."""
    return Client(enforce_csrf_checks=True)


def hidden(response, name):
    return re.search(rf'name="{name}" value="([^"]+)"', response.content.decode()).group(1)


def check(client, **changed):
    response = client.post(WRITE, TYPED | changed)
    assert response.status_code == 200
    return response


def send(client, **changed):
    seen = check(client, **changed)
    asked = {"go": "send", "draft": hidden(seen, "draft"), "seen": hidden(seen, "seen")}
    return asked, client.post(WRITE, asked)


def test_it_is_checked_then_sent_and_the_slip_opens_it(strict, office):
    seen = check(strict)
    assert "Құпия Есімова" in seen.content.decode()
    assert Appeal.objects.count() == 0
    asked, slip = send(strict)
    appeal, code = Appeal.objects.get(), hidden(slip, "code")

    assert (appeal.name, appeal.channel, appeal.case.state) == ("Құпия Есімова", "online", "received")
    assert "A-2020-0001" in slip.content.decode()
    assert (slip["Cache-Control"], slip.cookies) == ("private, no-store", {})
    opened = strict.post(STATE, {"number": "a 2020 1", "code": code})
    assert "Өтініш A-2020-0001" in opened.content.decode()
    assert (opened["Cache-Control"], opened.cookies) == ("private, no-store", {})
    again = strict.post(WRITE, asked)
    assert (hidden(again, "code"), Appeal.objects.count()) == (code, 1)


def test_what_another_tab_changed_is_shown_before_it_is_sent(strict, office):
    first = check(strict)
    draft = hidden(first, "draft")
    check(strict, draft=draft, substance="Басқа мәтін")
    stopped = strict.post(WRITE, {"go": "send", "draft": draft, "seen": hidden(first, "seen")})

    assert ("Басқа мәтін" in stopped.content.decode(), Appeal.objects.count()) == (True, 0)


def test_input_is_kept_when_something_is_missing(strict, office):
    upload = SimpleUploadedFile("хат.txt", b"words")
    response = check(strict, email="", enclosed=upload)
    page = response.content.decode()

    assert "Мекенжай, электрондық пошта не телефон көрсетіңіз" in page
    assert "Шам жанбайды" in page
    assert "хат.txt" in page
    asked = TYPED | {"draft": hidden(response, "draft")}
    assert "хат.txt" in strict.post(WRITE, asked).content.decode()


@pytest.mark.parametrize(
    "changed", [{"number": "111111111111"}, {"telephone": "12"}, {"kind": "x"}, {"name": ""}]
)
def test_what_is_wrong_is_said_at_its_field(strict, office, changed):
    page = check(strict, **changed).content.decode()

    assert 'class="problem"' in page
    assert Appeal.objects.count() == 0


def test_a_file_of_the_wrong_kind_or_size_costs_nothing_else(strict, office, settings):
    settings.UPLOAD_MAX_BYTES = 1000
    for upload in (SimpleUploadedFile("a.exe", b"MZ\x00\x01"), SimpleUploadedFile("big.txt", b"x" * 5000)):
        page = check(strict, enclosed=upload).content.decode()
        assert ('class="problem"' in page, "Шам жанбайды" in page) == (True, True)


def test_nul_in_the_fields_is_no_fault_of_the_server(strict, office):
    assert strict.post(WRITE, TYPED | {"name": "a\x00b", "draft": "\x00"}).status_code == 200
    assert strict.post(STATE, {"number": "\x00", "code": "\x00"}).status_code == 200


def test_a_guess_opens_nothing_and_says_the_same(strict, office):
    send(strict)
    wrong_code = strict.post(STATE, {"number": "A-2020-0001", "code": "ABCDEFGHJKMN"}).content.decode()
    wrong_number = strict.post(STATE, {"number": "A-2020-0009", "code": "ABCDEFGHJKMN"}).content.decode()

    assert wrong_code.replace("0001", "0009") == wrong_number
    assert "Құпия" not in wrong_code


def test_the_state_page_never_shows_the_sender_or_the_words(strict, office):
    _, slip = send(strict)
    page = strict.post(STATE, {"number": "A-2020-0001", "code": hidden(slip, "code")}).content.decode()

    assert [word for word in ("Құпия", "Шам жанбайды", "k@example.invalid") if word in page] == []


def test_the_sender_says_that_it_is_not_fixed_and_takes_it_back(strict, office):
    _, slip = send(strict)
    mine = {"number": "A-2020-0001", "code": hidden(slip, "code")}
    person, case = a_person(office), Appeal.objects.get().case
    case = assign_case(case=case, owner=person, by=person, at=AT)
    for state in ("in_progress", "fix_claimed"):
        case = move_case(case=case, to=state, text="x", by=person, at=AT)

    assert 'class="problem"' in strict.post(STATE, mine | {"do": "not_fixed", "text": ""}).content.decode()
    strict.post(STATE, mine | {"do": "not_fixed", "text": "Әлі қараңғы"})
    case.refresh_from_db()
    assert (case.state, case.times_reopened) == ("reopened", 1)
    strict.post(STATE, mine | {"do": "withdraw", "text": "Керек емес"})
    case.refresh_from_db()
    assert case.state == "withdrawn"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("page", ["", "write/", "state/", "reception/"])
def test_every_page_opens_without_a_cookie(strict, office, language, page):
    response = strict.get(f"/{language}/appeals/{page}")

    assert (response.status_code, response.cookies) == (200, {})


def test_receptions_cost_the_same_for_one_and_for_a_hundred(client, office, settings):
    settings.PUBLIC_CACHE_SECONDS = 0
    person, place = a_person(office), a_district()
    costs = []
    for count in (1, 99):
        for _ in range(count):
            plan = Plan(
                date(2020, 8, 5), AT.time(), AT.time().replace(hour=9), "Қазақша", "Русский", "К", "Р"
            )
            plan_reception(office=office, plan=plan, place=place, by=person, at=AT)
        with CaptureQueriesContext(connection) as asked:
            page = client.get("/kk/appeals/reception/").content.decode()
        assert page.count("Қазақша<") >= count
        costs.append(len(asked))
    assert costs[0] == costs[1]
