"""What the loop waits for from the office: decisions, notices, and bodies that kept silent."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.ui.access import StaffRequest
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Cell, Column, Table
from alany.kernel.periods import local_date
from alany.spine.cases import thread
from alany.spine.cases.models import Case, Recommendation, Response
from alany.spine.cases.queries import cases_of

SHOWN = 12


def waiting_tables(request: StaffRequest, day: date, first: int) -> tuple[Table | None, Table | None]:
    """One row for each: decide, tell, escalate; the first few, then the rest. Four queries.

    Nothing for who may not work on cases.
    """
    if not request.rights.may("cases.work"):
        return None, None
    cases = cases_of(request.user.office, request.rights)
    rows = [_to_decide(one, day) for one in thread.to_decide(cases)[:SHOWN]]
    rows += [_to_tell(one, day) for one in thread.notices_due(cases, SHOWN)]
    silent = thread.unanswered(thread.in_force_of(cases), day)
    rows += [_silent(one, day) for one in silent[:SHOWN]]
    columns = [Column(_("What to do")), Column(_("Case")), Column(_("Since"), width="nowrap")]
    shown, rest = (
        Table(_("Decide, tell, go up"), columns, part, hide_caption=True) if part else None
        for part in (rows[:first], rows[first:])
    )
    return shown, rest


def _case(case: Case) -> Cell:
    return Cell(case.number, reverse("desk:case", args=[case.number]), case.title)


def _to_decide(one: Response, day: date) -> list[Cell | str]:
    case = one.recommendation.case
    label = _("Decide on the dispute") if one.kind == Response.Kind.DISPUTE else _("Decide on more time")
    href = reverse("desk:case_decide", args=[case.number, one.pk])
    said = Cell(label, href, one.recommendation.addressee.name(current_language()))
    return [said, _case(case), words.day_word(local_date(one.at), day)]


def _to_tell(one: thread.NoticeDue, day: date) -> list[Cell | str]:
    due = words.day_word(one.due_on, day)
    late = _("the term has passed") if one.due_on < day else ""
    if one.extension:
        href = reverse("desk:case_extension_notice", args=[one.case.number, one.extension.pk])
        return [Cell(_("Tell of the extension"), href, late), _case(one.case), due]
    key = one.transfer.pk if one.transfer else 0
    href = reverse("desk:case_transfer_notice", args=[one.case.number, key])
    return [Cell(_("Tell of the transfer"), href, late), _case(one.case), due]


def _silent(one: Recommendation, day: date) -> list[Cell | str]:
    href = reverse("desk:case_escalate", args=[one.case.number])
    refusal = one.rule is not None and one.rule.on_expiry == "refusal"
    why = _("silence counts as a refusal") if refusal else _("no answer in time")
    said = Cell(_("Escalate the case"), href, f"{one.addressee.name(current_language())}: {why}")
    return [said, _case(one.case), words.day_word(one.due_on, day)]
