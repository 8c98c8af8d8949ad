"""The queue of findings: a second person confirms or takes back; a specialist refers."""

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
from alany.kernel.numbers import format_date
from alany.programmes.pharmacies.actions.findings import confirm_finding, withdraw_finding
from alany.programmes.pharmacies.forms.findings import FindingFilter, WithdrawForm
from alany.programmes.pharmacies.queries.findings import findings_under
from alany.programmes.pharmacies.rules.findings import REFERABLE, NotEstablished
from alany.programmes.pharmacies.views.evidence_parts import missing_words
from alany.programmes.pharmacies.views.uploads import download
from alany.programmes.pharmacies.views.visits import the_visit
from alany.programmes.pharmacies.views.visits_parts import finding_state, price_table
from alany.programmes.pharmacies.wording import FINDING_KINDS, FINDING_STATES, finding_words
from alany.programmes.pharmacies.wording_evidence import pieces_of
from alany.spine.visits.actions import ConfirmedByVisitor, FindingRefused
from alany.spine.visits.models import Finding

SORTS = {"found": ("found_on",), "district": ("visit__unit__place__sort_key", "found_on")}
COLUMNS = {
    "number": lambda one: one.visit.unit.unit,
    "kind": lambda one: one.kind,
    "state": lambda one: one.state,
    "found_on": lambda one: one.found_on,
    "rule": lambda one: one.rule,
    "text": lambda one: one.text,
}


def the_finding(request: StaffRequest, pk: int) -> Finding:
    """A finding of the person's office, else 404."""
    found = findings_under(request.user.office, {}).filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found


@needs("cases.read", "pharmacies")
def findings(request: StaffRequest) -> HttpResponse:
    """All findings; those that wait for a second person are one filter away."""
    asked = listing.read(request.GET, filters=("kind", "state"), sorts=SORTS, default_sort="found")
    known = {"kind": FINDING_KINDS, "state": FINDING_STATES}
    given = {name: value if value in known[name] else "" for name, value in asked.filters.items()}
    asked = replace(asked, filters=given)
    rows = findings_under(request.user.office, given).order_by(*asked.order())
    if asked.format != "html":
        return download(rows, asked, name="findings", columns=COLUMNS)
    page, language = listing.page_of(rows, asked), current_language()
    table = parts.Table(
        caption=_("Findings"),
        hide_caption=True,
        columns=[
            parts.Column(_("Finding")),
            asked.column("district", _("District or city")),
            asked.column("found", _("Found on")),
            parts.Column(_("State")),
        ],
        rows=[
            [
                parts.Cell(
                    f"№ {one.visit.unit.unit}: {FINDING_KINDS[one.kind].in_language(language)}",
                    reverse("desk_pharmacies:finding", args=[one.pk]),
                    sub=finding_words(one.kind, one.evidence, language),
                ),
                one.visit.unit.place.name(language),
                format_date(one.found_on, language),
                parts.Cell(state=finding_state(one)),
            ]
            for one in page.rows
        ],
    )
    context = {
        "page_title": _("Findings"),
        "page": page,
        "table": table,
        "filter_form": FindingFilter(dict(asked.filters)),
    }
    return render(request, "pharmacies/findings_list.html", context)


@needs("cases.read", "pharmacies")
def finding(request: StaffRequest, pk: int) -> HttpResponse:
    """One finding with its evidence, and what can be done now."""
    one = the_finding(request, pk)
    visit, language = the_visit(request, one.visit_id), current_language()
    own = one.visit.visitor_id == request.user.pk
    referral = getattr(one, "referral", None)
    context = {
        "page_title": FINDING_KINDS[one.kind].in_language(language),
        "finding": one,
        "visit": visit,
        "words": finding_words(one.kind, one.evidence, language),
        "state": finding_state(one),
        "prices": price_table(visit) if visit.prices.all() else None,
        "evidence": pieces_of(visit, language),
        "missing": missing_words(one, visit),
        "referral": referral,
        "waits": one.state == Finding.State.RECORDED,
        "own": own,
        "may_confirm": request.rights.may("cases.verify", "pharmacies") and not own,
        "confirmable": one.kind in REFERABLE,
        "may_withdraw": request.rights.may("cases.verify", "pharmacies") and referral is None,
        "may_refer": request.rights.may("letters.draft", "pharmacies")
        and one.state == Finding.State.CONFIRMED
        and one.kind in REFERABLE,
        "breadcrumbs": _crumbs(parts.Link(FINDING_KINDS[one.kind].in_language(language))),
    }
    return render(request, "pharmacies/findings_finding.html", context)


@needs("cases.verify", "pharmacies")
@only_post("desk_pharmacies:finding")
def confirm(request: StaffRequest, pk: int) -> HttpResponse:
    """Confirm as the second person."""
    try:
        confirm_finding(finding=the_finding(request, pk), by=request.user, at=now())
        messages.success(request, _("Confirmed. A specialist can refer it now."))
    except ConfirmedByVisitor:
        messages.error(request, _("You made this visit, so another person must confirm it."))
    except NotEstablished:
        messages.error(request, _("Nothing is established here: a receipt or a photo of the tag is needed."))
    except FindingRefused:
        messages.error(request, _("This finding does not wait for confirmation any more."))
    return redirect("desk_pharmacies:finding", pk)


@needs("cases.verify", "pharmacies")
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a finding back with a reason."""
    one = the_finding(request, pk)
    if getattr(one, "referral", None) is not None:
        raise Http404("referred")
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_finding(finding=one, reason=form.cleaned_data["reason"], by=request.user, at=now())
        except FindingRefused:
            form.add_error(None, _("This finding has already been taken back."))
        else:
            return redirect("desk_pharmacies:finding", pk)
    context = {
        "page_title": _("Take the finding back"),
        "form": form,
        "act": _("Take it back"),
        "back_href": reverse("desk_pharmacies:finding", args=[pk]),
        "breadcrumbs": _crumbs(parts.Link(_("Take the finding back"))),
    }
    return render(request, "desk/form.html", context)


def _crumbs(*after: parts.Link) -> list[parts.Link]:
    return [parts.Link(_("Findings"), reverse("desk_pharmacies:findings")), *after]
