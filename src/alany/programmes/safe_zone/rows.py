"""Rows that the figures are computed from: okrugs, equipment, openings, as they stood on a day."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from alany.kernel.periods import ALMATY
from alany.programmes.safe_zone.models import Point
from alany.programmes.safe_zone.queries import boxes, uptime
from alany.programmes.safe_zone.queries.points import okrugs_on, ready
from alany.spine.organisations.models import Office
from alany.spine.places.models import Place


def okrug_rows(office_id: int, on: date) -> Iterator[Sequence[object]]:
    """Each okrug-level unit of the day, with the number of points that work there.

    Districts without okrugs (a city of one piece) have no row: there is nothing to cover. A point counts
    where its okrug lies on that day, also when the okrug has moved to another district since.
    """
    counted: dict[str, int] = {}
    since: dict[str, date] = {}
    for point in Point.objects.filter(office_id=office_id).open_on(on).with_places():
        kato = point.place.kato
        counted[kato] = counted.get(kato, 0) + 1
        since[kato] = min(since.get(kato, point.opened_on), point.opened_on)
    for okrug in sorted(okrugs_on(on), key=lambda place: place.kato):
        yield (
            okrug.kato,
            okrug.parent.kato if okrug.parent else "",
            counted.get(okrug.kato, 0),
            since.get(okrug.kato),
        )


def uptime_rows(office_id: int, on: date) -> Iterator[Sequence[object]]:
    """Each piece of equipment that stands on the day: minutes of the opening hours of four weeks."""
    office = Office.objects.get(pk=office_id)
    points = list(ready(Point.objects.filter(office=office).open_on(on)).order_by("number"))
    midnight = datetime.combine(on, time.max, ALMATY)
    by_key = {point.pk: point for point in points}
    found = uptime.measured(points, uptime.window(on), on, midnight)
    for one in sorted(found, key=lambda each: (by_key[each.equipment.point_id].code, each.equipment.kind)):
        point = by_key[one.equipment.point_id]
        yield (
            point.code,
            one.equipment.kind,
            district_on(point, on),
            one.shares.open,
            one.shares.up,
            one.shares.down,
            one.shares.unknown,
        )


def district_on(point: Point, on: date) -> str:
    """The KATO code of the district that the point's okrug belongs to on this day."""
    place: Place = point.place
    if place.valid_to is not None and place.valid_to < on and place.successor is not None:
        place = place.successor
    return place.parent.kato if place.parent else ""


def opening_rows(office_id: int, on: date) -> Iterator[Sequence[object]]:
    """Each confirmed opening up to the day: where, when, whether the seal was whole. No count of letters."""
    office = Office.objects.get(pk=office_id)
    rows = list(boxes.openings_of(office).filter(on__lte=on).order_by("on", "point__number"))
    kept = boxes.kept_seals(rows)
    for one in rows:
        if one.confirmed_on is not None and one.confirmed_on <= on:
            yield (one.point.code, one.on, one.point.district.kato, kept[one.pk])
