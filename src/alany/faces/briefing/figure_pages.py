"""Every published figure has a page: the number, its meaning, its records, and how to count it again."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.briefing import receipts, record_rows
from alany.faces.briefing.districts import by_district
from alany.faces.briefing.shown import figure_href, programme_title, the_figure, the_office, the_versions
from alany.faces.ui import listing
from alany.faces.ui.access import public
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Cell, Link, Table
from alany.faces.ui.parts import Figure as Hero
from alany.kernel.numbers import format_date
from alany.spine.figures.models import Figure
from alany.spine.figures.queries import published, records_of
from alany.spine.figures.recomputing import recompute

SORTS = {"number": ("number",), "day": ("as_of", "-number"), "programme": ("programme", "number")}
ROWS = 10


@public
def figures(request: HttpRequest) -> HttpResponseBase:
    """All figures that stand, as a list, CSV or XLSX."""
    asked = listing.read(request.GET, filters=("programme",), sorts=SORTS, default_sort="-day")
    rows = published(the_office()).order_by(*asked.order())
    if asked.filters["programme"]:
        rows = rows.filter(programme=asked.filters["programme"])
    if asked.format != "html":
        return listing.export(rows, asked, name="figures", columns=_export_columns())
    page = listing.page_of(rows, asked)
    context = {"page_title": _("Figures"), "page": page, "table": _list_table(page)}
    return render(request, "briefing/figures.html", context)


@public
def figure(request: HttpRequest, number: str, version: int | None = None) -> HttpResponseBase:
    """One figure; an older version has the same page with a banner that leads to the newest."""
    versions = the_versions(number)
    shown = the_figure(versions, version)
    asked = listing.read(request.GET, filters=(), sorts={"": ()}, default_sort="")
    rows = records_of(shown)
    page = listing.page_of(rows, asked, size=ROWS)
    report = recompute(shown)
    language = current_language()
    context = {
        "page_title": f"{shown.printed(language)} – {shown.text('title', language)}",
        "section_title": _("Figures"),
        "breadcrumbs": [Link(_("Figures"), reverse("briefing:figures")), Link(shown.number)],
        "figure": shown,
        "hero": Hero(value=shown.printed(language), text=shown.text("title", language)),
        "programme": programme_title(shown.programme),
        "as_of": format_date(shown.as_of, language),
        "title": shown.text("title", language),
        "definition": shown.text("definition", language),
        "share": receipts.share_sentence(shown),
        "banner": receipts.banner(shown, versions[0]),
        "by_district": by_district(shown),
        "page": page,
        "table": record_rows.table(shown, page.rows),
        "dataset": shown.definition["dataset_title"][language],
        "base": _base(shown, version),
        "proof": receipts.proof(shown),
        "verdict": receipts.verdict(report),
        "report": receipts.report_table(report),
        "in_log": any(step.name == "leaf" for step in report.steps),
        "duckdb": receipts.duckdb_line(shown),
        "history": receipts.history(versions, shown),
    }
    return render(request, "briefing/figure.html", context)


def _base(shown: Figure, version: int | None) -> str:
    """The address below which the downloads of this version stand."""
    if version is None:
        return figure_href(shown)
    return reverse("briefing:figure_version", args=[shown.number, shown.version])


def _list_table(page: listing.Page[Figure]) -> Table:
    language, asked = current_language(), page.asked
    return Table(
        caption=_("Figures"),
        hide_caption=True,
        columns=[
            asked.column("number", _("Figure")),
            asked.column("value", _("Value"), numeric=True),
            asked.column("programme", _("Programme")),
            asked.column("day", _("As of")),
        ],
        rows=[
            [
                Cell(one.text("title", language), href=figure_href(one), sub=one.number),
                one.printed(language),
                programme_title(one.programme),
                format_date(one.as_of, language),
            ]
            for one in page.rows
        ],
    )


def _export_columns() -> dict[str, Callable[[Figure], object]]:
    language = current_language()
    return {
        _("Id"): lambda one: one.number,
        _("Version"): lambda one: one.version,
        _("Figure"): lambda one: one.text("title", language),
        _("Value"): lambda one: one.value,
        _("Unit"): lambda one: one.text("unit", language),
        _("Numerator"): lambda one: one.numerator,
        _("Denominator"): lambda one: one.denominator,
        _("As of"): lambda one: one.as_of,
        _("Programme"): lambda one: one.programme,
        _("Definition"): lambda one: one.text("definition", language),
        _("Receipt"): lambda one: one.record_sha256,
    }
