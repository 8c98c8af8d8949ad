"""What was proposed for the reference tables: waiting first, then the newest."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django import forms
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import choices, words
from alany.faces.ui import listing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, office_today
from alany.faces.ui.parts import Cell, Column, Link, Mark, State, Table
from alany.kernel.periods import ALMATY
from alany.spine.reference import queries
from alany.spine.reference.models import Proposal
from alany.spine.reference.wording import KINDS, STATES

MARKS: dict[str, Mark] = {"proposed": "soon", "confirmed": "done", "refused": "late", "withdrawn": "idle"}


def state_of(proposal: Proposal) -> State:
    """Where the proposal stands, in words with a mark."""
    return State(STATES[proposal.state].in_language(current_language()), MARKS[proposal.state])


def table_title(slug: str) -> str:
    """What the table is called; its slug when its programme is switched off."""
    try:
        return queries.table_of(slug).title.in_language(current_language())
    except queries.TableUnknown:
        return slug


def proposal_table(proposals: Iterable[Proposal], today: date) -> Table:
    """Proposals as rows with the way to each."""
    language = current_language()
    heads = [Column(_("What")), Column(_("Where")), Column(_("Proposed by")), Column(_("State"))]
    rows: list[list[Cell | str]] = [
        [
            Cell(
                one.label(language),
                reverse("desk:proposal", args=[one.pk]),
                KINDS[one.kind].in_language(language),
            ),
            table_title(one.table),
            Cell(one.proposed_by.name, sub=words.moment_word(one.proposed_at, today)),
            Cell(state=state_of(one), sub=one.decided_by.name if one.decided_by else ""),
        ]
        for one in proposals
    ]
    return Table(_("Proposals"), heads, rows, hide_caption=True)


class ProposalFilter(forms.Form):
    """State and table."""

    def __init__(self, given: Mapping[str, str]) -> None:
        super().__init__(given)
        language = current_language()
        states = [(code, said.in_language(language)) for code, said in STATES.items()]
        tables = [(one.slug, one.title.in_language(language)) for one in queries.all_tables()]
        for name, label, values in (("state", _("State"), states), ("table", _("Table"), tables)):
            widget = forms.Select(choices=choices.optional(values, _("any")))
            self.fields[name] = forms.CharField(label=label, required=False, widget=widget)


@needs("")
def proposals(request: StaffRequest) -> HttpResponseBase:
    """The queue, or the same as CSV or XLSX."""
    asked = listing.read(request.GET, filters=("state", "table"), sorts={"": ()}, default_sort="")
    rows = queries.proposals_of(request.user.office, dict(asked.filters))
    if asked.format != "html":
        return listing.export(rows, asked, name="proposals", columns=_export())
    page = listing.page_of(rows, asked)
    context = {
        "page_title": _("Proposals"),
        "breadcrumbs": [Link(_("Reference"), reverse("desk:reference")), Link(_("Proposals"))],
        "page": page,
        "table": proposal_table(page.rows, office_today()),
        "filter_form": ProposalFilter(asked.filters),
        "clear_href": reverse("desk:proposals") if asked.filtered else "",
    }
    return render(request, "desk/reference_proposals.html", context)


def _export() -> dict[str, Callable[[Proposal], object]]:
    language = current_language()
    return {
        _("What"): lambda one: one.label(language),
        _("Kind"): lambda one: KINDS[one.kind].in_language(language),
        _("Where"): lambda one: table_title(one.table),
        _("Reason"): lambda one: one.reason,
        _("Source"): lambda one: ", ".join(
            filter(None, (one.source_act, one.source_article, one.source_url))
        ),
        _("Proposed by"): lambda one: one.proposed_by.name,
        _("Proposed"): lambda one: one.proposed_at.astimezone(ALMATY),
        _("State"): lambda one: STATES[one.state].in_language(language),
        _("Decided by"): lambda one: one.decided_by.name if one.decided_by else "",
        _("Decided"): lambda one: one.decided_at.astimezone(ALMATY) if one.decided_at else "",
        _("Why refused"): lambda one: one.refusal,
    }
