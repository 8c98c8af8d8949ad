"""Decisions about lines: the list, one decision with what it changes, and the second key."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now
from alany.faces.ui.posting import only_post
from alany.programmes.pharmacies.actions.aliases import confirm_alias, refuse_alias, reverse_alias
from alany.programmes.pharmacies.forms.learning import AliasFilter, ReasonForm
from alany.programmes.pharmacies.models import Alias
from alany.programmes.pharmacies.queries import aliases as queries
from alany.programmes.pharmacies.rules.aliases import AliasRefused
from alany.programmes.pharmacies.views import learning_parts as shown
from alany.programmes.pharmacies.views.uploads import download
from alany.programmes.pharmacies.wording_learning import ALIAS_STATES, refusal

COLUMNS = {
    "line": lambda one: one.line,
    "meaning": lambda one: one.meaning,
    "packs": lambda one: ";".join(pack.medicine.code for pack in one.packs.all()),
    "supplier_bin": lambda one: one.supplier.bin if one.supplier else "",
    "state": lambda one: one.state,
    "proposed_by": lambda one: one.proposed_by.name,
    "proposed_on": lambda one: one.proposed_at.date(),
    "confirmed_by": lambda one: one.decided_by.name if one.decided_by else "",
}


@needs("cases.read", "pharmacies")
def aliases(request: StaffRequest) -> HttpResponse:
    """All decisions, those that wait for a second person one filter away."""
    asked = listing.read(
        request.GET,
        filters=("q", "state"),
        sorts={"proposed": ("proposed_at",)},
        default_sort="-proposed",
    )
    given = dict(asked.filters)
    given["state"] = given["state"] if given["state"] in ALIAS_STATES else ""
    asked = replace(asked, filters=given)
    rows = queries.all_aliases(request.user.office, given).prefetch_related("packs__medicine")
    rows = rows.order_by(*asked.order())
    if asked.format != "html":
        return download(rows, asked, name="decisions-about-lines", columns=COLUMNS)
    page = listing.page_of(rows, asked)
    context = {
        "page_title": _("Decisions about lines"),
        "page": page,
        "table": shown.alias_table(page.rows, asked, current_language()),
        "filter_form": AliasFilter(given),
        "breadcrumbs": _crumbs(),
    }
    return render(request, "pharmacies/aliases_list.html", context)


def the_alias(request: StaffRequest, pk: int) -> Alias:
    """A decision of the person's office, else 404."""
    found = queries.all_aliases(request.user.office, {}).prefetch_related("packs__medicine")
    one = found.filter(pk=pk).first()
    if one is None:
        raise Http404(str(pk))
    return one


@needs("cases.read", "pharmacies")
def alias(request: StaffRequest, pk: int) -> HttpResponse:
    """One decision: who made it, what it changes, and what can be done now."""
    return _page(request, the_alias(request, pk), ReasonForm())


def _page(request: StaffRequest, one: Alias, form: ReasonForm) -> HttpResponse:
    language = current_language()
    may = request.rights.may("pharmacies.aliases_confirm", "pharmacies")
    waits, own = one.state == Alias.State.PROPOSED, one.proposed_by_id == request.user.pk
    impact = queries.impact_of(one)
    context = {
        "page_title": _("Decision about a line"),
        "alias": one,
        "state": shown.state_of(one, language),
        "terms": shown.alias_terms(one, language),
        "impact": shown.impact_words(impact.lines, impact.lists),
        "table": shown.impact_table(impact, language),
        "waits": waits,
        "own": own,
        "may_confirm": may and waits and not own,
        "may_refuse": waits and (may or own),
        "may_reverse": may and one.state == Alias.State.IN_FORCE,
        "form": form,
        "breadcrumbs": _crumbs(parts.Link(_("Decision about a line"))),
    }
    return render(request, "pharmacies/aliases_alias.html", context)


@needs("pharmacies.aliases_confirm", "pharmacies")
@only_post("desk_pharmacies:alias")
def confirm(request: StaffRequest, pk: int) -> HttpResponse:
    """The second key."""
    try:
        confirm_alias(alias=the_alias(request, pk), by=request.user, at=now())
    except AliasRefused as refused:
        messages.error(request, refusal(refused.reason, refused.detail, current_language()))
    else:
        messages.success(request, _("Confirmed. The lines that waited are decided, later ones will be."))
    return redirect("desk_pharmacies:alias", pk)


@needs("pharmacies.lists", "pharmacies")
@only_post("desk_pharmacies:alias")
def refuse(request: StaffRequest, pk: int) -> HttpResponse:
    """Disagree with a proposal, or take back one's own."""
    one = the_alias(request, pk)
    may = request.rights.may("pharmacies.aliases_confirm", "pharmacies")
    if not may and one.proposed_by_id != request.user.pk:
        raise Http404(str(pk))
    return _ended(request, one, refuse_alias)


@needs("pharmacies.aliases_confirm", "pharmacies")
@only_post("desk_pharmacies:alias")
def reverse_(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a decision in force back."""
    return _ended(request, the_alias(request, pk), reverse_alias)


def _ended(request: StaffRequest, one: Alias, act: Callable[..., Alias]) -> HttpResponse:
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            act(alias=one, reason=form.cleaned_data["reason"], by=request.user, at=now())
        except AliasRefused as refused:
            form.add_error(None, refusal(refused.reason, refused.detail, current_language()))
        else:
            messages.success(request, _("Recorded. The lines wait in the queue again."))
            return redirect("desk_pharmacies:alias", one.pk)
    return _page(request, one, form)


def _crumbs(*after: parts.Link) -> list[parts.Link]:
    queue = parts.Link(_("Lines that wait for people"), reverse("desk_pharmacies:learning"))
    here = parts.Link(_("Decisions about lines"), reverse("desk_pharmacies:aliases"))
    return [queue, here, *after]
