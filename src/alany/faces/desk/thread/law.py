"""What the law says of a term that passed in silence, with its article and the way to complain."""

from datetime import date

from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.kernel.deadlines import RuleMissing, choose_rule
from alany.kernel.deadlines import due_on as due_by_rule
from alany.kernel.periods import WorkingCalendar
from alany.spine.cases import queries
from alany.spine.cases.models import Case, DeadlineRule
from alany.spine.cases.rules import REFUSAL
from alany.spine.places.queries import working_calendar

SILENCE, COMPLAINT = "A5", ("A4a", "A4")


class Law:
    """The rows about silence and complaints of every day, read once for a page."""

    def __init__(self, calendar: WorkingCalendar | None = None) -> None:
        self.calendar = calendar or working_calendar()
        rows = DeadlineRule.objects.filter(rule_id__in=(SILENCE, *COMPLAINT))
        self._rows = {(row.rule_id, row.valid_from): row for row in rows}
        self._rules = [queries.as_rule(row) for row in self._rows.values()]

    def row(self, rule_id: str, day: date) -> DeadlineRule | None:
        """The row in force on the day; None where there is none."""
        try:
            return self._rows[rule_id, choose_rule(self._rules, rule_id, day).valid_from]
        except RuleMissing:
            return None


def refusal_words(rule: DeadlineRule | None, due: date, today: date, law: Law | None = None) -> str:
    """The consequence by the rows in force on the day the term ended; empty where the law names none.

    A list gives the `law` that it has read for all its rows.
    """
    if rule is None or rule.on_expiry != REFUSAL or today <= due:
        return ""
    law = law or Law()
    article = words.rule_article(law.row(SILENCE, due) or rule)
    said = [_("No answer in time counts as a refusal (%(article)s).") % {"article": article}]
    for rule_id in COMPLAINT:
        if complaint := law.row(rule_id, due):
            until = due_by_rule(due, queries.as_rule(complaint), law.calendar)
            unsure = "" if complaint.certainty == "read" else f" ({_('not confirmed')})"
            facts = {"day": words.day_word(until, today), "article": words.rule_article(complaint) + unsure}
            said.append(_("A complaint can be filed until %(day)s (%(article)s).") % facts)
            break
    return " ".join(said)


def short_words(case: Case, today: date, law: Law) -> str:
    """The same for a line of a list: that it counts as a refusal, with the article of that day."""
    if case.rule is None or case.due_on is None or case.rule.on_expiry != REFUSAL or today <= case.due_on:
        return ""
    row = law.row(SILENCE, case.due_on) or case.rule
    return _("counts as a refusal (%(article)s)") % {"article": words.rule_article(row)}
