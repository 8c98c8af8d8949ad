"""Days of reception: planned, cancelled, worked through visitor by visitor."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from django.db.models import Max

from alany.kernel.periods import local_date
from alany.spine.appeals.models import Appeal, ReceptionDay, ReceptionVisit
from alany.spine.appeals.rules import (
    NotYet,
    ReceptionCancelled,
    ReceptionHeld,
    ReceptionUnfit,
    VisitEnded,
    queue_coupon,
)
from alany.spine.cases.rules import said
from alany.spine.ledger import actions as ledger
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.places.models import Place

Outcome = ReceptionVisit.Outcome


@dataclass(frozen=True, slots=True)
class Plan:
    """A day of reception as it is planned; times are Almaty's."""

    on: date
    begins: time
    ends: time
    address_kk: str
    address_ru: str
    receivers_kk: str
    receivers_ru: str
    topics_kk: str = ""
    topics_ru: str = ""


def plan_reception(
    *, office: Office, plan: Plan, place: Place | None = None, by: User, at: datetime
) -> ReceptionDay:
    """Announce a day of reception. Raises ReceptionUnfit when it is past or ends before it begins."""
    if plan.ends <= plan.begins or plan.on < local_date(at):
        raise ReceptionUnfit(plan)
    with ledger.action(verb="reception.planned", by=by, at=at, office=office) as act:
        day = ReceptionDay.objects.create(office=office, place=place, **asdict(plan))
        act.about(day)
    return day


def cancel_reception(*, day: ReceptionDay, why_kk: str, why_ru: str, by: User, at: datetime) -> ReceptionDay:
    """Call a day off; the public page says so with the reason in its language.

    Raises WordsMissing, ReceptionCancelled, ReceptionHeld.
    """
    words_kk, words_ru = said(why_kk)[:300], said(why_ru)[:300]
    with ledger.action(verb="reception.cancelled", by=by, at=at, office=day.office) as act:
        fresh = ReceptionDay.objects.select_for_update().get(pk=day.pk)
        if fresh.cancelled_at:
            raise ReceptionCancelled
        if fresh.visits.exists():
            raise ReceptionHeld
        fresh.cancelled_at, fresh.cancelled_why_kk, fresh.cancelled_why_ru = at, words_kk, words_ru
        fresh.save(update_fields=["cancelled_at", "cancelled_why_kk", "cancelled_why_ru"])
        act.about(fresh)
    return fresh


def add_visitor(
    *, day: ReceptionDay, name: str = "", about: str = "", head_count: int = 1, by: User, at: datetime
) -> ReceptionVisit:
    """Write down who came next and give the coupon of the queue. A name need not be given.

    Raises ReceptionCancelled, NotYet.
    """
    with ledger.action(verb="reception.visitor_came", by=by, at=at, office=day.office) as act:
        # The day's row is the lock: two hands at the door never give the same number.
        fresh = ReceptionDay.objects.select_for_update().get(pk=day.pk)
        if fresh.cancelled_at:
            raise ReceptionCancelled
        if local_date(at) < fresh.on:
            raise NotYet
        number = (fresh.visits.aggregate(last=Max("number"))["last"] or 0) + 1
        visit = ReceptionVisit.objects.create(
            day=fresh,
            number=number,
            coupon=queue_coupon(fresh.on, number),
            arrived_at=at,
            name=name.replace("\x00", "").strip()[:300],
            about=about.replace("\x00", "").strip()[:300],
            head_count=max(1, head_count),
            taken_by=by,
        )
        act.about(visit, people=visit.head_count)
    return visit


def end_visit(
    *,
    visit: ReceptionVisit,
    outcome: str,
    text: str = "",
    appeal: Appeal | None = None,
    by: User,
    at: datetime,
) -> ReceptionVisit:
    """Write down how a visit ended: answered at once, an appeal was registered, referred elsewhere, or left.

    What was answered and where somebody was sent needs words. Raises VisitEnded, WordsMissing.
    """
    words = said(text)[:500] if outcome in {Outcome.ANSWERED, Outcome.REFERRED} else text.strip()[:500]
    with ledger.action(verb="reception.visit_ended", by=by, at=at, office=visit.day.office) as act:
        fresh = ReceptionVisit.objects.select_for_update().get(pk=visit.pk)
        if fresh.outcome != Outcome.WAITS:
            raise VisitEnded
        fresh.outcome, fresh.outcome_text, fresh.appeal, fresh.ended_at = outcome, words, appeal, at
        fresh.save(update_fields=["outcome", "outcome_text", "appeal", "ended_at"])
        act.about(fresh, outcome=str(outcome))
    return fresh
