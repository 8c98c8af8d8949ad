"""A question is taken in, screened, answered, reviewed and closed; nothing sealed leaks on the way."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from alany.programmes.legal_aid.actions.answers import NotAnswered, ask_further, close_silent
from alany.programmes.legal_aid.actions.facts import read_facts
from alany.programmes.legal_aid.actions.intake import (
    IntakeClosed,
    IntakeIncomplete,
    begin_intake,
    forget_unfinished,
    save_answer,
    submit_intake,
)
from alany.programmes.legal_aid.actions.screening import (
    DoorMissing,
    Screened,
    SummaryMissing,
    refer_out,
    reject_matter,
    screen_matter,
)
from alany.programmes.legal_aid.codes import hash_of
from alany.programmes.legal_aid.models import Consultation, Door, Facts, Intake, Matter, ReferralOut
from alany.programmes.legal_aid.rules.conflicts import FactsClosed
from alany.programmes.legal_aid.rules.naming import NameGivenAway
from alany.programmes.legal_aid.tests.aid_office import (
    AT,
    CONTACT,
    DAY,
    FACTS,
    a_door,
    a_matter,
    a_person,
    a_reviewer,
    a_screener,
    an_aid_office,
    an_akimat,
    an_intake,
)
from alany.spine.cases.models import Case, CaseEvent
from alany.spine.ledger.models import Change, Entry
from alany.spine.ledger.rules import RESIDENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return an_aid_office()


@pytest.fixture
def screener(office):
    return a_screener(office)


def a_summary(matter, **changed):
    known = {
        "summary_kk": "Жер телімінің шекарасы туралы көршімен дау",
        "summary_ru": "Спор с соседом о границе участка",
        "topic": matter.topic,
        "service": "consult",
        "eligibility": "volunteer",
        "is_sensitive": False,
    }
    return Screened(**(known | changed))


def test_a_question_that_is_sent_becomes_a_case_without_a_name(office):
    matter, code = a_matter(office)
    case = matter.case
    assert (case.number, case.title, case.state, str(case.place), str(case.due_on)) == (
        "C-2020-0001",
        "Тегін заң көмегі: Жер телімінің шекарасы туралы дау",
        "submitted",
        "Созақ ауданы",
        "2020-08-05",
    )
    assert (matter.language, matter.mode, matter.service, matter.eligibility) == (
        "kk", "online", "consult", "volunteer",
    )  # fmt: skip
    assert matter.facts.text == FACTS
    assert [(one.role, one.name) for one in matter.parties.order_by("pk")] == [
        ("client", CONTACT["name"]),
        ("adverse", "Серік Жақсыбеков"),
    ]
    assert matter.code_hash == hash_of(code)
    intake = Intake.objects.get()
    assert set(intake.answers) & {"facts", "contact", "parties"} == set()
    assert (intake.consent_version, intake.submitted_at) == ("2020-1", AT)


def test_the_same_intake_sent_twice_is_one_question(office):
    intake, code = an_intake(office)
    sent = [submit_intake(intake=intake, code=code, by=RESIDENT, at=AT).pk for _ in range(3)]
    assert len(set(sent)) == Matter.objects.count() == Case.objects.count() == 1
    with pytest.raises(IntakeClosed):
        save_answer(intake=intake, slug="topic", value="land", by=RESIDENT, at=AT)


def test_an_intake_with_a_gap_or_an_unread_refusal_is_not_sent(office):
    for changed in ({"consent": None}, {"business": "yes"}):
        intake, code = an_intake(office, **changed)
        with pytest.raises(IntakeIncomplete):
            submit_intake(intake=intake, code=code, by=RESIDENT, at=AT)
    assert Case.objects.count() == 0


def test_who_insists_in_spite_of_a_refusal_reaches_a_person(office):
    matter, _ = a_matter(office, business="yes", asks_a_person="yes")
    assert (matter.eligibility, matter.case.state) == ("outside", "submitted")


def test_a_group_of_the_law_is_kept_with_the_question(office):
    matter, _ = a_matter(office, group="violence", field="court")
    assert (matter.eligibility, matter.eligibility_group, matter.case.is_sensitive) == (
        "state_aid", "violence", True,
    )  # fmt: skip


def test_a_body_that_the_office_knows_is_linked_so_that_its_people_are_kept_away(office):
    akimat = an_akimat(office)
    matter, _ = a_matter(office, parties=["Созақ  ауданының Әкімдігі"])
    assert matter.parties.get(role="adverse").organisation == akimat


def test_the_ledger_never_holds_the_facts_the_names_or_the_code(office, screener):
    matter, code = a_matter(office)
    read_facts(matter=matter, by=screener, at=AT)
    screen_matter(matter=matter, found=a_summary(matter), by=screener, at=AT)
    kept = json.dumps(
        [
            list(Change.objects.values_list("before", "after")),
            list(Entry.objects.values_list("details", "about_label")),
        ],
        ensure_ascii=False,
    )
    for secret in (FACTS[:20], "Жақсыбеков", "Төлегенова", "+77011234567", code):
        assert secret not in kept


def test_no_name_stands_in_a_title_or_a_timeline(office, screener):
    matter, _ = a_matter(office)
    screen_matter(matter=matter, found=a_summary(matter), by=screener, at=AT)
    lines = [
        *Case.objects.values_list("title", "search_text"),
        *CaseEvent.objects.values_list("text", "details"),
    ]
    assert not any("Жақсыбеков" in str(line) or "Төлегенова" in str(line) for line in lines)


def test_each_reading_of_the_facts_is_recorded(office, screener):
    matter, _ = a_matter(office)
    opened = read_facts(matter=matter, by=screener, at=AT)
    assert opened.facts.text == FACTS
    entry = Entry.objects.get(verb="legal_aid.facts_read")
    assert (entry.actor_ref, entry.about_id, entry.details) == (
        f"user:{screener.pk}", str(matter.pk), {"opened_as": "screener"},
    )  # fmt: skip


@pytest.mark.parametrize(
    "role",
    [
        "specialist",
        "head",
        "curator",
        "reviewer",
        "legal_aid_coordinator",
        "legal_aid_volunteer",
        "legal_aid_reviewer",
    ],
)
def test_nobody_else_opens_the_facts_of_a_new_question(office, role):
    matter, _ = a_matter(office)
    with pytest.raises(FactsClosed):
        read_facts(matter=matter, by=a_person(office, roles=(role,)), at=AT)
    assert not Entry.objects.filter(verb="legal_aid.facts_read").exists()


def test_a_screener_who_is_named_in_the_question_never_opens_it(office):
    named = a_screener(office, "Серік Жақсыбеков")
    matter, _ = a_matter(office)
    with pytest.raises(FactsClosed):
        read_facts(matter=matter, by=named, at=AT)
    with pytest.raises(FactsClosed):
        screen_matter(matter=matter, found=a_summary(matter), by=named, at=AT)


def test_a_question_is_taken_into_the_queue_with_a_summary_in_both_languages(office, screener):
    matter, _ = a_matter(office)
    taken = screen_matter(matter=matter, found=a_summary(matter, service="inform"), by=screener, at=AT)
    taken.case.refresh_from_db()
    assert (taken.case.state, taken.service, taken.screened_by, taken.screened_at) == (
        "screened", "inform", screener, AT,
    )  # fmt: skip


def test_a_summary_with_a_name_in_it_or_without_a_language_is_refused(office, screener):
    matter, _ = a_matter(office)
    with pytest.raises(NameGivenAway) as refused:
        screen_matter(
            matter=matter,
            found=a_summary(matter, summary_ru="Сосед Жаксыбеков двигает забор"),
            by=screener,
            at=AT,
        )
    assert refused.value.words == ["жаксыбеков"]
    with pytest.raises(SummaryMissing):
        screen_matter(matter=matter, found=a_summary(matter, summary_kk=" "), by=screener, at=AT)
    assert Case.objects.get().state == "submitted"


@pytest.mark.parametrize("kind", Door.Kind.values)
def test_every_refusal_names_a_door_in_kazakh_and_russian_and_is_not_a_closing(office, screener, kind):
    matter, _ = a_matter(office)
    sent = reject_matter(
        matter=matter, door=Door.objects.get(kind=kind), reason="Бизнес дауы", by=screener, at=AT
    )
    matter.refresh_from_db()
    assert sent.is_refusal
    assert all((sent.door.name_kk, sent.door.name_ru, sent.door.how_kk, sent.door.how_ru))
    assert (matter.case.state, matter.outcome) == ("rejected", "not_eligible")
    assert not Case.objects.filter(state="closed").exists()


def test_a_refusal_without_a_door_cannot_be_stored(office, screener):
    matter, _ = a_matter(office)
    with pytest.raises(DoorMissing):
        reject_matter(matter=matter, door=None, reason="Бизнес дауы", by=screener, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReferralOut.objects.create(matter=matter, door=None, reason="x", at=AT, by=screener)
    assert Case.objects.get().state == "submitted"


def test_who_may_have_the_aid_of_the_state_is_sent_on(office, screener):
    matter, _ = a_matter(office, group="violence", field="court")
    refer_out(matter=matter, door=a_door(office, "advocates"), reason="Мемлекет көмегі", by=screener, at=AT)
    matter.refresh_from_db()
    assert (matter.case.state, matter.outcome) == ("referred_out", "state_aid")


def test_what_an_official_may_not_do_cannot_be_stored_at_all(office):
    matter, _ = a_matter(office)
    for kind, service in (
        ("official", "represent"),
        ("official", "consult"),
        ("consultant", "represent"),
        ("", "inform"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Consultation.objects.create(
                matter=matter, kind="answer", volunteer_kind=kind, service=service, at=AT, text="x"
            )


def test_nothing_can_be_asked_further_before_an_answer(office):
    matter, _ = a_matter(office)
    with pytest.raises(NotAnswered):
        ask_further(matter=matter, text="Ал егер…", at=AT)


def test_what_was_never_sent_is_erased_after_its_days(office):
    begin_intake(office=office, language="kk", by=RESIDENT, at=AT)
    a_matter(office)
    assert forget_unfinished(office=office, at=AT + timedelta(days=14)) == 0
    assert forget_unfinished(office=office, at=AT + timedelta(days=15)) == 1
    assert (Intake.objects.count(), Facts.objects.count()) == (1, 1)
    assert close_silent(office=office, at=AT) == 0
    assert AT.date() == DAY


def test_a_reviewer_opens_only_what_was_answered(office):
    matter, _ = a_matter(office)
    with pytest.raises(FactsClosed):
        read_facts(matter=matter, by=a_reviewer(office), at=AT)
