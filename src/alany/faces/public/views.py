"""The public site. Every page is the same for everybody, works without JavaScript and sets no cookie."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from alany.faces.public import pages, queries
from alany.faces.ui import parts
from alany.faces.ui.access import public
from alany.faces.ui.context import current_language, office_today
from alany.faces.ui.listing import cleaned, export, read
from alany.spine.organisations.models import Office
from alany.spine.organisations.queries import this_office
from alany.spine.places.models import Place
from alany.spine.places.queries import children_of, districts_on, place_on, search_places
from alany.spine.programme import registry


def _office() -> Office:
    office = this_office()
    if office is None:
        raise Http404("no office yet")
    return office


@public
def home(request: HttpRequest) -> HttpResponse:
    """The news in one sentence, the figures with the way to their proof, the map, the ways in."""
    office = this_office()
    if office is None:
        return render(request, "public/empty_office.html", {"page_title": _("Home")})
    figures = queries.current_figures(office)
    mapped = queries.mapped(figures)
    fates = queries.fates(office, office_today())
    briefing = queries.latest_briefing(office)
    context = {
        "page_title": _("Home"),
        "briefing": pages.briefing_link(briefing) if briefing else None,
        "headlines": pages.heroes(queries.headlines(figures)),
        "map": pages.map_of(mapped) if mapped else None,
        "mapped_title": pages.text_of(mapped, "title") if mapped else "",
        "ways": pages.ways_into(registry.all_programmes()),
        "fates": pages.fate_table(fates) if fates else None,
    }
    return render(request, "public/home.html", context)


@public
def programmes(request: HttpRequest) -> HttpResponse:
    """What the office does: each programme with its sentence."""
    ways = [pages.programme_link(one) for one in registry.all_programmes()]
    return render(request, "public/programmes.html", {"page_title": _("Programmes"), "ways": ways})


def _asked_day(request: HttpRequest) -> tuple[date, str]:
    """The day of `?on=`, today without one; the second is what was typed when it is no day."""
    typed = cleaned(request.GET.get("on"))
    try:
        return (date.fromisoformat(typed), "") if typed else (office_today(), "")
    except ValueError:
        return office_today(), typed


@public
def places(request: HttpRequest) -> HttpResponseBase:
    """The region on a day: its map, its districts and cities, and a search over all its places."""
    (day, no_day), typed = _asked_day(request), cleaned(request.GET.get("q"))
    districts = list(districts_on(day))
    okrugs = Place.objects.valid_on(day).okrugs().values_list("parent__kato", flat=True)
    counted = {place.kato: 0 for place in districts}
    for kato in okrugs:
        counted[kato] = counted.get(kato, 0) + 1
    asked = read(request.GET, filters=("on",), sorts={"": ()}, default_sort="")
    if asked.format != "html":
        return export(districts, asked, name=f"districts-{day}", columns=pages.district_columns(counted))
    context = {
        "page_title": _("Places"),
        "csv_href": asked.query(format="csv"),
        "xlsx_href": asked.query(format="xlsx"),
        "districts": [pages.place_link(place) for place in districts],
        "day": day,
        "no_day": no_day,
        "typed": typed,
        "found": list(search_places(typed, day).select_related("parent")[:50]) if typed else [],
        "map": pages.region_map(day, counted),
        "without_border": [place for place in districts if place.kato == "615500000"],
    }
    return render(request, "public/places.html", context)


@public
def place(request: HttpRequest, kato: str) -> HttpResponse:
    """One place: what is on record, its part of the published figures, what belongs to it."""
    office, (day, no_day) = _office(), _asked_day(request)
    try:
        here = place_on(kato, day)
    except Place.DoesNotExist as missing:
        raise Http404(kato) from missing
    language = current_language()
    numbers = queries.numbers_of(here, office, queries.current_figures(office))
    context = {
        "page_title": here.name(language),
        "place": here,
        "no_day": no_day,
        "name": here.name(language),
        "name_language": here.name_language(language),
        "facts": pages.facts_of(here),
        "numbers": pages.numbers_table(numbers) if numbers else None,
        "children": list(children_of(here, day)),
        "bodies": [(body.name(language), body.address) for body in queries.bodies_of(here, office, day)],
        "breadcrumbs": _way_to(here, language),
    }
    return render(request, "public/place.html", context)


def _way_to(here: Place, language: str) -> list[parts.Link]:
    way = [parts.Link(here.name(language), current=True, lang=here.name_language(language))]
    above = here.parent
    while above is not None:
        way.append(parts.Link(above.name(language), pages.place_href(above.kato)))
        above = above.parent
    return [parts.Link(_("Places"), f"/{language}/places/"), *reversed(way)]


@public
def data(request: HttpRequest) -> HttpResponse:
    """Open data: the frozen datasets behind the published figures."""
    snapshots = queries.datasets(_office())
    table = pages.datasets_table(snapshots) if snapshots else None
    return render(request, "public/data.html", {"page_title": _("Open data"), "table": table})


@public
def search(request: HttpRequest) -> HttpResponse:
    """Search over programmes, figures, briefings and places, folded for Kazakh."""
    typed = cleaned(request.GET.get("q"))
    found = queries.found_on_site(_office(), typed, office_today())
    groups = [
        (_("Programmes"), [pages.programme_link(one) for one in found.programmes]),
        (_("Figures"), [pages.figure_link(one) for one in found.figures]),
        (_("Briefings"), [pages.briefing_link(one) for one in found.briefings]),
        (_("Places"), [pages.place_link(one) for one in found.places]),
    ]
    context = {"page_title": _("Search"), "typed": typed, "groups": [group for group in groups if group[1]]}
    return render(request, "public/search.html", context)


@public
def about(request: HttpRequest) -> HttpResponse:
    """What the office is, what it may and what it may not do."""
    return render(request, "public/about.html", {"page_title": _("About the office and its powers")})


@public
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about who reads and writes here."""
    return render(request, "public/privacy.html", {"page_title": _("Personal data")})


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """How to read the site with large print, a keyboard or a screen reader."""
    return render(request, "public/accessibility.html", {"page_title": _("Accessibility and large print")})
