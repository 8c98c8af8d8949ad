"""Reception days and group events; heads are counted by hand and never added to persons."""

from collections.abc import Sequence
from datetime import date, datetime

from alany.kernel.periods import local_date
from alany.programmes.legal_aid.models import AidTopic, MassDay, Volunteer
from alany.programmes.legal_aid.rules.offers import ReasonMissing
from alany.spine.cases.rules import said
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.places.models import Place


class MassDayRefused(ValueError):
    """The day cannot be counted or changed; `reason` says why: ahead, cancelled, more, counted."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def plan_mass_day(
    *,
    office: Office,
    on: date,
    place: Place,
    venue: tuple[str, str],
    topics: Sequence[AidTopic],
    volunteers: Sequence[Volunteer],
    by: Doer,
    at: datetime,
) -> MassDay:
    """Announce a reception day or an event; `venue` is in Kazakh and in Russian. Raises WordsMissing."""
    with ledger.action(verb="legal_aid.mass_day_planned", by=by, at=at, office=office) as act:
        day = MassDay.objects.create(
            office=office, on=on, place=place, venue_kk=said(venue[0])[:300], venue_ru=said(venue[1])[:300]
        )
        day.topics.set(topics)
        day.volunteers.set(volunteers)
        act.about(day)
    return day


def count_mass_day(
    *, mass_day: MassDay, heads: int, consultations: int, by: User, at: datetime, version: int | None = None
) -> MassDay:
    """Write down how many came and how many were advised. Raises MassDayRefused, EditedMeanwhile."""
    with ledger.action(verb="legal_aid.mass_day_counted", by=by, at=at, office=mass_day.office) as act:
        fresh = locked(MassDay, mass_day.pk, version)
        if fresh.cancelled_reason:
            raise MassDayRefused("cancelled")
        if fresh.on > local_date(at):
            raise MassDayRefused("ahead")
        if consultations > heads:
            raise MassDayRefused("more")
        fresh.heads, fresh.consultations, fresh.counted_by = heads, consultations, by
        act.about(saved(fresh, "heads", "consultations", "counted_by"))
    return fresh


def cancel_mass_day(*, mass_day: MassDay, reason: str, by: Doer, at: datetime) -> MassDay:
    """The day does not take place; what was counted is not taken back.

    Raises MassDayRefused, ReasonMissing.
    """
    if not reason.strip():
        raise ReasonMissing
    with ledger.action(verb="legal_aid.mass_day_cancelled", by=by, at=at, office=mass_day.office) as act:
        fresh = locked(MassDay, mass_day.pk)
        if fresh.heads is not None:
            raise MassDayRefused("counted")
        fresh.cancelled_reason = reason.strip()[:300]
        act.about(saved(fresh, "cancelled_reason"))
    return fresh
