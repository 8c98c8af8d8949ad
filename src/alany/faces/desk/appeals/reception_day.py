"""Working through a day of reception at the door, made for a phone first."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.appeals.forms import OutcomeForm, VisitorForm
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.parts import Link, State
from alany.kernel.periods import ALMATY
from alany.spine.appeals import actions, queries
from alany.spine.appeals.models import Appeal, ReceptionDay, ReceptionVisit
from alany.spine.appeals.rules import NotYet, ReceptionCancelled, VisitEnded, read_coupon
from alany.spine.appeals.wording import OUTCOMES


def _day(request: StaffRequest, key: int) -> ReceptionDay:
    return get_object_or_404(ReceptionDay.objects.select_related("place"), pk=key, office=request.user.office)


@needs("appeals.see")
def day(request: StaffRequest, key: int) -> HttpResponse:
    """The queue in its order with counts; a POST writes down who came next."""
    day, may_work = _day(request, key), request.rights.may("cases.work")
    form = VisitorForm(request.POST or None)
    if request.method == "POST":
        if not may_work:
            raise PermissionDenied("cases.work")
        if form.is_valid():
            _came(request, day, form)
            return redirect("desk:reception", key)
    visits, speak = list(day.visits.select_related("appeal")), current_language()
    context = {
        "page_title": words.weekday_word(day.on),
        "messages": messages.get_messages(request),
        "breadcrumbs": [
            Link(_("Days of reception"), reverse("desk:receptions")),
            Link(words.weekday_word(day.on)),
        ],
        "day": day,
        "cancelled_why": day.words("cancelled_why", speak),
        "address": day.words("address", speak),
        "receivers": day.words("receivers", speak),
        "counts": queries.counted(visits),
        "visits": [_visit(one) for one in visits],
        "form": form,
        "may_work": may_work,
        "may_add": may_work and not day.cancelled_at and day.on <= office_today(),
        "may_cancel": may_work and not day.cancelled_at and not visits,
    }
    return render(request, "desk/appeals/reception.html", context)


def _came(request: StaffRequest, day: ReceptionDay, form: VisitorForm) -> None:
    try:
        visit = actions.add_visitor(day=day, **form.cleaned_data, by=request.user, at=now())
        messages.success(request, _("Number in the queue: %(number)s.") % {"number": visit.coupon})
    except (ReceptionCancelled, NotYet):
        messages.warning(request, _("Nobody is written down on this day: it is called off or lies ahead."))


def _visit(one: ReceptionVisit) -> dict[str, object]:
    waits = one.outcome == ReceptionVisit.Outcome.WAITS
    return {
        "row": one,
        "at": f"{one.arrived_at.astimezone(ALMATY):%H:%M}",
        "state": State(OUTCOMES[one.outcome].in_language(current_language()), "soon" if waits else "done"),
        "waits": waits,
    }


@needs("cases.work")
def end(request: StaffRequest, key: int, number: int) -> HttpResponse:
    """Write down how a visit ended."""
    visit = get_object_or_404(
        ReceptionVisit.objects.select_related("day"), day=_day(request, key), number=number
    )
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given, seen = form.cleaned_data, queries.appeals_of(request.user.office, request.rights)
        appeal = seen.filter(coupon=read_coupon(given["coupon"]), reception_visit=None).first()
        if given["outcome"] == "appeal" and appeal is None:
            form.add_error(
                "coupon", _("There is no such appeal, or another visit bears it. Register it first.")
            )
        else:
            _ended(request, visit, form, appeal if given["outcome"] == "appeal" else None)
            return redirect("desk:reception", key)
    context = {
        "page_title": f"{visit.coupon} {visit.name}",
        "breadcrumbs": [
            Link(words.weekday_word(visit.day.on), reverse("desk:reception", args=[key])),
            Link(visit.coupon),
        ],
        "about": visit.about,
        "form": form,
        "act": _("Write down"),
        "back_href": reverse("desk:reception", args=[key]),
    }
    return render(request, "desk/form.html", context)


def _ended(request: StaffRequest, visit: ReceptionVisit, form: OutcomeForm, appeal: Appeal | None) -> None:
    given = form.cleaned_data
    try:
        actions.end_visit(
            visit=visit,
            outcome=given["outcome"],
            text=given["text"],
            appeal=appeal,
            by=request.user,
            at=now(),
        )
    except VisitEnded:
        messages.warning(request, _("Somebody has written down already how it ended. Nothing was changed."))
