from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.deadlines import (
    Rule,
    RuleBroken,
    RuleMissing,
    choose_rule,
    due_on,
    light,
    registered_on,
)
from alany.kernel.periods import ALMATY, TimeWithoutZone
from alany.kernel.tests.calendar_of_kazakhstan import calendar_of_kazakhstan

KAZAKHSTAN = calendar_of_kazakhstan()
LAW_OF_2007 = Rule("A1", 15, "cd", date(2007, 8, 20), date(2021, 6, 30), "221-III", "8", "check")
CODE_OF_2021 = Rule("A1", 15, "wd", date(2021, 7, 1), None, "350-VI", "76", "read")
FORWARDING = Rule("A3", 3, "wd", date(2021, 7, 1), None, "350-VI", "65", "read")
ROWS = [CODE_OF_2021, FORWARDING, LAW_OF_2007]
DAYS = st.dates(date(2018, 1, 1), date(2028, 1, 1))


def term(amount, unit):
    return Rule("T", amount, unit, date(2000, 1, 1))


@pytest.mark.parametrize(
    ("received", "amount", "unit", "due"),
    [
        (date(2020, 7, 30), 15, "wd", date(2020, 8, 21)),
        (date(2020, 7, 30), 3, "wd", date(2020, 8, 5)),
        (date(2020, 12, 10), 5, "wd", date(2020, 12, 21)),
        (date(2022, 3, 2), 3, "wd", date(2022, 3, 5)),
        (date(2025, 12, 30), 15, "wd", date(2026, 1, 23)),
        (date(2021, 7, 1), 15, "wd", date(2021, 7, 26)),
        (date(2020, 7, 16), 15, "cd", date(2020, 8, 3)),
        (date(2020, 7, 15), 15, "cd", date(2020, 7, 30)),
        (date(2020, 12, 31), 2, "mo", date(2021, 3, 1)),
        (date(2020, 7, 30), 3, "mo", date(2020, 10, 30)),
        (date(2020, 7, 30), 0, "wd", date(2020, 7, 30)),
        (date(2020, 7, 31), 0, "cd", date(2020, 8, 3)),
    ],
)
def test_the_last_day_in_time(received, amount, unit, due):
    assert due_on(received, term(amount, unit), KAZAKHSTAN) == due


@given(DAYS, DAYS, st.integers(0, 60), st.sampled_from(["wd", "cd", "mo"]))
def test_a_term_ends_on_a_working_day_never_before_receipt_and_keeps_the_order(a, b, amount, unit):
    earlier, later = (due_on(day, term(amount, unit), KAZAKHSTAN) for day in sorted((a, b)))
    assert KAZAKHSTAN.is_working(earlier)
    assert min(a, b) <= earlier <= later


@given(DAYS, st.integers(0, 30), st.sampled_from(["wd", "cd", "mo"]))
def test_a_longer_term_is_never_due_earlier(day, amount, unit):
    assert due_on(day, term(amount, unit), KAZAKHSTAN) <= due_on(day, term(amount + 1, unit), KAZAKHSTAN)


def test_the_law_of_the_day_of_receipt_counts():
    assert choose_rule(ROWS, "A1", date(2021, 6, 30)) is LAW_OF_2007
    assert choose_rule(ROWS, "A1", date(2021, 7, 1)) is CODE_OF_2021


def test_without_a_row_of_that_day_no_deadline_is_claimed():
    with pytest.raises(RuleMissing) as missing:
        choose_rule(ROWS, "A3", date(2020, 7, 30))
    assert (missing.value.rule_id, missing.value.on) == ("A3", date(2020, 7, 30))


def test_where_rows_overlap_the_later_law_counts():
    reform = replace(CODE_OF_2021, amount=10, valid_from=date(2026, 7, 1))
    assert choose_rule([reform, *ROWS], "A1", date(2026, 7, 1)) is reform
    assert choose_rule([reform, *ROWS], "A1", date(2026, 6, 30)) is CODE_OF_2021


def test_a_law_may_live_for_one_day():
    one_day = replace(LAW_OF_2007, valid_from=date(2021, 6, 30))
    assert choose_rule([one_day], "A1", date(2021, 6, 30)) is one_day


def test_only_a_row_that_somebody_read_may_stand_in_a_letter():
    assert [row.confirmed for row in ROWS] == [True, True, False]


@pytest.mark.parametrize(
    "wrong",
    [{"amount": -1}, {"unit": "days"}, {"valid_from": date(2021, 7, 1), "valid_to": date(2021, 6, 30)}],
)
def test_a_row_that_makes_no_sense_is_not_made(wrong):
    with pytest.raises(RuleBroken):
        replace(LAW_OF_2007, **wrong)


@pytest.mark.parametrize(
    ("received_at", "day"),
    [
        (datetime(2020, 7, 30, 9, 0, tzinfo=ALMATY), date(2020, 7, 30)),
        (datetime(2020, 7, 30, 17, 59, tzinfo=ALMATY), date(2020, 7, 30)),
        (datetime(2020, 7, 30, 18, 0, tzinfo=ALMATY), date(2020, 8, 3)),
        (datetime(2020, 8, 2, 10, 0, tzinfo=ALMATY), date(2020, 8, 3)),
        (datetime(2020, 12, 20, 10, 0, tzinfo=ALMATY), date(2020, 12, 20)),
        (datetime(2020, 7, 28, 18, 30, tzinfo=UTC), date(2020, 7, 29)),
        (datetime(2020, 7, 29, 12, 0, tzinfo=UTC), date(2020, 7, 30)),
    ],
)
def test_an_appeal_is_registered_on_the_day_of_receipt_or_the_next_working_day(received_at, day):
    assert registered_on(received_at, KAZAKHSTAN) == day


def test_an_office_with_other_hours_gives_its_own():
    late = datetime(2020, 7, 29, 19, 30, tzinfo=ALMATY)
    assert registered_on(late, KAZAKHSTAN, closes_at=time(20, 0)) == date(2020, 7, 29)


def test_a_time_without_zone_is_not_registered():
    with pytest.raises(TimeWithoutZone):
        registered_on(datetime(2020, 7, 30, 9, 0), KAZAKHSTAN)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("today", "colour"),
    [
        (date(2020, 8, 17), "green"),
        (date(2020, 8, 18), "green"),
        (date(2020, 8, 19), "amber"),
        (date(2020, 8, 21), "amber"),
        (date(2020, 8, 22), "red"),
        (date(2020, 8, 24), "red"),
    ],
)
def test_the_last_three_working_days_are_amber_and_the_day_after_is_red(today, colour):
    assert light(date(2020, 8, 21), today, KAZAKHSTAN) == colour


def test_the_owner_may_be_warned_earlier():
    assert light(date(2020, 8, 21), date(2020, 8, 17), KAZAKHSTAN, amber_days=5) == "amber"


@given(DAYS, st.integers(-40, 40), st.integers(0, 10))
def test_a_light_never_turns_back(due, offset, days):
    colours = ["green", "amber", "red"]
    today = due + timedelta(days=offset)
    now, later = (light(due, day, KAZAKHSTAN) for day in (today, today + timedelta(days=days)))
    assert colours.index(now) <= colours.index(later)
