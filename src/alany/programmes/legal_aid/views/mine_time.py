"""The volunteer's time: hours given, when she can be met, days off, the address of her calendar."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.posting import only_post
from alany.kernel.periods import local_date
from alany.programmes.legal_aid.actions.hours import report_hours
from alany.programmes.legal_aid.actions.volunteers import set_volunteer_hours
from alany.programmes.legal_aid.forms.mine import DayOffForm, HoursForm, ReceptionForm, initial_week
from alany.programmes.legal_aid.models import Volunteer
from alany.programmes.legal_aid.queries.appointments import appointments_of
from alany.programmes.legal_aid.queries.time import own_hours
from alany.programmes.legal_aid.rules.volunteers import HoursRefused
from alany.programmes.legal_aid.views import hours_parts as shown
from alany.programmes.legal_aid.views.mine import HELP, me
from alany.spine.bookings.actions import add_day_off, remove_day_off, renew_feed
from alany.spine.bookings.feed import Entry, calendar_text
from alany.spine.bookings.models import DayOff
from alany.spine.bookings.queries import as_shift, hours_on, provider_by_feed
from alany.spine.bookings.rules import HoursWrong

LAST = 30


@needs(HELP, "legal_aid")
def my_hours(request: StaffRequest) -> HttpResponse:
    """Write hours down, and see what became of those written before."""
    volunteer = me(request)
    form = HoursForm(request.POST or None, initial={"on": office_today()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            report_hours(
                volunteer=volunteer,
                on=given["on"],
                minutes=given["minutes"],
                what=given["what"],
                by=request.user,
                at=now(),
            )
        except HoursRefused as refused:
            form.add_error("on" if refused.reason != "length" else "minutes", shown.refusal(refused.reason))
        else:
            messages.success(request, _("Written down. They count when the office has approved them."))
            return redirect("desk_legal_aid:my_hours")
    context = {
        "page_title": _("My hours"),
        "form": form,
        "table": shown.own_table(own_hours(volunteer)[:LAST]),
        "breadcrumbs": _crumbs(_("My hours")),
    }
    return render(request, "legal_aid/my_hours.html", context)


@needs(HELP, "legal_aid")
def reception(request: StaffRequest) -> HttpResponse:
    """The week in which she can be met; a change holds from today and keeps what was promised."""
    volunteer, today = me(request), office_today()
    kept = hours_on(volunteer.provider, today) if volunteer.provider else []
    form = ReceptionForm(request.POST or None, initial=initial_week([as_shift(row) for row in kept]))
    if request.method == "POST" and form.is_valid():
        try:
            set_volunteer_hours(
                volunteer=volunteer, shifts=form.shifts(), valid_from=today, by=request.user, at=now()
            )
        except HoursWrong as wrong:
            form.add_error(None, shown.wrong_hours(wrong.reason))
        else:
            messages.success(request, _("Saved. People can book these times for eight weeks ahead."))
            return redirect("desk_legal_aid:reception")
    context = {
        "page_title": _("When I can be met"),
        "form": form,
        "day_off_form": DayOffForm() if volunteer.provider else None,
        "days_off": list(volunteer.provider.days_off.filter(last_on__gte=today))
        if volunteer.provider
        else [],
        "has_feed": bool(volunteer.provider and volunteer.provider.feed_hash),
        "provider": volunteer.provider,
        "breadcrumbs": _crumbs(_("When I can be met")),
    }
    return render(request, "legal_aid/reception.html", context)


@needs(HELP, "legal_aid")
@only_post("desk_legal_aid:reception")
def day_off(request: StaffRequest) -> HttpResponse:
    """Days on which nobody can book."""
    volunteer, form = me(request), DayOffForm(request.POST)
    if volunteer.provider is None or not form.is_valid():
        messages.error(request, _("Write the first and the last day; the end is not before the beginning."))
        return redirect("desk_legal_aid:reception")
    given = form.cleaned_data
    add_day_off(
        provider=volunteer.provider,
        first_on=given["first_on"],
        last_on=given["last_on"],
        by=request.user,
        at=now(),
    )
    messages.success(request, _("Nobody can book these days. Meetings that were promised stay: move them."))
    return redirect("desk_legal_aid:reception")


@needs(HELP, "legal_aid")
def day_on(request: StaffRequest, pk: int) -> HttpResponse:
    """The days can be booked again; who opens the address without a form is led to the page."""
    if request.method != "POST":
        return redirect("desk_legal_aid:reception")
    row = get_object_or_404(DayOff, pk=pk, provider=me(request).provider)
    remove_day_off(day_off=row, by=request.user, at=now())
    messages.success(request, _("These days can be booked again."))
    return redirect("desk_legal_aid:reception")


@needs(HELP, "legal_aid")
@only_post("desk_legal_aid:reception")
def new_feed(request: StaffRequest) -> HttpResponse:
    """A secret address of her calendar, shown once."""
    volunteer = me(request)
    if volunteer.provider is None:
        messages.warning(request, _("First write when you can be met."))
        return redirect("desk_legal_aid:reception")
    key = renew_feed(provider=volunteer.provider, by=request.user, at=now())
    context = {
        "page_title": _("Address of my calendar"),
        "address": request.build_absolute_uri(reverse("legal_aid:feed", args=[key])),
        "breadcrumbs": _crumbs(_("Address of my calendar")),
    }
    return render(request, "legal_aid/feed.html", context)


def feed(request: HttpRequest, key: str) -> HttpResponse:
    """The calendar of a volunteer for her telephone: topic and district, no name. Kept by no cache."""
    provider = provider_by_feed(key)
    volunteer = Volunteer.objects.filter(provider=provider).first() if provider else None
    if volunteer is None:
        raise Http404("no such calendar")
    language, at = current_language(), now()
    entries = [
        Entry(
            uid=f"booking-{one.pk}@alany",
            starts_at=one.slot.starts_at,
            ends_at=one.slot.ends_at,
            summary=shown.feed_words(one.appointment.matter, language),
            location=one.slot.place(language),
        )
        for one in appointments_of(volunteer, at)
    ]
    response = HttpResponse(
        calendar_text(_("Legal help: my meetings"), entries, at), content_type="text/calendar; charset=utf-8"
    )
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Content-Disposition"] = f'inline; filename="meetings-{local_date(at)}.ics"'
    return response


def _crumbs(title: str) -> list[parts.Link]:
    return [parts.Link(_("My help"), reverse("desk_legal_aid:mine")), parts.Link(title)]
