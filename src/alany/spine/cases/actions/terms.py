"""The term of a case or a recommendation: of the office's own choice, by a row of law, or none."""

from dataclasses import dataclass
from datetime import date

from alany.kernel.deadlines import due_on as due_by_rule
from alany.spine.cases import queries
from alany.spine.cases.models import Case, DeadlineRule
from alany.spine.cases.rules import DueBeforeReceipt, restarted
from alany.spine.places.queries import working_calendar


@dataclass(frozen=True, slots=True)
class Term:
    """When it ends, by which row, and the day off that was asked for when the end had to move."""

    due_on: date | None
    rule: DeadlineRule | None = None
    asked_on: date | None = None


def term_from(began_on: date, due_on: date | None, rule_id: str | None) -> Term:
    """The term: `due_on` moved to a working day, else counted by the row in force when it began, else none.

    Raises DueBeforeReceipt, RuleMissing.
    """
    calendar = working_calendar()
    if due_on is not None:
        if due_on < began_on:
            raise DueBeforeReceipt(due_on, began_on)
        moved = calendar.next_working(due_on)
        return Term(moved, None, None if moved == due_on else due_on)
    if rule_id:
        row, rule = queries.rule_on(rule_id, began_on)
        return Term(due_by_rule(began_on, rule, calendar), row)
    return Term(None)


def restarted_term(case: Case, today: date) -> Term:
    """The case's term started anew today: by today's row of the same rule, else as long as it was."""
    if case.due_on is None:
        return Term(None)
    if case.rule is not None:
        return term_from(today, None, case.rule.rule_id)
    return Term(restarted(case.opened_on, case.due_on, today, working_calendar()))
