"""Somebody of another body with an account sees what is asked of it, and nothing of the office."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from alany.faces.replies.tests.guessing import guessed
from alany.faces.replies.tests.test_walk import TYPED, text_of
from alany.spine.cases.actions import assign_case
from alany.spine.cases.actions.replies import tie_account
from alany.spine.cases.models import Response
from alany.spine.cases.rules import OwnerUnfit
from alany.spine.cases.tests.asking import asked_of, ended
from alany.spine.cases.tests.office import AT, a_person, an_akimat

OWN = ("desk/asked/", "desk/me/")
# A body to which signals are forwarded keeps its own key, and reads what was sealed to it.
OF_A_KEY = {
    f"desk/signals/{page}"
    for page in (
        "key/", "key/new/", "key/password/", "key/recover/", "key/rotate/", "keys.json", "session/",
        "directory/", "directory.json", "packages/",
    )
}  # fmt: skip


@pytest.fixture
def erlan(office, akimat, aigul):
    person = a_person(office, "Ерлан Сейтов", ("addressee",))
    tie_account(user=person, organisation=akimat, by=aigul, at=AT)
    return person


@pytest.fixture
def desk(erlan):
    client = Client()
    client.force_login(erlan)
    return client


@pytest.fixture
def base(asked):
    return f"/kk/desk/asked/{asked.case.number}/1/"


def patterns(resolver, before="") -> Iterator[str]:
    for one in resolver.url_patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, path)
        elif isinstance(one, URLPattern):
            yield path


def addresses(case):
    """Every address of the desk, with what stands in it guessed."""
    found = {guessed(path, case) for path in patterns(get_resolver()) if "desk/" in path}
    return sorted(path for path in found if not path[4:].startswith(OWN) and path[4:] not in OF_A_KEY)


@pytest.mark.slow
def test_no_other_page_of_the_desk_opens_whatever_is_guessed(desk, asked):
    tried = addresses(asked.case)

    assert len(tried) > 60
    refused = {}
    for path in tried:
        answer = desk.get(path)
        led = answer.get("Location", "") in {"/kk/desk/asked/"} or answer.status_code in {403, 404, 405}
        if not led and answer.status_code != 400:
            refused[path] = (answer.status_code, answer.get("Location", ""))
    assert refused == {}


def test_the_desk_leads_to_what_is_asked_and_the_menu_shows_nothing_else(desk, base, asked):
    assert desk.get("/kk/desk/")["Location"] == "/kk/desk/asked/"
    page = desk.get("/kk/desk/asked/")

    assert base in text_of(page)
    links = [link.href for group in page.context["side"] for link in group.links]
    assert links == ["/kk/desk/asked/", "/kk/desk/me/"]
    assert desk.get("/kk/desk/me/").status_code == 200


@pytest.mark.parametrize("kind", TYPED)
def test_the_same_forms_lead_to_an_answer_in_the_name_of_the_account(desk, base, erlan, kind):
    assert "csrfmiddlewaretoken" in text_of(desk.get(f"{base}{kind}/"))
    check = desk.post(f"{base}{kind}/", TYPED[kind])["Location"]
    assert desk.get(check).status_code == 200
    receipt = desk.post(check, {"seen": 0})["Location"]

    assert desk.get(receipt).status_code == 200
    said = Response.objects.get()
    assert (said.by_name, said.by_post, said.by_ref, said.link) == (
        "Ерлан Сейтов", "маман", f"user:{erlan.pk}", None,
    )  # fmt: skip


def test_what_is_asked_of_others_and_of_nobody_is_not_there(desk, asked, aigul):
    other = asked_of(an_akimat(asked.case.office, "Сайрам"), aigul)

    for path in (f"{other.case.number}/1/", f"{asked.case.number}/2/", "C-2020-9999/1/fixed/"):
        assert desk.get(f"/kk/desk/asked/{path}").status_code == 404


def test_what_has_ended_can_be_read_and_not_answered(desk, base, asked):
    ended(asked)

    assert desk.get(base).status_code == 200
    assert desk.get(f"{base}fixed/").status_code == 409
    assert "<table" not in text_of(desk.get("/kk/desk/asked/"))


def test_an_account_that_is_tied_to_nobody_is_told_whom_to_call(office):
    client = Client()
    client.force_login(a_person(office, "Дана", ("addressee",)))

    assert "1424" in text_of(client.get("/kk/desk/asked/"))


def test_staff_have_no_such_page_and_addressees_get_no_cases(office, aigul, asked, erlan):
    client = Client()
    client.force_login(aigul)

    assert client.get("/kk/desk/asked/").status_code == 403
    with pytest.raises(OwnerUnfit):
        assign_case(case=asked.case, owner=erlan, by=aigul, at=AT)
    choices = client.get(f"/kk/desk/cases/{asked.case.number}/assign/").content.decode()
    assert (aigul.name in choices, erlan.name in choices) == (True, False)


def test_an_administrator_ties_an_account_to_a_body(office, akimat):
    client, person = Client(), a_person(office, "Дана", ("addressee",))
    client.force_login(a_person(office, "Әкімші", ("administrator",)))
    page = f"/kk/desk/people/{person.pk}/body/"

    assert client.get(page).status_code == 200
    assert client.post(page, {"organisation": "999"}).context["form"].errors
    assert client.post(page, {"organisation": akimat.pk}).status_code == 302
    assert akimat.name_kk in text_of(client.get(f"/kk/desk/people/{person.pk}/"))
