"""What was called fixed stands on the public site, and anybody can say that it is not."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alany.spine.cases.actions import anybody
from alany.spine.cases.models import Case
from alany.spine.cases.tests.loop import a_case, asked, claimed, look
from alany.spine.cases.tests.office import a_person, an_akimat, an_office

pytestmark = pytest.mark.django_db
LIST = "/kk/fixed/"


@pytest.fixture(autouse=True)
def _day(settings):
    settings.DEMO_TODAY = "2020-07-30"
    cache.clear()


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def client():
    """A browser without cookies, against a server that checks tokens where one is due."""
    return Client(enforce_csrf_checks=True)


def a_fix(office, title="Шұңқыр", topic="deficiency", bodies=None):
    """A deficiency that its akimat calls fixed; the akimat has an authority above it."""
    person = a_person(office)
    case = a_case(office, person, programme="outcomes", topic=topic, title=title)
    body = bodies or an_akimat(office, superior=an_akimat(office, "Облыс әкімдігі"))
    return claimed(case, asked(case, body, person))


def test_a_no_without_a_name_opens_the_case_and_sends_it_up(client, office):
    case = a_fix(office)
    look(case, a_person(office, "Болат", roles=("reviewer",)))
    page = f"{LIST}{case.number}/"
    assert "Шұңқыр" in client.get(LIST).content.decode()

    answer = client.post(page, {"text": "Шұңқыр орнында"})
    case.refresh_from_db()
    last = case.verifications.last()
    assert (answer.status_code, answer.cookies, answer["Cache-Control"]) == (200, {}, "private, no-store")
    assert (case.state, case.level, case.addressee.name_kk) == ("reopened", 1, "Облыс әкімдігі")
    assert (last.method, last.outcome, last.verifier_name, last.text) == (
        "resident",
        "not_fixed",
        "",
        "Шұңқыр орнында",
    )
    cache.clear()
    assert "Шұңқыр" not in client.get(LIST).content.decode()
    assert "<form" not in client.get(page).content.decode().split("<main")[1]


@pytest.mark.parametrize(("language", "said"), [("kk", False), ("ru", True)])
def test_a_kazakh_title_on_a_russian_page_says_its_language(client, office, language, said):
    case = a_fix(office)
    listed = client.get(f"/{language}/fixed/").content.decode()
    page = client.get(f"/{language}/fixed/{case.number}/").content.decode()
    assert ('<th scope="row" lang="kk">' in listed, '<h1 lang="kk">Шұңқыр</h1>' in page) == (said, said)
    assert (f'<span class="sub" lang="{language}">{case.number}' in listed) == said


def test_what_is_no_deficiency_has_no_page(client, office):
    private = a_fix(office, "Жеке іс", topic="none")
    silent = a_fix(office, "Құпия іс", bodies=an_akimat(office, "Қала әкімдігі"))
    Case.objects.filter(pk=silent.pk).update(is_sensitive=True)
    shown = client.get(LIST).content.decode()
    assert "Жеке іс" not in shown
    assert "Құпия іс" not in shown
    for case in (private, silent):
        assert client.get(f"{LIST}{case.number}/").status_code == 404
    assert client.get(f"{LIST}C-2020-0999/").status_code == 404


def test_words_are_asked_for_and_nothing_is_opened_without_them(client, office):
    case = a_fix(office)
    answer = client.post(f"{LIST}{case.number}/", {"text": " \x00 "})
    case.refresh_from_db()
    assert (answer.status_code, case.state) == (200, "fix_claimed")


def test_a_machine_cannot_open_every_case(client, office, monkeypatch):
    monkeypatch.setattr(anybody, "MOST_A_DAY", 1)
    first, second = a_fix(office, "Бірінші"), a_fix(office, "Екінші")
    client.post(f"{LIST}{first.number}/", {"text": "Жоқ"})
    answer = client.post(f"{LIST}{second.number}/", {"text": "Жоқ"})
    second.refresh_from_db()
    assert second.state == "fix_claimed"
    assert office.telephone in answer.content.decode()


def test_a_long_list_costs_as_many_queries_as_a_short_one(client, office):
    case = a_fix(office)
    counts = []
    for more in (0, 99):
        rows = [
            Case(**{name: getattr(case, name) for name in COPIED}, number=f"C-2020-1{number:03d}")
            for number in range(more)
        ]
        Case.objects.bulk_create(rows)
        cache.clear()
        with CaptureQueriesContext(connection) as asked_of:
            client.get(LIST)
        counts.append(len(asked_of))
    assert counts[0] == counts[1]


COPIED = ("office", "programme", "topic", "title", "state", "opened_on", "claimed_by", "claimed_ref")
