"""An office whose adviser can be met on weekdays, for tests."""

from datetime import UTC, date, datetime, time

from alany.kernel.triltext import TrilText
from alany.spine.bookings import actions
from alany.spine.bookings.rules import Shift
from alany.spine.cases.tests.office import a_person, an_office

MONDAY = date(2020, 7, 27)
AT = datetime(2020, 7, 27, 1, 0, tzinfo=UTC)
"""Monday 27 July 2020, seven in the morning in Almaty."""

NAME = TrilText(kk="Кеңесші", ru="Консультант", en="Adviser")


def a_shift(weekday=0, begins=9, ends=12, minutes=30, mode="person", **known):
    return Shift(weekday, time(begins), time(ends), minutes, mode, **known)


def an_adviser(office, shifts=None, at=AT):
    provider = actions.open_provider(office=office, name=NAME, by=a_person(office), at=at)
    week = [a_shift(day) for day in range(5)] if shifts is None else shifts
    actions.set_hours(provider=provider, shifts=week, valid_from=MONDAY, by=a_person(office), at=at)
    return provider


def an_office_with_adviser(shifts=None):
    office = an_office()
    return office, an_adviser(office, shifts)
