"""What everybody may see: the programme, the points on a list and a map, one point, openings of boxes."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.public import pages
from alany.faces.ui import listing, parts
from alany.faces.ui.access import public
from alany.faces.ui.context import current_language, now, office_today
from alany.kernel.numbers import format_date, format_number
from alany.kernel.periods import add_months
from alany.programmes.safe_zone.forms.points import PointFilter
from alany.programmes.safe_zone.models import Point
from alany.programmes.safe_zone.queries import boxes, points, uptime
from alany.programmes.safe_zone.rules import hours
from alany.programmes.safe_zone.views import parts as shown
from alany.spine.figures.models import Figure
from alany.spine.figures.queries import figures_on
from alany.spine.organisations.models import Office
from alany.spine.organisations.queries import this_office
from alany.spine.places.models import Place
from alany.spine.places.queries import working_calendar
from alany.spine.programme.registry import programme

SORTS = {
    "number": ("number",),
    "district": ("place__parent__sort_key", "place__sort_key"),
    "okrug": ("place__sort_key",),
}
HEROES = ("safe_zone_points", "safe_zone_coverage", "safe_zone_up", "safe_zone_unknown")
MONTHS = 12


def the_office() -> Office:
    """The office of this site, else 404."""
    office = this_office()
    if office is None:
        raise Http404("no office yet")
    return office


@public
def home(request: HttpRequest) -> HttpResponse:
    """What a point is, the programme's figures, and the ways in."""
    described, language, office = programme("safe_zone"), current_language(), this_office()
    ways = [
        (_("Find a point"), "safe_zone:points", _("Where it is, when it is open, what works there")),
        (
            _("Openings of trust boxes"),
            "safe_zone:boxes",
            _("Who opens them and how, and how many letters there were by district"),
        ),
        (_("Poster and leaflet"), "safe_zone:paper", _("To print and hang up, in three languages")),
    ]
    context = {
        "page_title": described.title.in_language(language),
        "lead": described.summary.in_language(language),
        "figures": pages.heroes(_heroes(office)) if office else [],
        "ways": [parts.Link(title, reverse(name), note=note) for title, name, note in ways],
    }
    return render(request, "safe_zone/home.html", context)


def _heroes(office: Office) -> list[Figure]:
    found = {figure.indicator: figure for figure in figures_on(office, office_today(), "safe_zone")}
    return [found[slug] for slug in HEROES if slug in found]


@public
def point_list(request: HttpRequest) -> HttpResponseBase:
    """All points that work today, with the map and as open data."""
    office, today = the_office(), office_today()
    asked = listing.read(request.GET, filters=("q", "district", "has"), sorts=SORTS, default_sort="number")
    rows = filtered(office, today, asked).order_by(*asked.order())
    if asked.format != "html":
        return exported(rows, asked, today)
    page = listing.page_of(rows, asked)
    every = Point.objects.filter(office=office).open_on(today).with_places()
    context = {
        "page_title": _("Safe zone points"),
        "page": page,
        "table": shown.point_table(page.rows, days_today(page.rows, today), shown.public_href, asked),
        "filter_form": PointFilter(dict(asked.filters), today),
        "map": shown.points_map(today, points.by_district(every), reverse("safe_zone:points")),
        "breadcrumbs": _crumbs(),
    }
    return render(request, "safe_zone/points.html", context)


def filtered(office: Office, today: date, asked: listing.Asked, state: str = "open") -> QuerySet[Point]:
    """The points under the filters of the address."""
    return points.points_of(
        office,
        today,
        text=asked.filters["q"],
        district=asked.filters["district"],
        has=asked.filters["has"],
        state=state,
    )


def days_today(found: Iterable[Point], today: date) -> dict[int, hours.Day]:
    """Today's hours of each point that works at all."""
    calendar = working_calendar()
    rows = ((point.pk, points.days_of(point, today, today, calendar)) for point in found)
    return {key: days[0] for key, days in rows if days}


def exported(rows: QuerySet[Point], asked: listing.Asked, today: date) -> HttpResponseBase:
    """The list as open data: the same rows, with codes for columns."""
    everything = list(rows[: listing.EXPORTED])
    columns = shown.export_columns(days_today(everything, today))
    return listing.export(everything, asked, name="safe-zone-points", columns=columns)


@public
def point(request: HttpRequest, number: int) -> HttpResponse:
    """One point: what is there, when it is open, what was seen to work, how its box is opened."""
    one, today, language = _point(number), office_today(), current_language()
    calendar = working_calendar()
    week = points.days_of(one, today, today + timedelta(days=6), calendar)
    closed = bool(week) and not week[0].times
    following = points.next_open(one, today, calendar) if closed else None
    openings = list(boxes.openings_of(one.office).filter(point=one))
    kept = boxes.kept_seals(openings)
    context = {
        "page_title": shown.title_of(one),
        "point": one,
        "okrug": shown.okrug_cell(one),
        "address": one.address(language),
        "ended": not week,
        "ended_on": format_date(one.closed_on, language) if one.closed_on else "",
        "today_words": shown.day_words(week[0]) if week else "",
        "next_words": f"{format_date(following.on, language)}, {shown.day_words(following)}"
        if following
        else "",
        "instead": [
            parts.Link(shown.title_of(near), shown.public_href(near), note=near.address(language))
            for near in (points.nearest_open(one, today, calendar) if closed or not week else ())
        ],
        "week": shown.week_table(week),
        "things": shown.equipment_words(one.standing),  # type: ignore[attr-defined]
        "uptime": shown.uptime_table(uptime.measured([one], uptime.window(today), today, now())),
        "access": shown.access_terms(one),
        "openings": [
            parts.Event(
                format_date(opening.on, language),
                _("opened by two people, seal whole")
                if kept[opening.pk]
                else _("opened by two people, seal not as left"),
                "done" if kept[opening.pk] else "law",
            )
            for opening in openings
            if opening.confirmed_on
        ][:12],
        "breadcrumbs": _crumbs(parts.Link(one.code)),
    }
    return render(request, "safe_zone/point.html", context)


def _point(number: int) -> Point:
    found = points.ready(Point.objects.filter(office=the_office(), number=number)).first()
    if found is None:
        raise Http404(str(number))
    return found


@public
def box_openings(request: HttpRequest) -> HttpResponse:
    """How boxes are opened, and by month and district how often; villages are not told apart."""
    office, today, language = the_office(), office_today(), current_language()
    month = _month(request.GET.get("month", ""), today)
    first = month.replace(day=1)
    last = add_months(first, 1) - timedelta(days=1)
    found, total = boxes.by_district(office, first, last)
    names = {place.kato: place.name(language) for place in Place.objects.districts()}
    rows: list[list[parts.Cell | str]] = [
        [names.get(one.kato, one.kato), format_number(one.openings, language, 0), _count(one.letters)]
        for one in found
    ]
    columns = [parts.Column(_("District or city"))]
    columns += [parts.Column(head, numeric=True) for head in (_("Openings"), _("Letters"))]
    context = {
        "page_title": _("Openings of trust boxes"),
        "month": f"{first:%m.%Y}",
        "months": [
            parts.Link(f"{one:%m.%Y}", f"?month={one:%Y-%m}", current=one == first)
            for one in (add_months(today.replace(day=1), -number) for number in range(MONTHS))
        ],
        "table": parts.Table(_("Openings by district"), columns, rows, hide_caption=True),
        "total": _count(total),
        "found": bool(found),
        "breadcrumbs": _crumbs(parts.Link(_("Openings of trust boxes"))),
    }
    return render(request, "safe_zone/boxes.html", context)


def _month(text: str, today: date) -> date:
    try:
        found = date.fromisoformat(f"{text[:7]}-01")
    except ValueError:
        return today
    return found if found <= today else today


def _count(value: int | None) -> str:
    return _("hidden, to protect people") if value is None else format_number(value, current_language(), 0)


def _crumbs(*after: parts.Link) -> list[parts.Link]:
    home_link = parts.Link(
        programme("safe_zone").title.in_language(current_language()), reverse("safe_zone:home")
    )
    return [home_link, parts.Link(_("Safe zone points"), reverse("safe_zone:points")), *after]
