"""A table of dated rows: its list, and one row with the other versions of the same thing."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alany.faces.desk import choices
from alany.faces.desk import reference_cells as shown
from alany.faces.desk.reference_proposal_list import proposal_table
from alany.faces.ui import listing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, office_today
from alany.faces.ui.parts import Column, Link, Table
from alany.kernel.folding import fold
from alany.spine.programme.dated_tables import DatedTable
from alany.spine.reference import queries
from alany.spine.reference.rules import Values
from alany.spine.reference.wording import label_in


def the_table(slug: str) -> DatedTable:
    """The declared table, or 404."""
    try:
        return queries.table_of(slug)
    except queries.TableUnknown as unknown:
        raise Http404(slug) from unknown


def crumbs(table: DatedTable | None = None, here: str = "") -> list[Link]:
    """Reference, the table, and what is being done in it."""
    way = [Link(_("Reference"), reverse("desk:reference"))]
    if table is not None:
        title = table.title.in_language(current_language())
        way.append(Link(title, reverse("desk:reference_list", args=[table.slug]) if here else ""))
    return [*way, Link(here)] if here else way


class TableFilter(forms.Form):
    """Words, and whether a row is of today."""

    def __init__(self, given: Mapping[str, str], *, by_state: bool) -> None:
        super().__init__(given)
        self.fields["q"] = forms.CharField(label=_("Words"), required=False)
        self.fields["q"].widget.attrs["data-key"] = "/"
        if by_state:
            states = choices.optional(list(shown.state_words().items()), _("any"))
            self.fields["when"] = forms.CharField(
                label=_("In force"), required=False, widget=forms.Select(choices=states)
            )


def table_page(request: StaffRequest, table: DatedTable) -> HttpResponseBase:
    """The list of a declared table with search and paging, or the same as CSV or XLSX."""
    asked = listing.read(request.GET, filters=("q", "when"), sorts={"": ()}, default_sort="")
    today = office_today()
    rows = queries.on_day(table, queries.rows_of(table), asked.filters["when"], today)
    if asked.filters["q"]:
        rows = _found(table, rows, asked.filters["q"])
    if asked.format != "html":
        return listing.export(rows, asked, name=table.slug, columns=shown.export_columns(table))
    page, current = listing.page_of(rows, asked), queries.in_force_start(table, today)
    title = table.title.in_language(current_language())
    body = [
        shown.cells(table, row, reverse("desk:reference_row", args=[table.slug, row.pk]), today, current)
        for row in page.rows
    ]
    context = {
        "page_title": title,
        "about": table.about.in_language(current_language()),
        "breadcrumbs": crumbs(table),
        "page": page,
        "table": Table(title, shown.columns(table), body, hide_caption=True),
        "filter_form": TableFilter(asked.filters, by_state=table.shape != "days"),
        "clear_href": reverse("desk:reference_list", args=[table.slug]) if asked.filtered else "",
        "new_href": reverse("desk:reference_add", args=[table.slug]) if _may(request, table) else "",
        "year_href": reverse("desk:reference_year") if table.shape == "days" else "",
    }
    return render(request, "desk/reference_list.html", context)


def _may(request: StaffRequest, table: DatedTable) -> bool:
    return request.rights.may(table.right)


def _found(table: DatedTable, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Small tables without a search column: their words are folded here, row by row."""
    wanted = fold(text).split()[:8]
    keys = []
    for row in rows:
        values = queries.values_of(table, row)
        said = [shown.span_words(table, values), *(str(value) for value in values.values() if value)]
        if all(word in fold(" ".join(said)) for word in wanted):
            keys.append(row.pk)
    return rows.filter(pk__in=keys)


@needs("")
def row_page(request: StaffRequest, name: str, row: int) -> HttpResponse:
    """One row: what it says, its other versions, what rests on it and what was proposed about it."""
    table, today = the_table(name), office_today()
    found = get_object_or_404(queries.model_of(table), pk=row)
    values = queries.values_of(table, found)
    resting = queries.open_cases_on(table, found, values)
    proposals = queries.proposals_of(request.user.office, {"table": name}).filter(row=str(row))
    label = label_in(table, values, current_language())
    context = {
        "page_title": label,
        "breadcrumbs": crumbs(table, label),
        "state": shown.state_of(table, values, today, queries.in_force_start(table, today)),
        "unsure": table.certainty and values[table.certainty] == "check",
        "terms": shown.terms(table, values),
        "versions": _versions(table, values, row) if table.shape != "days" else None,
        "resting": resting_words(table, resting),
        "proposals": proposal_table(proposals[:20], today),
        "acts": _acts(table, found, values) if _may(request, table) else [],
    }
    return render(request, "desk/reference_row.html", context)


def _versions(table: DatedTable, values: Values, row: int) -> Table:
    """The rows of the same key, the newest first."""
    today, current = office_today(), queries.in_force_start(table, office_today())
    rows = [
        shown.cells(
            table,
            one,
            reverse("desk:reference_row", args=[table.slug, one.pk]) if one.pk != row else "",
            today,
            current,
        )
        for one in queries.same_key(table, values)[:100]
    ]
    heads = shown.columns(table)
    return Table(_("All versions"), [Column(head.label, width=head.width) for head in heads], rows)


def resting_words(table: DatedTable, resting: int) -> str:
    """How many open cases rest on the row, and that their terms stay; empty where none does."""
    if not resting:
        return ""
    if table.shape == "days":
        said = ngettext(
            "The term of %(count)s open case runs over this day.",
            "The terms of %(count)s open cases run over this day.",
            resting,
        )
    else:
        said = ngettext(
            "%(count)s open case rests on this row.", "%(count)s open cases rest on this row.", resting
        )
    stays = _("Due dates that were counted before stay as they are; each is changed only in its case.")
    return f"{said % {'count': resting}} {stays}"


def _acts(table: DatedTable, found: Any, values: Values) -> list[Link]:  # noqa: ANN401
    """What may be proposed about the row."""

    def way(kind: str) -> str:
        return reverse("desk:reference_propose", args=[table.slug, found.pk, kind])

    acts = [Link(_("Propose a change"), way("change"))]
    if table.shape == "spans":
        new = reverse("desk:reference_add", args=[table.slug]) + f"?from={found.pk}"
        acts.append(Link(_("Propose a new version"), new))
        if not values.get("valid_to"):
            acts.append(Link(_("Propose its end"), way("end")))
    if not queries.in_use(table, found, office_today()):
        acts.append(Link(_("Propose to take it away"), way("remove")))
    return acts
