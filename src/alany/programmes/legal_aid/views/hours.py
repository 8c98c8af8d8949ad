"""The coordinator: hours that volunteers wrote, to approve or not."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now
from alany.faces.ui.posting import only_post
from alany.programmes.legal_aid.actions.hours import approve_hours, refuse_hours
from alany.programmes.legal_aid.forms.volunteers import ReasonForm
from alany.programmes.legal_aid.models import Hours
from alany.programmes.legal_aid.queries.time import hours_of
from alany.programmes.legal_aid.rules.volunteers import HoursRefused
from alany.programmes.legal_aid.views import hours_parts as shown
from alany.programmes.legal_aid.views.waiting import COORDINATE

SORTS = {"on": ("-on",)}
COLUMNS = {
    "volunteer": lambda one: one.volunteer.user.name,
    "kind": lambda one: one.volunteer.kind,
    "on": lambda one: one.on,
    "minutes": lambda one: one.minutes,
    "what": lambda one: one.what,
    "approved_on": lambda one: one.approved_on,
    "refused": lambda one: one.refused_reason,
}


@needs(COORDINATE, "legal_aid")
def hours(request: StaffRequest) -> HttpResponse:
    """Hours that wait for approval; with `state` those that were decided."""
    asked = listing.read(request.GET, filters=("state",), sorts=SORTS, default_sort="on")
    state = asked.filters.get("state", "")
    rows = hours_of(request.user.office, state).order_by(*asked.order())
    if asked.format != "html":
        return listing.export(rows, asked, name="volunteer-hours", columns=COLUMNS)  # type: ignore[return-value]
    page = listing.page_of(rows, asked)
    context = {
        "page_title": _("Hours of volunteers"),
        "page": page,
        "tabs": shown.tabs(state),
        "rows": shown.rows_to_decide(page.rows, request.user.pk) if not state else [],
        "table": shown.decided_table(page.rows) if state else None,
    }
    return render(request, "legal_aid/hours.html", context)


def _one(request: StaffRequest, pk: int) -> Hours:
    rows = Hours.objects.select_related("volunteer__user")
    return get_object_or_404(rows, pk=pk, volunteer__user__office=request.user.office)


@needs(COORDINATE, "legal_aid")
@only_post("desk_legal_aid:hours_refuse")
def approve(request: StaffRequest, pk: int) -> HttpResponse:
    """They count."""
    try:
        approve_hours(hours=_one(request, pk), by=request.user, at=now())
    except HoursRefused as refused:
        messages.error(request, shown.refusal(refused.reason))
    else:
        messages.success(request, _("The hours are approved."))
    return redirect("desk_legal_aid:hours")


@needs(COORDINATE, "legal_aid")
def refuse(request: StaffRequest, pk: int) -> HttpResponse:
    """They do not count, and why."""
    one, form = _one(request, pk), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            refuse_hours(hours=one, reason=form.cleaned_data["reason"], by=request.user, at=now())
        except HoursRefused as refused:
            form.add_error(None, shown.refusal(refused.reason))
        else:
            messages.success(request, _("Recorded. The volunteer sees the reason and can write them anew."))
            return redirect("desk_legal_aid:hours")
    form.fields["reason"].help_text = _("The volunteer sees it.")
    context = {
        "page_title": _("Do not approve these hours"),
        "about": shown.about(one),
        "form": form,
        "act": _("Do not approve"),
        "back_href": reverse("desk_legal_aid:hours"),
        "breadcrumbs": [parts.Link(_("Hours of volunteers"), reverse("desk_legal_aid:hours"))],
    }
    return render(request, "desk/form.html", context)
