"""Which packs one line may mean, and whether a pack that a person names fits the line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alany.programmes.pharmacies.engine.check import Resolved, resolve
from alany.programmes.pharmacies.models import CapRow, Medicine
from alany.programmes.pharmacies.queries.acts import cap_rows_for
from alany.programmes.pharmacies.queries.checker import DayRegister, register_on
from alany.spine.organisations.models import Office

MOST = 20
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Reading:
    """One line beside what it may mean: what was read where, the packs that fit, their caps on the day."""

    resolved: Resolved
    candidates: tuple[Medicine, ...]
    caps: dict[str, CapRow]


def reading_of(office: Office, line: str, on: date) -> Reading | None:
    """The line as the register of a day reads it; None where there is no register."""
    day = register_on(office, on)
    if day is None:
        return None
    resolved = resolve(day.register, line)
    codes = [day.register.entries[position].id for position in resolved.positions[:MOST]]
    found = {one.code: one for one in Medicine.objects.filter(office=office, code__in=codes)}
    kept = tuple(found[code] for code in codes if code in found)
    return Reading(resolved, kept, cap_rows_for(office, codes, on))


def contradicting(office: Office, line: str, medicines: Sequence[Medicine], on: date) -> Medicine | None:
    """The first of these packs that the line, as written, rules out; None where all fit.

    A person may know what a name means, but not other than the line what pack, strength, form or maker it
    states: with the registered name in place of the written one, the engine must still allow the pack.
    """
    day = register_on(office, on)
    if day is None or not medicines:
        return None
    resolved = resolve(day.register, line)
    for medicine in medicines:
        position = day.positions.get(medicine.code)
        if position is None:
            return medicine
        if position not in resolved.positions and not _fits(day, resolved, medicine, position):
            return medicine
    return None


def says_too_little(office: Office, line: str, medicines: Sequence[Medicine], on: date) -> Medicine | None:
    """The first pack beside these that the line, with a name of theirs, allows as well; None where none is.

    Such a line means these packs to one supplier at most: in another list it may mean the pack beside them.
    """
    day = register_on(office, on)
    if day is None:
        return None
    named = {day.positions[one.code] for one in medicines if one.code in day.positions}
    resolved = resolve(day.register, line)
    for medicine in medicines:
        beside = sorted(set(_as_named(day, resolved, medicine).positions) - named)
        if beside:
            return Medicine.objects.get(office=office, code=day.register.entries[beside[0]].id)
    return None


def _fits(day: DayRegister, resolved: Resolved, medicine: Medicine, position: int) -> bool:
    return position in _as_named(day, resolved, medicine).positions


def _as_named(day: DayRegister, resolved: Resolved, medicine: Medicine) -> Resolved:
    """The line read with the registered name of this medicine in the place of the written one."""
    read = resolved.evidence
    number = _NUMBER.search(read.read_as)
    starts = [part.start for part in read.parts] or ([number.start()] if number else [])
    tail = read.read_as[min(starts) :] if starts else ""
    return resolve(day.register, f"{medicine.trade_name} {tail}")
