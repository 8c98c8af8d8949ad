"""Openings of the boxes, about every six weeks, by changing pairs; the last ones wait for their second."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from alany.kernel.periods import ALMATY
from alany.programmes.safe_zone.demo.chance import lot
from alany.programmes.safe_zone.demo.people import Staff
from alany.programmes.safe_zone.models import BoxOpening, Point
from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.models import Office
from alany.spine.places.queries import working_calendar

FIRST_ON = date(2019, 8, 1)


def open_boxes(office: Office, points: list[Point], staff: Staff, last: date) -> None:
    """All openings of the year in one act."""
    at = datetime.combine(last, time(18, 10), ALMATY)
    with action(verb="safe_zone.demo_built", by=SYSTEM, at=at, office=office) as act:
        rows = BoxOpening.objects.bulk_create(
            [row for point in points for row in _openings(point, staff, last)], batch_size=500
        )
        act.about(office, openings=len(rows))


def _openings(point: Point, staff: Staff, last: date) -> Iterator[BoxOpening]:
    calendar, seal = working_calendar(), _seal(point, 0)
    day = max(FIRST_ON, point.opened_on + timedelta(days=21)) + timedelta(days=lot(30, point.number, "first"))
    ends = last if point.closed_on is None else point.closed_on
    for serial in range(1, 12):
        day = calendar.next_working(day)
        if day > ends:
            return
        pair = lot(3, point.number, serial, "pair")
        was_intact = lot(60, point.number, serial, "seal") != 0
        waits = day > last - timedelta(days=2)
        yield BoxOpening(
            point=point,
            on=day,
            first=staff.openers[pair],
            second=staff.openers[(pair + 1) % 3],
            seal_found=seal,
            seal_intact=was_intact,
            seal_new=(seal := _seal(point, serial)),
            sheets=int(not waits and lot(6, point.number, serial, "sheets") == 0),
            own_paper=int(not waits and lot(15, point.number, serial, "own") == 0),
            note="" if was_intact else "Демо: пломба сымы үзілген / проволока пломбы порвана",
            confirmed_on=None if waits else day,
        )
        day += timedelta(days=35 + lot(21, point.number, serial, "gap"))


def _seal(point: Point, serial: int) -> str:
    return f"Д{point.number:03d}{serial:02d}{lot(90, point.number, serial, 'seal-no') + 10}"
