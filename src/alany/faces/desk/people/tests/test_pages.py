"""The administrator's pages and one's own."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alany.faces.desk.people.tests.conftest import enter
from alany.faces.desk.people.tests.test_entrance import words_on
from alany.spine.ledger.models import Entry
from alany.spine.people import actions
from alany.spine.people.models import User
from alany.spine.people.tests.small_office import AT, DAY, PASSWORD, a_person, a_place, an_office

pytestmark = pytest.mark.django_db
NEW = {
    "name": "Ерлан Сейіт",
    "email": "erlan@example.invalid",
    "post_kk": "маман",
    "post_ru": "специалист",
    "post_en": "specialist",
    "language": "kk",
}


def test_people_are_listed_found_and_exported(desk, dana):
    assert "Дана" in desk.get("/kk/desk/people/").content.decode()
    found = desk.get("/kk/desk/people/?q=дана&role=specialist").content.decode()
    assert "Дана" in found
    assert "1 жазба" in found
    assert "Сәйкес адам жоқ" in desk.get("/kk/desk/people/?q=жоқадам").content.decode()
    table = b"".join(desk.get("/kk/desk/people/?format=csv")).decode("utf-8-sig")
    assert [line.split(",")[0].strip('"') for line in table.splitlines()] == ["Аты-жөні", "Бақыт", "Дана"]
    assert desk.get("/kk/desk/people/?format=xlsx").content[:2] == b"PK"


@pytest.mark.slow
def test_a_list_of_a_hundred_asks_no_more_queries_than_a_list_of_one(desk, office):
    with CaptureQueriesContext(
        connection,
    ) as few:
        desk.get("/kk/desk/people/")
    for number in range(100):
        a_person(office, f"{number} адам", "specialist", password="")
    with CaptureQueriesContext(connection) as many:
        desk.get("/kk/desk/people/")
    assert len(many) == len(few)


def test_a_page_of_a_person_with_much_history_asks_no_more_queries(desk, dana, chief):
    with CaptureQueriesContext(connection) as few:
        desk.get(f"/kk/desk/people/{dana.pk}/")
    for _ in range(30):
        actions.note_failure(person=dana, reason="password", at=AT)
    for role in ("inspector", "reviewer", "organiser"):
        actions.grant(person=dana, role=role, valid_from=DAY, by=chief, at=AT)
    with CaptureQueriesContext(connection) as many:
        desk.get(f"/kk/desk/people/{dana.pk}/")
    assert len(many) == len(few)


def test_a_person_is_added_given_a_password_and_a_role_and_enters(desk):
    added = desk.post("/kk/desk/people/new/", NEW)
    person = User.objects.get(email="erlan@example.invalid")
    home = f"/kk/desk/people/{person.pk}/"
    assert added["Location"] == home
    made = desk.post(f"{home}password/").context["made"]
    place = a_place("615600000", "Созақ ауданы")
    given = {"role": "specialist", "place": place.pk, "valid_from_day": "1", "valid_from_month": "7",
             "valid_from_year": "2020"}  # fmt: skip
    assert desk.post(f"{home}grant/", given)["Location"] == home
    page = desk.get(home).content.decode()
    assert "Созақ ауданы" in page
    assert "01.07.2020 бастап" in page
    assert enter(Client(), person, made)["Location"] == "/kk/desk/"


def test_an_email_that_is_taken_is_said_beside_its_field_and_nothing_typed_is_lost(desk, dana):
    answer = desk.post("/ru/desk/people/new/", NEW | {"email": dana.email})
    page = answer.content.decode()
    assert "Эта почта уже у другой учётной записи" in page
    assert "Ерлан Сейіт" in page
    assert User.objects.count() == 2


def test_who_saves_second_sees_both_versions_and_can_save_again(desk, dana):
    stale = dana.version
    desk.post(f"/kk/desk/people/{dana.pk}/edit/", NEW | {"version": stale})
    answer = desk.post(f"/kk/desk/people/{dana.pk}/edit/", NEW | {"name": "Дана Б.", "version": stale})
    page = answer.content.decode()
    assert "Ерлан Сейіт" in page
    assert "Дана Б." in page
    again = answer.context["form"]["version"].value()
    desk.post(f"/kk/desk/people/{dana.pk}/edit/", NEW | {"name": "Дана Б.", "version": again})
    assert User.objects.get(pk=dana.pk).name == "Дана Б."


def test_nobody_gives_rights_to_herself_on_the_page_either(desk, chief):
    home = f"/kk/desk/people/{chief.pk}/"
    assert f"{home}grant/" not in desk.get(home).content.decode()
    given = {"role": "head", "valid_from_day": "1", "valid_from_month": "7", "valid_from_year": "2020"}
    assert "Ешкім өзіне құқық бермейді" in desk.post(f"{home}grant/", given).content.decode()
    assert chief.grants.count() == 1


def test_withdrawing_and_switching_off_are_asked_first_and_the_last_administrator_stays(desk, chief, dana):
    held = dana.grants.get()
    way = f"/kk/desk/people/{dana.pk}/grants/{held.pk}/withdraw/"
    assert desk.get(way).status_code == 200
    assert Entry.objects.filter(verb="people.role_withdrawn").count() == 0
    desk.post(way)
    assert Entry.objects.filter(verb="people.role_withdrawn").count() == 1
    desk.post(f"/kk/desk/people/{dana.pk}/off/")
    assert not User.objects.get(pk=dana.pk).is_active
    desk.post(f"/kk/desk/people/{dana.pk}/on/")
    assert User.objects.get(pk=dana.pk).is_active
    refused = desk.post(f"/kk/desk/people/{chief.pk}/off/").content.decode()
    assert "Алдымен басқа адамды әкімші етіңіз" in refused
    assert desk.get(f"/kk/desk/people/{dana.pk}/vanish/").status_code == 404


@pytest.mark.parametrize(
    ("language", "warning", "told"),
    [
        ("kk", "бұл – сіздің өз рөліңіз", "Рөліңіз алынды."),
        ("ru", "это ваша собственная роль", "Ваша роль отозвана."),
        ("en", "this is your own role", "Your role is withdrawn."),
    ],
)
def test_giving_up_ones_own_administration_is_said_before_and_ends_on_the_day(
    desk, chief, dana, language, warning, told
):
    actions.grant(person=dana, role="administrator", valid_from=DAY, by=chief, at=AT)
    way = f"/{language}/desk/people/{chief.pk}/grants/{chief.grants.get().pk}/withdraw/"
    assert warning in desk.get(way).content.decode()
    ended = desk.post(way, follow=True)
    assert [address for address, _ in ended.redirect_chain][:1] == [f"/{language}/desk/"]
    assert (ended.status_code, told in ended.content.decode()) == (200, True)


@pytest.mark.parametrize("part", ["", "edit/", "grant/", "password/", "off/"])
def test_people_of_another_office_do_not_exist_here(desk, part):
    stranger = a_person(an_office("almaty", "750000000"), "Бөтен", "specialist")
    assert desk.get(f"/kk/desk/people/{stranger.pk}/{part}").status_code == 404


def test_who_does_not_manage_people_is_refused(client, dana, chief):
    enter(client, dana)
    for path in ("people/", "people/new/", f"people/{chief.pk}/", f"people/{chief.pk}/off/"):
        assert client.get(f"/kk/desk/{path}").status_code == 403


def test_ones_own_page_says_what_one_may_do_and_keeps_the_language(client, dana):
    enter(client, dana)
    page = client.get("/ru/desk/me/").content.decode()
    assert "Вести дела" in page
    assert "Специалист офиса" in page
    assert "этот сеанс" in page
    client.post("/ru/desk/me/", {"language": "ru"})
    assert User.objects.get(pk=dana.pk).language == "ru"


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize(
    "path",
    ["people/", "people/new/", "people/{}/", "people/{}/edit/", "people/{}/grant/", "people/{}/password/",
     "people/{}/off/", "people/{}/second-step/", "me/"],
)  # fmt: skip
def test_the_pages_of_people_speak_the_language(desk, dana, language, path):
    User.objects.filter(pk=dana.pk).update(post_en="маман")
    answer = desk.get(f"/{language}/desk/{path.format(dana.pk)}")
    assert answer.status_code == 200
    assert words_on(answer) == set()
    assert b"style=" not in answer.content


def test_a_password_is_shown_once_and_kept_nowhere(desk, dana):
    made = desk.post(f"/kk/desk/people/{dana.pk}/password/").context["made"]
    assert made not in str(list(Entry.objects.values()))
    assert made != PASSWORD


def test_a_person_chooses_notices_and_opens_and_ends_a_calendar(dana, client):
    client.force_login(dana)
    page = client.post(
        "/ru/desk/me/notices/", {"act": "choose", "kinds": ["due"], "by_email": "on"}, follow=True
    )
    assert "Сохранено." in page.content.decode()
    shown = client.post("/ru/desk/me/notices/", {"act": "open"}).content.decode()
    address = shown.split("<code>")[1].split("</code>")[0]
    assert client.get(address).content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert address not in client.get("/ru/desk/me/notices/").content.decode()
    client.post("/ru/desk/me/notices/", {"act": "close"})
    assert client.get(address).status_code == 404
