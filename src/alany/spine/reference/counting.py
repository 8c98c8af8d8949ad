"""How a term is counted, day by day, so that a person can follow it. Plain Python."""

from dataclasses import dataclass
from datetime import date, timedelta

from alany.kernel.deadlines import Rule, due_on
from alany.kernel.periods import WorkingCalendar, add_months

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """Days that follow each other and are counted alike; a day of the calendar of law stands alone.

    `counted` days have the numbers `first_number` to `last_number`; other days are passed over.
    """

    first: date
    last: date
    counted: bool
    special: bool
    first_number: int = 0
    last_number: int = 0


def steps(received_on: date, rule: Rule, calendar: WorkingCalendar) -> list[Step]:
    """The way from the day after receipt to the due date, both included; empty when they are one day.

    Working days: only they are counted. Calendar days and months: every day is, and a last day that is off
    moves to the next working one.
    """
    last, due = _last_counted(received_on, rule), due_on(received_on, rule, calendar)
    found: list[Step] = []
    day, number = received_on + ONE_DAY, 0
    while day <= due:
        working = calendar.is_working(day)
        counted = working and number < rule.amount if last is None else day <= last
        special = day in calendar.exceptions and (last is None or not counted)
        number += counted
        step = Step(day, day, counted, special, number, number)
        # A worked day that is not counted is the one to which the end has moved: it stands alone.
        found = [*found, step] if working and not counted else _joined(found, step)
        day += ONE_DAY
    return found


def _last_counted(received_on: date, rule: Rule) -> date | None:
    """The last day of a term in calendar days or months, before it moves off a day off."""
    if rule.unit == "wd":
        return None
    if rule.unit == "mo":
        return add_months(received_on, rule.amount)
    return received_on + timedelta(days=rule.amount)


def _joined(found: list[Step], step: Step) -> list[Step]:
    before = found[-1] if found else None
    if before is None or before.special or step.special or before.counted != step.counted:
        return [*found, step]
    joined = Step(before.first, step.last, step.counted, False, before.first_number, step.last_number)
    return [*found[:-1], joined]
