"""A year of observations: weekly checks that some clerks forget, heartbeats of a third of the computers."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from alany.kernel.periods import ALMATY
from alany.programmes.safe_zone.demo.chance import lot
from alany.programmes.safe_zone.forms.checks import FAULTS_OF
from alany.programmes.safe_zone.models import Check, Equipment, Kind, Observation, Point
from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.models import Office
from alany.spine.places.queries import working_calendar

CLERKS = ("Демо Айбек", "Демо Роза", "Демо Сапар", "Демо Ұлжан")
SILENT = 17
"""Every seventeenth point has never sent a check: all of it is unknown."""


def observe(office: Office, points: list[Point], first: date, last: date) -> None:
    """The journals of the points for a year, entered in one act, as a paper journal is."""
    things: dict[int, list[Equipment]] = {}
    for thing in Equipment.objects.filter(point__office=office).order_by("pk"):
        things.setdefault(thing.point_id, []).append(thing)
    at = datetime.combine(last, time(18), ALMATY)
    with action(verb="safe_zone.demo_built", by=SYSTEM, at=at, office=office) as act:
        made = Check.objects.bulk_create(
            (check for point in points for check in _checks(point, first, last)), batch_size=900
        )
        by_key = {point.pk: point for point in points}
        seen = [row for check in made for row in _seen(by_key[check.point_id], check, things[check.point_id])]
        heard = [row for point in points for row in _heard(point, things[point.pk], last)]
        Observation.objects.bulk_create([*seen, *heard], batch_size=900)
        act.about(office, observations=len(seen) + len(heard))


def _ends(point: Point, last: date) -> date:
    return last if point.closed_on is None else point.closed_on - timedelta(days=1)


def _checks(point: Point, first: date, last: date) -> Iterator[Check]:
    """A check a week on a weekday of its own; one week in six is forgotten."""
    if point.number % SILENT == 0:
        return
    calendar = working_calendar()
    day = max(first, point.opened_on + timedelta(days=10))
    day += timedelta(days=(lot(5, point.number, "weekday") - day.weekday()) % 7)
    ends = _ends(point, last)
    while day <= ends:
        if calendar.is_working(day) and lot(6, point.number, day) != 0:
            clock = time(9 + lot(3, point.number, day, "h"), lot(60, point.number, day, "m"))
            yield Check(
                point=point,
                at=datetime.combine(day, clock, ALMATY),
                source=Check.Source.VISIT if lot(15, point.number, day, "who") == 0 else Check.Source.WEEKLY,
                by_name=CLERKS[point.number % len(CLERKS)],
            )
        day += timedelta(days=7)


def _seen(point: Point, check: Check, things: list[Equipment]) -> Iterator[Observation]:
    """What was found: faults come in spells of some weeks, and something is left untried now and then."""
    day = check.at.astimezone(ALMATY).date()
    for thing in things:
        if thing.installed_on > day or lot(14, thing.pk, day, "tried") == 0:
            continue
        faults = FAULTS_OF[thing.kind]
        spell = day.toordinal() // 28
        is_up = lot(12 if thing.kind == Kind.PRINTER else 30, point.number, thing.kind, spell, "fault") != 0
        yield Observation(
            equipment=thing,
            check_made=check,
            source=Observation.Source.HUMAN,
            first_at=check.at,
            last_at=check.at,
            is_up=is_up,
            fault="" if is_up else faults[lot(len(faults), point.number, thing.kind, spell)],
        )


def _heard(point: Point, things: list[Equipment], last: date) -> Iterator[Observation]:
    """One run a working day where the computer calls; on some days the line falls silent after noon."""
    computer = next((thing for thing in things if thing.kind == Kind.COMPUTER), None)
    if point.beat_since is None or computer is None:
        return
    calendar, day = working_calendar(), max(point.beat_since, computer.installed_on)
    while day <= _ends(point, last):
        if calendar.is_working(day) and lot(11, point.number, day, "off") != 0:
            until = time(12, 45) if lot(9, point.number, day, "silent") == 0 else time(17, 45)
            yield Observation(
                equipment=computer,
                source=Observation.Source.HEARTBEAT,
                first_at=datetime.combine(day, time(9, lot(20, point.number, day, "first")), ALMATY),
                last_at=datetime.combine(day, until, ALMATY),
                is_up=True,
            )
        day += timedelta(days=1)
