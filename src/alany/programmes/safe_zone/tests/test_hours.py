"""When a point is open: the week, special days, and the state's calendar from 2018 to 2027."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.tests.calendar_of_kazakhstan import calendar_of_kazakhstan
from alany.programmes.safe_zone.actions.points import USUAL_WEEK
from alany.programmes.safe_zone.forms.points import read_day, written
from alany.programmes.safe_zone.rules.hours import (
    HoursWrong,
    Special,
    Stretch,
    as_opening_hours,
    checked,
    days,
    from_opening_hours,
    on_day,
)

CALENDAR = calendar_of_kazakhstan()
NINE_TO_SIX = ((time(9), time(13)), (time(14), time(18)))
WITH_SATURDAY = (*USUAL_WEEK, Stretch(5, time(9), time(13)))


def test_a_break_is_the_gap_between_two_stretches():
    day = on_day(USUAL_WEEK, [], date(2020, 7, 30), CALENDAR)
    assert (day.times, day.reason) == (NINE_TO_SIX, "")
    assert [f"{one:%H%z}–{two:%H%z}" for one, two in day.intervals] == ["09+0600–13+0600", "14+0600–18+0600"]


def test_every_exception_of_the_calendar_opens_or_closes_a_point_of_five_days():
    wrong = [
        day
        for day, works in CALENDAR.exceptions.items()
        if bool(on_day(USUAL_WEEK, [], day, CALENDAR).times) != works
    ]
    assert len(CALENDAR.exceptions) == 221
    assert wrong == []


def test_an_ordinary_saturday_is_the_points_own_and_a_holiday_on_it_is_not():
    saturday, holiday = date(2020, 7, 25), date(2021, 5, 1)
    assert on_day(WITH_SATURDAY, [], saturday, CALENDAR).times == ((time(9), time(13)),)
    assert on_day(USUAL_WEEK, [], saturday, CALENDAR).reason == "weekly"
    assert (holiday.weekday(), on_day(WITH_SATURDAY, [], holiday, CALENDAR).reason) == (5, "holiday")


def test_a_special_day_goes_before_the_calendar_and_gives_its_reason():
    closed = Special(date(2020, 7, 29), date(2020, 7, 31), "repair")
    short = Special(date(2020, 7, 30), date(2020, 7, 30), "event", time(10), time(14))
    assert on_day(USUAL_WEEK, [closed], date(2020, 7, 31), CALENDAR).reason == "repair"
    assert on_day(USUAL_WEEK, [closed], date(2020, 8, 3), CALENDAR).times == NINE_TO_SIX
    day = on_day(USUAL_WEEK, [short], date(2020, 7, 30), CALENDAR)
    assert (day.times, day.reason) == (((time(10), time(14)),), "event")


def test_another_week_holds_from_its_day_and_the_old_one_until_the_day_before():
    week = [
        Stretch(3, time(9), time(18), date(2020, 1, 1), date(2020, 7, 22)),
        Stretch(3, time(10), time(15), date(2020, 7, 23)),
    ]
    found = days(week, [], date(2020, 7, 16), date(2020, 7, 30), CALENDAR)
    assert [day.times[0][0].hour for day in found if day.times] == [9, 10, 10]


@pytest.mark.parametrize(
    ("week", "reason"),
    [
        ([Stretch(0, time(9), time(9))], "reversed"),
        ([Stretch(0, time(9), time(13)), Stretch(0, time(12), time(18))], "overlap"),
    ],
)
def test_a_week_that_cannot_be_is_refused(week, reason):
    with pytest.raises(HoursWrong) as refused:
        checked(week)
    assert refused.value.reason == reason


@st.composite
def weeks(draw):
    week = []
    for weekday in range(7):
        edges = sorted(draw(st.sets(st.integers(0, 24 * 12 - 1), max_size=6)))
        for begins, ends in zip(edges[::2], edges[1::2], strict=False):
            moments = (time(number * 5 // 60, number * 5 % 60) for number in (begins, ends))
            week.append(Stretch(weekday, *moments))
    return week


@given(weeks())
def test_a_week_goes_out_as_opening_hours_and_comes_back_whole(week):
    assert from_opening_hours(as_opening_hours(week)) == sorted(week)


@given(weeks())
def test_a_week_that_the_form_shows_is_read_back_whole(week):
    shown = written(week)
    read = [one for number in range(7) for one in read_day(number, shown[f"day_{number}"])]
    assert read == sorted(week)


def test_days_with_the_same_hours_stand_together():
    assert as_opening_hours(WITH_SATURDAY) == "Mo-Fr 09:00-13:00,14:00-18:00; Sa 09:00-13:00"


def test_no_day_is_left_out_and_none_stands_twice():
    first = date(2020, 2, 27)
    found = days(USUAL_WEEK, [], first, first + timedelta(days=9), CALENDAR)
    assert [day.on for day in found] == [first + timedelta(days=number) for number in range(10)]
    assert days(USUAL_WEEK, [], first, first - timedelta(days=1), CALENDAR) == []
