"""Two keys: one person proposes, another decides, and the row changes once, whole and with its entry."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from alany.spine.cases.actions import open_case
from alany.spine.cases.models import DeadlineRule, MonthlyIndex
from alany.spine.cases.tests.office import AT
from alany.spine.ledger.actions import action
from alany.spine.ledger.models import Change, Entry
from alany.spine.ledger.queries import entries_about, verify
from alany.spine.ledger.rules import SYSTEM
from alany.spine.places.models import CalendarDay
from alany.spine.reference.actions.deciding import confirm, refuse
from alany.spine.reference.actions.proposing import propose_year, withdraw
from alany.spine.reference.models import Proposal
from alany.spine.reference.queries import open_cases_on, proposals_of, table_of, waiting
from alany.spine.reference.rules import (
    AlreadyDecided,
    AnotherPerson,
    NotAllowed,
    RowChanged,
    RowGone,
    RowInUse,
    SamePerson,
    ValuesRefused,
)
from alany.spine.reference.tests.office import (
    INDEX_2021,
    SOURCE,
    a_proposal,
    the_day,
    the_index,
    values_of_rule,
)

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)
A_DAY = {
    "date": "2020-12-31", "kind": "holiday", "name_kk": "Демалыс", "name_ru": "Выходной",
    "name_en": "Day off", "source": "қаулы",
}  # fmt: skip


def test_a_new_index_counts_only_when_another_person_confirms_it(office, ilyas, maral):
    made = a_proposal(office, ilyas)
    assert not MonthlyIndex.objects.filter(valid_from="2021-01-01").exists()
    assert list(waiting(office)) == [made]

    done = confirm(proposal=made, by=maral, at=LATER)

    row = the_index("2021-01-01")
    assert (row.tenge, row.certainty, row.source) == (2917, "check", "жоба")
    assert (done.state, done.decided_by, done.decided_at, done.row) == (
        "confirmed",
        maral,
        LATER,
        str(row.pk),
    )
    assert [entry.verb for entry in entries_about(made)] == ["reference.proposed", "reference.confirmed"]
    entry = Entry.objects.get(verb="reference.confirmed")
    tables = Change.objects.filter(act=entry.act).values_list("table", "operation")
    assert sorted(tables) == [("cases_monthlyindex", "i"), ("reference_proposal", "u")]
    assert verify().holds


def test_nobody_confirms_or_refuses_what_they_proposed(office, ilyas):
    made = a_proposal(office, ilyas)
    with pytest.raises(SamePerson):
        confirm(proposal=made, by=ilyas, at=LATER)
    with pytest.raises(SamePerson):
        refuse(proposal=made, reason="жоқ", by=ilyas, at=LATER)
    assert Proposal.objects.get().waits


def test_the_database_itself_refuses_a_decision_of_the_same_hand(office, ilyas, maral):
    made = a_proposal(office, ilyas)
    rows = Proposal.objects.filter(pk=made.pk)
    for state, by, words in (
        ("confirmed", ilyas, ""), ("confirmed", None, ""), ("refused", maral, ""), ("withdrawn", maral, ""),
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(state=state, decided_by=by, decided_at=AT, refusal=words)


def test_who_has_no_right_neither_proposes_nor_decides(office, ilyas, aigul):
    with pytest.raises(NotAllowed):
        a_proposal(office, aigul)
    made = a_proposal(office, ilyas)
    with pytest.raises(NotAllowed):
        confirm(proposal=made, by=aigul, at=LATER)


def test_a_decision_is_made_once(office, ilyas, maral):
    made = a_proposal(office, ilyas)
    refuse(proposal=made, reason="Дереккөз жоқ", by=maral, at=LATER)
    for again in (
        lambda: confirm(proposal=made, by=maral, at=LATER),
        lambda: withdraw(proposal=made, by=ilyas, at=LATER),
    ):
        with pytest.raises(AlreadyDecided):
            again()
    kept = Proposal.objects.get()
    assert (kept.state, kept.refusal, kept.version) == ("refused", "Дереккөз жоқ", 2)
    assert not MonthlyIndex.objects.filter(valid_from="2021-01-01").exists()


def test_only_the_proposer_takes_it_back(office, ilyas, maral):
    made = a_proposal(office, ilyas)
    with pytest.raises(AnotherPerson):
        withdraw(proposal=made, by=maral, at=LATER)
    assert withdraw(proposal=made, by=ilyas, at=LATER).state == "withdrawn"
    assert list(waiting(office)) == []
    assert proposals_of(office, {"state": "withdrawn"}).count() == 1


def test_a_new_version_closes_the_earlier_one_on_the_day_before(office, ilyas, maral):
    _row, values = values_of_rule("A1", valid_from="2021-07-01", amount=10)
    made = a_proposal(office, ilyas, table="rules", values=values | {"valid_from": "2023-01-01"})
    assert made.before["valid_from"] == "2021-07-01"

    confirm(proposal=made, by=maral, at=LATER)

    spans = DeadlineRule.objects.filter(rule_id="A1").order_by("valid_from")
    assert list(spans.values_list("amount", "valid_from", "valid_to")) == [
        (15, date(2018, 12, 13), date(2021, 6, 30)),
        (15, date(2021, 7, 1), date(2022, 12, 31)),
        (10, date(2023, 1, 1), None),
    ]


def test_a_row_that_changed_meanwhile_is_not_overwritten(office, ilyas, maral):
    row, values = values_of_rule(article="77")
    made = a_proposal(office, ilyas, table="rules", kind="change", row=row.pk, values=values)
    with action(verb="test.changed", by=SYSTEM, at=AT):
        DeadlineRule.objects.filter(pk=row.pk).update(amount=20)

    with pytest.raises(RowChanged) as met:
        confirm(proposal=made, by=maral, at=LATER)

    assert (met.value.seen["amount"], met.value.found["amount"]) == (15, 20)
    row.refresh_from_db()
    assert (row.article, row.amount) == ("76", 20)
    assert Proposal.objects.get().waits


def test_of_two_proposals_for_one_row_the_second_must_be_made_anew(office, ilyas, maral):
    row, values = values_of_rule()
    one, two = (
        a_proposal(office, ilyas, table="rules", kind="change", row=row.pk, values=values | {"article": said})
        for said in ("77", "78")
    )
    confirm(proposal=one, by=maral, at=LATER)
    with pytest.raises(RowChanged):
        confirm(proposal=two, by=maral, at=LATER)
    row.refresh_from_db()
    assert row.article == "77"


def test_a_change_leaves_the_terms_of_open_cases_and_says_how_many_there_are(office, ilyas, maral):
    case = open_case(
        office=office, programme="p", topic="t", title="Жол", rule_id="A1", received_at=AT, by=ilyas, at=AT
    )
    row, values = values_of_rule("A1", valid_from="2018-12-13", amount=5)
    due = case.due_on
    assert open_cases_on(table_of("rules"), row, values) == 1

    made = a_proposal(office, ilyas, table="rules", kind="change", row=row.pk, values=values)
    confirm(proposal=made, by=maral, at=LATER)

    case.refresh_from_db()
    assert (case.due_on, case.rule.amount) == (due, 5)
    assert Entry.objects.get(verb="reference.confirmed").details["open_cases"] == 1


def test_a_row_that_records_rest_on_is_ended_never_removed(office, ilyas, maral):
    open_case(
        office=office, programme="p", topic="t", title="Жол", rule_id="A7", received_at=AT, by=ilyas, at=AT
    )
    used, _values = values_of_rule("A7", valid_from="2018-12-13")
    unused, _values = values_of_rule("W1", valid_from="2025-03-31")
    with pytest.raises(RowInUse):
        a_proposal(office, ilyas, table="rules", kind="remove", row=used.pk, values={})
    made = a_proposal(office, ilyas, table="rules", kind="remove", row=unused.pk, values={})
    confirm(proposal=made, by=maral, at=LATER)
    assert not DeadlineRule.objects.filter(pk=unused.pk).exists()
    with pytest.raises(RowGone):
        a_proposal(office, ilyas, table="rules", kind="remove", row=unused.pk, values={})


def test_an_index_that_has_begun_is_not_removed_and_one_ahead_is(office, ilyas, maral):
    with pytest.raises(RowInUse):
        a_proposal(office, ilyas, kind="remove", row=the_index().pk, values={})
    made = a_proposal(office, ilyas, kind="remove", row=the_index("2026-01-01").pk, values={})
    confirm(proposal=made, by=maral, at=LATER)
    assert not MonthlyIndex.objects.filter(valid_from="2026-01-01").exists()


def test_a_row_is_ended_on_a_day(office, ilyas, maral):
    row, _values = values_of_rule("I1", valid_from="2018-12-13")
    made = a_proposal(office, ilyas, table="rules", kind="end", row=row.pk, values={"valid_to": "2022-12-31"})
    confirm(proposal=made, by=maral, at=LATER)
    row.refresh_from_db()
    assert row.valid_to == date(2022, 12, 31)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"valid_from": "2020-04-01"}, ("valid_from", "taken")),
        ({"tenge": 2_917_000}, ("tenge", "too_large")),
        ({"valid_from": "2121-01-01"}, ("valid_from", "far_date")),
    ],
)
def test_a_row_that_cannot_be_is_refused_before_anybody_sees_it(office, ilyas, changes, problem):
    with pytest.raises(ValuesRefused) as met:
        a_proposal(office, ilyas, values=INDEX_2021 | changes)
    assert [(one.field, one.code) for one in met.value.problems] == [problem]
    assert not Proposal.objects.exists()


def test_a_change_of_nothing_and_a_change_of_the_name_are_refused(office, ilyas):
    row, values = values_of_rule()
    for given, code in ((values, "nothing_changed"), (values | {"rule_id": "A3"}, "key_changed")):
        with pytest.raises(ValuesRefused) as met:
            a_proposal(office, ilyas, table="rules", kind="change", row=row.pk, values=given)
        assert [one.code for one in met.value.problems] == [code]


def test_a_new_day_off_moves_the_working_calendar(office, ilyas, maral):
    from alany.spine.places.queries import working_calendar

    assert working_calendar().is_working(date(2020, 12, 31))
    confirm(proposal=a_proposal(office, ilyas, table="calendar", values=A_DAY), by=maral, at=LATER)
    assert not working_calendar().is_working(date(2020, 12, 31))
    saturday = A_DAY | {"date": "2021-01-09", "kind": "weekend_workday"}
    confirm(proposal=a_proposal(office, ilyas, table="calendar", values=saturday), by=maral, at=LATER)
    assert working_calendar().is_working(date(2021, 1, 9))
    assert the_day("2021-01-09").works


def a_year(office, by, days, *, year=2028, whole=False, at=AT):
    return propose_year(
        office=office, year=year, days=days, whole=whole, reason="Жаңа жыл", source=SOURCE, by=by, at=at
    )


def test_a_whole_year_is_taken_in_by_two_people_as_one_act(office, ilyas, maral):
    days = [A_DAY | {"date": f"2028-01-0{number}"} for number in (3, 4)]
    made = a_year(office, ilyas, days)
    assert not CalendarDay.objects.filter(date__year=2028).exists()
    confirm(proposal=made, by=maral, at=LATER)
    assert CalendarDay.objects.filter(date__year=2028, works=False).count() == 2
    assert Entry.objects.get(verb="reference.confirmed").details["added"] == 2


def test_a_file_of_a_whole_year_takes_the_other_days_of_it_away_if_they_have_not_come(office, ilyas, maral):
    ahead = [A_DAY | {"date": "2027-01-01"}, A_DAY | {"date": "2027-03-01"}]
    before = CalendarDay.objects.filter(date__year=2027).count()
    assert before > 2
    confirm(proposal=a_year(office, ilyas, ahead, year=2027, whole=True), by=maral, at=LATER)
    assert CalendarDay.objects.filter(date__year=2027).count() == 2
    with pytest.raises(ValuesRefused) as met:
        a_year(office, ilyas, [A_DAY], year=2020, whole=True)
    assert {one.code for one in met.value.problems} == {"day_has_come"}


def test_a_year_that_changed_meanwhile_or_holds_other_years_is_refused(office, ilyas, maral):
    made = a_year(office, ilyas, [A_DAY | {"date": "2028-01-03"}])
    other = a_proposal(office, ilyas, table="calendar", values=A_DAY | {"date": "2028-05-08"})
    confirm(proposal=other, by=maral, at=LATER)
    with pytest.raises(RowChanged):
        confirm(proposal=made, by=maral, at=LATER)
    for days in ([A_DAY], [A_DAY | {"date": "2028-02-01"}] * 2):
        with pytest.raises(ValuesRefused):
            a_year(office, ilyas, days)


def test_at_the_day_of_the_office_the_second_key_may_be_missing(office, ilyas, maral):
    """A grant that has ended decides nothing any more."""
    made = a_proposal(office, ilyas)
    with action(verb="test.ended", by=SYSTEM, at=AT):
        maral.grants.update(valid_to=date(2020, 7, 29))
    with pytest.raises(NotAllowed):
        confirm(proposal=made, by=maral, at=datetime(2020, 7, 30, 9, tzinfo=UTC))
