"""What a pharmacy says after the visit, and naming it in public: proposed by one, approved by another."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now, office_today
from alany.faces.ui.posting import only_post
from alany.programmes.pharmacies.actions.naming import (
    NamingRefused,
    approve_naming,
    propose_naming,
    take_down,
)
from alany.programmes.pharmacies.actions.replies import ReplyRefused, record_reply
from alany.programmes.pharmacies.forms.learning import ReasonForm
from alany.programmes.pharmacies.forms.naming import NamingForm, ReplyForm
from alany.programmes.pharmacies.models import NamedDecision, Referral
from alany.programmes.pharmacies.queries import naming as queries
from alany.programmes.pharmacies.rules.referrals import DECIDED
from alany.programmes.pharmacies.views import decisions_parts as shown
from alany.programmes.pharmacies.views.referrals import the_referral
from alany.programmes.pharmacies.views.visits import the_visit
from alany.programmes.pharmacies.wording_naming import NAMING_REFUSALS, REPLY_REFUSALS


@needs("letters.draft", "pharmacies")
def reply(request: StaffRequest, pk: int) -> HttpResponse:
    """Write down what the pharmacy says after the visit `pk`."""
    one = the_visit(request, pk)
    form = ReplyForm(request.POST or None, initial={"received_on": office_today()})
    if request.method == "POST" and form.is_valid():
        try:
            record_reply(visit=one, by=request.user, at=now(), **form.cleaned_data)
        except ReplyRefused as refused:
            form.add_error(None, REPLY_REFUSALS[refused.reason].in_language(current_language()))
        else:
            messages.success(request, _("Recorded. It stands on the act and beside every publication."))
            return redirect("desk_pharmacies:visit", pk)
    return _form(request, _("What the pharmacy says"), form, reverse("desk_pharmacies:visit", args=[pk]))


@needs("letters.draft", "pharmacies")
def propose(request: StaffRequest, pk: int) -> HttpResponse:
    """Prepare the publication of the decision on the referral `pk`."""
    one = the_referral(request, pk)
    if one.state not in DECIDED:
        raise Http404("not decided")
    form = NamingForm(request.POST or None, initial={"reply": queries.said_so_far(one)})
    if request.method == "POST" and form.is_valid():
        try:
            propose_naming(referral=one, by=request.user, at=now(), **form.cleaned_data)
        except NamingRefused as refused:
            form.add_error(None, _refusal(refused))
        else:
            messages.success(request, _("Prepared. Another person approves the publication."))
            return redirect("desk_pharmacies:naming", pk)
    return _form(
        request, _("Publish the decision"), form, reverse("desk_pharmacies:referral", args=[pk]),
        lead=_("The public then reads the name of the pharmacy, the decision and its own words."),
    )  # fmt: skip


@needs("cases.read", "pharmacies")
def naming(request: StaffRequest, pk: int) -> HttpResponse:
    """The publication as the public will read it, and what can be done with it."""
    return _page(request, _named(request, pk), ReasonForm())


def _page(request: StaffRequest, one: NamedDecision, form: ReasonForm) -> HttpResponse:
    may = request.rights.may("pharmacies.publish", "pharmacies")
    waits = one.approved_on is None and one.taken_down_on is None
    context = {
        "page_title": _("Publication of a decision"),
        "named": one,
        "decision": shown.decision_of(one, current_language()),
        "state": shown.naming_state(one, office_today()),
        "terms": shown.naming_terms(one, current_language()),
        "own": waits and one.proposed_by_id == request.user.pk,
        "may_approve": may and waits and one.proposed_by_id != request.user.pk,
        "may_take_down": may and one.taken_down_on is None,
        "form": form,
        "breadcrumbs": [
            parts.Link(_("Referrals"), reverse("desk_pharmacies:referrals")),
            parts.Link(
                one.referral.pharmacy.name, reverse("desk_pharmacies:referral", args=[one.referral_id])
            ),
            parts.Link(_("Publication of a decision")),
        ],
    }
    return render(request, "pharmacies/naming.html", context)


@needs("pharmacies.publish", "pharmacies")
@only_post("desk_pharmacies:naming")
def approve(request: StaffRequest, pk: int) -> HttpResponse:
    """The second key: the public reads it from now on."""
    try:
        approve_naming(named=_named(request, pk), by=request.user, at=now())
    except NamingRefused as refused:
        messages.error(request, _refusal(refused))
    else:
        messages.success(request, _("The decision is public now."))
    return redirect("desk_pharmacies:naming", pk)


@needs("pharmacies.publish", "pharmacies")
@only_post("desk_pharmacies:naming")
def remove(request: StaffRequest, pk: int) -> HttpResponse:
    """Take the name down before its term ends."""
    one, form = _named(request, pk), ReasonForm(request.POST)
    if form.is_valid():
        try:
            take_down(named=one, reason=form.cleaned_data["reason"], by=request.user, at=now())
        except NamingRefused as refused:
            messages.error(request, _refusal(refused))
        else:
            messages.success(request, _("The name is not shown any more."))
        return redirect("desk_pharmacies:naming", pk)
    return _page(request, one, form)


def _named(request: StaffRequest, pk: int) -> NamedDecision:
    """The publication of the referral `pk`."""
    referral: Referral = the_referral(request, pk)
    found = queries.all_named(request.user.office).filter(referral=referral).first()
    if found is None:
        raise Http404(str(pk))
    return found


def _refusal(refused: NamingRefused) -> str:
    return NAMING_REFUSALS[refused.reason].in_language(current_language())


def _form(request: StaffRequest, title: str, form: object, back: str, lead: str = "") -> HttpResponse:
    context = {
        "page_title": title,
        "lead": lead,
        "form": form,
        "act": _("Save"),
        "back_href": back,
        "breadcrumbs": [
            parts.Link(_("Referrals"), reverse("desk_pharmacies:referrals")),
            parts.Link(title),
        ],
    }
    return render(request, "desk/form.html", context)
