"""Openings of boxes on the desk: the act, its confirmation by the second person, the act on paper."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.printing import PdfUnavailable
from alany.kernel.numbers import format_date, format_number
from alany.programmes.safe_zone import printing
from alany.programmes.safe_zone.actions.boxes import confirm_opening, record_opening
from alany.programmes.safe_zone.forms.checks import OpeningForm
from alany.programmes.safe_zone.models import BoxOpening
from alany.programmes.safe_zone.queries import boxes
from alany.programmes.safe_zone.queries.points import standing_on
from alany.programmes.safe_zone.rights import OPEN
from alany.programmes.safe_zone.rules.boxes import OpeningRefused, received_by
from alany.programmes.safe_zone.views import parts as shown
from alany.programmes.safe_zone.views.desk import own_point
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.people.models import Grant, User
from alany.spine.places.queries import working_calendar

SORTS = {"on": ("-on",), "point": ("point__number", "-on")}
COLUMNS = {
    "point": lambda one: one.point.code,
    "opened_on": lambda one: one.on,
    "first": lambda one: one.first.name,
    "second": lambda one: one.second.name if one.second else one.second_name,
    "seal_found": lambda one: one.seal_found,
    "seal_whole": lambda one: one.seal_intact,
    "seal_new": lambda one: one.seal_new,
    "sheets": lambda one: one.sheets,
    "own_paper": lambda one: one.own_paper,
    "confirmed_on": lambda one: one.confirmed_on,
}


@needs(OPEN, "safe_zone")
def openings(request: StaffRequest) -> HttpResponse:
    """All openings, the newest first."""
    asked, language = (
        listing.read(request.GET, filters=(), sorts=SORTS, default_sort="on"),
        current_language(),
    )
    rows = boxes.openings_of(request.user.office).order_by(*asked.order())
    if asked.format != "html":
        return listing.export(rows, asked, name="box-openings", columns=COLUMNS)  # type: ignore[return-value]
    page = listing.page_of(rows, asked)
    body: list[list[parts.Cell | str]] = [
        [
            parts.Cell(format_date(one.on, language), reverse("desk_safe_zone:act", args=[one.pk])),
            parts.Cell(shown.unbroken(one.point.code), shown.desk_href(one.point)),
            f"{one.first.name}, {one.second.name if one.second else one.second_name}",
            format_number(one.letters, language, 0),
            _state(one),
        ]
        for one in page.rows
    ]
    heads = [asked.column("on", _("Act of the day, PDF")), asked.column("point", _("Point"))]
    heads += [
        parts.Column(_("Opened by")),
        parts.Column(_("Letters"), numeric=True),
        parts.Column(_("State")),
    ]
    table = parts.Table(_("Openings of boxes"), heads, body, hide_caption=True)
    context = {
        "page_title": _("Openings of boxes"),
        "page": page,
        "table": table,
        "points_href": reverse("desk_safe_zone:points"),
    }
    return render(request, "safe_zone/openings.html", context)


def _state(one: BoxOpening) -> parts.Cell:
    if one.confirmed_on:
        href = reverse("desk_safe_zone:letters", args=[one.pk]) if one.letters else ""
        return parts.Cell(_("Letters") if href else "", href, state=parts.State(_("confirmed"), "done"))
    href = reverse("desk_safe_zone:confirm", args=[one.pk])
    return parts.Cell(_("Confirm"), href, state=parts.State(_("waits for the second person"), "soon"))


@needs(OPEN, "safe_zone")
def open_box(request: StaffRequest, number: int) -> HttpResponse:
    """The opening act: who, which seals, how many letters."""
    one, today = own_point(request, number, OPEN), office_today()
    last = boxes.last_opening(one)
    initial = {"on": today, "seal_found": last.seal_new if last else "", "seal_intact": True}
    form = OpeningForm(_colleagues(request), request.POST or None, initial=initial)
    back = shown.desk_href(one)
    if not standing_on(today).filter(point=one, kind="box").exists():
        raise Http404("no box")
    if request.method == "POST" and form.is_valid():
        try:
            record_opening(
                point=one,
                on=form.cleaned_data["on"],
                second=form.second_person(),
                seals=form.seals(),
                counted=form.counted(),
                note=form.cleaned_data["note"],
                by=request.user,
                at=now(),
            )
        except OpeningRefused as refused:
            form.add_error(None, refusal(refused.reason))
        else:
            return redirect(back)
    context = {
        "page_title": _("Opening of the box"),
        "about": shown.title_of(one),
        "lead": _("Count the letters before reading any. Put the new seal on before you leave."),
        "form": form,
        "act": _("Record the act"),
        "back_href": back,
        "breadcrumbs": [parts.Link(one.code, back), parts.Link(_("Opening of the box"))],
    }
    return render(request, "desk/form.html", context)


def _colleagues(request: StaffRequest) -> list[User]:
    """Who else may open boxes today."""
    grants = Grant.objects.in_force(office_today()).filter(
        role="safe_zone_opener", user__office=request.user.office
    )
    people = User.objects.filter(pk__in=grants.values("user"), is_active=True).exclude(pk=request.user.pk)
    return list(people.order_by("sort_key", "pk"))


def refusal(reason: str) -> str:
    """Why the act cannot be so."""
    return {
        "alone": _("A box is opened by two people; the one named as the second confirms it."),
        "ahead": _("The day lies ahead."),
        "seal": _("The new seal has the number of the old one: put on a new one."),
        "twice": _("An opening of this box on this day is on record already."),
        "confirmed": _("The act is confirmed already."),
    }.get(reason, _("On that day no box stood there."))


def _opening(request: StaffRequest, pk: int) -> BoxOpening:
    return get_object_or_404(boxes.openings_of(request.user.office), pk=pk)


@needs(OPEN, "safe_zone")
def confirm(request: StaffRequest, pk: int) -> HttpResponse:
    """The second person says the same, after seeing the whole act."""
    opening, language, problem = _opening(request, pk), current_language(), ""
    if request.method == "POST":
        version = request.POST.get("version", "")
        try:
            confirm_opening(
                opening=opening,
                by=request.user,
                at=now(),
                version=int(version) if version.isdigit() else None,
            )
        except OpeningRefused as refused:
            problem = refusal(refused.reason)
        except EditedMeanwhile:
            problem = _("Somebody has changed this act meanwhile. Open the page anew.")
        else:
            return redirect(shown.desk_href(opening.point))
    context = {
        "page_title": _("Confirm the opening"),
        "opening": opening,
        "problem": problem,
        "terms": printing.act_terms(opening, language),
        "by": format_date(received_by(opening.on, working_calendar()), language),
        "back_href": shown.desk_href(opening.point),
    }
    return render(request, "safe_zone/confirm.html", context)


@needs(OPEN, "safe_zone")
def act(request: StaffRequest, pk: int) -> HttpResponse:
    """The act as PDF, with places for both signatures."""
    opening = _opening(request, pk)
    try:
        body = printing.act_pdf(opening, request)
    except PdfUnavailable:
        return render(request, "briefing/no_pdf.html", {"page_title": _("Opening of the box")}, status=503)
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{opening.point.code}-{opening.on}.pdf"'
    return response
