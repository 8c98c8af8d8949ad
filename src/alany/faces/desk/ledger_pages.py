"""Who did what: the list, one entry with its changed rows, and whether the record holds."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from alany.faces.desk import choices, words
from alany.faces.desk.ledger_words import actor_word, name_word, table_word, verb_word, verbs
from alany.faces.ui import listing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import office_today
from alany.faces.ui.dates import DayMonthYearField
from alany.faces.ui.names import as_code, as_given
from alany.faces.ui.parts import Cell, Column, Link, Table, Term
from alany.kernel.periods import ALMATY
from alany.spine.ledger.models import Change, Entry
from alany.spine.ledger.queries import verify
from alany.spine.organisations.models import Office

FILTERS = ("who", "verb", "about", "after", "until")
SORTS = {"when": ("-pk",)}
SHOWN_CHANGES = 200


class LedgerFilter(forms.Form):
    """Person, verb, thing, first and last day."""

    def __init__(self, given: Mapping[str, str], office: Office) -> None:
        super().__init__(given)
        people = [(f"user:{key}", name) for key, name in choices.people(office)]
        for name, label, values in (("who", _("Who"), people), ("verb", _("What"), verbs())):
            widget = forms.Select(choices=choices.optional(values, _("any")))
            self.fields[name] = forms.CharField(label=label, required=False, widget=widget)
        self.fields["about"] = forms.CharField(label=_("About what"), required=False)
        self.fields["about"].widget.attrs["data-key"] = "/"
        for name, label in (("after", _("From day")), ("until", _("Until day"))):
            day = forms.TextInput(attrs={"placeholder": "30.07.2020", "inputmode": "numeric"})
            self.fields[name] = forms.CharField(label=label, required=False, widget=day)


@needs("ledger.see")
def ledger(request: StaffRequest) -> HttpResponseBase:
    """The list, newest first, or the same as CSV or XLSX."""
    office, today = request.user.office, office_today()
    asked = listing.read(request.GET, filters=FILTERS, sorts=SORTS, default_sort="when")
    rows = _filtered(entries_of(office), asked.filters).order_by(*asked.order())
    if asked.format != "html":
        return listing.export(rows, asked, name="ledger", columns=_export())
    page = listing.page_of(rows, asked)
    columns = [
        Column(_("What")),
        Column(_("About what")),
        Column(_("Who")),
        Column(_("When"), width="nowrap"),
    ]
    context = {
        "page_title": _("Ledger"),
        "page": page,
        "table": Table(_("Ledger"), columns, [_row(entry, today) for entry in page.rows], hide_caption=True),
        "filter_form": LedgerFilter(asked.filters, office),
        "clear_href": reverse("desk:ledger") if asked.filtered else "",
    }
    return render(request, "desk/ledger.html", context)


def entries_of(office: Office) -> QuerySet[Entry]:
    """What was done in this office, and to the reference data that all offices share."""
    return Entry.objects.filter(office__in=[office.code, ""])


def _filtered(rows: QuerySet[Entry], filters: Mapping[str, str]) -> QuerySet[Entry]:
    if who := filters["who"]:
        rows = rows.filter(actor_ref=who)
    if verb := filters["verb"]:
        rows = rows.filter(verb=verb)
    if about := filters["about"]:
        rows = rows.filter(Q(about_label__contains=about) | Q(about_type__contains=about))
    if first := _day(filters["after"]):
        rows = rows.filter(at__gte=datetime.combine(first, time.min, ALMATY))
    if last := _day(filters["until"]):
        rows = rows.filter(at__lt=datetime.combine(last, time.min, ALMATY) + timedelta(days=1))
    return rows


def _day(text: str) -> date | None:
    """A day written 30.07.2020 or 2020-07-30; what is no day filters nothing."""
    try:
        day = DayMonthYearField(required=False).to_python(text)
    except forms.ValidationError:
        return None
    return day if day and date.min < day < date(9999, 1, 1) else None


def _row(entry: Entry, today: date) -> list[Cell | str]:
    said = verb_word(entry.verb)
    return [
        Cell(said or entry.verb, reverse("desk:ledger_entry", args=[entry.pk]), code=not said),
        Cell(as_given(entry.about_label) if entry.about_label else "–"),
        Cell(_actor(entry), sub=entry.actor_post),
        words.moment_word(entry.at, today),
    ]


def _actor(entry: Entry) -> str:
    return entry.actor_name or actor_word(entry.actor_kind)


def _export() -> dict[str, Callable[[Entry], object]]:
    return {
        _("When"): lambda entry: entry.at.astimezone(ALMATY),
        _("Who"): _actor,
        _("Post"): lambda entry: entry.actor_post,
        _("What"): lambda entry: verb_word(entry.verb) or entry.verb,
        _("About what"): lambda entry: entry.about_label,
        _("Rows changed"): lambda entry: entry.changes,
        "SHA-256": lambda entry: entry.hash,
    }


@needs("ledger.see")
def entry_page(request: StaffRequest, key: int) -> HttpResponse:
    """One entry: who, when, what, each row before and after."""
    entry = get_object_or_404(entries_of(request.user.office), pk=key)
    changes = list(Change.objects.filter(act=entry.act).order_by("pk")[:SHOWN_CHANGES])
    about = entry.about_type.replace(".", "_")
    details = [
        Term(name_word(name, about) or as_code(name), _plain(value), code=True)
        for name, value in entry.details.items()
    ]
    terms = [
        Term(_("Who"), " · ".join(part for part in (_actor(entry), entry.actor_post) if part)),
        Term(_("When"), words.moment_word(entry.at, office_today())),
        Term(_("About what"), as_given(entry.about_label) if entry.about_label else ""),
        *details,
        Term("SHA-256", entry.hash),
    ]
    context = {
        "page_title": verb_word(entry.verb) or entry.verb,
        "breadcrumbs": [Link(_("Ledger"), reverse("desk:ledger")), Link(f"{entry.pk}")],
        "terms": terms,
        "changes": [_change(change) for change in changes],
        "more": entry.changes - len(changes),
    }
    return render(request, "desk/ledger_entry.html", context)


def _change(change: Change) -> Table:
    """The columns that differ; all that are filled for a new or deleted row."""
    before, after = change.before or {}, change.after or {}
    names = [
        name for name in {**before, **after} if before.get(name) != after.get(name) and name != "search_text"
    ]
    rows: list[list[Cell | str]] = [
        [name_word(name, change.table) or as_code(name), _shown(before.get(name)), _shown(after.get(name))]
        for name in names
        if before.get(name) not in (None, "") or after.get(name) not in (None, "")
    ]
    said = {"i": _("added"), "u": _("changed"), "d": _("deleted")}[change.operation]
    columns = [Column(_("Column")), Column(_("Before")), Column(_("After"))]
    table = table_word(change.table) or as_code(change.table)
    return Table(format_html("{} {}: {}", table, change.row, said), columns, rows)


def _shown(value: object) -> Cell:
    return Cell("–") if value is None or value == "" else Cell(_plain(value)[:2000], code=True)


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@needs("ledger.see")
def verdict(request: StaffRequest) -> HttpResponse:
    """Recompute the whole chain and say whether it holds."""
    found = verify()
    context = {
        "page_title": _("Does the ledger hold?"),
        "breadcrumbs": [Link(_("Ledger"), reverse("desk:ledger")), Link(_("Check of the chain"))],
        "found": found,
        "drifted": found.drifted[:20],
        "broken": [reverse("desk:ledger_entry", args=[key]) for key in found.broken[:20]],
    }
    return render(request, "desk/ledger_verdict.html", context)
