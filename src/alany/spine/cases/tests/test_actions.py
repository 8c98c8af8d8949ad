"""What people do with a case, and what the case remembers of it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from alany.kernel.deadlines import RuleMissing
from alany.kernel.workflow import MoveRefused
from alany.spine.cases import actions, queries
from alany.spine.cases.models import Case
from alany.spine.cases.rules import (
    OWN_ACTS,
    DueBeforeReceipt,
    OwnAct,
    OwnerUnfit,
    VerifiedBySameHand,
    WordsMissing,
)
from alany.spine.cases.tests.office import AT, DAY, a_district, a_person, an_akimat, an_office
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.ledger.models import Entry
from alany.spine.ledger.queries import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def aigul(office):
    return a_person(office)


@pytest.fixture
def bolat(office):
    return a_person(office, "Болат", ("reviewer",))


def a_case(office, by, **given):
    known = {"programme": "roads", "topic": "none", "title": "Белгі жоқ", "at": AT} | given
    return actions.open_case(office=office, by=by, **known)


def claimed(office, by):
    case = actions.assign_case(case=a_case(office, by), owner=by, by=by, at=AT)
    for to in ("in_progress", "fix_claimed"):
        case = actions.move_case(case=case, to=to, text="болды", by=by, at=AT)
    return case


def looked(case, by, outcome="fixed", **given):
    known = {"method": "visit", "outcome": outcome, "text": "көрдім", "at": AT} | given
    return actions.verify(case=case, by=by, **known)


def history(case):
    return [(event.kind, event.from_state, event.to_state, event.text) for event in case.events.all()]


def test_a_case_is_opened_with_number_state_and_one_entry(office, aigul):
    akimat, place = an_akimat(office), a_district()
    case = a_case(office, aigul, place=place, addressee=akimat, due_on=date(2020, 8, 3))
    assert (case.number, case.state, case.opened_on, case.due_on, case.version) == (
        "C-2020-0001", "received", DAY, date(2020, 8, 3), 1,
    )  # fmt: skip
    assert case.search_text.startswith("c 2020 0001 белги жок созак ауданы")
    assert history(case) == [("opened", "", "received", "")]
    entry = Entry.objects.latest("pk")
    assert (entry.verb, entry.actor_ref, entry.about_id) == ("case.opened", f"user:{aigul.pk}", str(case.pk))
    assert verify().holds


VECTORS = [
    (datetime(2020, 7, 30, 5, tzinfo=UTC), "A3", date(2020, 8, 5)),
    (datetime(2022, 3, 2, 5, tzinfo=UTC), "A3", date(2022, 3, 5)),
    (datetime(2025, 12, 30, 5, tzinfo=UTC), "A1", date(2026, 1, 23)),
    (datetime(2021, 7, 1, 5, tzinfo=UTC), "A1", date(2021, 7, 26)),
    (datetime(2021, 6, 30, 5, tzinfo=UTC), "A1", date(2021, 7, 15)),
    (datetime(2020, 7, 30, 19, tzinfo=UTC), "A1", date(2020, 8, 17)),
]


@pytest.mark.parametrize(("received_at", "rule", "due"), VECTORS)
def test_the_term_is_counted_by_the_row_in_force_on_the_local_day_of_receipt(
    office, aigul, received_at, rule, due
):
    case = a_case(office, aigul, rule_id=rule, received_at=received_at, at=received_at)
    assert case.due_on == due


def test_the_law_of_the_day_of_receipt_is_applied_not_that_of_today(office, aigul):
    old = a_case(office, aigul, rule_id="A1", received_at=datetime(2021, 6, 30, 5, tzinfo=UTC), at=AT)
    new = a_case(office, aigul, rule_id="A1", received_at=datetime(2021, 7, 1, 5, tzinfo=UTC), at=AT)
    assert [(case.rule.amount, case.rule.unit, case.rule.certainty) for case in (old, new)] == [
        (15, "cd", "check"),
        (15, "wd", "read"),
    ]
    assert (old.number, new.number) == ("C-2021-0001", "C-2021-0002")


def test_no_row_of_law_no_term(office, aigul):
    with pytest.raises(RuleMissing):
        a_case(office, aigul, rule_id="W1")
    assert Case.objects.count() == 0


def test_a_term_on_a_day_off_moves_to_the_next_working_day(office, aigul):
    assert a_case(office, aigul, due_on=date(2020, 7, 31)).due_on == date(2020, 8, 3)


def test_a_term_before_the_receipt_is_refused(office, aigul):
    with pytest.raises(DueBeforeReceipt):
        a_case(office, aigul, due_on=date(2020, 7, 29))


def test_assigning_a_new_case_passes_through_acknowledged(office, aigul):
    case = actions.assign_case(case=a_case(office, aigul), owner=aigul, by=aigul, at=AT)
    assert (case.state, case.owner) == ("assigned", aigul)
    assert history(case)[1:] == [
        ("moved", "received", "acknowledged", ""),
        ("assigned", "acknowledged", "assigned", ""),
    ]
    with pytest.raises(OwnerUnfit):
        actions.assign_case(case=case, owner=a_person(an_office("other")), by=aigul, at=AT)


def test_who_claims_cannot_verify_and_another_person_can(office, aigul, bolat):
    case = claimed(office, aigul)
    assert (case.claimed_by, case.claimed_ref) == ("Айгүл", f"user:{aigul.pk}")
    with pytest.raises(VerifiedBySameHand):
        looked(case, aigul)
    looked(case, bolat)
    case.refresh_from_db()
    assert (case.state, case.closed_on) == ("verified_fixed", DAY)
    assert history(case)[-1] == ("verification", "fix_claimed", "verified_fixed", "көрдім")
    case = actions.reopen_case(case=case, reason="қайта бұзылды", by=bolat, at=AT)
    assert (case.closed_on, case.claimed_by, case.claimed_ref) == (None, "", "")


def test_a_move_that_the_loop_does_not_know_or_without_words_changes_nothing(office, aigul):
    case = a_case(office, aigul)
    with pytest.raises(MoveRefused):
        actions.move_case(case=case, to="fix_claimed", text="болды", by=aigul, at=AT)
    with pytest.raises(WordsMissing):
        actions.close_without_action(case=case, reason=" ", by=aigul, at=AT)
    case.refresh_from_db()
    assert (case.state, case.version, case.events.count()) == ("received", 1, 1)


@pytest.mark.parametrize("to", sorted(OWN_ACTS))
def test_no_plain_move_leads_to_an_outcome(office, aigul, to):
    with pytest.raises(OwnAct):
        actions.move_case(case=claimed(office, aigul), to=to, text="сөз", by=aigul, at=AT)


def test_another_term_needs_a_reason_and_cites_no_law(office, aigul):
    case = a_case(office, aigul, rule_id="A3")
    case = actions.change_due(case=case, due_on=date(2020, 8, 10), reason="сұрады", by=aigul, at=AT)
    assert (case.due_on, case.rule) == (date(2020, 8, 10), None)
    assert case.events.last().details == {"due_before": "2020-08-05", "due_after": "2020-08-10"}


def test_the_second_to_save_is_told_what_stands_and_nothing_is_overwritten(office, aigul, bolat):
    case = a_case(office, aigul)
    known = {"place": None, "addressee": None, "at": AT, "version": 1}
    actions.edit_case(case=case, title="Белгі құлаған", by=aigul, **known)
    with pytest.raises(EditedMeanwhile) as refusal:
        actions.edit_case(case=case, title="Белгі жоқ, жол", by=bolat, **known)
    assert (refusal.value.current.title, refusal.value.current.version) == ("Белгі құлаған", 2)


def test_today_puts_each_case_in_one_list(office, aigul, bolat):
    late = a_case(office, aigul, due_on=date(2020, 7, 24), received_at=datetime(2020, 7, 3, 5, tzinfo=UTC))
    soon = a_case(office, aigul, due_on=date(2020, 8, 4))
    nobodys = a_case(office, aigul)
    fixed = claimed(office, aigul)
    rights = queries.Rights(bolat, DAY)
    shown = queries.today(office, bolat, DAY, rights)
    assert (shown.overdue, shown.overdue_count, shown.due, shown.last_day) == (
        [late],
        1,
        [soon],
        date(2020, 8, 5),
    )
    assert (shown.to_verify, shown.mine, shown.others) == ([fixed], [nobodys], [])


def test_an_officer_sees_the_cases_of_her_programme_and_district_only(office, aigul):
    suzak, sayram = a_district(), a_district("Сайрам ауданы", "615200000")
    a_case(office, aigul, place=sayram)
    a_case(office, aigul, place=suzak, programme="aid")
    hers = a_case(office, aigul, place=suzak)
    saule = a_person(office, "Сәуле", programme="roads", place=suzak)
    assert list(queries.cases_of(office, queries.Rights(saule, DAY))) == [hers]
    assert list(queries.cases_of(office, queries.Rights(a_person(office, "Жоқ", ()), DAY))) == []


@pytest.mark.slow
def test_the_queue_is_filtered_by_what_its_address_says(office, aigul):
    place = a_district()
    hers = actions.assign_case(case=a_case(office, aigul, place=place), owner=aigul, by=aigul, at=AT)
    a_case(office, aigul, title="Аптека", due_on=date(2020, 7, 30), programme="pharmacies")
    rows = queries.cases_of(office, queries.Rights(aigul, DAY))

    def found(**filters):
        return [case.number for case in queries.queue(rows, filters, DAY).order_by("pk")]

    assert found(q="БЕЛГI жок") == []
    assert found(q="белгі жоқ") == [hers.number]
    assert found(owner=str(aigul.pk), state="assigned", place="615600000") == [hers.number]
    assert found(due="today", programme="pharmacies") == ["C-2020-0002"]
    assert found(owner="٣", due="?", place="", state="") == ["C-2020-0001", "C-2020-0002"]


@pytest.mark.slow
def test_numbers_are_without_gaps_and_doubles_when_many_open_at_once(committed):
    office = an_office()
    person = a_person(office)

    def opened(_):
        try:
            return a_case(office, person).number
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as people:
        numbers = sorted(people.map(opened, range(30)))
    assert numbers == [f"C-2020-{serial:04d}" for serial in range(1, 31)]
