"""Briefings for the public: a newspaper page, and the same on paper."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.briefing.districts import by_district
from alany.faces.briefing.prose import Footnotes, qr
from alany.faces.briefing.shown import figure_href, programme_title, the_briefing, the_office
from alany.faces.ui import listing, printing
from alany.faces.ui.access import public
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Cell, Column, Link, Table
from alany.faces.ui.parts import Figure as Hero
from alany.kernel.numbers import format_date
from alany.spine.figures import compose
from alany.spine.figures.models import Briefing, Figure
from alany.spine.figures.queries import published_briefings
from alany.spine.programme import registry

HEROES = 3


@public
def briefings(request: HttpRequest) -> HttpResponseBase:
    """The list, newest first."""
    asked = listing.read(request.GET, filters=(), sorts={"": ()}, default_sort="")
    rows = published_briefings(the_office())
    if asked.format != "html":
        return listing.export(rows, asked, name="briefings", columns=_export())
    page = listing.page_of(rows, asked)
    context = {"page_title": _("Briefings"), "page": page, "table": _list_table(page)}
    return render(request, "briefing/briefings.html", context)


@public
def briefing(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One briefing as a page."""
    shown = the_briefing(slug)
    context = context_of(shown, request) | {
        "breadcrumbs": [Link(_("Briefings"), reverse("briefing:briefings")), Link(_day(shown))],
        "pdf_href": reverse("briefing:briefing_pdf", args=[shown.slug]),
    }
    return render(request, "briefing/briefing.html", context)


@public
def briefing_pdf(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One briefing as PDF/UA, or a page that says what the machine lacks."""
    shown = the_briefing(slug)
    context = context_of(shown, request)
    try:
        content = printing.pdf("briefing/briefing_print.html", context, request=request)
    except printing.PdfUnavailable:
        href = reverse("briefing:briefing", args=[slug])
        return render(
            request, "briefing/no_pdf.html", {"page_title": _("No PDF here"), "href": href}, status=503
        )
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slug}-{current_language()}.pdf"'
    return response


def context_of(shown: Briefing, request: HttpRequest) -> dict[str, object]:
    """Everything that page, paper and preview show of a briefing."""
    language = current_language()
    figures = compose.figures_for(shown)
    origin = request.build_absolute_uri("/").rstrip("/")
    notes = Footnotes(figures, shown.day, language, origin)
    prose = notes.html(shown.text(language))
    built = compose.composed(shown)
    mapped = mapped_of(built.figures)
    address = f"{origin}{reverse('briefing:briefing', args=[shown.slug])}"
    return {
        "page_title": compose.plain(shown.title(language), figures, shown.day, language),
        "section_title": _("Briefings"),
        "day": _day(shown),
        "briefing": shown,
        "heroes": [_hero(figure) for figure in heroes_of(built.figures)],
        "by_district": by_district(mapped) if mapped else None,
        "mapped": mapped.text("title", language) if mapped else "",
        "prose": prose,
        "notes": notes.notes(),
        "build": shown.build_sha256 or built.sha256,
        "address": address,
        "qr": qr(address),
    }


def heroes_of(figures: list[Figure]) -> list[Figure]:
    """The figures set large: those that programmes put first, counts before shares, else the first used."""
    leading = {indicator.slug for _, indicator in registry.indicators() if indicator.headline}
    chosen = [figure for figure in figures if figure.indicator in leading] or figures
    return sorted(chosen[:HEROES], key=lambda figure: figure.is_share)


def mapped_of(figures: list[Figure]) -> Figure | None:
    """The figure drawn by district: the one a programme names for its map, else the first set large."""
    named = {programme.mapped for programme in registry.all_programmes()}
    drawn = [figure for figure in figures if figure.breakdown]
    return next((one for one in drawn if one.indicator in named), drawn[0] if drawn else None)


def _hero(figure: Figure) -> Hero:
    language = current_language()
    return Hero(
        value=figure.printed(language),
        text=figure.text("title", language),
        links=[Link(_("How it was counted"), figure_href(figure))],
    )


def _day(shown: Briefing) -> str:
    return format_date(shown.day, current_language())


def _list_table(page: listing.Page[Briefing]) -> Table:
    language = current_language()
    rows: list[list[Cell | str]] = [
        [
            Cell(compose.title_of(one, language), href=reverse("briefing:briefing", args=[one.slug])),
            _day(one),
            _programmes(one),
            Cell("PDF", href=reverse("briefing:briefing_pdf", args=[one.slug])),
        ]
        for one in page.rows
    ]
    heads = (_("Briefing"), _("Day"), _("Programmes"), _("For printing"))
    return Table(_("Briefings"), [Column(head) for head in heads], rows, hide_caption=True)


def _export() -> dict[str, Callable[[Briefing], object]]:
    language = current_language()
    return {
        _("Briefing"): lambda one: compose.title_of(one, language),
        _("Day"): lambda one: one.day,
        _("Programmes"): _programmes,
        _("Figures"): lambda one: ", ".join(figure.number for figure in one.figures.all()),
    }


def _programmes(one: Briefing) -> str:
    return ", ".join(dict.fromkeys(programme_title(figure.programme) for figure in one.figures.all()))
