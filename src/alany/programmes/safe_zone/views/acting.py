"""What people do with a point: each page is one form, and each form one action."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.programmes.safe_zone.actions import equipment, observing, points, repairs
from alany.programmes.safe_zone.forms.checks import CheckForm, check_initial
from alany.programmes.safe_zone.forms.points import (
    CloseForm,
    InstallForm,
    NewPointForm,
    PointForm,
    RemoveForm,
    SpecialForm,
    WeekForm,
    initial_of,
    written,
)
from alany.programmes.safe_zone.models import Equipment, Point, SpecialDay
from alany.programmes.safe_zone.rights import CHECK, KEEP
from alany.programmes.safe_zone.rules.hours import HoursWrong
from alany.programmes.safe_zone.views import parts as shown
from alany.programmes.safe_zone.views.desk import own_point
from alany.programmes.safe_zone.wording import KINDS
from alany.spine.ledger.editing import EditedMeanwhile

Form = forms.Form
REFUSALS = (
    HoursWrong,
    points.PointClosed,
    equipment.EquipmentRefused,
    observing.CheckRefused,
    repairs.NobodyToAsk,
    EditedMeanwhile,
)


def asked(
    request: StaffRequest,
    form: Form,
    do: Callable[[], object],
    *,
    title: str,
    act: str,
    back: str,
    about: str = "",
) -> HttpResponse:
    """Show the form; when it is sent well, do it and go back, else say why not and keep what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            do()
        except REFUSALS as refused:
            form.add_error(None, refusal(refused))
        else:
            messages.success(request, _("Recorded."))
            return redirect(back)
    context = {
        "page_title": title,
        "about": about,
        "form": form,
        "act": act,
        "back_href": back,
        "breadcrumbs": [
            parts.Link(_("Safe zone points"), reverse("desk_safe_zone:points")),
            parts.Link(title),
        ],
    }
    return render(request, "desk/form.html", context)


def refusal(refused: Exception) -> str:
    """Why it cannot be so."""
    if isinstance(refused, EditedMeanwhile):
        return _("Somebody has changed this point meanwhile. Open the page anew and compare.")
    if isinstance(refused, points.PointClosed):
        return _("The point is closed already, or this day lies before its opening.")
    if isinstance(refused, repairs.NobodyToAsk):
        return _("No akimat of this district is on record: register it first.")
    reason = str(getattr(refused, "reason", ""))
    return {
        "reversed": _("The end lies before the beginning."),
        "overlap": _("Other special days are announced for some of these days."),
        "standing": _("Such a thing stands there already: remove the old one first."),
        "removed": _("It was removed already."),
        "closed": _("The point does not work on that day."),
        "empty": _("Nothing was tried: mark at least one thing."),
        "ahead": _("The day lies ahead."),
        "twice": _("A check of this point at this very time is on record already."),
        "foreign": _("Something was changed in this point meanwhile. Open the page anew."),
    }.get(reason, _("On that day it was not there yet, or not any more."))


@needs(KEEP, "safe_zone")
def add(request: StaffRequest) -> HttpResponse:
    """A new point; its hours begin with five days from nine to six and a break, and are changed there."""
    form = NewPointForm(office_today(), request.POST or None)

    def do() -> None:
        given = form.cleaned_data
        points.open_point(
            office=request.user.office,
            place=form.places[given["place"]],
            facts=form.facts(),
            week=points.USUAL_WEEK,
            opened_on=given["opened_on"],
            by=request.user,
            at=now(),
        )

    back = reverse("desk_safe_zone:points")
    return asked(request, form, do, title=_("New point"), act=_("Open the point"), back=back)


def _page(
    request: StaffRequest, one: Point, form: Form, do: Callable[[], object], title: str, act: str
) -> HttpResponse:
    return asked(
        request, form, do, title=title, act=act, back=shown.desk_href(one), about=shown.title_of(one)
    )


@needs(KEEP, "safe_zone")
def change(request: StaffRequest, number: int) -> HttpResponse:
    """What is known of the point."""
    one = own_point(request, number, KEEP)
    form = PointForm(request.POST or None, initial=initial_of(one))

    def do() -> None:
        points.change_point(
            point=one, facts=form.facts(), by=request.user, at=now(), version=form.cleaned_data["version"]
        )

    return _page(request, one, form, do, _("Change the point"), _("Save"))


@needs(KEEP, "safe_zone")
def week(request: StaffRequest, number: int) -> HttpResponse:
    """The hours of the week from a day on."""
    one, today = own_point(request, number, KEEP), office_today()
    standing = [row.as_rule() for row in one.week.all() if row.valid_to is None]
    form = WeekForm(request.POST or None, initial=written(standing) | {"from_day": today})

    def do() -> None:
        given = form.cleaned_data
        points.set_hours(point=one, week=given["week"], from_day=given["from_day"], by=request.user, at=now())

    return _page(request, one, form, do, _("Opening hours"), _("Set the hours"))


@needs(KEEP, "safe_zone")
def special(request: StaffRequest, number: int) -> HttpResponse:
    """Days that differ from the week."""
    one = own_point(request, number, KEEP)
    form = SpecialForm(request.POST or None, initial={"first_on": office_today(), "last_on": office_today()})

    def do() -> None:
        points.add_special(point=one, special=form.special(), by=request.user, at=now())

    return _page(request, one, form, do, _("Special days"), _("Announce"))


@needs(KEEP, "safe_zone")
def special_remove(request: StaffRequest, number: int, pk: int) -> HttpResponse:
    """They do not differ after all."""
    one = own_point(request, number, KEEP)
    if request.method != "POST":
        return redirect(shown.desk_href(one))
    row = get_object_or_404(SpecialDay.objects.select_related("point__office"), pk=pk, point=one)
    points.remove_special(special=row, by=request.user, at=now())
    messages.success(request, _("Recorded."))
    return redirect(shown.desk_href(one))


@needs(KEEP, "safe_zone")
def close(request: StaffRequest, number: int) -> HttpResponse:
    """The point works no more."""
    one = own_point(request, number, KEEP)
    form = CloseForm(request.POST or None, initial={"on": office_today()})

    def do() -> None:
        given = form.cleaned_data
        points.close_point(point=one, on=given["on"], reason=given["reason"], by=request.user, at=now())

    return _page(request, one, form, do, _("Close the point"), _("Close the point"))


@needs(KEEP, "safe_zone")
def install(request: StaffRequest, number: int) -> HttpResponse:
    """A thing is put in."""
    one = own_point(request, number, KEEP)
    form = InstallForm(request.POST or None, initial={"on": office_today()})

    def do() -> None:
        given: dict[str, Any] = form.cleaned_data
        equipment.install(point=one, **given, by=request.user, at=now())

    return _page(request, one, form, do, _("Install equipment"), _("Install"))


def _thing(one: Point, pk: int) -> Equipment:
    found = Equipment.objects.select_related("point__office", "point__place__parent")
    return get_object_or_404(found, pk=pk, point=one)


@needs(KEEP, "safe_zone")
def remove(request: StaffRequest, number: int, pk: int) -> HttpResponse:
    """A thing is taken out."""
    one = own_point(request, number, KEEP)
    thing, form = _thing(one, pk), RemoveForm(request.POST or None, initial={"on": office_today()})

    def do() -> None:
        given = form.cleaned_data
        equipment.remove(equipment=thing, on=given["on"], reason=given["reason"], by=request.user, at=now())

    name = KINDS[thing.kind].in_language(current_language())
    return _page(request, one, form, do, _("Take out: %(name)s") % {"name": name}, _("Take it out"))


@needs(CHECK, "safe_zone")
def check(request: StaffRequest, number: int) -> HttpResponse:
    """The weekly check: each thing is tried in the room."""
    one = own_point(request, number, CHECK)
    things = one.standing  # type: ignore[attr-defined]
    form = CheckForm(things, request.POST or None, initial=check_initial(request.user, office_today(), now()))

    def do() -> None:
        observing.record_check(
            point=one,
            tried=form.tried(),
            source="weekly",
            by_name=form.cleaned_data["by_name"],
            seen_at=form.seen_at,
            by=request.user,
            at=now(),
        )

    if not things:
        messages.error(request, _("Nothing stands in this point yet: install equipment first."))
        return redirect(shown.desk_href(one))
    return _page(request, one, form, do, _("Weekly check"), _("Record the check"))


@needs(KEEP, "safe_zone")
def key(request: StaffRequest, number: int) -> HttpResponse:
    """A new secret address for the point's computer, shown on this page and never again."""
    one = own_point(request, number, KEEP)
    if one.closed_on is not None:
        raise Http404(str(number))
    context: dict[str, object] = {
        "page_title": _("Signal of the computer"),
        "point": one,
        "about": shown.title_of(one),
        "minutes": 15,
    }
    if request.method == "POST":
        secret = points.issue_key(point=one, by=request.user, at=now())
        address = reverse("safe_zone:beat", args=[secret])
        context["address"] = request.build_absolute_uri(address)
    return render(request, "safe_zone/key.html", context)


@needs("cases.work", "safe_zone")
def repair(request: StaffRequest, number: int, pk: int) -> HttpResponse:
    """What is down for too long becomes a case with an addressee."""
    one = own_point(request, number)
    if request.method != "POST":
        return redirect(shown.desk_href(one))
    try:
        case = repairs.ask_repair(equipment=_thing(one, pk), by=request.user, at=now())
    except repairs.NobodyToAsk as refused:
        messages.error(request, refusal(refused))
        return redirect(shown.desk_href(one))
    return redirect("desk:case", case.number)
