"""The volunteer's own desk: what is offered, names, declaration, acceptance, giving back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now
from alany.faces.ui.posting import only_post
from alany.kernel.workflow import MoveRefused
from alany.programmes.legal_aid.actions import conflicts, offers
from alany.programmes.legal_aid.actions.volunteers import undertake
from alany.programmes.legal_aid.forms.mine import DeclarationForm
from alany.programmes.legal_aid.forms.volunteers import ReasonForm
from alany.programmes.legal_aid.models import ConflictCheck, Offer, Volunteer
from alany.programmes.legal_aid.queries.appointments import appointment_of, appointments_of
from alany.programmes.legal_aid.queries.conflicts import facts_open_to, names_of
from alany.programmes.legal_aid.queries.own import held_by, past_of
from alany.programmes.legal_aid.rules.conflicts import (
    AlreadyDeclared,
    ConflictRefused,
    offer_holds,
)
from alany.programmes.legal_aid.rules.conflicts import Offered as OfferSeen
from alany.programmes.legal_aid.rules.offers import DeclarationMissing, OfferRefused
from alany.programmes.legal_aid.views import mine_parts as shown
from alany.programmes.legal_aid.views.waiting_parts import matter_terms, meeting_terms
from alany.programmes.legal_aid.wording_volunteers import UNDERTAKING

HELP = "legal_aid.help"
PAST = 10


def me(request: StaffRequest) -> Volunteer:
    """The profile of the person who is signed in; refused when there is none."""
    found = Volunteer.objects.select_related("provider", "user").filter(user=request.user).first()
    if found is None:
        raise PermissionDenied("no profile of a volunteer")
    return found


def my_offer(request: StaffRequest, pk: int) -> Offer:
    """An offer to the person who is signed in, else 404."""
    rows = Offer.objects.filter(volunteer__user=request.user).select_related(
        "matter__case__place__parent__parent__parent",
        "matter__case__office",
        "matter__topic",
        "volunteer__user",
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404(str(pk))
    return found


@needs(HELP, "legal_aid")
def mine(request: StaffRequest) -> HttpResponse:
    """What waits for an answer, what was accepted, whom she meets, what is past."""
    volunteer, at = me(request), now()
    held = list(held_by(volunteer, at))
    context = {
        "page_title": _("My help"),
        "volunteer": volunteer,
        "waiting": shown.tasks([one for one in held if not one.answer], at),
        "accepted": shown.tasks([one for one in held if one.answer], at),
        "meetings": shown.meeting_table(appointments_of(volunteer, at)[:PAST]),
        "past": shown.past_table(past_of(volunteer)[:PAST]),
        "undertaking": "" if volunteer.undertaking else UNDERTAKING.in_language(current_language()),
    }
    return render(request, "legal_aid/mine.html", context)


@needs(HELP, "legal_aid")
@only_post("desk_legal_aid:mine")
def promise(request: StaffRequest) -> HttpResponse:
    """The undertaking to keep what she reads."""
    undertake(volunteer=me(request), by=request.user, at=now())
    messages.success(request, _("Thank you. Your undertaking is recorded."))
    return redirect("desk_legal_aid:mine")


@needs(HELP, "legal_aid")
def offered(request: StaffRequest, pk: int) -> HttpResponse:
    """One offer, step by step: summary, names, declaration, acceptance."""
    return offer_page(request, my_offer(request, pk))


def offer_page(request: StaffRequest, one: Offer, form: DeclarationForm | None = None) -> HttpResponse:
    """The page of an offer; `form` is a declaration that was refused."""
    at, matter = now(), one.matter
    holds = offer_holds(OfferSeen(one.answer, one.expires_at), at)
    check = ConflictCheck.objects.filter(matter=matter, volunteer=one.volunteer).first() if holds else None
    names = names_of(matter) if holds else []
    seen = check is not None and set(names) <= set(check.names)
    declared = seen and check is not None and check.result == ConflictCheck.Result.NONE
    context = {
        "page_title": matter.topic.title(current_language()),
        "offer": one,
        "state": shown.state_of(one, at),
        "terms": matter_terms(matter, at),
        "score": shown.score_bars(one),
        "meeting": meeting_terms(appointment_of(matter)) if holds else [],
        "holds": holds,
        "parties": shown.party_terms(matter) if seen and not declared else [],
        "may_see_names": holds and not seen,
        "form": (form or DeclarationForm()) if seen and not declared else None,
        "facts_open": declared and facts_open_to(matter, one.volunteer, at),
        "may_accept": declared and one.answer == "",
        "may_decline": holds and one.answer == "",
        "may_put_back": one.answer == Offer.Answer.ACCEPTED and matter.case.state in shown.GIVEN_BACK,
        "breadcrumbs": [
            parts.Link(_("My help"), reverse("desk_legal_aid:mine")),
            parts.Link(matter.case.number),
        ],
    }
    return render(request, "legal_aid/my_offer.html", context)


@needs(HELP, "legal_aid")
@only_post("desk_legal_aid:my_offer")
def names(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the names of the sides; it is recorded."""
    one = my_offer(request, pk)
    try:
        conflicts.show_names(offer=one, by=request.user, at=now())
    except OfferRefused:
        return _over(request, one)
    return redirect("desk_legal_aid:my_offer", pk)


@needs(HELP, "legal_aid")
@only_post("desk_legal_aid:my_offer")
def declare(request: StaffRequest, pk: int) -> HttpResponse:
    """No conflict: the facts open. A conflict: the question goes on, nobody is told why."""
    one, form = my_offer(request, pk), DeclarationForm(request.POST)
    if not form.is_valid():
        return offer_page(request, one, form)
    try:
        conflicts.declare(offer=one, conflict=form.conflict(), by=request.user, at=now())
    except AlreadyDeclared:
        messages.warning(request, _("You have declared already."))
    except ConflictRefused:
        messages.warning(request, _("A name was added meanwhile. Look at the names once more."))
    except OfferRefused:
        return _over(request, one)
    else:
        if form.conflict():
            messages.success(request, _("Thank you. The question goes to somebody else; nobody is told why."))
            return redirect("desk_legal_aid:mine")
        messages.success(request, _("Recorded. You can read the question and accept it."))
    return redirect("desk_legal_aid:my_offer", pk)


@needs(HELP, "legal_aid")
@only_post("desk_legal_aid:my_offer")
def accept(request: StaffRequest, pk: int) -> HttpResponse:
    """She takes the question."""
    one = my_offer(request, pk)
    try:
        offers.accept(offer=one, by=request.user, at=now())
    except DeclarationMissing:
        messages.warning(request, _("Look at the names and declare first."))
    except OfferRefused:
        return _over(request, one)
    else:
        messages.success(request, _("The question is yours. Thank you."))
    return redirect("desk_legal_aid:my_offer", pk)


@needs(HELP, "legal_aid")
def decline(request: StaffRequest, pk: int) -> HttpResponse:
    """She does not take it, perhaps with a reason for the office."""
    return _given_up(request, pk, _("Decline"), offers.decline)


@needs(HELP, "legal_aid")
def put_back(request: StaffRequest, pk: int) -> HttpResponse:
    """She gives an accepted question back."""
    return _given_up(request, pk, _("Put it back into the queue"), offers.put_back)


def _given_up(request: StaffRequest, pk: int, title: str, action: shown.GivingUp) -> HttpResponse:
    one = my_offer(request, pk)
    form = ReasonForm(request.POST or None, required=False)
    if request.method == "POST" and form.is_valid():
        try:
            action(offer=one, reason=form.cleaned_data["reason"], by=request.user, at=now())
        except (OfferRefused, MoveRefused):
            return _over(request, one)
        messages.success(request, _("The question goes to somebody else. The person is told no reason."))
        return redirect("desk_legal_aid:mine")
    context = {
        "page_title": title,
        "about": one.matter.topic.title(current_language()),
        "form": form,
        "act": title,
        "back_href": reverse("desk_legal_aid:my_offer", args=[pk]),
        "breadcrumbs": [
            parts.Link(_("My help"), reverse("desk_legal_aid:mine")),
            parts.Link(one.matter.case.number, reverse("desk_legal_aid:my_offer", args=[pk])),
            parts.Link(title),
        ],
    }
    return render(request, "desk/form.html", context)


def _over(request: StaffRequest, one: Offer) -> HttpResponse:
    """The offer ran out, was taken back or answered: end what ran out, so that others are asked now."""
    offers.expire_offers(office=one.matter.case.office, at=now())
    messages.warning(request, _("This offer does not hold any more; the question is with somebody else."))
    return redirect("desk_legal_aid:mine")
