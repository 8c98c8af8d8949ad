"""Openings of boxes, and what the counts may tell in public."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from alany.kernel.disclosure import PEOPLE, hide_small
from alany.programmes.safe_zone.models import BoxLetter, BoxOpening, Point
from alany.programmes.safe_zone.rules.boxes import seal_kept
from alany.spine.organisations.models import Office


def openings_of(office: Office) -> QuerySet[BoxOpening]:
    """All openings, newest first, with their point and people."""
    rows = BoxOpening.objects.filter(point__office=office)
    return rows.select_related("point__place__parent", "point__office", "first", "second")


def last_opening(point: Point, before: date | None = None) -> BoxOpening | None:
    """The newest opening of this box, or the newest before a day."""
    rows = BoxOpening.objects.filter(point=point)
    return (rows.filter(on__lt=before) if before else rows).order_by("-on", "-pk").first()


def kept_seals(openings: Iterable[BoxOpening]) -> dict[int, bool]:
    """Whether each opening found the seal that the one before it had left; all openings of the points."""
    by_point: dict[int, list[BoxOpening]] = defaultdict(list)
    for one in openings:
        by_point[one.point_id].append(one)
    kept: dict[int, bool] = {}
    for rows in by_point.values():
        left = ""
        for one in sorted(rows, key=lambda row: (row.on, row.pk)):
            kept[one.pk] = seal_kept(left, one.seal_found, one.seal_intact)
            left = one.seal_new
    return kept


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """Letters on own paper out of one box on one day, by the numbers that were drawn for them."""

    code: str
    on: date
    numbers: tuple[str, ...]


def own_paper(office: Office) -> list[OwnPaper]:
    """Letters without a sheet, by box and day, so that who wrote one can see how many came."""
    rows = BoxLetter.objects.filter(opening__point__office=office, on_sheet=False)
    found: dict[tuple[str, date], list[str]] = defaultdict(list)
    for one in rows.select_related("opening__point").order_by("opening__on", "opening__point__number"):
        found[one.opening.point.code, one.opening.on].append(one.number)
    return [OwnPaper(code, on, tuple(sorted(numbers))) for (code, on), numbers in found.items()]


@dataclass(frozen=True, slots=True)
class District:
    """The openings of a district in a month, with the letters if their number may be told."""

    kato: str
    openings: int
    letters: int | None


def by_district(office: Office, first: date, last: date) -> tuple[list[District], int | None]:
    """Confirmed openings of some days by district, and all letters; small counts of letters are hidden.

    Villages are never told apart here: who dropped a letter last week is known to the whole village.
    """
    openings: dict[str, int] = defaultdict(int)
    letters: dict[str, int] = defaultdict(int)
    rows = openings_of(office).filter(on__range=(first, last), confirmed_on__isnull=False)
    for one in rows:
        kato = one.point.district.kato
        openings[kato] += 1
        letters[kato] += one.letters
    shown = hide_small(letters, PEOPLE)
    found = [District(kato, count, shown.cells[kato]) for kato, count in sorted(openings.items())]
    return found, shown.total
