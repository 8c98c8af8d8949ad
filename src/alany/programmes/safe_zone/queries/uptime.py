"""Up, down and unknown of equipment over some days, in a few queries whatever the number of points."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from alany.kernel.periods import ALMATY
from alany.programmes.safe_zone.models import Equipment, Kind, Observation, Point, Pulse, UptimeTerms
from alany.programmes.safe_zone.queries.points import days_of
from alany.programmes.safe_zone.rules import hours, uptime
from alany.programmes.safe_zone.rules.uptime import Heard, Seen, Shares, Terms
from alany.spine.places.queries import working_calendar

WINDOW_DAYS = 28
"""Uptime is told over four weeks: a month of clerks' weekly checks, the same number of each weekday."""

DEFAULTS = UptimeTerms(
    valid_from=date.min, beat_minutes=15, tolerance_minutes=30, check_hours=168, down_days=14, source=""
)


def terms_on(day: date) -> UptimeTerms:
    """The row in force on this day; the defaults before any is loaded."""
    return UptimeTerms.objects.filter(valid_from__lte=day).order_by("-valid_from").first() or DEFAULTS


def as_rule(row: UptimeTerms) -> Terms:
    """The terms as the rules count with them."""
    return Terms(timedelta(minutes=row.tolerance_minutes), timedelta(hours=row.check_hours))


@dataclass(frozen=True, slots=True)
class Measured:
    """One piece of equipment over some days: its minutes, the last word about it, its outages."""

    equipment: Equipment
    shares: Shares
    last_seen_at: datetime | None
    is_up: bool | None
    outages: Sequence[uptime.Outage] = ()


def measured(points: Sequence[Point], first: date, last: date, now: datetime) -> list[Measured]:
    """Each piece of equipment of these points from `first` to `last`, not beyond the moment `now`.

    Points must be `queries.points.ready`; three queries more. A piece is measured from its installation.
    """
    terms, calendar = as_rule(terms_on(last)), working_calendar()
    opening = {point.pk: hours.open_intervals(days_of(point, first, last, calendar)) for point in points}
    things = [thing for point in points for thing in point.standing]  # type: ignore[attr-defined]
    heard, seen = _observed(things, first, last, terms)
    for thing_id, runs in _running(things, first).items():
        heard[thing_id] = [*heard.get(thing_id, ()), *runs]
    return [
        _one(thing, opening[thing.point_id], heard.get(thing.pk, ()), seen.get(thing.pk, ()), terms, now)
        for thing in things
    ]


def _one(
    thing: Equipment,
    opening: Iterable[hours.Interval],
    heard: Iterable[Heard],
    seen: Iterable[Seen],
    terms: Terms,
    now: datetime,
) -> Measured:
    began = datetime.combine(thing.installed_on, time.min, ALMATY)
    kept = [(max(one, began), min(two, now)) for one, two in opening if two > began and one < now]
    runs, words = list(heard), [one for one in seen if one.at <= now]
    last_word = max((one.at for one in words), default=None)
    last_beat = max((one.last_at for one in runs), default=None)
    known = [one for one in (last_word, last_beat) if one is not None]
    told = next((one.is_up for one in words if one.at == last_word), None)
    return Measured(
        equipment=thing,
        shares=uptime.shares(kept, runs, words, terms),
        last_seen_at=max(known, default=None),
        is_up=True if told is None and last_beat is not None else told,
        outages=uptime.outages(words),
    )


def _observed(
    things: Sequence[Equipment], first: date, last: date, terms: Terms
) -> tuple[dict[int, list[Heard]], dict[int, list[Seen]]]:
    """Observations that may reach into these days, by equipment."""
    since = datetime.combine(first, time.min, ALMATY) - max(terms.check_valid, terms.tolerance)
    until = datetime.combine(last, time.max, ALMATY)
    rows = Observation.objects.filter(last_at__gte=since, first_at__lte=until)
    if len(things) <= FEW:
        rows = rows.filter(equipment__in=[thing.pk for thing in things])
    elif things:
        rows = rows.filter(equipment__point__office_id=things[0].point.office_id)
    heard: dict[int, list[Heard]] = defaultdict(list)
    seen: dict[int, list[Seen]] = defaultdict(list)
    columns = ("equipment_id", "source", "first_at", "last_at", "is_up")
    for thing_id, source, began, ended, is_up in rows.values_list(*columns).iterator():
        if source == Observation.Source.HEARTBEAT:
            heard[thing_id].append(Heard(began, ended))
        else:
            seen[thing_id].append(Seen(began, is_up))
    return heard, seen


FEW = 500
"""Beyond so many pieces the observations of the whole office are read at once."""


def _running(things: Iterable[Equipment], first: date) -> Mapping[int, list[Heard]]:
    """Runs of heartbeats that are not kept as observations yet, as observations of the computers."""
    computers = {thing.point_id: thing.pk for thing in things if thing.kind == Kind.COMPUTER}
    rows = Pulse.objects.filter(last_at__gte=datetime.combine(first, time.min, ALMATY))
    found: dict[int, list[Heard]] = defaultdict(list)
    for row in rows:
        if row.point_id in computers:
            found[computers[row.point_id]].append(Heard(row.first_at, row.last_at))
    return found


def window(last: date) -> date:
    """The first day of the four weeks that end on this day."""
    return last - timedelta(days=WINDOW_DAYS - 1)


def summed(found: Iterable[Measured]) -> dict[str, Shares]:
    """The minutes of each kind of equipment together."""
    total: dict[str, Shares] = {}
    for one in found:
        kind = one.equipment.kind
        total[kind] = total.get(kind, uptime.NOTHING) + one.shares
    return total


def too_long_down(found: Iterable[Measured], now: datetime, terms: UptimeTerms) -> list[Measured]:
    """What is down for longer than the limit: the akimat is asked to repair it."""
    limit = timedelta(days=terms.down_days)
    return [one for one in found if any(uptime.is_too_long(each, now, limit) for each in one.outages)]
