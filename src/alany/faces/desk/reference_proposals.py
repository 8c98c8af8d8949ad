"""One proposal: before and after, why, what rests on it; and the decision of another person."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import reference_cells as shown
from alany.faces.desk import words
from alany.faces.desk.reference_difference import difference, two_versions, year_difference
from alany.faces.desk.reference_forms import RefuseForm
from alany.faces.desk.reference_proposal_list import state_of, table_title
from alany.faces.desk.reference_propose import closing_words
from alany.faces.desk.reference_tables import resting_words
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.parts import Link, Term
from alany.spine.programme.dated_tables import DatedTable
from alany.spine.reference import queries, years
from alany.spine.reference.actions.deciding import confirm, refuse
from alany.spine.reference.actions.effects import Effect, effect_of
from alany.spine.reference.actions.proposing import withdraw
from alany.spine.reference.models import Proposal
from alany.spine.reference.rules import (
    AlreadyDecided,
    NotAllowed,
    ProposalRefused,
    RowChanged,
    RowGone,
    RowInUse,
    SamePerson,
    ValuesRefused,
)
from alany.spine.reference.wording import KINDS, problem_word


@needs("")
def proposal(request: StaffRequest, key: int) -> HttpResponse:
    """One proposal; a form sent here decides it, or shows what stands in the way."""
    one = get_object_or_404(queries.proposals_of(request.user.office), pk=key)
    form = RefuseForm(request.POST if request.POST.get("act") == "refuse" else None)
    trouble = ""
    if request.method == "POST":
        try:
            if _done(request, one, form):
                return redirect("desk:proposal", key)
        except NotAllowed as missing:
            raise PermissionDenied(str(missing)) from missing
        except ProposalRefused as refused:
            trouble = refusal_words(refused)
            one.refresh_from_db()
    return render(request, "desk/reference_proposal.html", _shown(request, one, form) | {"trouble": trouble})


def _done(request: StaffRequest, one: Proposal, form: RefuseForm) -> bool:
    """Whether the form did what it asked for."""
    match request.POST.get("act"):
        case "confirm":
            confirm(proposal=one, by=request.user, at=now())
            messages.success(request, _("It is in force as it says. The ledger holds both names."))
        case "withdraw":
            withdraw(proposal=one, by=request.user, at=now())
            messages.success(request, _("The proposal is taken back."))
        case "refuse" if form.is_valid():
            refuse(proposal=one, reason=form.cleaned_data["reason"], by=request.user, at=now())
            messages.success(request, _("The proposal is refused. The table stays as it was."))
        case _otherwise:
            return False
    return True


def refusal_words(refused: ProposalRefused) -> str:
    """Why it could not be done, and what to do."""
    if isinstance(refused, ValuesRefused):
        return " ".join(problem_word(one, current_language()) for one in refused.problems)
    said = {
        SamePerson: _("You proposed this, so another person must decide."),
        AlreadyDecided: _("Somebody decided this while the page was open. The decision stands below."),
        RowChanged: _(
            "The row changed after this was proposed. Nothing was overwritten; compare both below."
        ),
        RowGone: _("The row is gone: somebody took it away after this was proposed."),
        RowInUse: _("Records rest on this row by now, so it stays. Propose its end instead."),
    }
    return said.get(type(refused), _("Only who proposed it can take it back."))


def _shown(request: StaffRequest, one: Proposal, form: RefuseForm) -> dict[str, object]:
    table = _table(one)
    own = one.proposed_by_id == request.user.pk
    may = table is not None and one.waits and request.rights.may(table.right)
    return {
        "messages": messages.get_messages(request),
        "page_title": one.label(current_language()),
        "kind": KINDS[one.kind].in_language(current_language()),
        "breadcrumbs": _crumbs(),
        "proposal": one,
        "state": state_of(one),
        "terms": _terms(one, table),
        "form": form,
        "may_decide": may and not own,
        "may_withdraw": one.waits and own,
    } | (_seen(one, table) if table is not None else {})


def _crumbs() -> list[Link]:
    return [
        Link(_("Reference"), reverse("desk:reference")),
        Link(_("Proposals"), reverse("desk:proposals")),
        Link(_("Proposal")),
    ]


def _table(one: Proposal) -> DatedTable | None:
    try:
        return queries.table_of(one.table)
    except queries.TableUnknown:
        return None


def _terms(one: Proposal, table: DatedTable | None) -> list[Term]:
    """Who proposed it, why, where it is written, and what was decided."""
    today = office_today()
    source = ", ".join(filter(None, (one.source_act, one.source_article, one.source_url)))
    row = bool(table and one.row and one.state != Proposal.State.WITHDRAWN and _row_stands(table, one.row))
    where = reverse("desk:reference_row", args=[one.table, int(one.row)]) if row else ""
    terms = [
        Term(_("Table"), table_title(one.table), href=where),
        Term(_("Why it changes"), one.reason),
        Term(_("Source"), source),
        Term(_("Proposed by"), f"{one.proposed_by.name}, {words.moment_word(one.proposed_at, today)}"),
    ]
    if one.decided_by and one.decided_at:
        decided = f"{one.decided_by.name}, {words.moment_word(one.decided_at, today)}"
        terms.append(Term(_("Decided by"), decided))
    return [*terms, Term(_("Why refused"), one.refusal)] if one.refusal else terms


def _row_stands(table: DatedTable, row: str) -> bool:
    return queries.model_of(table)._default_manager.filter(pk=row).exists()


def _seen(one: Proposal, table: DatedTable) -> dict[str, object]:
    """What it does to the table: of a waiting one as the table stands now, else as it was proposed."""
    if one.kind == Proposal.Kind.YEAR:
        now_days = years.standing(one.values["year"]) if one.waits else one.before["days"]
        change = years.compared(one.before["days"], one.values["days"], whole=one.values["whole"])
        return {"difference": year_difference(change), "stale": now_days != one.before["days"]}
    try:
        effect = effect_of(table, one.kind, one.row, one.values) if one.waits else None
    except RowGone:
        return {"difference": difference(table, one.before, {}), "gone": True, "stale": True}
    if effect is not None and effect.before != one.before:
        return {
            "stale": True,
            "meanwhile": two_versions(table, one.before, effect.before),
            "difference": difference(table, one.before, {**one.before, **one.values}),
        }
    return _as_proposed(one, table, effect)


def _as_proposed(one: Proposal, table: DatedTable, effect: Effect | None) -> dict[str, object]:
    removed, added = one.kind == Proposal.Kind.REMOVE, one.kind == Proposal.Kind.ADD
    after = {} if removed else one.values if added else {**one.before, **one.values}
    found: dict[str, object] = {
        "row_terms": shown.terms(table, after) if added else [],
        "difference": None if added else difference(table, one.before, after),
    }
    if effect is not None:
        resting = queries.open_cases_on(table, effect.row or effect.closes, effect.after or effect.before)
        found |= {"closes": closing_words(table, effect), "resting": resting_words(table, resting)}
    return found
