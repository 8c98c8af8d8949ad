from datetime import date, timedelta

import pytest

from alany.kernel.triltext import TrilText
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.ledger.models import Entry
from alany.spine.ledger.queries import verify
from alany.spine.ledger.rules import SYSTEM
from alany.spine.people import actions
from alany.spine.people.models import SignIn, User
from alany.spine.people.queries import Rights, history_of, open_sign_ins, people_of, who_manages
from alany.spine.people.rules import (
    EmailTaken,
    GrantExists,
    GrantReversed,
    LastAdministrator,
    OtherOffice,
    OwnRights,
    RoleUnknown,
)
from alany.spine.people.tests.small_office import AT, DAY, POST, a_person, a_place, an_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def chief(office):
    return a_person(office, "Бақыт", "administrator")


def test_a_person_is_added_by_one_entry_and_cannot_enter_before_a_password_is_set(office, chief):
    before = Entry.objects.count()
    person = actions.add_person(
        office=office, email="Dana@Example.invalid", name=" Дана ", post=POST, by=chief, at=AT
    )
    entry = Entry.objects.latest("pk")
    assert (person.email, person.name, person.joined_on) == ("dana@example.invalid", "Дана", DAY)
    assert not person.has_usable_password()
    assert Entry.objects.count() == before + 1
    assert (entry.verb, entry.actor_ref, entry.about_id) == (
        "people.added",
        f"user:{chief.pk}",
        str(person.pk),
    )


def test_one_email_opens_one_account(office, chief):
    with pytest.raises(EmailTaken):
        actions.add_person(office=office, email=chief.email.upper(), name="Екі", post=POST, by=chief, at=AT)


def test_the_second_to_correct_an_account_learns_of_the_first(office, chief):
    dana = a_person(office, "Дана")
    new = {"email": "d@example.invalid", "post": TrilText("бас маман", "главный", "chief"), "language": "ru"}
    changed = actions.edit_person(person=dana, name="Дана А.", version=dana.version, by=chief, at=AT, **new)
    assert (changed.name, changed.email, changed.post_ru) == ("Дана А.", "d@example.invalid", "главный")
    with pytest.raises(EditedMeanwhile) as met:
        actions.edit_person(person=dana, name="Дана Б.", version=dana.version, by=chief, at=AT, **new)
    assert met.value.current.name == "Дана А."


def test_a_grant_gives_its_rights_for_its_programme_place_and_days_only(office, chief):
    dana = a_person(office, "Дана")
    sozak, sayram = a_place("615600000", "Созақ"), a_place("615200000", "Сайрам")
    actions.grant(
        person=dana, role="inspector", programme="pharmacies", place=sozak,
        valid_from=DAY, valid_to=DAY + timedelta(days=9), by=chief, at=AT,
    )  # fmt: skip
    today = Rights(dana, DAY)
    assert today.may("visits.visit", "pharmacies", sozak)
    assert not today.may("visits.visit", "pharmacies", sayram)
    assert not today.may("visits.visit", "roads", sozak)
    assert not today.may("cases.work")
    for day in (DAY - timedelta(days=1), DAY + timedelta(days=10)):
        assert not Rights(dana, day).may("visits.visit", "pharmacies", sozak)


def test_nobody_gives_rights_to_herself_nor_across_offices(office, chief):
    stranger = a_person(an_office("almaty", "750000000"), "Еркін")
    with pytest.raises(OwnRights):
        actions.grant(person=chief, role="head", valid_from=DAY, by=chief, at=AT)
    with pytest.raises(OtherOffice):
        actions.grant(person=stranger, role="head", valid_from=DAY, by=chief, at=AT)
    with pytest.raises(OtherOffice):
        actions.switch_off(person=stranger, by=chief, at=AT)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"role": "wizard"}, RoleUnknown),
        ({"role": "inspector", "programme": "circus"}, RoleUnknown),
        ({"role": "inspector", "valid_to": DAY - timedelta(days=1)}, GrantReversed),
        ({"role": "specialist"}, GrantExists),
    ],
)
def test_a_grant_that_makes_no_sense_is_refused_and_leaves_nothing(office, chief, given, refusal):
    dana = a_person(office, "Дана", "specialist")
    entries = Entry.objects.count()
    with pytest.raises(refusal):
        actions.grant(person=dana, valid_from=DAY, by=chief, at=AT, **given)
    assert (dana.grants.count(), Entry.objects.count()) == (1, entries)


def test_a_withdrawn_grant_ends_and_stays_on_record(office, chief):
    dana = a_person(office, "Дана", "specialist")
    held = dana.grants.get()
    actions.withdraw_grant(grant=held, by=chief, at=AT)
    held.refresh_from_db()
    assert held.valid_to == DAY - timedelta(days=1)
    assert not Rights(dana, DAY).may("cases.work")
    assert Rights(dana, DAY - timedelta(days=1)).may("cases.work")


def test_the_last_administrator_stays(office, chief):
    with pytest.raises(LastAdministrator):
        actions.switch_off(person=chief, by=chief, at=AT)
    with pytest.raises(LastAdministrator):
        actions.withdraw_grant(grant=chief.grants.get(), by=chief, at=AT)
    second = a_person(office, "Дана", "administrator")
    actions.switch_off(person=chief, by=second, at=AT)
    assert list(who_manages(office, DAY)) == [second]


def test_switching_off_ends_sessions_and_switching_on_keeps_roles(office, chief):
    dana = a_person(office, "Дана", "specialist")
    with actions.sign_in(person=dana, device="phone", by=dana, at=AT):
        pass
    before = dana.get_session_auth_hash()
    off = actions.switch_off(person=dana, by=chief, at=AT)
    assert (off.is_active, off.left_on) == (False, date(2020, 7, 30))
    assert off.get_session_auth_hash() != before
    assert SignIn.objects.get().ended_at == AT
    on = actions.switch_on(person=off, by=chief, at=AT)
    assert (on.is_active, on.left_on) == (True, None)
    assert Rights(on, DAY).may("cases.work")


def test_a_new_password_ends_every_session_but_the_one_to_keep(office):
    dana = a_person(office, "Дана")
    with actions.sign_in(person=dana, device="phone", by=dana, at=AT):
        pass
    with actions.sign_in(person=dana, device="computer", by=dana, at=AT) as mine:
        pass
    before = dana.get_session_auth_hash()
    fresh = actions.set_password(person=dana, password="бес алма ағашы", keep=mine.pk, by=dana, at=AT)
    assert fresh.get_session_auth_hash() != before
    assert [one.device for one in open_sign_ins(dana, AT)] == ["computer"]


def test_other_sessions_end_without_a_new_password(office):
    dana = a_person(office, "Дана")
    for device in ("phone", "tablet"):
        with actions.sign_in(person=dana, device=device, by=dana, at=AT) as last:
            pass
    before = dana.get_session_auth_hash()
    fresh = actions.end_sign_ins(person=dana, keep=last.pk, by=dana, at=AT)
    assert fresh.get_session_auth_hash() != before
    assert [one.pk for one in open_sign_ins(dana, AT)] == [last.pk]


def test_sessions_older_than_their_life_are_not_listed(office):
    dana = a_person(office, "Дана")
    with actions.sign_in(person=dana, device="phone", by=dana, at=AT):
        pass
    assert list(open_sign_ins(dana, AT + timedelta(days=2))) == []


def test_people_are_found_by_words_role_programme_and_state(office, chief):
    dana = a_person(office, "Дана Қасым", "inspector", programme="pharmacies")
    gone = actions.switch_off(person=a_person(office, "Ғалым"), by=chief, at=AT)
    a_person(an_office("almaty", "750000000"), "Дана Бөтен")

    def found(**asked):
        return set(people_of(office, DAY, **asked))

    assert found() == {chief, dana, gone}
    assert found(search="касым") == {dana}
    assert found(search="маман") == {chief, dana, gone}
    assert found(role="inspector") == {dana}
    assert found(programme="roads") == {chief}
    assert found(state="off") == {gone}


def test_history_tells_what_was_done_to_the_account_newest_first(office, chief):
    dana = a_person(office, "Дана", "specialist")
    actions.note_failure(person=dana, reason="password", at=AT + timedelta(minutes=1))
    verbs = [entry.verb for entry in history_of(dana)]
    assert verbs == ["people.sign_in_failed", "people.role_granted", "people.password_set", "people.added"]
    assert history_of(dana)[0].actor_ref == ""


def test_no_act_on_an_account_leaves_a_change_without_its_entry(office, chief):
    dana = a_person(office, "Дана", "specialist")
    actions.choose_language(person=dana, language="ru", by=dana, at=AT)
    actions.drop_second_factor(person=dana, by=chief, at=AT)
    SignIn.objects.update(last_seen_on=DAY)
    assert User.objects.get(pk=dana.pk).language == "ru"
    assert verify().holds
    assert Entry.objects.filter(actor_kind=SYSTEM.kind).exists()
