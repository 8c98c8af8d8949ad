"""Pages on which a body is asked to act, and on which the office decides what it answers."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.case_access import demand, the_case
from alany.faces.desk.loop.answering import answered, seen
from alany.faces.desk.loop.forms import (
    AskForm,
    DisputeForm,
    EscalateForm,
    MoreTimeForm,
    ReasonForm,
    ReplaceForm,
    last_words,
)
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.spine.cases import actions
from alany.spine.cases.models import Case, Recommendation, Response
from alany.spine.organisations.models import Organisation
from alany.spine.organisations.queries import answering_on


def day_off(asked: date | None, made: Recommendation) -> str | None:
    """What is said when the day that was asked for is a day off."""
    if asked is None or made.due_on == asked:
        return None
    days = {"asked": words.day_word(asked, asked), "due": words.day_word(made.due_on, made.due_on)}
    return _("%(asked)s is a day off, so the term ends on the next working day, %(due)s.") % days


def gone(body: Organisation | None, day: date) -> str:
    """What is said of an addressee that does not exist on this day, with its successor."""
    if body is None or body.valid_to is None or body.valid_to >= day:
        return ""
    language = current_language()
    answering = answering_on(body, day)
    if answering == body:
        return _("%(name)s does not exist today and no successor is known.") % {"name": body.name(language)}
    names = {"name": body.name(language), "successor": answering.name(language)}
    return _("%(name)s does not exist today; its successor %(successor)s is proposed.") % names


def begun(case: Case, day: date) -> dict[str, object]:
    """What a form that asks begins with: the last words, and who answers for the addressee today."""
    last = last_words(case)
    body = answering_on(case.addressee, day) if case.addressee else None
    return seen(case) | {
        "addressee": body.pk if body else "",
        "language": last.language if last else "kk",
        "text": last.text if last else "",
    }


def given(form: AskForm) -> dict[str, Any]:
    """What was typed, by the names of the actions."""
    typed = form.cleaned_data
    asked: dict[str, Any] = {
        name: typed[name] for name in ("addressee", "language", "text", "due_on", "version")
    }
    return asked | {"rule_id": typed["rule"] or ""}


@needs("cases.read")
def recommend(request: StaffRequest, number: str) -> HttpResponse:
    """Ask a body to act."""
    case, day = the_case(request, number), office_today()
    demand(request, case, "cases.work")
    form = AskForm(request.POST or None, initial=begun(case, day), office=request.user.office, day=day)

    def done() -> str | None:
        asked = given(form)
        made = actions.recommend(case=case, **asked, by=request.user, at=now())
        return day_off(form.cleaned_data["due_on"], made)

    return answered(request, case, form, _("Give a recommendation"), done, lead=gone(case.addressee, day))


@needs("cases.read")
def replace(request: StaffRequest, number: str) -> HttpResponse:
    """Ask something else, or somebody else, instead."""
    case, day = the_case(request, number), office_today()
    demand(request, case, "cases.work")
    form = ReplaceForm(request.POST or None, initial=begun(case, day), office=request.user.office, day=day)

    def done() -> str | None:
        asked, reason = given(form), form.cleaned_data["reason"]
        made = actions.replace_recommendation(
            case=case,
            reason=reason,
            **asked,
            by=request.user,
            at=now(),
        )
        return day_off(form.cleaned_data["due_on"], made)

    return answered(
        request, case, form, _("Replace the recommendation"), done, lead=gone(case.addressee, day)
    )


@needs("cases.read")
def take_back(request: StaffRequest, number: str) -> HttpResponse:
    """Withdraw the recommendation."""
    case = the_case(request, number)
    demand(request, case, "cases.work")
    form = ReasonForm(request.POST or None, initial=seen(case))

    def done() -> None:
        typed = form.cleaned_data
        actions.withdraw_recommendation(
            case=case, reason=typed["text"], version=typed["version"], by=request.user, at=now()
        )

    lead = _("The case stays open and nobody is asked to act.")
    return answered(request, case, form, _("Withdraw the recommendation"), done, lead=lead)


@needs("cases.read")
def escalate(request: StaffRequest, number: str) -> HttpResponse:
    """Go up to the next authority, which is asked to act with a new term."""
    case, day = the_case(request, number), office_today()
    demand(request, case, "cases.work")
    above = actions.next_authority(case, day)
    late = case.due_on is not None and case.due_on < day
    initial = begun(case, day) | {
        "addressee": above.pk if above else "",
        "because": "overdue" if late else "not_fixed" if case.times_reopened else "",
    }
    form = EscalateForm(request.POST or None, initial=initial, office=request.user.office, day=day)

    def done() -> str | None:
        typed, asked = form.cleaned_data, given(form)
        to, request_text = asked.pop("addressee"), asked.pop("text")
        made = actions.escalate_case(
            case=case, to=to, request=request_text, reason=typed["because"], text=typed["reason"],
            **asked, by=request.user, at=now(),
        )  # fmt: skip
        return day_off(typed["due_on"], made)

    lead = "" if above else _("No authority above the addressee is written down. Choose the body yourself.")
    return answered(request, case, form, _("Escalate the case"), done, lead=lead)


@needs("cases.read")
def decide(request: StaffRequest, number: str, key: int) -> HttpResponse:
    """Decide on what the addressee disputes or asks for."""
    case = the_case(request, number)
    demand(request, case, "cases.work")
    rows = Response.objects.select_related("recommendation__addressee", "recommendation__case")
    response = get_object_or_404(rows, pk=key, recommendation__case=case)
    if response.kind == Response.Kind.DISPUTE:
        return _dispute(request, case, response)
    if response.kind == Response.Kind.MORE_TIME:
        return _more_time(request, case, response)
    raise Http404(response.kind)


def _lead(response: Response) -> str:
    name = response.recommendation.addressee.name(current_language())
    return f"{name}: {response.text}"


def _dispute(request: StaffRequest, case: Case, response: Response) -> HttpResponse:
    day = office_today()
    form = DisputeForm(request.POST or None, initial=begun(case, day), office=request.user.office, day=day)

    def done() -> None:
        typed, asked = form.cleaned_data, given(form)
        version = asked.pop("version")
        instead = actions.Ask(**asked) if typed["decision"] == "replace" else None
        actions.decide_dispute(
            response=response, accepted=typed["decision"] != "refuse", text=typed["reason"], instead=instead,
            version=version, by=request.user, at=now(),
        )  # fmt: skip

    act = _("Decide on the dispute")
    return answered(request, case, form, act, done, lead=_lead(response), label=_("Save the decision"))


def _more_time(request: StaffRequest, case: Case, response: Response) -> HttpResponse:
    initial = seen(case) | {"due_on": response.asked_due_on}
    form = MoreTimeForm(request.POST or None, initial=initial, day=office_today())

    def done() -> None:
        typed = form.cleaned_data
        actions.decide_more_time(
            response=response, accepted=typed["decision"] == "accept", text=typed["text"],
            due_on=typed["due_on"], version=typed["version"], by=request.user, at=now(),
        )  # fmt: skip

    act = _("Decide on more time")
    return answered(request, case, form, act, done, lead=_lead(response), label=_("Save the decision"))
