"""What the office works by: tables of law that two people change, and lists of organisations and places."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alany.faces.desk.reference_tables import table_page, the_table
from alany.faces.ui import listing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, office_today
from alany.faces.ui.parts import Cell, Column, Link, Table
from alany.kernel.folding import fold
from alany.kernel.numbers import format_date
from alany.spine.organisations.models import Office, Organisation
from alany.spine.places.models import Place
from alany.spine.reference.queries import all_tables, waiting
from alany.spine.reference.tables import CALENDAR

Row = list[Cell | str]


@dataclass(frozen=True, slots=True)
class Listed:
    """One reference list: its words, its rows in order, and how it is searched."""

    title: Promise
    about: Promise
    columns: tuple[Promise, ...]
    rows: Callable[[Office], QuerySet[Any]]
    row: Callable[[Any], Row]
    found: Callable[[QuerySet[Any], str], QuerySet[Any]]


def _day(day: date | None) -> str:
    return format_date(day, current_language(), short=True) if day else "–"


def _valid(record: Organisation | Place) -> str:
    return f"{_day(record.valid_from)} – {_day(record.valid_to) if record.valid_to else ''}".strip()


def _organisation(row: Organisation) -> Row:
    heir = row.successor.name(current_language()) if row.successor else ""
    about = _("then: %(name)s") % {"name": heir} if heir else row.address
    return [Cell(row.name(current_language()), sub=about), row.bin or "–", _valid(row), row.source or "–"]


def _place(row: Place) -> Row:
    language = current_language()
    inside = row.parent.name(language) if row.parent else ""
    return [Cell(row.name(language), sub=inside, lang=row.name_language(language)), row.kato, _valid(row)]


def _by_search_text(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    for word in fold(text).split()[:8]:
        rows = rows.filter(search_text__contains=word)
    return rows


LISTS = {
    "organisations": Listed(
        gettext_lazy("Organisations"),
        gettext_lazy("A renamed body is a new row; a letter prints the name of its day."),
        (gettext_lazy("Organisation"), gettext_lazy("BIN"), gettext_lazy("In force"), gettext_lazy("Source")),
        lambda office: (
            Organisation.objects.filter(office=office).select_related("successor").order_by("sort_key", "pk")
        ),
        _organisation,
        _by_search_text,
    ),
    "places": Listed(
        gettext_lazy("Places"),
        gettext_lazy("The state classifier KATO, each place with the dates on which it existed."),
        (gettext_lazy("Place"), gettext_lazy("KATO"), gettext_lazy("In force")),
        lambda office: Place.objects.select_related("parent").order_by("sort_key", "pk"),
        _place,
        _by_search_text,
    ),
}


class WordsFilter(forms.Form):
    """The one filter of a reference list."""

    q = forms.CharField(
        label=gettext_lazy("Words"), required=False, widget=forms.TextInput(attrs={"data-key": "/"})
    )


@needs("")
def reference(request: StaffRequest) -> HttpResponse:
    """Which reference tables and lists there are, and how many proposals wait."""
    language = current_language()
    links = [
        Link(
            table.title.in_language(language),
            reverse("desk:reference_year")
            if table.slug == CALENDAR.slug
            else reverse("desk:reference_list", args=[table.slug]),
            note=table.about.in_language(language),
        )
        for table in all_tables()
    ]
    links += [
        Link(str(listed.title), reverse("desk:reference_list", args=[name]), note=str(listed.about))
        for name, listed in LISTS.items()
    ]
    waits = waiting(request.user.office).count()
    said = ngettext("%(count)s proposal waits", "%(count)s proposals wait", waits) % {"count": waits}
    context = {
        "page_title": _("Reference"),
        "links": links,
        "proposals_href": reverse("desk:proposals"),
        "waits": said if waits else _("No proposal waits"),
    }
    return render(request, "desk/reference.html", context)


@needs("")
def reference_list(request: StaffRequest, name: str) -> HttpResponseBase:
    """One list with search and paging, or the same as CSV or XLSX."""
    listed = LISTS.get(name)
    if listed is None:
        return table_page(request, the_table(name))
    asked = listing.read(request.GET, filters=("q",), sorts={"": ()}, default_sort="")
    rows = listed.rows(request.user.office)
    if asked.filters["q"]:
        rows = listed.found(rows, asked.filters["q"])
    if asked.format != "html":
        return listing.export(rows, asked, name=name, columns=_export(listed))
    page = listing.page_of(rows, asked)
    columns = [Column(str(title)) for title in listed.columns]
    context = {
        "page_title": str(listed.title),
        "about": str(listed.about),
        "breadcrumbs": [Link(_("Reference"), reverse("desk:reference")), Link(str(listed.title))],
        "page": page,
        "table": Table(str(listed.title), columns, [listed.row(row) for row in page.rows], hide_caption=True),
        "filter_form": WordsFilter(asked.filters),
        "clear_href": reverse("desk:reference_list", args=[name]) if asked.filtered else "",
        "today": office_today(),
    }
    return render(request, "desk/reference_list.html", context)


def _export(listed: Listed) -> dict[str, Callable[[Any], object]]:
    """Each column as its words; the quiet second line of a cell follows in brackets."""

    def cell(place: int) -> Callable[[Any], object]:
        return lambda row: _plain(listed.row(row)[place])

    return {str(title): cell(place) for place, title in enumerate(listed.columns)}


def _plain(cell: Cell | str) -> str:
    if isinstance(cell, str):
        return cell
    word = cell.state.word if cell.state else cell.text
    return f"{word} ({cell.sub})" if cell.sub else word
