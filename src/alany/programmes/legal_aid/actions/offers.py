"""A matter is offered, accepted, declined, put back; each attempt is kept and the next best is asked."""

from datetime import datetime

from django.db.models import Q

from alany.kernel.periods import local_date
from alany.programmes.legal_aid.models import Matter, Offer, Volunteer
from alany.programmes.legal_aid.queries import matching as queries
from alany.programmes.legal_aid.queries.appointments import appointment_of
from alany.programmes.legal_aid.queries.conflicts import facts_open_to
from alany.programmes.legal_aid.queries.volunteers import IN_WORK, helpers_on
from alany.programmes.legal_aid.rules import matching, offers
from alany.programmes.legal_aid.rules.volunteers import helps_on
from alany.spine.bookings.actions import cancel
from alany.spine.cases.actions import move_case
from alany.spine.cases.models import Case
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked
from alany.spine.ledger.rules import SYSTEM, Doer
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.places.queries import working_calendar

Answer = Offer.Answer
OFFERED = "Еріктіге ұсынылды / Предложено волонтёру"
ACCEPTED = "Ерікті қабылдады / Волонтёр принял"
BACK = "Кезекке қайтарылды / Возвращено в очередь"
"""The same words whatever the cause: a timeline that said "conflict" would point at the other side."""


def offer(
    *, matter: Matter, volunteer: Volunteer | None = None, reason: str = "", by: Doer, at: datetime
) -> Offer:
    """Offer a matter that waits to the first of the ranking, or to another who fits, with the reason why.

    Somebody who had this matter before can be asked again, with a reason; no other bar can be passed over.
    The offer holds its score with each part, and runs out after the working hours of the weights in force.
    Raises NotWaiting, NobodyFits, NotEligible, ReasonMissing, WeightsMissing.
    """
    office = matter.case.office
    with ledger.action(verb="legal_aid.offered", by=by, at=at, office=office) as act:
        case = locked(Case, matter.case_id)
        if case.state != queries.WAITING:
            raise offers.NotWaiting(str(case))
        chosen, is_first = _chosen(matter, volunteer, at)
        if not is_first and not reason.strip():
            raise offers.ReasonMissing
        row = queries.weights_on(local_date(at))
        kind = Volunteer.objects.values_list("kind", flat=True).get(pk=chosen.helper)
        made = Offer.objects.create(
            matter=matter,
            volunteer_id=chosen.helper,
            volunteer_kind=kind,
            service=matter.service,
            score=chosen.score,
            parts={name: str(value) for name, value in chosen.parts.items()},
            weights=row,
            chosen_by=by if volunteer is not None and isinstance(by, User) else None,
            override_reason="" if is_first else reason.strip()[:300],
            made_at=at,
            expires_at=offers.expires_at(at, row.offer_hours, working_calendar()),
        )
        move_case(case=case, to="offered", text=OFFERED, by=by, at=at)
        act.about(made, score=made.score)
    return made


def _chosen(matter: Matter, volunteer: Volunteer | None, at: datetime) -> tuple[matching.Scored, bool]:
    """The one to be asked, and whether she stands first in the ranking."""
    ranking = queries.ranking_of(matter, at)
    if volunteer is None:
        if not ranking.fits:
            raise offers.NobodyFits
        return ranking.fits[0], True
    for place, one in enumerate(ranking.fits):
        if one.helper == volunteer.pk:
            return one, place == 0
    bar = next((one.bar for one in ranking.barred if one.helper == volunteer.pk), matching.Bar.AWAY)
    if bar is not matching.Bar.TRIED:
        raise offers.NotEligible(bar)
    (need,) = queries.needs_of([matter])
    (helper,) = [one for one in helpers_on(matter.case.office, at) if one.id == volunteer.pk]
    return matching.score(need, helper, queries.as_weights(queries.weights_on(local_date(at)))), False


def offer_all(*, office: Office, by: Doer, at: datetime) -> list[Offer]:
    """Offer every matter that waits at once: the most urgent first, nobody beyond her cap.

    What finds nobody stays in the queue. Raises WeightsMissing.
    """
    waiting = {matter.pk: matter for matter in queries.waiting_matters(office)}
    made = []
    for one in queries.assignment_of(office, at):
        if one.best is not None and one.need in waiting:
            try:
                made.append(offer(matter=waiting[one.need], by=by, at=at))
            except (offers.NotWaiting, offers.NobodyFits):
                continue
    return made


def own_offer(given: Offer, by: User, at: datetime) -> Offer:
    """The offer, locked with its case, when it is this person's and holds; call inside an action.

    Raises OfferNotYours, OfferOver.
    """
    locked(Case, given.matter.case_id)
    held = Offer.objects.select_related("matter__case__office", "volunteer__user").get(pk=given.pk)
    if held.volunteer.user_id != by.pk:
        raise offers.OfferNotYours
    waits = held.answer == "" and at < held.expires_at
    if not waits and held.answer != Answer.ACCEPTED:
        raise offers.OfferOver
    return held


def accept(*, offer: Offer, by: User, at: datetime) -> Offer:
    """The volunteer takes the matter, after her declaration that there is no conflict.

    Raises DeclarationMissing, OfferOver, OfferNotYours.
    """
    with ledger.action(verb="legal_aid.accepted", by=by, at=at, office=offer.matter.case.office) as act:
        held = own_offer(offer, by, at)
        if held.answer == Answer.ACCEPTED:
            return held
        if not facts_open_to(held.matter, held.volunteer, at):
            raise offers.DeclarationMissing
        _answer(held, Answer.ACCEPTED, "", at)
        Matter.objects.filter(pk=held.matter_id).update(volunteer=held.volunteer)
        move_case(case=held.matter.case, to="accepted", text=ACCEPTED, by=by, at=at)
        act.about(held)
    return held


def decline(*, offer: Offer, reason: str = "", by: User, at: datetime) -> Offer:
    """The volunteer does not take it; the next best is asked. Raises OfferOver, OfferNotYours."""
    with ledger.action(verb="legal_aid.declined", by=by, at=at, office=offer.matter.case.office) as act:
        held = own_offer(offer, by, at)
        if held.answer:
            raise offers.OfferOver
        act.about(held)
        give_back(held, Answer.DECLINED, reason, by=by, at=at)
    return held


def put_back(*, offer: Offer, reason: str = "", by: User, at: datetime) -> Offer:
    """The volunteer gives an accepted matter back; the person is told no reason, the record keeps it.

    What is answered already is not put back. Raises OfferOver, OfferNotYours, MoveRefused.
    """
    with ledger.action(verb="legal_aid.put_back", by=by, at=at, office=offer.matter.case.office) as act:
        held = own_offer(offer, by, at)
        if held.answer != Answer.ACCEPTED or held.matter.volunteer_id != held.volunteer_id:
            raise offers.OfferOver
        act.about(held)
        give_back(held, Answer.PUT_BACK, reason, by=by, at=at)
    return held


def withdraw_offer(*, offer: Offer, reason: str, again: bool = True, by: Doer, at: datetime) -> Offer:
    """The coordinator takes an offer or an accepted matter back; with `again` the next best is asked.

    Raises OfferOver, ReasonMissing, MoveRefused.
    """
    if not reason.strip():
        raise offers.ReasonMissing
    with ledger.action(
        verb="legal_aid.offer_withdrawn", by=by, at=at, office=offer.matter.case.office
    ) as act:
        locked(Case, offer.matter.case_id)
        held = Offer.objects.select_related("matter__case__office", "volunteer").get(pk=offer.pk)
        if held.answer not in ("", Answer.ACCEPTED):
            raise offers.OfferOver
        act.about(held)
        give_back(held, Answer.WITHDRAWN, reason, again=again, by=by, at=at)
    return held


def expire_offers(*, office: Office, at: datetime, by: Doer = SYSTEM) -> int:
    """End every offer that has run out, and take back what volunteers hold who are no longer there.

    Each matter is offered to the next best. Returns how many went back. Run it every quarter of an hour; a
    page that finds an offer run out calls it too.
    """
    held = Offer.objects.filter(matter__case__office=office).select_related("matter__case", "volunteer__user")
    over = list(held.filter(answer="", expires_at__lte=at).order_by("expires_at", "pk"))
    for one in over:
        with ledger.action(verb="legal_aid.offer_expired", by=by, at=at, office=office) as act:
            locked(Case, one.matter.case_id)
            one.refresh_from_db(fields=["answer"])
            act.about(one)
            if one.answer == "":
                give_back(one, Answer.EXPIRED, "", by=by, at=at)
    absent = [one for one in held.filter(_in_hand()) if not _is_there(one.volunteer, at)]
    for one in absent:
        withdraw_offer(offer=one, reason="left", by=by, at=at)
    return len(over) + len(absent)


def give_back(
    held: Offer, answer: Answer, reason: str, *, again: bool = True, by: Doer, at: datetime
) -> None:
    """End the offer, free the appointment held for it, put the matter into the queue, ask the next best.

    Inside the action of whoever ends it, with the case locked. Raises MoveRefused.
    """
    _answer(held, answer, reason, at)
    if (booking := appointment_of(held.matter)) is not None:
        cancel(booking=booking, by=by, at=at)
    Matter.objects.filter(pk=held.matter_id).update(volunteer=None)
    case = move_case(case=held.matter.case, to=queries.WAITING, text=BACK, by=by, at=at)
    if again:
        held.matter.case = case
        offer_next(matter=held.matter, at=at)


def offer_next(*, matter: Matter, at: datetime) -> Offer | None:
    """Ask the next best by itself; None when nobody fits, and the matter waits for the coordinator."""
    try:
        return offer(matter=matter, by=SYSTEM, at=at)
    except offers.NobodyFits:
        return None


def return_all(*, volunteer: Volunteer, reason: str, by: Doer, at: datetime) -> int:
    """Everything that a volunteer holds goes back to the queue and to the next best; how many."""
    held = Offer.objects.filter(_in_hand(), volunteer=volunteer).select_related("matter__case__office")
    rows = list(held.order_by("pk"))
    for one in rows:
        withdraw_offer(offer=one, reason=reason, by=by, at=at)
    return len(rows)


def _in_hand() -> Q:
    """Offers that wait, and accepted ones whose matter is still worked on."""
    return Q(answer="") | Q(answer=Answer.ACCEPTED, matter__case__state__in=IN_WORK)


def _is_there(volunteer: Volunteer, at: datetime) -> bool:
    there = helps_on(local_date(at), volunteer.joined_on, volunteer.suspended_on, volunteer.left_on)
    return there and volunteer.user.is_active


def _answer(held: Offer, answer: Answer, reason: str, at: datetime) -> None:
    held.answer, held.answered_at, held.reason = answer, at, reason.strip()[:300]
    held.save(update_fields=["answer", "answered_at", "reason"])
