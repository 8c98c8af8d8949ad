"""The calendar of one year: what stands, what a file would make of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from alany.spine.places.models import CalendarDay
from alany.spine.reference.queries import values_of
from alany.spine.reference.rules import Problem, Values, ValuesRefused, day_of, problems_of
from alany.spine.reference.tables import CALENDAR


@dataclass(frozen=True, slots=True)
class Compared:
    """A year as it stands beside a year as it is proposed, each day once."""

    added: list[Values]
    changed: list[tuple[Values, Values]]
    removed: list[Values]
    same: list[Values]

    @property
    def changes(self) -> int:
        """How many days would be another than they are."""
        return len(self.added) + len(self.changed) + len(self.removed)


def standing(year: int) -> list[dict[str, str | int | None]]:
    """The days of the year that stand in the calendar now."""
    rows = CalendarDay.objects.filter(date__year=year).order_by("date")
    return [values_of(CALENDAR, row) for row in rows]


def compared(now: Sequence[Values], days: Sequence[Values], *, whole: bool) -> Compared:
    """What each proposed day does; days that the file leaves out go only when it is the `whole` year."""
    known: Mapping[object, Values] = {day["date"]: day for day in now}
    named = {day["date"] for day in days}
    return Compared(
        added=[day for day in days if day["date"] not in known],
        changed=[
            (known[day["date"]], day) for day in days if day["date"] in known and known[day["date"]] != day
        ],
        removed=[day for day in now if whole and day["date"] not in named],
        same=[day for day in days if known.get(day["date"]) == day],
    )


def check(change: Compared, year: int, today: date) -> None:
    """Raises ValuesRefused: a day of another year, twice, not possible, or taken away after it has come."""
    problems: list[Problem] = []
    seen: set[object] = set()
    for day in [*change.added, *(after for _before, after in change.changed), *change.same]:
        met = day_of(day["date"])
        shown = f"{met:%d.%m.%Y}" if met else str(day["date"])
        if met is not None and met.year != year:
            problems.append(Problem("date", "other_year", shown))
        if day["date"] in seen:
            problems.append(Problem("date", "taken"))
        seen.add(day["date"])
        problems += problems_of(CALENDAR, day, (), {})
    for day in change.removed:
        gone = day_of(day["date"])
        if gone is not None and gone <= today:
            problems.append(Problem("date", "day_has_come", f"{gone:%d.%m.%Y}"))
    if not problems and not change.changes:
        problems = [Problem("", "nothing_changed")]
    if problems:
        raise ValuesRefused(problems)
