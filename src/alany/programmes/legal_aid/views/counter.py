"""At the counter and on the telephone: an officer writes a person's question down."""

from django.db import IntegrityError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.programmes.legal_aid.actions import intake as actions
from alany.programmes.legal_aid.forms.counter import CounterForm
from alany.programmes.legal_aid.models import Channel, Intake
from alany.programmes.legal_aid.queries.eligibility import as_rules, doors_on, groups_on
from alany.programmes.legal_aid.queries.intakes import intake_by_code
from alany.programmes.legal_aid.questions import TREE
from alany.programmes.legal_aid.rules.codes import new_code
from alany.programmes.legal_aid.rules.screening import OUTSIDE, Screen, screen
from alany.programmes.legal_aid.views import asking_parts as shown
from alany.programmes.legal_aid.views.asking import Walk, conduct, receipt
from alany.programmes.legal_aid.views.questions import SCREEN


@needs(*SCREEN)
def take_down(request: StaffRequest) -> HttpResponseBase:
    """The questions one by one, with the screen on the way; a coupon at the end."""
    channel = request.POST.get("channel") or request.GET.get("channel", "")
    return conduct(_walk(request, channel))


@needs(*SCREEN)
def at_once(request: StaffRequest) -> HttpResponse:
    """All questions on one page; the coupon at the end. Sent twice, it gives the same coupon."""
    today, language = office_today(), current_language()
    form = CounterForm(
        TREE,
        language,
        request.POST or None,
        code=new_code(),
        options=lambda step: shown.options_of(step, language, today),
        today=today,
    )
    found: Screen | None = None
    if request.method == "POST" and form.is_valid():
        answers = form.answers()
        found = screen(answers, as_rules(groups_on(today)), today)
        if found.result != OUTSIDE or form.cleaned_data["is_heard"]:
            return _coupon(request, form, answers)
    context: dict[str, object] = {
        "page_title": _("A question at the counter"),
        "form": form,
        "breadcrumbs": [
            parts.Link(_("Legal questions"), reverse("desk_legal_aid:questions")),
            parts.Link(_("A question at the counter")),
        ],
    }
    if found is not None:
        context["doors"] = shown.door_parts(doors_on(request.user.office, today, found.doors), language)
        context |= shown.result_parts(found, language, today)
    return render(request, "legal_aid/counter.html", context)


def _coupon(request: StaffRequest, form: CounterForm, answers: dict[str, object]) -> HttpResponse:
    code, channel = form.cleaned_data["code"], form.cleaned_data["channel"]
    walk = _walk(request, channel)
    walk.code, walk.intake = code, _sent(request, code)
    if walk.intake is None:
        try:
            walk.intake = actions.take_down(
                office=request.user.office,
                answers=answers,
                code=code,
                channel=channel,
                language=current_language(),
                by=request.user,
                at=now(),
            ).intake
        except IntegrityError:  # the same page came a second time meanwhile
            walk.intake = _sent(request, code)
    return receipt(walk)


def _sent(request: StaffRequest, code: str) -> Intake | None:
    intake = intake_by_code(request.user.office, code)
    return intake if intake is not None and intake.submitted_at is not None else None


def _walk(request: StaffRequest, channel: str) -> Walk:
    known = channel if channel in Channel.values and channel != Channel.ONLINE else Channel.DESK
    return Walk(
        request=request,
        office=request.user.office,
        by=request.user,
        channel=known,
        base="ui/desk_base.html",
        receipt="legal_aid/ask_coupon.html",
        context={
            "action": f"{reverse('desk_legal_aid:take_down')}?channel={known}",
            "acceptor": f"{request.user.name}, {request.user.post(current_language())}",
            "accepted_at": now(),
        },
    )
