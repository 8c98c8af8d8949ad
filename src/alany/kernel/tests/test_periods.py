from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.periods import (
    ALMATY,
    Period,
    PeriodReversed,
    TimeWithoutZone,
    WorkingCalendar,
    add_months,
    local_date,
)
from alany.kernel.tests.calendar_of_kazakhstan import calendar_of_kazakhstan

KAZAKHSTAN = calendar_of_kazakhstan()
DAYS = st.dates(date(2017, 6, 1), date(2029, 6, 1))
PERIODS = st.tuples(DAYS, DAYS).map(lambda ends: Period(min(ends), max(ends)))
CALENDARS = st.builds(WorkingCalendar, st.dictionaries(DAYS, st.booleans(), max_size=30)) | st.just(
    KAZAKHSTAN
)


def test_a_period_has_both_its_ends():
    july = Period.of_month(2020, 7)
    assert (july.first, july.last, july.days) == (date(2020, 7, 1), date(2020, 7, 31), 31)
    assert date(2020, 7, 1) in july
    assert date(2020, 7, 31) in july
    assert date(2020, 8, 1) not in july
    assert Period.of_year(2020).days == 366
    assert Period(date(2020, 7, 30), date(2020, 7, 30)).days == 1


def test_a_period_cannot_end_before_it_begins():
    with pytest.raises(PeriodReversed):
        Period(date(2020, 7, 31), date(2020, 7, 30))


@given(PERIODS, PERIODS)
def test_periods_overlap_when_they_share_a_day(a, b):
    share = any(a.first + timedelta(days=n) in b for n in range(a.days))
    assert a.overlaps(b) == b.overlaps(a) == share


def test_almaty_moved_its_clock_on_1_march_2024():
    offsets = [datetime(2024, 2, 29, 12, tzinfo=ALMATY), datetime(2024, 3, 1, 12, tzinfo=ALMATY)]
    assert [at.utcoffset() for at in offsets] == [timedelta(hours=6), timedelta(hours=5)]


def test_the_day_of_a_moment_is_that_of_almaty():
    assert local_date(datetime(2020, 7, 30, 18, 0, tzinfo=UTC)) == date(2020, 7, 31)
    assert local_date(datetime(2025, 7, 30, 18, 59, tzinfo=UTC)) == date(2025, 7, 30)
    with pytest.raises(TimeWithoutZone):
        local_date(datetime(2020, 7, 30, 18, 0))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2021, 12, 31), 2, date(2022, 2, 28)),
        (date(2020, 7, 30), 3, date(2020, 10, 30)),
        (date(2020, 7, 30), 0, date(2020, 7, 30)),
        (date(2020, 3, 31), -1, date(2020, 2, 29)),
    ],
)
def test_months_are_clipped_to_their_last_day(day, months, later):
    assert add_months(day, months) == later


def test_working_days_of_each_year_are_those_of_the_decrees():
    counted = {
        year: KAZAKHSTAN.working_days_between(date(year - 1, 12, 31), date(year, 12, 31))
        for year in range(2018, 2028)
    }
    assert counted == {
        2018: 246, 2019: 246, 2020: 246, 2021: 245, 2022: 246,
        2023: 246, 2024: 249, 2025: 246, 2026: 247, 2027: 247,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2020, 5, 8), False),
        (date(2020, 5, 11), True),
        (date(2020, 12, 20), True),
        (date(2020, 7, 31), False),
        (date(2026, 8, 31), True),
        (date(2027, 3, 15), False),
        (date(2020, 7, 30), True),
        (date(2020, 8, 1), False),
    ],
)
def test_days_that_the_government_moved(day, works):
    assert KAZAKHSTAN.is_working(day) == works


def test_years_that_nobody_has_decreed_yet_are_monday_to_friday():
    first_week = [date(2031, 1, 6) + timedelta(days=n) for n in range(7)]
    assert [KAZAKHSTAN.is_working(day) for day in first_week] == [True] * 5 + [False] * 2
    assert KAZAKHSTAN.add_working_days(date(2031, 1, 3), 5) == date(2031, 1, 10)


def test_the_next_working_day_may_be_the_day_itself():
    assert KAZAKHSTAN.next_working(date(2020, 7, 30)) == date(2020, 7, 30)
    assert KAZAKHSTAN.next_working(date(2020, 7, 31)) == date(2020, 8, 3)


def test_counting_zero_days_stays_where_it_is():
    assert KAZAKHSTAN.add_working_days(date(2020, 8, 1), 0) == date(2020, 8, 1)


def test_the_calendar_is_a_value_that_nobody_changes():
    exceptions = {date(2020, 7, 31): False}
    calendar = WorkingCalendar(exceptions)
    exceptions.clear()
    assert calendar == WorkingCalendar({date(2020, 7, 31): False})
    assert not calendar.is_working(date(2020, 7, 31))


@given(CALENDARS, DAYS, st.integers(-30, 30).filter(bool))
def test_the_nth_working_day_is_worked_and_lies_in_its_direction(calendar, day, n):
    there = calendar.add_working_days(day, n)
    assert calendar.is_working(there)
    assert (there > day) == (n > 0)


@given(CALENDARS, DAYS, st.integers(1, 40))
def test_counting_back_what_was_added_gives_the_same_number(calendar, day, n):
    there = calendar.add_working_days(day, n)
    assert calendar.working_days_between(day, there) == n
    assert calendar.working_days_between(there, day) == -n


@given(CALENDARS, DAYS, DAYS, st.integers(0, 30))
def test_who_starts_later_is_never_due_earlier(calendar, a, b, n):
    earlier, later = sorted((a, b))
    assert calendar.add_working_days(earlier, n) <= calendar.add_working_days(later, n)
    assert calendar.next_working(earlier) <= calendar.next_working(later)


@given(CALENDARS, DAYS, st.integers(0, 400))
def test_the_working_days_of_a_stretch_are_those_that_a_finger_counts(calendar, day, n):
    counted = sum(calendar.is_working(day + timedelta(days=one)) for one in range(1, n + 1))
    assert calendar.working_days_between(day, day + timedelta(days=n)) == counted


@given(CALENDARS, DAYS, DAYS, DAYS)
def test_the_working_days_of_two_stretches_add_up(calendar, a, b, c):
    between = calendar.working_days_between
    assert between(a, b) + between(b, c) == between(a, c)


@given(CALENDARS, DAYS, st.integers(0, 15), st.integers(0, 15))
def test_terms_add_up(calendar, day, n, m):
    assert calendar.add_working_days(calendar.add_working_days(day, n), m) == calendar.add_working_days(
        day, n + m
    )
