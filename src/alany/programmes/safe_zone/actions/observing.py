"""Heartbeats and checks: what is known of the equipment, and from whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from alany.kernel.periods import ALMATY, local_date
from alany.programmes.safe_zone.models import Check, Equipment, Kind, Observation, Point, Pulse
from alany.programmes.safe_zone.queries.uptime import terms_on
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.models import Office
from alany.spine.people.models import User


class CheckRefused(ValueError):
    """A check cannot be so; `reason` is empty, ahead, before, twice or foreign."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Tried:
    """What a person found of one piece of equipment; `fault` says what is wrong when it does not work."""

    is_up: bool
    fault: str = ""


def beat(*, point: Point, at: datetime) -> Pulse:
    """The point's computer is alive and its line works: the running pulse grows, or a new one begins.

    It is no act of a person and stands in no ledger; each night `keep_pulses` does. Beats that come out of
    order, or twice, change nothing.
    """
    tolerance = timedelta(minutes=terms_on(local_date(at)).tolerance_minutes)
    with transaction.atomic():
        point = Point.objects.select_for_update().get(pk=point.pk)
        last = Pulse.objects.filter(point=point).order_by("-last_at").first()
        if last is not None and at <= last.last_at:
            return last
        if last is None or at - last.last_at > tolerance or local_date(last.first_at) != local_date(at):
            return Pulse.objects.create(point=point, first_at=at, last_at=at)
        last.last_at = at
        last.save(update_fields=["last_at"])
    return last


def keep_pulses(*, office: Office, at: datetime) -> int:
    """Put the runs of finished days on record as observations, in one act; gives how many."""
    midnight = datetime.combine(local_date(at), datetime.min.time(), ALMATY)
    with transaction.atomic():
        rows = Pulse.objects.select_for_update().filter(point__office=office, last_at__lt=midnight)
        pulses = list(rows.order_by("pk"))
        if not pulses:
            return 0
        with ledger.action(verb="safe_zone.pulses_kept", by=SYSTEM, at=at, office=office) as act:
            things = Equipment.objects.filter(point__office=office, kind=Kind.COMPUTER).order_by(
                "installed_on"
            )
            by_point: dict[int, list[Equipment]] = {}
            for thing in things:
                by_point.setdefault(thing.point_id, []).append(thing)
            kept = [row for pulse in pulses if (row := _as_observation(pulse, by_point))]
            Observation.objects.bulk_create(kept, batch_size=500)
            act.about(office, runs=len(kept))
        Pulse.objects.filter(pk__in=[pulse.pk for pulse in pulses]).delete()
    return len(kept)


def _as_observation(pulse: Pulse, by_point: Mapping[int, list[Equipment]]) -> Observation | None:
    """The run as an observation of the computer that stood there; None where there was none."""
    day = local_date(pulse.first_at)
    for thing in by_point.get(pulse.point_id, ()):
        if thing.installed_on <= day and (thing.removed_on is None or day < thing.removed_on):
            return Observation(
                equipment=thing,
                source=Observation.Source.HEARTBEAT,
                first_at=pulse.first_at,
                last_at=pulse.last_at,
                is_up=True,
            )
    return None


def record_check(
    *,
    point: Point,
    tried: Mapping[int, Tried],
    source: str,
    by_name: str,
    seen_at: datetime,
    by: User,
    at: datetime,
) -> Check:
    """Somebody tried the equipment in the room: `tried` maps keys of equipment to what was found.

    What was not tried is left out and stays unknown. Raises CheckRefused.
    """
    with ledger.action(verb="safe_zone.checked", by=by, at=at, office=point.office) as act:
        check = _checked(point, tried, source, by_name, seen_at, by, local_date(at))
        act.about(point, up=sum(one.is_up for one in tried.values()), tried=len(tried))
    return check


def _checked(
    point: Point,
    tried: Mapping[int, Tried],
    source: str,
    by_name: str,
    seen_at: datetime,
    by: User,
    today: date,
) -> Check:
    day = local_date(seen_at)
    if not tried:
        raise CheckRefused("empty")
    if day > today:
        raise CheckRefused("ahead")
    things = {thing.pk: thing for thing in point.equipment.filter(pk__in=list(tried))}
    if set(things) != set(tried):
        raise CheckRefused("foreign")
    if any(
        day < thing.installed_on or (thing.removed_on and day >= thing.removed_on)
        for thing in things.values()
    ):
        raise CheckRefused("before")
    check, is_new = Check.objects.get_or_create(
        point=point,
        at=seen_at,
        defaults={"source": source, "by_name": by_name.strip()[:200], "recorded_by": by},
    )
    if not is_new:
        raise CheckRefused("twice")
    Observation.objects.bulk_create(seen_rows(check, things, tried))
    return check


def seen_rows(
    check: Check, things: Mapping[int, Equipment], tried: Mapping[int, Tried]
) -> Sequence[Observation]:
    """The rows of a check, one for each thing that was tried."""
    return [
        Observation(
            equipment=things[key],
            check_made=check,
            source=Observation.Source.HUMAN,
            first_at=check.at,
            last_at=check.at,
            is_up=found.is_up,
            fault="" if found.is_up else found.fault,
        )
        for key, found in tried.items()
    ]
