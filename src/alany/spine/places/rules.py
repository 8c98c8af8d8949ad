"""What a row of the classifier means. Plain Python."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

REGION_FORMED = date(2018, 6, 19)
SAURAN_FORMED = date(2021, 3, 15)
SAURAN, KENTAU = "615500000", "612000000"
LEVELS = {"district_or_city_admin": "district"}


@dataclass(frozen=True, slots=True)
class Unit:
    """One place as it stood from `valid_from` to `valid_to`, with the code of what it belonged to."""

    kato: str
    parent: str
    level: str
    name_ru: str
    name_kk: str
    valid_from: date
    valid_to: date | None = None


def units(rows: Iterable[Mapping[str, str]]) -> Iterator[Unit]:
    """Places with dates from rows of the classifier of October 2022.

    Sauran district exists from 2021-03-15; before that day its okrugs belonged to the city of Kentau
    (decree of March 2021), so each of them stands twice.
    """
    for row in rows:
        level = LEVELS.get(row["level"], row["level"])
        unit = Unit(row["kato"], row["parent_kato"], level, row["name_ru"], row["name_kk"], REGION_FORMED)
        if not row["note"]:
            yield unit
            continue
        yield replace(unit, valid_from=SAURAN_FORMED)
        if unit.kato != SAURAN:
            parent = KENTAU if unit.parent == SAURAN else unit.parent
            yield replace(unit, parent=parent, valid_to=SAURAN_FORMED - timedelta(days=1))


def in_waves(found: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Units in waves, each wave after its parents. Settlements may hang on settlements: any depth."""
    waiting = list(found)
    placed: set[tuple[str, date]] = set()
    while waiting:
        wave = [unit for unit in waiting if not unit.parent or _parent_of(unit, placed)]
        if not wave:
            raise ValueError(f"no parent for {waiting[0].kato}")
        yield wave
        placed |= {(unit.kato, unit.valid_from) for unit in wave}
        waiting = [unit for unit in waiting if (unit.kato, unit.valid_from) not in placed]


def _parent_of(unit: Unit, placed: set[tuple[str, date]]) -> bool:
    return any((unit.parent, start) in placed for start in (unit.valid_from, REGION_FORMED))
