"""The coordinator: matters that wait, who fits each, offers made and taken back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now
from alany.faces.ui.posting import only_post
from alany.kernel.workflow import MoveRefused
from alany.programmes.legal_aid.actions.offers import expire_offers, offer, offer_all, withdraw_offer
from alany.programmes.legal_aid.forms.matching import AnotherForm
from alany.programmes.legal_aid.forms.volunteers import ReasonForm
from alany.programmes.legal_aid.models import Matter, Offer
from alany.programmes.legal_aid.queries import matching as queries
from alany.programmes.legal_aid.queries.appointments import appointment_of, offer_in_force
from alany.programmes.legal_aid.queries.load import offers_of
from alany.programmes.legal_aid.queries.volunteers import volunteers_of
from alany.programmes.legal_aid.rules.offers import (
    NobodyFits,
    NotEligible,
    NotWaiting,
    OfferRefused,
    ReasonMissing,
    WeightsMissing,
)
from alany.programmes.legal_aid.views import waiting_parts as shown

COORDINATE = "legal_aid.coordinate"
FILTERS = ("state", "district")
SORTS = {"urgency": ("-is_danger", "deadline_on", "screened_at"), "waiting": ("screened_at",)}


def the_matter(request: StaffRequest, pk: int) -> Matter:
    """A matter of the person's office, else 404."""
    found = queries.matters_of(request.user.office).filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found


@needs(COORDINATE, "legal_aid")
def waiting(request: StaffRequest) -> HttpResponse:
    """Matters that wait for a volunteer or for her answer, the most urgent first."""
    asked = listing.read(request.GET, filters=FILTERS, sorts=SORTS, default_sort="urgency")
    rows = queries.waiting_matters(request.user.office)
    if asked.filters.get("state") == "offered":
        rows = queries.offered_matters(request.user.office)
    page = listing.page_of(rows, asked)
    context = {
        "page_title": _("Questions that wait for a volunteer"),
        "page": page,
        "tabs": shown.tabs(request.user.office, asked.filters.get("state", "")),
        "table": shown.matter_table(page.rows, now()),
        "offered": asked.filters.get("state") == "offered",
    }
    return render(request, "legal_aid/waiting.html", context)


@needs(COORDINATE, "legal_aid")
@only_post("desk_legal_aid:waiting")
def give_out(request: StaffRequest) -> HttpResponse:
    """Offer everything that waits, each to the first of its ranking; offers that ran out end first."""
    office, at = request.user.office, now()
    try:
        expire_offers(office=office, at=at, by=request.user)
        made = offer_all(office=office, by=request.user, at=at)
    except WeightsMissing:
        messages.error(request, shown.no_weights())
    else:
        count = len(made)
        text = ngettext("%(count)s question was offered.", "%(count)s questions were offered.", count)
        messages.success(request, text % {"count": count})
    return redirect("desk_legal_aid:waiting")


@needs(COORDINATE, "legal_aid")
def ranking(request: StaffRequest, pk: int) -> HttpResponse:
    """One matter: its summary without names, who fits and why, every attempt, the meeting."""
    return ranking_page(request, the_matter(request, pk))


def ranking_page(request: StaffRequest, matter: Matter, form: AnotherForm | None = None) -> HttpResponse:
    """The page of a matter; `form` is a choice that was refused."""
    at, waits = now(), matter.case.state == queries.WAITING
    context: dict[str, object] = {
        "page_title": matter.case.number,
        "matter": matter,
        "terms": shown.matter_terms(matter, at),
        "summary": shown.summary_of(matter),
        "attempts": shown.attempt_table(offers_of(request.user.office).filter(matter=matter)),
        "held": offer_in_force(matter, at),
        "meeting": shown.meeting_terms(appointment_of(matter)),
        "breadcrumbs": [
            parts.Link(_("Questions that wait"), reverse("desk_legal_aid:waiting")),
            parts.Link(matter.case.number),
        ],
    }
    if waits:
        context |= _fits(request, matter, form)
    return render(request, "legal_aid/ranking.html", context)


def _fits(request: StaffRequest, matter: Matter, form: AnotherForm | None) -> dict[str, object]:
    try:
        found = queries.ranking_of(matter, now())
    except WeightsMissing:
        return {"no_weights": shown.no_weights()}
    names = {one.pk: one for one in volunteers_of(request.user.office)}
    return {
        "fits": shown.explained(found.fits[: shown.BEST], names),
        "others": shown.other_table(found.fits[shown.BEST :], names),
        "barred": shown.barred_table(found.barred, names),
        "form": form or AnotherForm(shown.choices(found, names)),
        "waits": True,
    }


@needs(COORDINATE, "legal_aid")
@only_post("desk_legal_aid:ranking")
def make_offer(request: StaffRequest, pk: int) -> HttpResponse:
    """Offer the matter to the first of the ranking, or to another with a reason."""
    matter = the_matter(request, pk)
    office = request.user.office
    volunteer, reason, form = None, "", None
    if "volunteer" in request.POST:
        names = {one.pk: one for one in volunteers_of(office)}
        found = queries.ranking_of(matter, now())
        form = AnotherForm(shown.choices(found, names), request.POST)
        if not form.is_valid():
            return ranking_page(request, matter, form)
        volunteer, reason = names.get(int(form.cleaned_data["volunteer"])), form.cleaned_data["reason"]
    try:
        made = offer(matter=matter, volunteer=volunteer, reason=reason, by=request.user, at=now())
    except (NotWaiting, NobodyFits, ReasonMissing, NotEligible, WeightsMissing) as refused:
        messages.error(request, shown.refusal(refused))
    else:
        told = _("Offered to %(name)s.") % {"name": made.volunteer.user.name}
        messages.success(request, told)
    return redirect("desk_legal_aid:ranking", pk)


@needs(COORDINATE, "legal_aid")
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take the offer, or the matter itself, back from a volunteer, with the reason."""
    matter = the_matter(request, pk)
    rows = Offer.objects.filter(matter=matter, answer__in=("", Offer.Answer.ACCEPTED))
    held = rows.select_related("matter__case__office", "volunteer__user").first()
    if held is None:
        messages.warning(request, _("Nobody has this question now."))
        return redirect("desk_legal_aid:ranking", pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_offer(offer=held, reason=form.cleaned_data["reason"], by=request.user, at=now())
        except (OfferRefused, MoveRefused):
            form.add_error(None, _("It was answered meanwhile. Open the question anew."))
        else:
            messages.success(request, _("Taken back. The next best volunteer was asked, if there is one."))
            return redirect("desk_legal_aid:ranking", pk)
    context = {
        "page_title": _("Take it back from %(name)s") % {"name": held.volunteer.user.name},
        "form": form,
        "act": _("Take it back"),
        "back_href": reverse("desk_legal_aid:ranking", args=[pk]),
        "about": matter.topic.title(current_language()),
        "breadcrumbs": [parts.Link(matter.case.number, reverse("desk_legal_aid:ranking", args=[pk]))],
    }
    return render(request, "desk/form.html", context)
