"""Loading the reference data of places and days. A second time changes nothing."""

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import Doer
from alany.spine.places.models import Border, CalendarDay, Place
from alany.spine.places.rules import REGION_FORMED, Unit, in_waves, units

DATA = Path(__file__).parent / "data"
KATO_SOURCE = "KATO 17.10.2022"
CALENDAR_SOURCE = "holidays 0.109 (KZ), MIT"


def _table(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def load_classifier(*, by: Doer, at: datetime) -> int:
    """Places of the region with their dates; returns how many were added."""
    if Place.objects.exists():
        return 0
    names = {row["kato"]: row for row in _table("units.csv")}
    placed: dict[tuple[str, date], Place] = {}
    with action(verb="places.loaded", by=by, at=at) as act:
        for wave in in_waves(units(_table("kato_turkistan_2022-10-17.csv"))):
            fresh = [_place(unit, names.get(unit.kato, {}), placed) for unit in wave]
            for place in Place.objects.bulk_create(fresh, batch_size=500):
                placed[(place.kato, place.valid_from)] = place
        _link_successors(placed)
        act.details["places"] = len(placed)
    return len(placed)


def _place(unit: Unit, names: dict[str, str], placed: dict[tuple[str, date], Place]) -> Place:
    parent = placed.get((unit.parent, unit.valid_from)) or placed.get((unit.parent, REGION_FORMED))
    return Place(
        kato=unit.kato,
        parent=parent,
        level=unit.level,
        name_kk=names.get("name_kk", unit.name_kk),
        name_ru=names.get("name_ru", unit.name_ru),
        name_en=names.get("name_en", ""),
        aliases=names.get("aliases", ""),
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        source=KATO_SOURCE,
    ).with_search()


def _link_successors(placed: dict[tuple[str, date], Place]) -> None:
    ended = [place for place in placed.values() if place.valid_to]
    for place in ended:
        place.successor = next(
            p for (kato, _), p in placed.items() if kato == place.kato and p.valid_to is None
        )
    Place.objects.bulk_update(ended, ["successor"], batch_size=500)


def load_borders(*, by: Doer, at: datetime) -> int:
    """Outlines of the districts as in July 2020, with the attribution that every map must print."""
    if Border.objects.exists():
        return 0
    collection = json.loads((DATA / "turkistan_districts.geojson").read_text(encoding="utf-8"))
    credit = {f"attribution_{language}": text for language, text in collection["attribution"].items()}
    with action(verb="borders.loaded", by=by, at=at) as act:
        places = {place.kato: place for place in Place.objects.districts().order_by("-valid_from")}
        borders = [
            Border(place=places[feature["properties"]["kato"]], geometry=feature["geometry"], **credit)
            for feature in collection["features"]
        ]
        Border.objects.bulk_create(borders)
        act.details["borders"] = len(borders)
    return len(borders)


def load_calendar(*, by: Doer, at: datetime) -> int:
    """Exceptions of the working calendar: days off and worked weekends."""
    if CalendarDay.objects.exists():
        return 0
    with action(verb="calendar.loaded", by=by, at=at) as act:
        days = [
            CalendarDay(
                date=date.fromisoformat(row["date"]),
                works=row["status"] == "work",
                kind=row["kind"],
                name_kk=row["name_kk"],
                name_ru=row["name_ru"],
                name_en=row["name_en"],
                source=CALENDAR_SOURCE,
            )
            for row in _table("kz_working_calendar_2018_2027.csv")
        ]
        CalendarDay.objects.bulk_create(days)
        act.details["days"] = len(days)
    return len(days)
