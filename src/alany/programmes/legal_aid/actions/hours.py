"""Volunteers write down the time they gave; somebody else approves it."""

from datetime import date, datetime

from django.db.models import Sum

from alany.kernel.periods import local_date
from alany.programmes.legal_aid.models import Hours, Matter, Volunteer
from alany.programmes.legal_aid.rules.offers import ReasonMissing
from alany.programmes.legal_aid.rules.volunteers import HoursRefused, checked_hours
from alany.spine.cases.rules import said
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked
from alany.spine.people.models import User


def report_hours(
    *,
    volunteer: Volunteer,
    on: date,
    minutes: int,
    what: str,
    matter: Matter | None = None,
    by: User,
    at: datetime,
) -> Hours:
    """The volunteer's own word about her time of one day. Raises HoursRefused, WordsMissing."""
    if volunteer.user_id != by.pk:
        raise HoursRefused("own")
    words = said(what)[:200]
    with ledger.action(verb="legal_aid.hours_reported", by=by, at=at, office=by.office) as act:
        fresh = locked(Volunteer, volunteer.pk)
        that_day = Hours.objects.filter(volunteer=fresh, on=on, refused_reason="")
        written = that_day.aggregate(sum=Sum("minutes"))["sum"] or 0
        row = Hours.objects.create(
            volunteer=fresh,
            on=on,
            minutes=checked_hours(
                on, minutes, today=local_date(at), joined_on=fresh.joined_on, that_day=written
            ),
            what=words,
            matter=matter,
        )
        act.about(row)
    return row


def approve_hours(*, hours: Hours, by: User, at: datetime) -> Hours:
    """Somebody of the office confirms them; nobody confirms her own. Raises HoursRefused."""
    with ledger.action(verb="legal_aid.hours_approved", by=by, at=at, office=by.office) as act:
        fresh = _undecided(hours, by)
        fresh.approved_by, fresh.approved_on = by, local_date(at)
        fresh.save(update_fields=["approved_by", "approved_on"])
        act.about(fresh)
    return fresh


def refuse_hours(*, hours: Hours, reason: str, by: User, at: datetime) -> Hours:
    """They do not count, with the reason; the volunteer may write them anew.

    Raises HoursRefused, ReasonMissing.
    """
    if not reason.strip():
        raise ReasonMissing
    with ledger.action(verb="legal_aid.hours_refused", by=by, at=at, office=by.office) as act:
        fresh = _undecided(hours, by)
        fresh.refused_reason = reason.strip()[:200]
        fresh.save(update_fields=["refused_reason"])
        act.about(fresh)
    return fresh


def _undecided(hours: Hours, by: User) -> Hours:
    fresh = Hours.objects.select_for_update().get(pk=hours.pk)
    if fresh.volunteer.user_id == by.pk:
        raise HoursRefused("own")
    if fresh.approved_by_id is not None or fresh.refused_reason:
        raise HoursRefused("decided")
    return fresh
