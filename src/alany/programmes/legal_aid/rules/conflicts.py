"""Who must not help with a matter, and when its facts open. Plain Python."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

NO_CONFLICT = "none"
ACCEPTED, WAITING = "accepted", ""
DECLARATION_VERSION = "2026-1"


class ConflictRefused(ValueError):
    """A step towards the facts that cannot be made now; the class says why."""


class NamesNotShown(ConflictRefused):
    """Nobody declares about names that she has not seen."""


class AlreadyDeclared(ConflictRefused):
    """The declaration was made; a second one does not replace it."""


class FactsClosed(ConflictRefused):
    """The facts open only after "no conflict" by the same volunteer, whose offer waits or was accepted."""


@dataclass(frozen=True, slots=True)
class Check:
    """What a volunteer was shown and declared; `result` is empty until she declares."""

    result: str
    names: Collection[str]


@dataclass(frozen=True, slots=True)
class Offered:
    """The newest offer of a matter to a volunteer: its answer (empty while it waits) and its last moment."""

    answer: str
    expires_at: datetime


def offer_holds(offer: Offered | None, at: datetime) -> bool:
    """Whether the offer was accepted, or waits and has not run out."""
    if offer is None:
        return False
    return offer.answer == ACCEPTED or (offer.answer == WAITING and at < offer.expires_at)


def may_read_facts(
    *, check: Check | None, offer: Offered | None, names_now: Collection[str], at: datetime
) -> bool:
    """Whether this volunteer may see the full facts of this matter at this moment.

    Only after her own declaration "no conflict" about every name that the matter has now, and only while
    her offer waits or is accepted. A party added later closes the facts until she has looked again.
    """
    if check is None or check.result != NO_CONFLICT:
        return False
    return set(names_now) <= set(check.names) and offer_holds(offer, at)


@dataclass(frozen=True, slots=True)
class Body:
    """One row of the organisations: a body under one name, with its dates, superior and successor."""

    id: int
    valid_from: date
    valid_to: date | None = None
    superior: int | None = None
    successor: int | None = None

    def stands_on(self, day: date) -> bool:
        """Whether the row was in force on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(slots=True)
class Bodies:
    """Organisations as they stood on one day. Rows that succeed each other are one body under more names."""

    day: date
    line: dict[int, int] = field(default_factory=dict)
    directly_above: dict[int, set[int]] = field(default_factory=dict)
    _above: dict[int, frozenset[int]] = field(default_factory=dict)

    @classmethod
    def on(cls, rows: Iterable[Body], day: date) -> "Bodies":
        """Read the rows; a link to a row that is not given counts for nothing."""
        known = {row.id: row for row in rows}
        found = cls(day, _lines(known))
        standing = {found.line[row.id] for row in known.values() if row.stands_on(day)}
        for row in known.values():
            line = found.line[row.id]
            counts = row.stands_on(day) or line not in standing
            if counts and row.superior is not None and row.superior in known:
                found.directly_above.setdefault(line, set()).add(found.line[row.superior])
        return found

    def above(self, line: int) -> frozenset[int]:
        """Every line that stands above this one, however far; ends on circles."""
        if line not in self._above:
            reached: set[int] = set()
            waiting = list(self.directly_above.get(line, ()))
            while waiting:
                one = waiting.pop()
                if one not in reached:
                    reached.add(one)
                    waiting.extend(self.directly_above.get(one, ()))
            self._above[line] = frozenset(reached)
        return self._above[line]

    def tied(self, one: int, other: int) -> bool:
        """Whether two organisations are the same body, or one stands above the other, on this day."""
        first, second = self.line.get(one, one), self.line.get(other, other)
        return first == second or second in self.above(first) or first in self.above(second)


def _lines(known: Mapping[int, Body]) -> dict[int, int]:
    """For each row one number that all rows share which are joined by succession."""
    root = {key: key for key in known}

    def top(key: int) -> int:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for row in known.values():
        if row.successor is not None and row.successor in known:
            one, other = sorted((top(row.id), top(row.successor)))
            root[other] = one
    return {key: top(key) for key in known}


def structural_conflict(bodies: Bodies, own: Collection[int], adverse: Collection[int]) -> bool:
    """Whether an adverse body is one of the volunteer's own on that day, above it or below it.

    `own` are the organisation of the volunteer and the bodies of membership on that day. Asked before the
    summary is shown, so that an official is never offered a matter about the own akimat.
    """
    return any(bodies.tied(mine, other) for mine in own for other in adverse)


def named_among(name: str, parties: Iterable[str]) -> bool:
    """Whether all words of the volunteer's name stand in one party's name; both are folded for search."""
    words = set(name.split())
    return bool(words) and any(words <= set(party.split()) for party in parties)
