"""The desk: the list of points and one point with all that is known of it."""

from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.kernel.numbers import format_date
from alany.kernel.periods import ALMATY
from alany.programmes.safe_zone.forms.points import PointFilter
from alany.programmes.safe_zone.models import BoxOpening, Check, Point
from alany.programmes.safe_zone.queries import boxes, points, uptime
from alany.programmes.safe_zone.rights import CHECK, KEEP, OPEN
from alany.programmes.safe_zone.views import parts as shown
from alany.programmes.safe_zone.views.public import SORTS, days_today, exported, filtered
from alany.programmes.safe_zone.wording import FAULTS, KINDS, SOURCES

SHOWN_CHECKS = 8


def own_point(request: StaffRequest, number: int, right: str = "") -> Point:
    """The point of the person's office, else 404; refused where the right is of other places."""
    rows = Point.objects.filter(office=request.user.office, number=number)
    found = points.ready(rows).select_related("place__parent__parent").first()
    if found is None:
        raise Http404(str(number))
    if right and not request.rights.may(right, "safe_zone", found.place):
        raise PermissionDenied(right)
    return found


@needs("")
def point_list(request: StaffRequest) -> HttpResponseBase:
    """All points, also closed ones on demand: for who reads the cases, and for who goes to a point."""
    if not any(request.rights.may(right, "safe_zone") for right in ("cases.read", KEEP, CHECK, OPEN)):
        raise PermissionDenied("cases.read")
    office, today = request.user.office, office_today()
    names = ("q", "district", "has", "state")
    asked = listing.read(request.GET, filters=names, sorts=SORTS, default_sort="number")
    state = "closed" if asked.filters["state"] == "closed" else "open"
    rows = filtered(office, today, asked, state).order_by(*asked.order())
    if asked.format != "html":
        return exported(rows, asked, today)
    page = listing.page_of(rows, asked)
    every = Point.objects.filter(office=office).open_on(today).with_places()
    address = reverse("desk_safe_zone:points")
    context = {
        "page_title": _("Safe zone points"),
        "page": page,
        "table": shown.point_table(page.rows, days_today(page.rows, today), shown.desk_href, asked),
        "filter_form": PointFilter(dict(asked.filters), today),
        "kept": [("state", state)] if state == "closed" else [],
        "tabs": [
            parts.Link(_("Working"), address, current=state == "open"),
            parts.Link(_("Closed"), f"{address}?state=closed", current=state == "closed"),
        ],
        "map": shown.points_map(today, points.by_district(every), address) if state == "open" else None,
        "may_keep": request.rights.may(KEEP, "safe_zone"),
    }
    return render(request, "safe_zone/desk_points.html", context)


@needs("", outside=False)
def point(request: StaffRequest, number: int) -> HttpResponse:
    """One point: hours, equipment with its last word and its shares, checks, openings, what to do next."""
    one, today, at = own_point(request, number), office_today(), now()
    may = {right: request.rights.may(right, "safe_zone", one.place) for right in (KEEP, CHECK, OPEN)}
    if not any(may.values()) and not request.rights.may("cases.read", "safe_zone", one.place):
        raise PermissionDenied("cases.read")
    found = uptime.measured([one], uptime.window(today), today, at)
    terms = uptime.terms_on(today)
    week = points.days_of(one, today, today.fromordinal(today.toordinal() + 6), shown.calendar())
    context = {
        "page_title": shown.title_of(one),
        "point": one,
        "terms": _terms(one),
        "week": shown.week_table(week),
        "uptime": shown.uptime_table(found),
        "things": one.standing,  # type: ignore[attr-defined]
        "too_long": [
            parts.Link(
                KINDS[each.equipment.kind].in_language(current_language()),
                reverse("desk_safe_zone:repair", args=[one.number, each.equipment.pk]),
            )
            for each in uptime.too_long_down(found, at, terms)
        ],
        "checks": _checks(one),
        "openings": opening_events(one, may_open=may[OPEN]),
        "specials": [row for row in one.specials.all() if row.last_on >= today],
        "may_keep": may[KEEP],
        "may_check": may[CHECK],
        "may_open": may[OPEN],
        "breadcrumbs": [
            parts.Link(_("Safe zone points"), reverse("desk_safe_zone:points")),
            parts.Link(one.code),
        ],
    }
    return render(request, "safe_zone/desk_point.html", context)


def _terms(one: Point) -> list[parts.Term]:
    language = current_language()
    closed = format_date(one.closed_on, language) if one.closed_on else ""
    terms = [
        parts.Term(_("Rural okrug"), one.place.name(language), lang=one.place.name_language(language)),
        parts.Term(_("District or city"), one.district.name(language)),
        parts.Term(_("Address"), one.address(language)),
        parts.Term(_("Telephone"), one.telephone),
        parts.Term(_("People it serves"), str(one.population or "")),
        parts.Term(_("Works since"), format_date(one.opened_on, language)),
        parts.Term(
            _("Signal of the computer"),
            _("since %(day)s") % {"day": format_date(one.beat_since, language)}
            if one.beat_since and one.beat_hash
            else _("not set up"),
        ),
    ]
    if closed:
        terms.append(parts.Term(_("Closed since"), f"{closed}: {one.closed_reason}"))
    return terms


def _checks(one: Point) -> list[parts.Event]:
    language = current_language()
    rows = Check.objects.filter(point=one).prefetch_related("observations__equipment")[:SHOWN_CHECKS]
    events: list[parts.Event] = []
    for check in rows:
        told = [
            f"{KINDS[seen.equipment.kind].in_language(language)}: "
            + (
                _("works")
                if seen.is_up
                else FAULTS[seen.fault].in_language(language)
                if seen.fault
                else _("was down")
            )
            for seen in check.observations.all()
        ]
        is_well = all(seen.is_up for seen in check.observations.all())
        at = check.at.astimezone(ALMATY)
        events.append(
            parts.Event(
                f"{format_date(at.date(), language)}, {at:%H:%M}",
                "; ".join(told),
                "done" if is_well else "law",
                note=f"{SOURCES[check.source].in_language(language)}, {check.by_name}",
            )
        )
    return events


def opening_events(one: Point, *, may_open: bool) -> list[parts.Event]:
    """The openings of the point's box with their counts, for the staff; their papers for who opens boxes."""
    language = current_language()
    rows = list(boxes.openings_of(one.office).filter(point=one))
    kept = boxes.kept_seals(rows)
    events: list[parts.Event] = []
    for opening in rows[:SHOWN_CHECKS]:
        second = opening.second.name if opening.second else opening.second_name
        words = _("%(first)s and %(second)s, letters: %(count)s") % {
            "first": opening.first.name,
            "second": second,
            "count": opening.letters,
        }
        note = "" if kept[opening.pk] else _("the seal was not as it had been left")
        if not opening.confirmed_on:
            note = _("waits for the second person") + (f"; {note}" if note else "")
        links = _papers(opening) if may_open else []
        kind = "done" if opening.confirmed_on and kept[opening.pk] else "law" if not kept[opening.pk] else ""
        events.append(parts.Event(format_date(opening.on, language), words, kind, note=note, links=links))  # type: ignore[arg-type]
    return events


def _papers(opening: BoxOpening) -> list[parts.Link]:
    links = [parts.Link(_("Act, PDF"), reverse("desk_safe_zone:act", args=[opening.pk]))]
    if not opening.confirmed_on:
        links.append(parts.Link(_("Confirm"), reverse("desk_safe_zone:confirm", args=[opening.pk])))
    elif opening.letters:
        links.append(parts.Link(_("Letters"), reverse("desk_safe_zone:letters", args=[opening.pk])))
    return links


@needs(CHECK, "safe_zone")
def to_check(request: StaffRequest) -> HttpResponse:
    """Points whose last check is the oldest come first: who was not looked at for a week waits here."""
    today, language = office_today(), current_language()
    rows = (
        Point.objects.filter(office=request.user.office)
        .open_on(today)
        .select_related("place__parent__parent")
    )
    rows = rows.annotate(checked_at=Max("checks__at")).order_by("checked_at", "number")
    mine = [one for one in rows if request.rights.may(CHECK, "safe_zone", one.place)]
    # SQLite puts the never checked first, PostgreSQL last: they are the first to be looked at.
    mine.sort(key=lambda one: (one.checked_at is not None, one.checked_at or 0, one.number))  # type: ignore[attr-defined]
    asked = listing.read(request.GET, filters=(), sorts={"number": ("number",)}, default_sort="number")
    page = listing.page_of(mine, asked)
    body: list[list[parts.Cell | str]] = []
    for one in page.rows:
        last = one.checked_at  # type: ignore[attr-defined]
        day = last.astimezone(ALMATY).date() if last else None
        waits = day is None or (today - day).days >= WEEK
        body.append(
            [
                parts.Cell(shown.unbroken(one.code), reverse("desk_safe_zone:check", args=[one.number])),
                one.district.name(language),
                shown.okrug_cell(one),
                parts.Cell(
                    format_date(day, language) if day else _("never"),
                    state=parts.State(_("waits"), "soon") if waits else parts.State(_("was checked"), "done"),
                ),
            ]
        )
    heads = (_("Point"), _("District or city"), _("Rural okrug"), _("Last check"))
    table = parts.Table(_("Weekly check"), [parts.Column(head) for head in heads], body, hide_caption=True)
    context = {"page_title": _("Weekly check"), "page": page, "table": table}
    return render(request, "safe_zone/to_check.html", context)


WEEK = 7
