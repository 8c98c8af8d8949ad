"""Visits on the desk: the list, the sheet, why one was not made, and the act on paper."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.programmes.pharmacies.actions.visits import conclude_visit
from alany.programmes.pharmacies.forms.evidence import EvidenceForm
from alany.programmes.pharmacies.forms.visits import NotMadeForm, VisitFilter, VisitForm
from alany.programmes.pharmacies.printing import act_pdf
from alany.programmes.pharmacies.queries import visits as queries
from alany.programmes.pharmacies.queries.campaigns import pharmacy_campaigns
from alany.programmes.pharmacies.queries.judging import RegisterMissing
from alany.programmes.pharmacies.queries.register import state_of as licence_on
from alany.programmes.pharmacies.views import visits_parts as shown
from alany.programmes.pharmacies.views.evidence_parts import open_for_evidence
from alany.programmes.pharmacies.views.uploads import download
from alany.programmes.pharmacies.wording_evidence import pieces_of
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.places.queries import districts_on
from alany.spine.visits.actions import VisitRefused, record_no_visit
from alany.spine.visits.models import Visit

SORTS = {
    "planned": ("planned_on",),
    "unit": ("unit__unit",),
    "district": ("unit__place__sort_key", "planned_on"),
}
FILTERS = ("q", "campaign", "district", "state", "mine")
COLUMNS = {
    "number": lambda one: one.unit.unit,
    "pharmacy": lambda one: one.unit.label,
    "district_kato": lambda one: one.unit.place.kato,
    "planned_on": lambda one: one.planned_on,
    "visitor": lambda one: one.visitor.name if one.visitor else "",
    "state": lambda one: one.state,
    "non_response": lambda one: one.non_response,
}


def the_visit(request: StaffRequest, pk: int) -> Visit:
    """A visit of the person's office with all its records, else 404."""
    found = queries.with_records(queries.all_visits(request.user.office)).filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found


@needs("cases.read", "pharmacies")
def visits(request: StaffRequest) -> HttpResponse:
    """All visits under the filters of the address; `mine=1` are those of the person."""
    asked = listing.read(request.GET, filters=FILTERS, sorts=SORTS, default_sort="planned")
    rows = queries.visits_under(request.user.office, dict(asked.filters), request.user)
    rows = rows.order_by(*asked.order())
    if asked.format != "html":
        return download(rows, asked, name="visits", columns=COLUMNS)
    page, language = listing.page_of(rows, asked), current_language()
    campaigns = [(str(one.pk), one.title(language)) for one in pharmacy_campaigns(request.user.office)]
    districts = [(one.kato, one.name(language)) for one in districts_on(office_today())]
    context = {
        "page_title": _("Visits"),
        "page": page,
        "table": shown.visit_table(page.rows, asked),
        "filter_form": VisitFilter(dict(asked.filters), campaigns, districts),
    }
    return render(request, "pharmacies/visits_list.html", context)


@needs("cases.read", "pharmacies")
def visit(request: StaffRequest, pk: int) -> HttpResponse:
    """One visit: what is planned, or everything that was written down."""
    return visit_page(request, the_visit(request, pk))


def visit_page(request: StaffRequest, one: Visit, form: EvidenceForm | None = None) -> HttpResponse:
    """The page of a visit; `form` is an upload of evidence that was refused."""
    pharmacy = queries.pharmacy_of(one)
    context = {
        "page_title": f"№ {one.unit.unit} {pharmacy.name}",
        "visit": one,
        "state": shown.state_of(one),
        "site": shown.site_terms(one, pharmacy),
        "made": shown.made_terms(one) if one.state == Visit.State.DONE else [],
        "prices": shown.price_table(one) if one.prices.all() else None,
        "findings": shown.finding_table(list(one.findings.all())) if one.findings.all() else None,
        "evidence": pieces_of(one, current_language()),
        "replies": shown.reply_terms(one),
        "may_reply": request.rights.may("letters.draft", "pharmacies"),
        "form": form or (EvidenceForm() if may_add_evidence(request, one) else None),
        "evidence_closed": not open_for_evidence(one),
        "may_visit": _may_record(request, one),
        "breadcrumbs": _crumbs(parts.Link(f"№ {one.unit.unit}")),
    }
    return render(request, "pharmacies/visits_visit.html", context)


@needs("visits.visit", "pharmacies")
def record(request: StaffRequest, pk: int) -> HttpResponse:
    """The sheet: answers and prices, judged by the caps of the day of the visit."""
    one = _planned(request, pk)
    pharmacy = queries.pharmacy_of(one)
    initial = {
        "version": one.version,
        "visited_on": office_today(),
        "q_licence": licence_on(pharmacy, office_today()),
    }
    form = VisitForm(one.campaign.checklist.checklist, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _conclude(request, one, form):
        messages.success(request, _("The visit is recorded. Findings wait for a second person."))
        return redirect("desk_pharmacies:visit", pk)
    context = {
        "page_title": _("Sheet of the visit"),
        "form": form,
        "visit": one,
        "site": shown.site_terms(one, pharmacy),
        "breadcrumbs": _crumbs(
            parts.Link(f"№ {one.unit.unit}", reverse("desk_pharmacies:visit", args=[pk])),
            parts.Link(_("Sheet")),
        ),
    }
    return render(request, "pharmacies/visits_sheet.html", context)


def _conclude(request: StaffRequest, one: Visit, form: VisitForm) -> bool:
    given = form.cleaned_data
    try:
        conclude_visit(
            visit=one,
            answers=form.answers(),
            prices=form.prices(),
            companion=given["companion"],
            explanation=given["explanation"],
            visited_at=form.visited_at(),
            declared_no_conflict=given["no_conflict"],
            by=request.user,
            at=now(),
            version=given["version"],
        )
    except EditedMeanwhile:
        form.add_error(
            None, _("Somebody has changed this visit meanwhile. Open it anew; your answers stand below.")
        )
    except RegisterMissing:
        form.add_error(
            None, _("There is no register of medicines yet, so prices cannot be judged. Enter an act.")
        )
    except VisitRefused as refused:
        form.add_error(None, _refusal(refused.reason))
    else:
        return True
    return False


def _refusal(reason: str) -> str:
    return {
        "outside": _("The day of the visit is outside the campaign."),
        "not_yet": _("The visit lies ahead: write the moment at which it was made."),
        "alone": _("A visit is made by two people: write who was with you."),
        "conflict_not_excluded": _("Without the declaration another pair must go."),
        "closed": _("The campaign is finished; nothing can be added to it."),
        "reason_unknown": _("Another reason needs your words."),
    }.get(reason, _("This visit is already recorded."))


@needs("visits.visit", "pharmacies")
def not_made(request: StaffRequest, pk: int) -> HttpResponse:
    """Why the visit was not made; the next pharmacy of the draw takes its place."""
    one = _planned(request, pk)
    form = NotMadeForm(request.POST or None, initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            instead = record_no_visit(
                visit=one,
                reason=given["reason"],
                explanation=given["explanation"],
                by=request.user,
                at=now(),
                version=given["version"],
            )
        except VisitRefused as refused:
            form.add_error(None, _refusal(refused.reason))
        except EditedMeanwhile:
            form.add_error(None, _("Somebody has changed this visit meanwhile. Open it anew."))
        else:
            if instead is None:
                messages.warning(request, _("No pharmacy of this stratum is left to take its place."))
                return redirect("desk_pharmacies:visit", pk)
            messages.success(request, _("This pharmacy takes its place."))
            return redirect("desk_pharmacies:visit", instead.pk)
    context = {
        "page_title": _("The visit was not made"),
        "form": form,
        "act": _("Record it"),
        "back_href": reverse("desk_pharmacies:visit", args=[pk]),
        "breadcrumbs": _crumbs(parts.Link(f"№ {one.unit.unit}")),
    }
    return render(request, "desk/form.html", context)


@needs("cases.read", "pharmacies")
def act(request: StaffRequest, pk: int) -> HttpResponse:
    """The act of the visit on paper, in the language of the page."""
    one = the_visit(request, pk)
    if one.state != Visit.State.DONE:
        raise Http404("not made")
    response = HttpResponse(act_pdf(one, current_language()), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="act-{one.pk}.pdf"'
    return response


def _planned(request: StaffRequest, pk: int) -> Visit:
    one = the_visit(request, pk)
    if not _may_record(request, one):
        raise PermissionDenied("visits.visit")
    return one


def _may_record(request: StaffRequest, one: Visit) -> bool:
    """Planned, and the person's own or nobody's."""
    own = one.visitor_id in (None, request.user.pk)
    may = request.rights.may("visits.visit", "pharmacies", one.unit.place)
    return one.state == Visit.State.PLANNED and own and may


def may_add_evidence(request: StaffRequest, one: Visit) -> bool:
    """Made by this very person, who may visit there: evidence comes from who was on the spot."""
    own = one.visitor_id == request.user.pk
    may = request.rights.may("visits.visit", "pharmacies", one.unit.place)
    return open_for_evidence(one) and own and may


def _crumbs(*after: parts.Link) -> list[parts.Link]:
    return [parts.Link(_("Visits"), reverse("desk_pharmacies:visits")), *after]
