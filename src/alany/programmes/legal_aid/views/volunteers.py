"""The coordinator: the list of volunteers, a profile, a new one, a correction."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now, office_today
from alany.programmes.legal_aid.actions.volunteers import add_volunteer, edit_volunteer
from alany.programmes.legal_aid.forms.volunteers import ProfileForm, VolunteerFilter, initial_of
from alany.programmes.legal_aid.models import Volunteer
from alany.programmes.legal_aid.queries import volunteers as queries
from alany.programmes.legal_aid.queries.load import offers_of
from alany.programmes.legal_aid.rules.volunteers import ProfileIncomplete
from alany.programmes.legal_aid.views import volunteers_parts as shown
from alany.programmes.legal_aid.views.waiting import COORDINATE
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.people.models import User

FILTERS = ("q", "kind", "language", "topic", "state")
SORTS = {"name": ("user__sort_key",), "load": ("-matters_now",), "offers": ("-offers_lately",)}
LAST = 10
COLUMNS = {
    "name": lambda one: one.user.name,
    "kind": lambda one: one.kind,
    "languages": lambda one: one.languages,
    "load": lambda one: one.matters_now,
    "cap": lambda one: one.load_cap,
    "joined_on": lambda one: one.joined_on,
    "left_on": lambda one: one.left_on,
}


def the_volunteer(request: StaffRequest, pk: int) -> Volunteer:
    """A volunteer of the person's office with her load, else 404."""
    found = queries.with_load(queries.volunteers_of(request.user.office), now()).filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found


@needs(COORDINATE, "legal_aid")
def volunteers(request: StaffRequest) -> HttpResponse:
    """Volunteers under the filters of the address; without a filter those who help now."""
    asked = listing.read(request.GET, filters=FILTERS, sorts=SORTS, default_sort="name")
    rows = queries.list_of_volunteers(request.user.office, dict(asked.filters), now())
    rows = rows.order_by(*asked.order())
    if asked.format != "html":
        return listing.export(rows, asked, name="volunteers", columns=COLUMNS)  # type: ignore[return-value]
    page = listing.page_of(rows.prefetch_related("topics", "places"), asked)
    context = {
        "page_title": _("Volunteers"),
        "page": page,
        "table": shown.volunteer_table(page.rows, asked, office_today()),
        "filter_form": VolunteerFilter(dict(asked.filters)),
    }
    return render(request, "legal_aid/volunteers.html", context)


@needs(COORDINATE, "legal_aid")
def volunteer(request: StaffRequest, pk: int) -> HttpResponse:
    """A profile: what she may do, where, her load, her offers, her memberships."""
    one, today = the_volunteer(request, pk), office_today()
    last = offers_of(request.user.office).filter(volunteer=one)[:LAST]
    context = {
        "page_title": one.user.name,
        "volunteer": one,
        "state": shown.standing(one, today),
        "is_there": one.left_on is None,
        "is_away": one.suspended_on is not None and one.left_on is None,
        "terms": shown.profile_terms(one),
        "figures": shown.own_figures(one),
        "memberships": shown.membership_table(one.memberships.select_related("organisation")),
        "offers": shown.offers_of_one(last),
        "breadcrumbs": crumbs(parts.Link(one.user.name)),
    }
    return render(request, "legal_aid/volunteer.html", context)


@needs(COORDINATE, "legal_aid")
def add(request: StaffRequest) -> HttpResponse:
    """Take in a volunteer who has an account."""
    office = request.user.office
    form = ProfileForm(office, office_today(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = User.objects.get(pk=form.cleaned_data["person"], office=office)
        try:
            made = add_volunteer(person=person, told=form.described(), by=request.user, at=now())
        except ProfileIncomplete as refused:
            form.add_error(refused.field, shown.missing(refused.field))
        else:
            messages.success(request, _("The volunteer is taken in."))
            return redirect("desk_legal_aid:volunteer", made.pk)
    context = {
        "page_title": _("New volunteer"),
        "form": form,
        "act": _("Take in"),
        "back_href": reverse("desk_legal_aid:volunteers"),
        "breadcrumbs": crumbs(parts.Link(_("New volunteer"))),
    }
    return render(request, "desk/form.html", context)


@needs(COORDINATE, "legal_aid")
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct a profile; whoever saves second sees that somebody was there."""
    one = the_volunteer(request, pk)
    initial = initial_of(one)
    form = ProfileForm(
        request.user.office, office_today(), request.POST or None, initial=initial, volunteer=one
    )
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            edit_volunteer(volunteer=one, told=form.described(), by=request.user, at=now(), version=version)
        except ProfileIncomplete as refused:
            form.add_error(refused.field, shown.missing(refused.field))
        except EditedMeanwhile:
            form.add_error(None, _("Somebody has changed this profile meanwhile. Open it anew."))
        else:
            messages.success(request, _("The profile is saved."))
            return redirect("desk_legal_aid:volunteer", pk)
    context = {
        "page_title": _("Change the profile"),
        "form": form,
        "act": _("Save"),
        "back_href": reverse("desk_legal_aid:volunteer", args=[pk]),
        "breadcrumbs": crumbs(
            parts.Link(one.user.name, reverse("desk_legal_aid:volunteer", args=[pk])), parts.Link(_("Change"))
        ),
    }
    return render(request, "desk/form.html", context)


def crumbs(*after: parts.Link) -> list[parts.Link]:
    """The way from the list of volunteers."""
    return [parts.Link(_("Volunteers"), reverse("desk_legal_aid:volunteers")), *after]
