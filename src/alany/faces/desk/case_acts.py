"""What a person does with a case, each on a page of its own: move, assign, change the term, correct."""

from collections.abc import Callable

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.case_access import crumbs, demand, the_case
from alany.faces.desk.case_forms import AssignForm, DueForm, EditForm, MoveForm
from alany.faces.desk.case_timeline import event_line
from alany.faces.desk.clash import Clash, clash
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.kernel.numbers import format_date
from alany.kernel.workflow import MoveRefused
from alany.spine.cases import actions
from alany.spine.cases.models import Case
from alany.spine.cases.queries import workflow_of
from alany.spine.cases.rules import FIX_CLAIMED, OwnAct, own_acts
from alany.spine.cases.wording import move_word
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.programme.registry import moves_are_own

Done = Callable[[], Case]


def opened_on(case: Case) -> dict[str, object]:
    """The version and the last event that the person sees while filling the form."""
    last = case.events.order_by("-pk").values_list("pk", flat=True).first()
    return {"version": case.version, "seen": last}


@needs("cases.read")
def case_move(request: StaffRequest, number: str, to: str) -> HttpResponse:
    """Move the case to another state, with words."""
    case = the_case(request, number)
    demand(request, case, "cases.work")
    workflow = workflow_of(case.topic)
    if to not in workflow.states:
        raise Http404(to)
    if to in own_acts(workflow) or moves_are_own(case.topic):
        return redirect("desk:case", case.number)
    claims = to == FIX_CLAIMED
    form = MoveForm(request.POST or None, initial=opened_on(case), claims=claims)

    def done() -> Case:
        given = form.cleaned_data
        claimed_by = given.get("claimed_by") or ""
        common = {"case": case, "to": to, "text": given["text"], "claimed_by": claimed_by}
        return actions.move_case(**common, version=given["version"], by=request.user, at=now())

    return _answered(request, case, form, move_word(to, current_language()), done)


@needs("cases.read")
def case_assign(request: StaffRequest, number: str) -> HttpResponse:
    """Give the case to a person of the office."""
    case = the_case(request, number)
    demand(request, case, "cases.work")
    office = request.user.office
    initial = opened_on(case) | {"owner": case.owner_id or request.user.pk}
    form = AssignForm(request.POST or None, initial=initial, office=office)

    def done() -> Case:
        given = form.cleaned_data
        common = {"case": case, "owner": given["owner"], "text": given["text"]}
        return actions.assign_case(**common, version=given["version"], by=request.user, at=now())

    return _answered(request, case, form, _("Give the case to somebody"), done)


@needs("cases.read")
def case_due(request: StaffRequest, number: str) -> HttpResponse:
    """Set another term, with the reason."""
    case = the_case(request, number)
    demand(request, case, "cases.work")
    initial = opened_on(case) | {"due_on": case.due_on}
    form = DueForm(request.POST or None, initial=initial, opened_on=case.opened_on, day=office_today())

    def done() -> Case:
        given = form.cleaned_data
        common = {"case": case, "due_on": given["due_on"], "reason": given["text"]}
        return actions.change_due(**common, version=given["version"], by=request.user, at=now())

    return _answered(request, case, form, _("Change the term"), done)


@needs("cases.read")
def case_edit(request: StaffRequest, number: str) -> HttpResponse:
    """Correct what the case is about, where, and who is asked."""
    case = the_case(request, number)
    demand(request, case, "cases.work")
    initial = opened_on(case) | {
        "title": case.title,
        "place": case.place_id or "",
        "addressee": case.addressee_id or "",
    }
    form = EditForm(
        request.POST or None,
        initial=initial,
        office=request.user.office,
        day=office_today(),
        place=case.place,
        addressee=case.addressee,
    )

    def done() -> Case:
        given = form.cleaned_data
        common = {name: given[name] for name in ("title", "place", "addressee")}
        return actions.edit_case(case=case, **common, version=given["version"], by=request.user, at=now())

    return _answered(request, case, form, _("Correct the case"), done)


def _answered(request: StaffRequest, case: Case, form: Form, act: str, done: Done) -> HttpResponse:
    """Do it and go to the case, or show the form again with what stands in the way."""
    met: Clash | None = None
    if request.method == "POST" and form.is_valid():
        try:
            done()
            return redirect("desk:case", case.number)
        except EditedMeanwhile as meanwhile:
            met = _clash(form, meanwhile)
        except (MoveRefused, OwnAct):
            form.add_error(None, _("The case is in another state now. Go back to it and look what is next."))
    context = {
        "page_title": act,
        "section_title": case.number,
        "breadcrumbs": crumbs(case, act),
        "form": form,
        "act": act,
        "about": f"{case.number} · {case.title}",
        "clash": met,
        "back_href": reverse("desk:case", args=[case.number]),
    }
    return render(request, "desk/form.html", context)


def _clash(form: Form, meanwhile: EditedMeanwhile) -> Clash:
    current, today = meanwhile.current, office_today()
    assert isinstance(current, Case)  # noqa: S101  only cases are saved here
    since = current.events.filter(pk__gt=form.cleaned_data.get("seen") or 0)
    theirs = _said(current) if isinstance(form, EditForm) else {}
    if isinstance(form, AssignForm):
        theirs = {"owner": current.owner.name if current.owner else ""}
    if isinstance(form, DueForm):
        theirs = {"due_on": _date(current.due_on)}
    yours = {name: _typed(form.cleaned_data.get(name)) for name in theirs}
    return clash(form, current.version, [event_line(event, today) for event in since], theirs, yours)


def _said(case: Case) -> dict[str, str]:
    return {name: _typed(getattr(case, name)) for name in ("title", "place", "addressee")}


def _typed(value: object) -> str:
    if hasattr(value, "isoformat"):
        return _date(value)
    name = getattr(value, "name", None)
    return name(current_language()) if callable(name) else str(name or value or "")


def _date(day: object) -> str:
    return format_date(day, current_language()) if day else words.day_word(None, office_today())  # type: ignore[arg-type]
