"""What the law says of a term that passed in silence, with its article and the way to complain."""

from datetime import date

from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.kernel.deadlines import RuleMissing
from alany.kernel.deadlines import due_on as due_by_rule
from alany.spine.cases import queries
from alany.spine.cases.models import DeadlineRule
from alany.spine.cases.rules import REFUSAL
from alany.spine.places.queries import working_calendar

SILENCE, COMPLAINT = "A5", ("A4a", "A4")


def refusal_words(rule: DeadlineRule | None, due: date, today: date) -> str:
    """The consequence by the rows in force on the day the term ended; empty where the law names none."""
    if rule is None or rule.on_expiry != REFUSAL or today <= due:
        return ""
    row = _row(SILENCE, due)
    article = words.rule_article(row or rule)
    said = [_("No answer in time counts as a refusal (%(article)s).") % {"article": article}]
    for rule_id in COMPLAINT:
        if complaint := _row(rule_id, due):
            until = due_by_rule(due, queries.as_rule(complaint), working_calendar())
            unsure = "" if complaint.certainty == "read" else f" ({_('not confirmed')})"
            facts = {"day": words.day_word(until, today), "article": words.rule_article(complaint) + unsure}
            said.append(_("A complaint can be filed until %(day)s (%(article)s).") % facts)
            break
    return " ".join(said)


def _row(rule_id: str, day: date) -> DeadlineRule | None:
    try:
        return queries.rule_on(rule_id, day)[0]
    except RuleMissing:
        return None
