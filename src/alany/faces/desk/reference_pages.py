"""The rules the office works by, as lists: terms of law, calendar, index, organisations, places."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alany.faces.desk import words
from alany.faces.ui import listing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, office_today
from alany.faces.ui.parts import Cell, Column, Link, State, Table
from alany.kernel.folding import fold
from alany.kernel.numbers import format_date, format_money
from alany.spine.cases.models import DeadlineRule, MonthlyIndex
from alany.spine.organisations.models import Office, Organisation
from alany.spine.places.models import CalendarDay, Place

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


def _valid(record: DeadlineRule | Organisation | Place) -> str:
    return f"{_day(record.valid_from)} – {_day(record.valid_to) if record.valid_to else ''}".strip()


def _certainty(certainty: str, source: str) -> Cell:
    if certainty == "check":
        return Cell(state=State(_("not confirmed"), "soon"), sub=source)
    word = _("computed from a source") if certainty == "measured" else _("source read")
    return Cell(state=State(word, "done"), sub=source)


def _rule(row: DeadlineRule) -> Row:
    subject = str(getattr(row, f"subject_{current_language()}"))
    return [
        Cell(subject, sub=row.rule_id),
        words.rule_words(row),
        _valid(row),
        _certainty(row.certainty, row.source_url),
    ]


def _calendar(row: CalendarDay) -> Row:
    kind = State(_("a working day"), "plain") if row.works else State(_("a day off"), "idle")
    name = str(getattr(row, f"name_{current_language()}"))
    weekday = words.WEEKDAYS[row.date.weekday()].in_language(current_language())
    return [Cell(_day(row.date), sub=weekday), name, Cell(state=kind), row.source]


def _index(row: MonthlyIndex) -> Row:
    return [
        _day(row.valid_from),
        format_money(row.tenge, current_language()),
        _certainty(row.certainty, row.source),
    ]


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


def _rules_found(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """A small table without a search column: its words are folded here, row by row."""
    fields = ("rule_id", "subject_kk", "subject_ru", "subject_en", "act", "article")
    return _folded(rows, text, fields)


def _days_found(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    by_date = rows.filter(date__startswith=text) if text[:4].isdigit() else rows.none()
    return by_date | _folded(rows, text, ("name_kk", "name_ru", "name_en"))


def _indexes_found(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    return rows.filter(Q(source__contains=text) | Q(valid_from__startswith=text))


def _folded(rows: QuerySet[Any], text: str, fields: Sequence[str]) -> QuerySet[Any]:
    wanted = fold(text).split()
    keys = [
        key
        for key, *said in rows.values_list("pk", *fields)
        if all(word in fold(" ".join(said)) for word in wanted)
    ]
    return rows.filter(pk__in=keys)


LISTS = {
    "rules": Listed(
        gettext_lazy("Terms of law"),
        gettext_lazy("Each row is in force between its dates; a case takes the row of the day of receipt."),
        (
            gettext_lazy("Subject"),
            gettext_lazy("Term"),
            gettext_lazy("In force"),
            gettext_lazy("How sure it is"),
        ),
        lambda office: DeadlineRule.objects.order_by("rule_id", "-valid_from"),
        _rule,
        _rules_found,
    ),
    "calendar": Listed(
        gettext_lazy("Working calendar"),
        gettext_lazy("Days off and worked weekends; every other day is worked from Monday to Friday."),
        (gettext_lazy("Calendar day"), gettext_lazy("Name"), gettext_lazy("Kind"), gettext_lazy("Source")),
        lambda office: CalendarDay.objects.order_by("date"),
        _calendar,
        _days_found,
    ),
    "index": Listed(
        gettext_lazy("Monthly calculation index"),
        gettext_lazy("Fines and rewards of the law are multiples of it. The office itself imposes nothing."),
        (gettext_lazy("From day"), gettext_lazy("Amount"), gettext_lazy("How sure it is")),
        lambda office: MonthlyIndex.objects.order_by("-valid_from"),
        _index,
        _indexes_found,
    ),
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
    """Which reference lists there are."""
    links = [
        Link(str(listed.title), reverse("desk:reference_list", args=[name]), note=str(listed.about))
        for name, listed in LISTS.items()
    ]
    return render(request, "desk/reference.html", {"page_title": _("Reference"), "links": links})


@needs("")
def reference_list(request: StaffRequest, name: str) -> HttpResponseBase:
    """One list with search and paging, or the same as CSV or XLSX."""
    listed = LISTS.get(name)
    if listed is None:
        raise Http404(name)
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
