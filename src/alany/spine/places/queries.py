"""Reading places and days."""

from datetime import date
from functools import lru_cache

from django.db import connection

from alany.kernel.folding import fold
from alany.kernel.periods import WorkingCalendar
from alany.spine.places.models import Border, CalendarDay, Place, PlaceQuerySet


def districts_on(day: date) -> PlaceQuerySet:
    """Cities and districts of the region on this day, in Kazakh order."""
    return Place.objects.valid_on(day).districts().in_kazakh_order()


def place_on(kato: str, day: date) -> Place:
    """The place with this code on this day; Place.DoesNotExist where there is none."""
    return Place.objects.valid_on(day).select_related("parent", "parent__parent").get(kato=kato)


def children_of(place: Place, day: date) -> PlaceQuerySet:
    """What belongs to the place on this day, in Kazakh order."""
    return Place.objects.valid_on(day).filter(parent=place).in_kazakh_order()


def search_places(text: str, day: date) -> PlaceQuerySet:
    """Places whose name or code holds the text, folded: «казыгурт» finds Қазығұрт."""
    return Place.objects.valid_on(day).filter(search_text__contains=fold(text)).in_kazakh_order()


def borders_on(day: date) -> list[Border]:
    """Outlines of the districts that exist on this day and have one."""
    kept = Border.objects.filter(place__in=districts_on(day)).select_related("place")
    return list(kept.order_by("place__sort_key"))


def working_calendar() -> WorkingCalendar:
    """The working calendar as its rows say now; built anew in this process only when a row has changed.

    Every deadline asks for it, so the days come as text and become dates only when they are new.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT CAST(date AS TEXT), works FROM {CalendarDay._meta.db_table}")  # noqa: S608
        return _calendar(tuple(cursor.fetchall()))


@lru_cache(maxsize=4)
def _calendar(rows: tuple[tuple[str, bool], ...]) -> WorkingCalendar:
    return WorkingCalendar({date.fromisoformat(day): bool(works) for day, works in rows})
