"""Pages on which a term grows, a case goes elsewhere, somebody is told, or a case ends without a fix."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.case_access import demand, the_case
from alany.faces.desk.loop.answering import answered, seen
from alany.faces.desk.loop.forms import DuplicateForm, ExtendForm, NoticeForm, ReasonForm, TransferForm
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now, office_today
from alany.kernel.deadlines import RuleMissing
from alany.kernel.deadlines import due_on as due_by_rule
from alany.spine.cases import actions, queries, thread
from alany.spine.cases.models import Case, Extension, Transfer
from alany.spine.places.queries import working_calendar


def _by_law(rule_id: str, case: Case, start: date) -> tuple[date | None, str]:
    """The last day that a rule of the day of receipt gives from `start`, and the rule in words."""
    try:
        row, rule = queries.rule_on(rule_id, case.opened_on)
    except RuleMissing:
        return None, ""
    unsure = "" if row.certainty == "read" else f" ({_('not confirmed')})"
    return due_by_rule(start, rule, working_calendar()), words.rule_words(row) + unsure


@needs("cases.read")
def extend(request: StaffRequest, number: str) -> HttpResponse:
    """Move the case's own term, in time and within the law."""
    case, day = the_case(request, number), office_today()
    demand(request, case, "cases.work")
    form = ExtendForm(request.POST or None, initial=seen(case), day=day)

    def done() -> str:
        typed = form.cleaned_data
        made = actions.extend_case(
            case=case, due_on=typed["due_on"], reason=typed["text"], version=typed["version"],
            by=request.user, at=now(),
        )  # fmt: skip
        days = {"due": words.day_word(made.due_after, day), "notice": words.day_word(made.notice_due_on, day)}
        return _("The term now ends on %(due)s. Tell whoever waits for the answer by %(notice)s.") % days

    return answered(request, case, form, _("Extend the term"), done, lead=_extension_lead(case, day))


def _extension_lead(case: Case, day: date) -> str:
    if case.due_on is None:
        return ""
    limit, rule = _by_law("A2", case, thread.first_end(case))
    said = {"due": words.day_word(case.due_on, day), "limit": words.day_word(limit, day), "rule": rule}
    return _("The term ends on %(due)s. By law it can grow until %(limit)s: %(rule)s.") % said


@needs("cases.read")
def transfer(request: StaffRequest, number: str) -> HttpResponse:
    """Pass the case, or a part of it, to the competent body."""
    case, day = the_case(request, number), office_today()
    demand(request, case, "cases.work")
    form = TransferForm(request.POST or None, initial=seen(case), office=request.user.office, day=day)

    def done() -> str:
        typed = form.cleaned_data
        actions.transfer_case(
            case=case, to=typed["to"], part=typed["part"], reason=typed["text"], version=typed["version"],
            by=request.user, at=now(),
        )  # fmt: skip
        return _("Now tell the sender where the matter went, and write that down here.")

    return answered(
        request, case, form, _("Transfer to the competent body"), done, lead=_transfer_lead(case, day)
    )


def _transfer_lead(case: Case, day: date) -> str:
    limit, rule = _by_law("A3", case, case.opened_on)
    if limit is None:
        return ""
    said = {"limit": words.day_word(limit, day), "rule": rule}
    if day > limit:
        return (
            _("The law gave time until %(limit)s (%(rule)s). It is still done; the delay is written down.")
            % said
        )
    return _("The law gives time until %(limit)s: %(rule)s.") % said


@needs("cases.read")
def extension_notice(request: StaffRequest, number: str, key: int) -> HttpResponse:
    """Write down that whoever waits was told of the extension."""
    case, day = the_case(request, number), office_today()
    demand(request, case, "cases.work")
    row = get_object_or_404(Extension.objects.select_related("case__office"), pk=key, case=case)
    form = NoticeForm(request.POST or None, initial={"on": day}, earliest=row.decided_on, day=day)

    def done() -> None:
        actions.notify_extension(extension=row, on=form.cleaned_data["on"], by=request.user, at=now())

    lead = _("By law whoever waits is told until %(day)s.") % {"day": words.day_word(row.notice_due_on, day)}
    return answered(request, case, form, _("Notice of the extension"), done, lead=lead, label=_("Told"))


@needs("cases.read")
def transfer_notice(request: StaffRequest, number: str, key: int) -> HttpResponse:
    """Write down that the sender was told where the case went."""
    case, day = the_case(request, number), office_today()
    demand(request, case, "cases.work")
    row = get_object_or_404(Transfer.objects.select_related("case__office"), pk=key, case=case)
    form = NoticeForm(request.POST or None, initial={"on": day}, earliest=row.transferred_on, day=day)

    def done() -> None:
        actions.notify_transfer(transfer=row, on=form.cleaned_data["on"], by=request.user, at=now())

    lead = _("The sender is told at the same time as the matter is passed on.")
    return answered(request, case, form, _("Notice of the transfer"), done, lead=lead, label=_("Told"))


@needs("cases.read")
def duplicate(request: StaffRequest, number: str) -> HttpResponse:
    """Close the case because another one was told first."""
    case = the_case(request, number)
    demand(request, case, "cases.work")
    visible = queries.cases_of(request.user.office, request.rights)
    form = DuplicateForm(request.POST or None, initial=seen(case), cases=visible)

    def done() -> None:
        typed = form.cleaned_data
        actions.mark_duplicate(
            case=case, of=typed["first"], reason=typed["text"], version=typed["version"],
            by=request.user, at=now(),
        )  # fmt: skip

    lead = _("The case is closed and stands with the first one from then on.")
    return answered(request, case, form, _("Mark as a duplicate"), done, lead=lead)


@needs("cases.read")
def close(request: StaffRequest, number: str) -> HttpResponse:
    """Close the case although nothing was fixed."""
    case = the_case(request, number)
    demand(request, case, "cases.work")
    form = ReasonForm(request.POST or None, initial=seen(case))

    def done() -> None:
        typed = form.cleaned_data
        actions.close_without_action(
            case=case, reason=typed["text"], version=typed["version"], by=request.user, at=now()
        )

    lead = _("A case closed without action never counts as fixed.")
    return answered(request, case, form, _("Close without action"), done, lead=lead)


@needs("cases.read")
def withdraw(request: StaffRequest, number: str) -> HttpResponse:
    """Who brought the matter takes it back."""
    case = the_case(request, number)
    demand(request, case, "cases.work")
    form = ReasonForm(request.POST or None, initial=seen(case))

    def done() -> None:
        typed = form.cleaned_data
        actions.withdraw_case(
            case=case, reason=typed["text"], version=typed["version"], by=request.user, at=now()
        )

    lead = _("Only where whoever brought the matter takes it back. It cannot be opened again.")
    return answered(request, case, form, _("Record a withdrawal"), done, lead=lead)
