"""When a point is open: stretches of the week, special days, the state's calendar. Plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from alany.kernel.periods import ALMATY, WorkingCalendar

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
"""Days of the week as schema.org writes them in `openingHours`."""

Interval = tuple[datetime, datetime]


class HoursWrong(ValueError):
    """A week or a special day cannot be so; `reason` is reversed or overlap."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """One stretch of a weekday (0 is Monday) in Almaty's time; a lunch break is the gap between two."""

    weekday: int
    begins: time
    ends: time
    valid_from: date = date.min
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether this stretch was declared for the day, whatever its weekday."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Special:
    """Days that differ from the week: closed, or open at other hours (`begins` and `ends`), and why."""

    first_on: date
    last_on: date
    reason: str
    begins: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a point: its open times, and why it differs from the week ("" where it does not).

    A closed day has no times and a reason: of the special day, `holiday`, or `weekly` for a day on which the
    point is never open.
    """

    on: date
    times: Sequence[tuple[time, time]]
    reason: str = ""

    @property
    def intervals(self) -> list[Interval]:
        """The open times as moments."""
        return [
            (datetime.combine(self.on, begins, ALMATY), datetime.combine(self.on, ends, ALMATY))
            for begins, ends in self.times
        ]


def checked(week: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in the order of the week; raises HoursWrong where one is reversed or two overlap."""
    rows = sorted(week)
    if any(row.ends <= row.begins for row in rows):
        raise HoursWrong("reversed")
    for before, after in pairwise(rows):
        if before.weekday == after.weekday and after.begins < before.ends:
            raise HoursWrong("overlap")
    return rows


def on_day(week: Sequence[Stretch], specials: Iterable[Special], day: date, calendar: WorkingCalendar) -> Day:
    """The day as declared: a special day goes before the state's calendar, the calendar before the week.

    A holiday or transferred day off closes; on a worked weekend the point keeps the hours of the last
    weekday before it that has any. Rural akimats may work six days: an ordinary Saturday is the point's own.
    """
    for special in specials:
        if special.first_on <= day <= special.last_on:
            if special.begins is None or special.ends is None:
                return Day(day, (), special.reason)
            return Day(day, ((special.begins, special.ends),), special.reason)
    worked = calendar.exceptions.get(day)
    if worked is False:
        return Day(day, (), "holiday")
    times = _times(week, day, day.weekday())
    if worked and not times:
        before = range(day.weekday() - 1, -1, -1)
        times = next((found for one in before if (found := _times(week, day, one))), ())
        return Day(day, times, "moved" if times else "weekly")
    return Day(day, times, "" if times else "weekly")


def _times(week: Sequence[Stretch], day: date, weekday: int) -> tuple[tuple[time, time], ...]:
    return tuple((one.begins, one.ends) for one in week if one.weekday == weekday and one.holds_on(day))


def days(
    week: Sequence[Stretch],
    specials: Sequence[Special],
    first: date,
    last: date,
    calendar: WorkingCalendar,
) -> list[Day]:
    """Each day from `first` to `last`, both included; none where `last` lies before `first`."""
    count = (last - first).days + 1
    return [on_day(week, specials, first + timedelta(days=number), calendar) for number in range(count)]


def open_intervals(found: Iterable[Day]) -> list[Interval]:
    """The open times of days, in order: what uptime is measured within."""
    return [interval for day in found for interval in day.intervals]


def as_opening_hours(week: Iterable[Stretch]) -> str:
    """The week in the words of schema.org: «Mo-Fr 09:00-13:00,14:00-18:00; Sa 09:00-13:00»."""
    by_day = dict.fromkeys(range(7), "")
    for one in sorted(week):
        span = f"{one.begins:%H:%M}-{one.ends:%H:%M}"
        by_day[one.weekday] = ",".join(filter(None, (by_day[one.weekday], span)))
    groups: list[tuple[int, int, str]] = []
    for number, times in by_day.items():
        if times and groups and groups[-1][1] == number - 1 and groups[-1][2] == times:
            groups[-1] = (groups[-1][0], number, times)
        elif times:
            groups.append((number, number, times))
    return "; ".join(f"{_span(first, last)} {times}" for first, last, times in groups)


def _span(first: int, last: int) -> str:
    return DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}"


def from_opening_hours(text: str) -> list[Stretch]:
    """The week that `as_opening_hours` wrote; raises ValueError for other words."""
    week: list[Stretch] = []
    for group in filter(None, text.split("; ")):
        span, _blank, times = group.partition(" ")
        first, _dash, last = span.partition("-")
        for number in range(DAYS.index(first), DAYS.index(last or first) + 1):
            for one in times.split(","):
                begins, ends = (time.fromisoformat(part) for part in one.split("-"))
                week.append(Stretch(number, begins, ends))
    return week
