"""The law's clock in the loop: how far a term may grow, when it starts anew, what silence means."""

from collections.abc import Iterable
from datetime import date

from alany.kernel.deadlines import Rule
from alany.kernel.deadlines import due_on as due_by_rule
from alany.kernel.periods import WorkingCalendar
from alany.spine.cases.rules.refusals import ExtensionNotLonger, ExtensionTooLate, ExtensionTooLong

REFUSAL = "refusal"


def first_term(due: date, extensions: Iterable[tuple[date, date]]) -> date:
    """The day on which the term ended before all extensions `(before, after)` that led to `due`."""
    came_from = {after: before for before, after in extensions if before < after}
    while due in came_from:
        due = came_from[due]
    return due


def extension_limit(first: date, rule: Rule, calendar: WorkingCalendar) -> date:
    """The last day to which the law lets a term grow that first ended on `first` (APPC art. 76)."""
    return due_by_rule(first, rule, calendar)


def checked_extension(*, today: date, before: date, after: date, limit: date) -> date:
    """Return `after` when the term may be moved from `before` to it today.

    The day on which the term ends is still in time. Raises ExtensionTooLate, ExtensionNotLonger,
    ExtensionTooLong.
    """
    if today > before:
        raise ExtensionTooLate(before)
    if after <= before:
        raise ExtensionNotLonger
    if after > limit:
        raise ExtensionTooLong(limit)
    return after


def restarted(began_on: date, due: date, today: date, calendar: WorkingCalendar) -> date:
    """A term that starts anew today and is as long, in working days, as it was from `began_on` to `due`."""
    return calendar.add_working_days(today, max(calendar.working_days_between(began_on, due), 1))


def is_silence(on_expiry: str, due: date, today: date, *, answered: bool) -> bool:
    """Whether the law counts it as a refusal that the term passed without an answer (APPC art. 91(2)).

    `on_expiry` is what the dated row says that set the term; a term of the office's own has none.
    """
    return on_expiry == REFUSAL and today > due and not answered
