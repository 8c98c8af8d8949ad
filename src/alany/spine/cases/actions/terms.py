"""The term of a case: of the office's own choice, by a row of law, or none."""

from datetime import date

from alany.kernel.deadlines import due_on as due_by_rule
from alany.spine.cases import queries
from alany.spine.cases.models import DeadlineRule
from alany.spine.cases.rules import DueBeforeReceipt
from alany.spine.places.queries import working_calendar


def term_from(
    received_on: date, due_on: date | None, rule_id: str | None
) -> tuple[date | None, DeadlineRule | None]:
    """The term and the row it follows: `due_on` moved to a working day, or counted by the row in force.

    Raises DueBeforeReceipt, RuleMissing.
    """
    calendar = working_calendar()
    if due_on is not None:
        if due_on < received_on:
            raise DueBeforeReceipt(due_on, received_on)
        return calendar.next_working(due_on), None
    if rule_id:
        row, rule = queries.rule_on(rule_id, received_on)
        return due_by_rule(received_on, rule, calendar), row
    return None, None
