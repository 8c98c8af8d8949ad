"""Days of reception at the desk: the list, a new one, calling one off."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.appeals.forms import PlanForm, ReasonForm
from alany.faces.ui import listing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.parts import Cell, Link, State, Table
from alany.spine.appeals import actions, queries
from alany.spine.appeals.models import ReceptionDay
from alany.spine.appeals.rules import ReceptionCancelled, ReceptionHeld
from alany.spine.places.models import Place

SORTS = {"on": ("-on", "-begins")}


@needs("cases.see")
def receptions(request: StaffRequest) -> HttpResponseBase:
    """All days with how many came, the newest first; or the same as CSV or XLSX."""
    asked = listing.read(request.GET, filters=(), sorts=SORTS, default_sort="on")
    rows = queries.receptions(request.user.office).order_by(*asked.order())
    if asked.format != "html":
        return listing.export(rows, asked, name="receptions", columns=_export())
    page = listing.page_of(rows, asked)
    heads = [
        asked.column("on", _("When")),
        asked.column("at", _("Where")),
        asked.column("who", _("Who receives")),
    ]
    columns = [*heads, asked.column("came", _("Visits, people"), numeric=True)]
    may_open = request.rights.may("appeals.see")
    body = [_row(day, may_open=may_open) for day in page.rows]
    context = {
        "page_title": _("Days of reception"),
        "page": page,
        "table": Table(_("Days of reception"), columns, body, hide_caption=True),
        "may_work": request.rights.may("cases.work"),
        "breadcrumbs": [Link(_("Appeals"), reverse("desk:appeals")), Link(_("Days of reception"))],
    }
    return render(request, "desk/appeals/receptions.html", context)


def _row(day: ReceptionDay, *, may_open: bool) -> list[Cell | str]:
    speak = current_language()
    href = reverse("desk:reception", args=[day.pk]) if may_open else ""
    off = State(_("cancelled"), "late") if day.cancelled_at else None
    counts = f"{day.came} / {day.people or 0}"  # type: ignore[attr-defined]  # counted by the query
    when = words.day_word(day.on, office_today())
    return [
        Cell(when, href, f"{day.begins:%H:%M}–{day.ends:%H:%M}"),
        day.words("address", speak),
        day.words("receivers", speak),
        Cell(state=off) if off else counts,
    ]


def _export() -> dict[str, Callable[[ReceptionDay], object]]:
    speak = current_language()
    return {
        _("Day"): lambda day: day.on,
        _("Where"): lambda day: day.words("address", speak),
        _("Who receives"): lambda day: day.words("receivers", speak),
        _("How many visits"): lambda day: day.came,
        _("People"): lambda day: day.people or 0,
        _("Cancelled"): lambda day: day.words("cancelled_why", speak),
    }


@needs("cases.work")
def plan(request: StaffRequest) -> HttpResponse:
    """Announce a day; it stands on the public page at once."""
    form = PlanForm(request.POST or None, day=office_today())
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        place = typed.pop("place")
        day = actions.plan_reception(
            office=request.user.office,
            plan=actions.Plan(**typed),
            place=Place.objects.get(pk=place) if place else None,
            by=request.user,
            at=now(),
        )
        messages.success(request, _("The day is announced on the public page."))
        return redirect("desk:reception", day.pk)
    context = {
        "page_title": _("Announce a day of reception"),
        "breadcrumbs": [Link(_("Days of reception"), reverse("desk:receptions")), Link(_("New"))],
        "form": form,
        "act": _("Announce"),
        "back_href": reverse("desk:receptions"),
    }
    return render(request, "desk/form.html", context)


@needs("cases.work")
def cancel(request: StaffRequest, key: int) -> HttpResponse:
    """Call a day off, with a reason that everybody reads."""
    day = get_object_or_404(ReceptionDay, pk=key, office=request.user.office)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel_reception(day=day, by=request.user, at=now(), **form.cleaned_data)
            messages.success(request, _("The public page says that the day is called off."))
        except (ReceptionCancelled, ReceptionHeld):
            messages.warning(request, _("It was called off already, or people came. Nothing was changed."))
        return redirect("desk:reception", key)
    context = {
        "page_title": _("Call the day off"),
        "breadcrumbs": [Link(_("Days of reception"), reverse("desk:receptions")), Link(str(day))],
        "form": form,
        "act": _("Call the reception off"),
        "back_href": reverse("desk:reception", args=[key]),
    }
    return render(request, "desk/form.html", context)
