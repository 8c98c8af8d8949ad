"""The programme's own page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.public.pages import heroes
from alany.faces.ui import parts
from alany.faces.ui.access import public
from alany.faces.ui.context import current_language, office_today
from alany.kernel.numbers import format_date, format_number
from alany.programmes.pharmacies.queries.acts import acts_in_force
from alany.programmes.pharmacies.views.acts_parts import title_of
from alany.spine.figures.models import Figure
from alany.spine.figures.queries import figures_on
from alany.spine.organisations.models import Office
from alany.spine.organisations.queries import this_office
from alany.spine.programme.registry import programme

HEROES = 4


@public
def home(request: HttpRequest) -> HttpResponse:
    """What the monitoring is, its figures, the ways in, and the law of the day."""
    office = this_office()
    if office is None:
        raise Http404("no office yet")
    language, today = current_language(), office_today()
    described = programme("pharmacies")
    context = {
        "page_title": described.title.in_language(language),
        "lead": described.summary.in_language(language),
        "figures": heroes(_heroes(office)),
        "ways": [
            parts.Link(
                way.title.in_language(language), reverse(way.url_name), note=way.summary.in_language(language)
            )
            for way in described.ways
        ],
        "acts": _act_table(office, language),
        "today_words": format_date(today, language),
    }
    return render(request, "pharmacies/home.html", context)


def _heroes(office: Office) -> list[Figure]:
    """The figures that the programme puts first, in the order of its description."""
    order = [one.slug for one in programme("pharmacies").indicators]
    found = {figure.indicator: figure for figure in figures_on(office, office_today(), "pharmacies")}
    first = [slug for slug in order if slug in found]
    return [found[slug] for slug in first[:HEROES]]


def _act_table(office: Office, language: str) -> parts.Table | None:
    acts = acts_in_force(office, office_today())
    if not acts:
        return None
    rows: list[list[parts.Cell | str]] = [
        [
            parts.Cell(str(one), href=one.source_url, sub=title_of(one, language)),
            format_date(one.effective_from, language),
            format_number(one.row_count, language, 0),  # type: ignore[attr-defined]
            parts.Cell("CSV", href=reverse("pharmacies:act_rows", args=[one.pk])),
        ]
        for one in acts
    ]
    heads = [
        parts.Column(_("Act")),
        parts.Column(_("In force from")),
        parts.Column(_("Caps"), numeric=True),
        parts.Column(_("Open data")),
    ]
    return parts.Table(_("Acts that set the caps of this day"), heads, rows, hide_caption=True)
