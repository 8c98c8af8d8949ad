"""83 points over the okrugs of July 2020, opened one after another since December 2018."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from alany.kernel.periods import ALMATY
from alany.programmes.safe_zone.demo.chance import lot
from alany.programmes.safe_zone.models import ACCESS, Equipment, Kind, Point, SpecialDay, WeekHours
from alany.programmes.safe_zone.queries.points import okrugs_on
from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.models import Office
from alany.spine.places.models import Place

WORKING, CLOSED = 83, 2
FIRST_OPENED, LAST_OPENED = date(2018, 12, 20), date(2020, 7, 15)
STREETS = (
    ("Абай көшесі", "ул. Абая"),
    ("Жібек жолы көшесі", "ул. Жибек жолы"),
    ("Бейбітшілік көшесі", "ул. Бейбитшилик"),
    ("Достық көшесі", "ул. Достык"),
)
SHARES = {Kind.WIFI: 96, Kind.COMPUTER: 100, Kind.PRINTER: 88, Kind.TELEPHONE: 78, Kind.BOX: 100}
"""How many of a hundred points have a thing."""


def chosen(day: date) -> list[Place]:
    """The okrugs of the points: every district gets its share, by rotation, in an order of chance."""
    by_district: dict[str, list[Place]] = defaultdict(list)
    for place in okrugs_on(day):
        by_district[place.parent.kato if place.parent else ""].append(place)
    for kato, places in by_district.items():
        places.sort(key=lambda place, kato=kato: lot(2**40, kato, place.kato))  # type: ignore[misc]
    rows: list[Place] = []
    while len(rows) < WORKING + CLOSED and any(by_district.values()):
        rows += [by_district[kato].pop(0) for kato in sorted(by_district) if by_district[kato]]
    return rows[: WORKING + CLOSED]


def stand_up(office: Office, day: date) -> list[Point]:
    """Points, their hours and their equipment in one act; two of them have closed since."""
    okrugs = chosen(day)
    span = (LAST_OPENED - FIRST_OPENED).days
    at = datetime.combine(FIRST_OPENED, time(10), ALMATY)
    with action(verb="safe_zone.demo_built", by=SYSTEM, at=at, office=office) as act:
        points = Point.objects.bulk_create(
            _point(office, number, place, FIRST_OPENED + timedelta(days=span * number // len(okrugs)))
            for number, place in enumerate(okrugs, start=1)
        )
        WeekHours.objects.bulk_create(row for point in points for row in _week(point))
        Equipment.objects.bulk_create(row for point in points for row in _things(point))
        SpecialDay.objects.bulk_create(row for point in points for row in _specials(point, day))
        act.about(office, points=len(points))
    return points


def _point(office: Office, number: int, place: Place, opened_on: date) -> Point:
    street_kk, street_ru = STREETS[lot(len(STREETS), number, "street")]
    house = 1 + lot(60, number, "house")
    is_closed = number in (11, 29)
    known = {name: lot(3, number, name) for name in ACCESS}
    return Point(
        office=office,
        number=number,
        place=place,
        address_kk=f"{street_kk}, {house} (ойдан алынған)",
        address_ru=f"{street_ru}, {house} (вымышлено)",
        telephone=f"8 725 00 {number // 100:02d} {number % 100:02d}",
        population=900 + lot(5200, number, "people"),
        access={name: value == 1 for name, value in known.items() if value},
        opened_on=opened_on,
        closed_on=date(2020, 5, 4) if is_closed else None,
        closed_reason="Демо: әкімдік басқа ғимаратқа көшті / акимат переехал" if is_closed else "",
        beat_since=date(2020, 3, 2) if number % 3 == 0 and not is_closed else None,
    )


def _week(point: Point) -> list[WeekHours]:
    """Five days with a break; every fourth point also keeps Saturday mornings."""
    spans = [(day, time(9), time(13)) for day in range(5)] + [(day, time(14), time(18)) for day in range(5)]
    if point.number % 4 == 0:
        spans.append((5, time(9), time(13)))
    return [
        WeekHours(point=point, weekday=day, begins=begins, ends=ends, valid_from=point.opened_on)
        for day, begins, ends in spans
    ]


def _things(point: Point) -> list[Equipment]:
    return [
        Equipment(
            point=point,
            kind=kind,
            inventory_number=f"ДЕМО-{point.number:03d}-{order}",
            installed_on=point.opened_on + timedelta(days=lot(10, point.number, kind, "day")),
        )
        for order, (kind, share) in enumerate(SHARES.items(), start=1)
        if lot(100, point.number, kind) < share
    ]


def _specials(point: Point, day: date) -> list[SpecialDay]:
    """Quarantine shortened the days of some points in April 2020; some are under repair this week."""
    rows: list[SpecialDay] = []
    if point.opened_on < date(2020, 3, 30) and lot(5, point.number, "quarantine") == 0:
        first, last = date(2020, 3, 30), date(2020, 5, 10)
        rows.append(SpecialDay(point=point, first_on=first, last_on=last, reason="quarantine"))
    if lot(20, point.number, "repair") == 0:
        last = day + timedelta(days=4)
        rows.append(SpecialDay(point=point, first_on=day - timedelta(days=1), last_on=last, reason="repair"))
    if lot(16, point.number, "short") == 0:
        begins, ends = time(10), time(14)
        rows.append(
            SpecialDay(
                point=point,
                first_on=day + timedelta(days=6),
                last_on=day + timedelta(days=8),
                begins=begins,
                ends=ends,
                reason="event",
            )
        )
    return rows
