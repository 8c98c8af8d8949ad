"""Days of the calendar and working days, in the one time zone of the office."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import accumulate
from types import MappingProxyType
from typing import Self
from zoneinfo import ZoneInfo

ALMATY = ZoneInfo("Asia/Almaty")
"""UTC+6 until 2024-02-29, UTC+5 since 2024-03-01; Asia/Qyzylorda already had +5 in 2020."""

_DAY = timedelta(days=1)
_SATURDAY = 5


class PeriodReversed(ValueError):
    """A period was given that ends before it begins."""


class TimeWithoutZone(ValueError):
    """A time was given without its zone, so its day is unknown."""


def local_date(at: datetime) -> date:
    """The day in Almaty on which `at` falls; raises TimeWithoutZone."""
    if at.tzinfo is None:
        raise TimeWithoutZone(at.isoformat())
    return at.astimezone(ALMATY).date()


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or the last day of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first` to `last`, both included; raises PeriodReversed."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodReversed(f"{self.last} is before {self.first}")

    @classmethod
    def of_month(cls, year: int, month: int) -> Self:
        """All days of one month."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def of_year(cls, year: int) -> Self:
        """All days of one year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def days(self) -> int:
        """How many days the period has; at least one."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def overlaps(self, other: "Period") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Monday to Friday, except the days that the government has moved.

    `exceptions` says of a day whether it is worked: False for holidays and transferred days off, True for a
    worked Saturday or Sunday. Years without exceptions are counted Monday to Friday.
    """

    exceptions: Mapping[date, bool] = field(default_factory=dict, hash=False)
    _moved: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _gained: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "exceptions", MappingProxyType(dict(self.exceptions)))
        moved = sorted(self.exceptions)
        gains = (int(self.exceptions[day]) - int(day.weekday() < _SATURDAY) for day in moved)
        object.__setattr__(self, "_moved", tuple(moved))
        object.__setattr__(self, "_gained", tuple(accumulate(gains, initial=0)))

    def is_working(self, day: date) -> bool:
        """Whether offices work on that day."""
        return self.exceptions.get(day, day.weekday() < _SATURDAY)

    def next_working(self, day: date) -> date:
        """The day itself when it is worked, else the first worked day after it."""
        while not self.is_working(day):
            day += _DAY
        return day

    def add_working_days(self, day: date, n: int) -> date:
        """The `n`-th working day after `day`, which itself is not counted; before it when `n` is negative.

        With `n` = 0 the answer is `day`, worked or not.
        """
        step = _DAY if n > 0 else -_DAY
        for _ in range(abs(n)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def working_days_between(self, a: date, b: date) -> int:
        """The working days after `a` up to and with `b`; the same number, negative, from `b` back to `a`."""
        return self._worked_until(b) - self._worked_until(a)

    def _worked_until(self, day: date) -> int:
        """Every working day from Monday the first of January of the year 1: two of them bound a stretch."""
        weeks, rest = divmod(day.toordinal(), 7)
        return weeks * _SATURDAY + min(rest, _SATURDAY) + self._gained[bisect_right(self._moved, day)]
