"""Opening, changing and closing points; their hours; the secret of the heartbeat."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Max

from alany.kernel.periods import local_date
from alany.programmes.safe_zone.models import ACCESS, Point, SpecialDay, WeekHours
from alany.programmes.safe_zone.queries.points import hash_of
from alany.programmes.safe_zone.rules import hours
from alany.programmes.safe_zone.rules.hours import Special, Stretch
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Office
from alany.spine.places.models import Place

FACTS = ("address_kk", "address_ru", "telephone", "population", "access")


USUAL_WEEK = tuple(
    Stretch(weekday, begins, ends)
    for weekday in range(5)
    for begins, ends in ((time(9), time(13)), (time(14), time(18)))
)
"""Five days from nine to six with an hour's break: what a new point keeps until somebody sets its hours."""


class PointClosed(ValueError):
    """The point is closed already, or would close before it opened."""


@dataclass(frozen=True, slots=True)
class PointFacts:
    """What is known of a point beside its place and days. `access` maps facts of ACCESS to true or false."""

    address_kk: str
    address_ru: str
    telephone: str = ""
    population: int | None = None
    access: Mapping[str, bool] = field(default_factory=dict, hash=False)

    def columns(self) -> dict[str, object]:
        """The columns of the row; unknown facts of access are left out."""
        access = {name: self.access[name] for name in ACCESS if name in self.access}
        known = {name: getattr(self, name) for name in FACTS}
        return known | {"access": access}


def open_point(
    *,
    office: Office,
    place: Place,
    facts: PointFacts,
    week: Sequence[Stretch],
    opened_on: date,
    by: Doer,
    at: datetime,
) -> Point:
    """A point begins to work and gets the next number of the office. Raises HoursWrong."""
    stretches = hours.checked(week)
    with ledger.action(verb="safe_zone.point_opened", by=by, at=at, office=office) as act:
        # The office's row is the lock under which numbers are given one by one.
        locked(Office, office.pk)
        last = Point.objects.filter(office=office).aggregate(last=Max("number"))["last"] or 0
        point = Point.objects.create(
            office=office, number=last + 1, place=place, opened_on=opened_on, **facts.columns()
        )
        _write(point, stretches, opened_on)
        act.about(point)
    return point


def _write(point: Point, week: Sequence[Stretch], valid_from: date) -> None:
    WeekHours.objects.bulk_create(
        WeekHours(point=point, weekday=one.weekday, begins=one.begins, ends=one.ends, valid_from=valid_from)
        for one in week
    )


def change_point(
    *, point: Point, facts: PointFacts, by: Doer, at: datetime, version: int | None = None
) -> Point:
    """Correct what is known of the point. Raises EditedMeanwhile."""
    with ledger.action(verb="safe_zone.point_changed", by=by, at=at, office=point.office) as act:
        fresh = locked(Point, point.pk, version)
        for name, value in facts.columns().items():
            setattr(fresh, name, value)
        act.about(saved(fresh, *FACTS))
    return fresh


def close_point(*, point: Point, on: date, reason: str, by: Doer, at: datetime) -> Point:
    """The point works no more from this day on; what was recorded of it stays. Raises PointClosed."""
    with ledger.action(verb="safe_zone.point_closed", by=by, at=at, office=point.office) as act:
        fresh = locked(Point, point.pk)
        if fresh.closed_on is not None or on < fresh.opened_on:
            raise PointClosed(fresh.code)
        fresh.closed_on, fresh.closed_reason, fresh.beat_hash = on, reason.strip()[:300], ""
        act.about(saved(fresh, "closed_on", "closed_reason", "beat_hash"))
    return fresh


def set_hours(*, point: Point, week: Sequence[Stretch], from_day: date, by: Doer, at: datetime) -> None:
    """From this day on the point keeps another week; the week before it stays for the days it held.

    Raises HoursWrong.
    """
    stretches = hours.checked(week)
    with ledger.action(verb="safe_zone.hours_set", by=by, at=at, office=point.office) as act:
        locked(Point, point.pk)
        point.week.filter(valid_from__gte=from_day).delete()
        point.week.filter(valid_to=None).update(valid_to=from_day - timedelta(days=1))
        _write(point, stretches, from_day)
        act.about(point, valid_from=from_day.isoformat())


def add_special(*, point: Point, special: Special, by: Doer, at: datetime) -> SpecialDay:
    """Announce days that differ from the week; the public page gives the reason. Raises HoursWrong."""
    if special.last_on < special.first_on:
        raise hours.HoursWrong("reversed")
    if special.begins is not None and (special.ends is None or special.ends <= special.begins):
        raise hours.HoursWrong("reversed")
    with ledger.action(verb="safe_zone.special_added", by=by, at=at, office=point.office) as act:
        locked(Point, point.pk)
        crossing = point.specials.filter(first_on__lte=special.last_on, last_on__gte=special.first_on)
        if crossing.exists():
            raise hours.HoursWrong("overlap")
        day = SpecialDay.objects.create(
            point=point,
            first_on=special.first_on,
            last_on=special.last_on,
            begins=special.begins,
            ends=special.ends,
            reason=special.reason,
        )
        act.about(point, first_on=special.first_on.isoformat(), reason=special.reason)
    return day


def remove_special(*, special: SpecialDay, by: Doer, at: datetime) -> None:
    """Days that were announced do not differ after all."""
    with ledger.action(verb="safe_zone.special_removed", by=by, at=at, office=special.point.office) as act:
        act.about(special.point, first_on=special.first_on.isoformat(), reason=special.reason)
        SpecialDay.objects.filter(pk=special.pk).delete()


def issue_key(*, point: Point, by: Doer, at: datetime) -> str:
    """A new secret for the computer of the point, shown once; the old one ends. 128 bits."""
    key = secrets.token_urlsafe(16)
    with ledger.action(verb="safe_zone.key_issued", by=by, at=at, office=point.office) as act:
        fresh = locked(Point, point.pk)
        fresh.beat_hash, fresh.beat_since = hash_of(key), fresh.beat_since or local_date(at)
        act.about(saved(fresh, "beat_hash", "beat_since"))
    return key
