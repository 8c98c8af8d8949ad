"""The coordinator: reception days and events, with people counted by hand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now, office_today
from alany.programmes.legal_aid.actions import mass_days as actions
from alany.programmes.legal_aid.forms.mass_days import CountForm, MassDayForm
from alany.programmes.legal_aid.forms.volunteers import ReasonForm
from alany.programmes.legal_aid.models import AidTopic, MassDay
from alany.programmes.legal_aid.queries.time import mass_days_of
from alany.programmes.legal_aid.queries.volunteers import volunteers_of
from alany.programmes.legal_aid.views import mass_days_parts as shown
from alany.programmes.legal_aid.views.waiting import COORDINATE
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.places.models import Place

SORTS = {"on": ("-on",)}
COLUMNS = {
    "on": lambda one: one.on,
    "place_kato": lambda one: one.place.kato,
    "venue_kk": lambda one: one.venue_kk,
    "venue_ru": lambda one: one.venue_ru,
    "people_who_came": lambda one: one.heads,
    "consultations": lambda one: one.consultations,
    "cancelled": lambda one: one.cancelled_reason,
}


@needs(COORDINATE, "legal_aid")
def mass_days(request: StaffRequest) -> HttpResponse:
    """All mass days, the newest first."""
    asked = listing.read(request.GET, filters=(), sorts=SORTS, default_sort="on")
    rows = mass_days_of(request.user.office).order_by(*asked.order())
    if asked.format != "html":
        return listing.export(rows, asked, name="mass-days", columns=COLUMNS)  # type: ignore[return-value]
    page = listing.page_of(rows, asked)
    context = {
        "page_title": _("Mass days"),
        "page": page,
        "table": shown.day_table(page.rows, office_today()),
    }
    return render(request, "legal_aid/mass_days.html", context)


@needs(COORDINATE, "legal_aid")
def plan(request: StaffRequest) -> HttpResponse:
    """Announce a day."""
    office = request.user.office
    people = list(volunteers_of(office).filter(left_on=None))
    form = MassDayForm(office, office_today(), people, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        chosen = set(given["volunteers"])
        actions.plan_mass_day(
            office=office,
            on=given["on"],
            place=Place.objects.get(pk=given["place"]),
            venue=(given["venue_kk"], given["venue_ru"]),
            topics=list(AidTopic.objects.filter(pk__in=given["topics"])),
            volunteers=[one for one in people if str(one.pk) in chosen],
            by=request.user,
            at=now(),
        )
        messages.success(request, _("The day is announced."))
        return redirect("desk_legal_aid:mass_days")
    context = {
        "page_title": _("New mass day"),
        "form": form,
        "act": _("Announce"),
        "back_href": reverse("desk_legal_aid:mass_days"),
        "breadcrumbs": _crumbs(_("New mass day")),
    }
    return render(request, "desk/form.html", context)


def _day(request: StaffRequest, pk: int) -> MassDay:
    return get_object_or_404(MassDay.objects.select_related("place"), pk=pk, office=request.user.office)


@needs(COORDINATE, "legal_aid")
def count(request: StaffRequest, pk: int) -> HttpResponse:
    """How many came."""
    day = _day(request, pk)
    initial = {"version": day.version, "heads": day.heads, "consultations": day.consultations}
    form = CountForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.count_mass_day(
                mass_day=day,
                heads=given["heads"],
                consultations=given["consultations"],
                by=request.user,
                at=now(),
                version=given["version"],
            )
        except actions.MassDayRefused as refused:
            form.add_error(None, shown.refusal(refused.reason))
        except EditedMeanwhile:
            form.add_error(None, _("Somebody has counted meanwhile. Open the day anew."))
        else:
            messages.success(request, _("The count is recorded."))
            return redirect("desk_legal_aid:mass_days")
    context = {
        "page_title": _("Count of the mass day"),
        "about": shown.about(day),
        "form": form,
        "act": _("Record the count"),
        "back_href": reverse("desk_legal_aid:mass_days"),
        "mass_day": day,
        "may_cancel": day.heads is None,
        "breadcrumbs": _crumbs(_("Counting")),
    }
    return render(request, "legal_aid/mass_day_count.html", context)


@needs(COORDINATE, "legal_aid")
def cancel(request: StaffRequest, pk: int) -> HttpResponse:
    """It does not take place."""
    day, form = _day(request, pk), ReasonForm(request.POST or None)
    form.fields["reason"].help_text = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel_mass_day(
                mass_day=day, reason=form.cleaned_data["reason"], by=request.user, at=now()
            )
        except actions.MassDayRefused as refused:
            form.add_error(None, shown.refusal(refused.reason))
        else:
            messages.success(request, _("The day is called off."))
            return redirect("desk_legal_aid:mass_days")
    context = {
        "page_title": _("Call the mass day off"),
        "about": shown.about(day),
        "form": form,
        "act": _("Call it off"),
        "back_href": reverse("desk_legal_aid:mass_days"),
        "breadcrumbs": _crumbs(_("Call off")),
    }
    return render(request, "desk/form.html", context)


def _crumbs(title: str) -> list[parts.Link]:
    return [parts.Link(_("Mass days"), reverse("desk_legal_aid:mass_days")), parts.Link(title)]
