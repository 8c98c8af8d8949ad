"""Hours become meetings: breaks, days off and the calendar leave nothing that cannot be kept."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.periods import ALMATY, WorkingCalendar
from alany.spine.bookings import rules
from alany.spine.bookings.rules import HoursWrong, Shift
from alany.spine.bookings.tests.office_with_hours import MONDAY, a_shift

CALENDAR = WorkingCalendar({date(2020, 7, 31): False, date(2020, 8, 1): True})


def never(day):
    return False


def test_a_morning_with_a_break_is_cut_into_meetings_that_end_in_time():
    morning = Shift(0, time(9), time(12, 10), 40, "person")
    week = rules.with_break(morning, time(10), time(10, 30))
    found = rules.spans(week, MONDAY, MONDAY, calendar=CALENDAR, away=never)
    shown = [
        f"{one.starts_at.astimezone(ALMATY):%H:%M}–{one.ends_at.astimezone(ALMATY):%H:%M}" for one in found
    ]
    assert shown == ["09:00–09:40", "10:30–11:10", "11:10–11:50"]


def test_meetings_are_kept_in_utc_by_the_zone_of_their_day():
    for day, hour in ((MONDAY, 3), (date(2024, 7, 29), 4)):
        found = rules.spans([a_shift()], day, day, calendar=CALENDAR, away=never)
        assert found[0].starts_at == datetime.combine(day, time(hour), tzinfo=UTC)


def test_a_day_off_of_the_state_and_an_own_one_have_no_meetings_and_a_saturday_only_where_it_is_kept():
    week = [a_shift(day) for day in (3, 4, 5)]
    found = rules.spans(
        week, MONDAY, MONDAY + timedelta(days=6), calendar=CALENDAR, away=lambda day: day == date(2020, 7, 30)
    )
    assert {one.starts_at.astimezone(ALMATY).date() for one in found} == {date(2020, 8, 1)}


@pytest.mark.parametrize(
    ("week", "reason"),
    [
        ([a_shift(begins=12, ends=9)], "reversed"),
        ([a_shift(minutes=1)], "length"),
        ([a_shift(begins=9, ends=10, minutes=90)], "length"),
        ([a_shift(seats=0)], "seats"),
        ([a_shift(), a_shift(begins=11, ends=13)], "overlap"),
    ],
)
def test_hours_that_cannot_be_kept_are_refused_with_the_reason(week, reason):
    with pytest.raises(HoursWrong) as refused:
        rules.checked(week)
    assert refused.value.reason == reason


TIMES = st.integers(0, 23 * 60 + 59).map(lambda minute: time(*divmod(minute, 60)))
SHIFTS = st.lists(
    st.builds(Shift, st.integers(0, 6), TIMES, TIMES, st.integers(5, 480), st.just("online")), max_size=6
)


@given(SHIFTS, st.sets(st.integers(0, 20)), st.sets(st.integers(0, 20)))
def test_no_two_meetings_share_a_moment_and_none_stands_on_a_closed_day(week, holidays, own):
    try:
        week = rules.checked(week)
    except HoursWrong:
        return
    closed = {MONDAY + timedelta(days=n) for n in holidays}
    away = {MONDAY + timedelta(days=n) for n in own}
    calendar = WorkingCalendar(dict.fromkeys(closed, False))
    found = rules.spans(week, MONDAY, MONDAY + timedelta(days=20), calendar=calendar, away=away.__contains__)
    for before, after in pairwise(found):
        assert before.ends_at <= after.starts_at
    for one in found:
        begins, ends = one.starts_at.astimezone(ALMATY), one.ends_at.astimezone(ALMATY)
        assert begins.date() not in closed | away
        assert one.shift.begins <= begins.time() < ends.time() <= one.shift.ends


def test_a_code_is_read_however_it_was_typed():
    code = rules.new_code()
    assert len(code) == 10
    assert set(code) <= set(rules.LETTERS)
    assert rules.read_code(f" {rules.shown_code(code).lower()} ") == code
