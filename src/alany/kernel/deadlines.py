"""By when must we answer: dated rows of law, counted in working days, calendar days or months.

The rows themselves are data (a law has a date and a source); here is only how they are counted. The count
begins on the day after receipt, and a term that ends on a day off ends on the next working day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from alany.kernel.periods import ALMATY, WorkingCalendar, add_months, local_date

Unit = Literal["wd", "cd", "mo"]
Light = Literal["green", "amber", "red"]

UNITS: tuple[Unit, ...] = ("wd", "cd", "mo")
"""Working days, calendar days, calendar months."""

CLOSES_AT = time(18, 0)
"""The usual end of the working day; an office with other hours gives its own."""

AMBER_WORKING_DAYS = 3


class RuleBroken(ValueError):
    """A row of law was written with a negative amount, an unknown unit or an end before its beginning."""


class RuleMissing(LookupError):
    """No row of that name was in force on that day, so no deadline can be claimed."""

    def __init__(self, rule_id: str, on: date) -> None:
        super().__init__(f"no rule {rule_id!r} was in force on {on}")
        self.rule_id = rule_id
        self.on = on


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of law: within `amount` of `unit`, for what is received from `valid_from` to `valid_to`.

    `certainty` is "read" when somebody has read the source, "check" until then: an unconfirmed row is shown
    so to staff and is never printed in a letter. Raises RuleBroken.
    """

    rule_id: str
    amount: int
    unit: Unit
    valid_from: date
    valid_to: date | None = None
    act: str = ""
    article: str = ""
    certainty: str = "check"

    def __post_init__(self) -> None:
        if self.amount < 0 or self.unit not in UNITS:
            raise RuleBroken(f"{self.rule_id}: {self.amount} {self.unit}")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise RuleBroken(f"{self.rule_id}: in force until {self.valid_to}, from {self.valid_from}")

    def in_force(self, on: date) -> bool:
        """Whether the row binds what is received on that day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    @property
    def confirmed(self) -> bool:
        """Whether the row may be printed in a letter."""
        return self.certainty == "read"


def choose_rule(rules: Iterable[Rule], rule_id: str, on: date) -> Rule:
    """The row in force on the day of receipt, whatever is in force today; raises RuleMissing.

    Where rows overlap, the one that began last is the law.
    """
    rows = [rule for rule in rules if rule.rule_id == rule_id and rule.in_force(on)]
    if not rows:
        raise RuleMissing(rule_id, on)
    return max(rows, key=lambda rule: rule.valid_from)


def due_on(received_on: date, rule: Rule, calendar: WorkingCalendar) -> date:
    """The last day in time, always a working day; an amount of 0 means the day of receipt."""
    match rule.unit:
        case "wd":
            last = calendar.add_working_days(received_on, rule.amount)
        case "cd":
            last = received_on + timedelta(days=rule.amount)
        case "mo":
            last = add_months(received_on, rule.amount)
    return calendar.next_working(last)


def registered_on(received_at: datetime, calendar: WorkingCalendar, closes_at: time = CLOSES_AT) -> date:
    """The day on which an appeal is registered: of receipt, in Almaty, or the next working day when it came
    after hours or on a day off (APPC art. 64). Raises TimeWithoutZone.
    """
    day = local_date(received_at)
    if received_at.astimezone(ALMATY).time() >= closes_at:
        day += timedelta(days=1)
    return calendar.next_working(day)


def light(
    due_on: date, today: date, calendar: WorkingCalendar, amber_days: int = AMBER_WORKING_DAYS
) -> Light:
    """Green, amber in the last working days up to and with the due date, red from the day after it.

    Red is a state of law: a missed term counts as a refusal (APPC art. 91(2)).
    """
    if today > due_on:
        return "red"
    return "amber" if calendar.working_days_between(today, due_on) < amber_days else "green"
