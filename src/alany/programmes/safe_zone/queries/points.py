"""Which points there are, and when each is open."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.crypto import salted_hmac

from alany.kernel.folding import fold
from alany.kernel.periods import WorkingCalendar
from alany.programmes.safe_zone.models import Equipment, Point
from alany.programmes.safe_zone.rules import hours
from alany.spine.organisations.models import Office
from alany.spine.places.models import Place

AHEAD_DAYS = 14


def points_of(
    office: Office, day: date, *, text: str = "", district: str = "", has: str = "", state: str = "open"
) -> QuerySet[Point]:
    """Points of the office with their places, equipment and hours; `state` is open, closed or "" for all.

    `has` is a kind of equipment that stands there on this day.
    """
    rows = Point.objects.filter(office=office)
    if state == "open":
        rows = rows.open_on(day)
    elif state == "closed":
        rows = rows.exclude(pk__in=Point.objects.open_on(day).values("pk"))
    for word in fold(text).replace("-", " ").split():
        digits = word.removeprefix("sz").lstrip("0")
        if word == "sz":
            continue
        if digits.isascii() and digits.isdigit() and len(digits) < 6:
            rows = rows.filter(number=int(digits))
        else:
            rows = rows.filter(place__search_text__contains=word)
    if district:
        rows = rows.filter(place__parent__kato=district)
    if has:
        rows = rows.filter(pk__in=standing_on(day).filter(kind=has).values("point"))
    return ready(rows)


def ready(rows: QuerySet[Point]) -> QuerySet[Point]:
    """The points with all that a page shows of them, in four queries whatever their number."""
    standing = Equipment.objects.filter(removed_on=None)
    return rows.with_places().prefetch_related(  # type: ignore[attr-defined, no-any-return]
        "week", "specials", Prefetch("equipment", standing, to_attr="standing")
    )


def standing_on(day: date) -> QuerySet[Equipment]:
    """Equipment that stands on this day."""
    rows = Equipment.objects.filter(installed_on__lte=day)
    return rows.exclude(removed_on__lte=day)


def days_of(point: Point, first: date, last: date, calendar: WorkingCalendar) -> list[hours.Day]:
    """Each day of the point from `first` to `last`, cut to the days on which it worked at all."""
    begins = max(first, point.opened_on)
    ends = last if point.closed_on is None else min(last, date.fromordinal(point.closed_on.toordinal() - 1))
    week = [row.as_rule() for row in point.week.all()]
    specials = [row.as_rule() for row in point.specials.all()]
    return hours.days(week, specials, begins, ends, calendar)


def next_open(point: Point, day: date, calendar: WorkingCalendar) -> hours.Day | None:
    """The first day after this one on which the point is open; None within two weeks."""
    ahead = days_of(point, date.fromordinal(day.toordinal() + 1), _plus(day, AHEAD_DAYS), calendar)
    return next((one for one in ahead if one.times), None)


def nearest_open(point: Point, day: date, calendar: WorkingCalendar) -> list[Point]:
    """Points of the same district that are open on this day, at most three: where to go instead."""
    rows = Point.objects.filter(office=point.office).open_on(day).exclude(pk=point.pk)
    near = ready(rows.filter(place__parent__kato=point.district.kato)).order_by("number")
    return [one for one in near if any(found.times for found in days_of(one, day, day, calendar))][:3]


def _plus(day: date, count: int) -> date:
    return date.fromordinal(day.toordinal() + count)


def okrugs_on(day: date) -> QuerySet[Place]:
    """Rural okrugs and administrations of the same level on this day, with their district."""
    return Place.objects.valid_on(day).okrugs().select_related("parent")


def by_district(points: Iterable[Point]) -> dict[str, int]:
    """How many points each district has, by its KATO code."""
    counted: dict[str, int] = {}
    for point in points:
        counted[point.district.kato] = counted.get(point.district.kato, 0) + 1
    return counted


def hash_of(key: str) -> str:
    """What is kept of the secret of a point's heartbeat."""
    return salted_hmac("alany.programmes.safe_zone.beat", key, algorithm="sha256").hexdigest()


def point_by_key(key: str) -> Point | None:
    """The point whose computer holds this secret."""
    return Point.objects.with_places().filter(beat_hash=hash_of(key)).first() if key else None
