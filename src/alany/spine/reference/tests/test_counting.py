"""Fifteen working days after a day, told step by step."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.deadlines import Rule, due_on
from alany.kernel.periods import WorkingCalendar
from alany.spine.reference.counting import Step, steps

CALENDAR = WorkingCalendar(
    {date(2020, 7, 31): False, date(2020, 8, 31): False, date(2020, 12, 20): True, date(2020, 12, 18): False}
)
DAYS = st.dates(date(2020, 1, 1), date(2021, 12, 31))


def a_rule(amount, unit):
    return Rule("Z", amount, unit, date(2018, 1, 1))


def told(received_on, amount, unit):
    return [
        (step.first.day, step.last.day, step.counted, step.last_number if step.counted else 0)
        for step in steps(received_on, a_rule(amount, unit), CALENDAR)
    ]


def test_five_working_days_pass_over_the_holiday_and_the_weekend():
    assert told(date(2020, 7, 29), 5, "wd") == [
        (30, 30, True, 1), (31, 31, False, 0), (1, 2, False, 0), (3, 6, True, 5),
    ]  # fmt: skip


def test_a_worked_sunday_is_counted_and_a_transferred_friday_is_not():
    assert told(date(2020, 12, 17), 2, "wd") == [
        (18, 18, False, 0), (19, 19, False, 0), (20, 20, True, 1), (21, 21, True, 2),
    ]  # fmt: skip
    assert steps(date(2020, 12, 17), a_rule(1, "wd"), CALENDAR)[-1] == Step(
        date(2020, 12, 20), date(2020, 12, 20), True, True, 1, 1
    )


def test_calendar_days_are_all_counted_and_the_last_moves_off_a_day_off():
    assert told(date(2020, 8, 27), 3, "cd") == [(28, 30, True, 3), (31, 31, False, 0), (1, 1, False, 0)]
    assert told(date(2020, 7, 30), 1, "mo")[-1] == (1, 1, False, 0)


def test_a_term_of_the_same_day_that_is_off_ends_on_the_next_working_day_alone():
    assert told(date(2020, 8, 1), 0, "wd") == [(2, 2, False, 0), (3, 3, False, 0)]
    assert told(date(2020, 7, 31), 1, "cd") == [(1, 1, True, 1), (2, 2, False, 0), (3, 3, False, 0)]


def test_a_term_of_the_same_day_has_no_steps_on_a_working_day():
    assert told(date(2020, 7, 30), 0, "wd") == []


@given(DAYS, st.integers(0, 60), st.sampled_from(["wd", "cd", "mo"]))
def test_the_steps_lead_to_the_due_date_without_a_gap(received_on, amount, unit):
    amount = amount % 4 if unit == "mo" else amount
    rule = a_rule(amount, unit)
    way, due = steps(received_on, rule, CALENDAR), due_on(received_on, rule, CALENDAR)
    days = [received_on, *(day for step in way for day in (step.first, step.last))]
    assert days[-1] == due
    assert all(
        after - before <= timedelta(days=1) for before, after in zip(days[::2], days[1::2], strict=False)
    )
    if unit == "wd":
        assert max((step.last_number for step in way), default=0) == amount


@pytest.mark.parametrize("unit", ["wd", "cd"])
def test_ten_years_of_days_are_counted_at_once(unit):
    assert steps(date(2020, 1, 1), a_rule(1000, unit), CALENDAR)
