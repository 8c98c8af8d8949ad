"""All corrections and withdrawals, newest first, as a page and as an Atom feed."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import feedgenerator
from django.utils.translation import gettext as _

from alany.faces.briefing.shown import figure_href, the_office
from alany.faces.ui import listing
from alany.faces.ui.access import public
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Cell, Column, Table
from alany.kernel.numbers import format_date
from alany.kernel.periods import local_date
from alany.spine.figures import compose, queries
from alany.spine.figures.models import Figure
from alany.spine.figures.rules import REASONS

FEED = 50


@public
def errata(request: HttpRequest) -> HttpResponseBase:
    """The list; each line says what was, what is, why, and which briefings used it."""
    asked = listing.read(request.GET, filters=(), sorts={"": ()}, default_sort="")
    rows = queries.errata(the_office())
    if asked.format != "html":
        return listing.export(rows, asked, name="errata", columns=_export())
    page = listing.page_of(rows, asked)
    context = {"page_title": _("Corrections"), "page": page, "table": _table(page)}
    return render(request, "briefing/errata.html", context)


@public
def feed(request: HttpRequest) -> HttpResponse:
    """The same as Atom (RFC 4287), the newest fifty."""
    language = current_language()
    home = request.build_absolute_uri(reverse("briefing:errata"))
    atom = feedgenerator.Atom1Feed(
        title=_("Corrections of published figures"),
        link=home,
        description="",
        language=language,
        feed_url=request.build_absolute_uri(),
    )
    for figure in queries.errata(the_office())[:FEED]:
        atom.add_item(
            title=f"{figure.number}: {figure.text('title', language)}",
            link=request.build_absolute_uri(figure_href(figure)),
            description=f"{_what(figure)} {_why(figure)}",
            updateddate=_at(figure),
            pubdate=_at(figure),
            unique_id=f"{request.build_absolute_uri(figure_href(figure))}#{figure.version}{figure.state[:1]}",
        )
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _at(figure: Figure) -> datetime:
    return figure.withdrawn_at or figure.published_at or figure.computed_at


def _what(figure: Figure) -> str:
    if figure.state == Figure.State.WITHDRAWN:
        return _("Withdrawn.")
    return _("Corrected to %(value)s.") % {"value": figure.printed(current_language())}


def _why(figure: Figure) -> str:
    language = current_language()
    return f"{REASONS[figure.correction_reason].in_language(language)}. {figure.note(language)}"


def _table(page: listing.Page[Figure]) -> Table:
    language = current_language()
    rows: list[list[Cell | str]] = [
        [
            Cell(figure.text("title", language), href=figure_href(figure), sub=figure.number),
            format_date(local_date(_at(figure)), language),
            Cell(_what(figure), sub=_why(figure)),
            _used_in(figure),
        ]
        for figure in page.rows
    ]
    heads = (_("Figure"), _("Day"), _("What was changed, and why"), _("Briefings that used it"))
    return Table(_("Corrections"), [Column(head) for head in heads], rows, hide_caption=True)


def _used_in(figure: Figure) -> Cell:
    briefings = list(queries.briefings_of(figure))
    if not briefings:
        return Cell("–")
    titles = [compose.title_of(briefing, current_language()) for briefing in briefings]
    return Cell(
        titles[0], href=reverse("briefing:briefing", args=[briefings[0].slug]), sub="; ".join(titles[1:])
    )


def _export() -> dict[str, Callable[[Figure], object]]:
    language = current_language()
    return {
        _("Id"): lambda figure: figure.number,
        _("Figure"): lambda figure: figure.text("title", language),
        _("Day"): lambda figure: local_date(_at(figure)),
        _("What was changed, and why"): lambda figure: f"{_what(figure)} {_why(figure)}",
    }
