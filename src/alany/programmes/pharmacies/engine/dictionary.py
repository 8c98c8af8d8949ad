"""Trade names of a register: the longest that a line begins with, and near ones as suggestions only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from alany.programmes.pharmacies.engine import forms
from alany.programmes.pharmacies.engine.entries import RegisterEntry
from alany.programmes.pharmacies.engine.keys import (
    each_token,
    fold_token,
    join,
    safe_key,
    sounded_key,
    spelled_keys,
    tokens,
)
from alany.programmes.pharmacies.engine.near import Neighbours
from alany.programmes.pharmacies.engine.normalise import clean, readings

_LONGEST_LEAD = 3
_SHORT_WORD = 2
_SHORTEST_CUT_KEY = 4
_SHORTEST_NUMBERED = 3
_MEASURES = frozenset(["мг", "мкг", "г", "мл", "ме", "ед", "млн"])

WHOLE, WITHOUT_NUMBER, CUT = "whole", "without_number", "cut"


class Found(NamedTuple):
    """Entries (by position) that a name in the line may mean; `end` is where the name ends in the line."""

    entries: tuple[int, ...]
    start: int
    end: int
    grade: str
    distance: int = 0
    key: str = ""


class Near(NamedTuple):
    """Entries (by position) of a name so many edits away; `alike`: its numbers and short words are equal."""

    distance: int
    entries: tuple[int, ...]
    alike: bool


@dataclass(slots=True)
class _Index:
    """Entries by key, while the dictionary is being built."""

    whole: dict[str, set[int]] = field(default_factory=dict)
    shorter: dict[str, tuple[str, set[int]]] = field(default_factory=dict)
    spelled: dict[str, set[int]] = field(default_factory=dict)
    marks: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str, positions: Iterable[int]) -> None:
        held = tuple(positions)
        for reading in readings(clean(name)):
            key = safe_key(reading)
            if not key:
                continue
            self.whole.setdefault(key, set()).update(held)
            self._spell(reading, held)
            for grade, short in _shortened(reading):
                self.shorter.setdefault(safe_key(short), (grade, set()))[1].update(held)
                self._spell(short, held)

    def _spell(self, reading: str, held: Iterable[int]) -> None:
        for key in spelled_keys(reading):
            self.spelled.setdefault(key, set()).update(held)
            self.marks.setdefault(key, set()).add(_mark(reading))


@dataclass(slots=True)
class Names:
    """Trade names by safe key. `shorter` holds names without their number or their explanation.

    `beginnings` are those of all keys, so that a line is read no further than a name may go on.
    """

    whole: dict[str, tuple[int, ...]]
    shorter: dict[str, tuple[str, tuple[int, ...]]]
    sounded: dict[str, tuple[int, ...]]
    spelled: dict[str, tuple[int, ...]]
    marks: dict[str, frozenset[str]]
    neighbours: Neighbours
    beginnings: frozenset[str]
    sounded_beginnings: frozenset[str]
    ends_doubled: frozenset[str]

    @classmethod
    def build(cls, entries: Iterable[RegisterEntry]) -> "Names":
        """The dictionary of a register."""
        index = _Index()
        held: dict[str, list[int]] = {}
        for position, entry in enumerate(entries):
            held.setdefault(entry.trade_name, []).append(position)
        for name, positions in held.items():
            index.add(name, positions)
        sounded: dict[str, set[int]] = {}
        for key, found in index.whole.items():
            sounded.setdefault(sounded_key(key), set()).update(found)
        return cls(
            whole={key: tuple(sorted(found)) for key, found in index.whole.items()},
            shorter={key: (grade, tuple(sorted(found))) for key, (grade, found) in index.shorter.items()},
            sounded={key: tuple(sorted(found)) for key, found in sounded.items()},
            spelled={key: tuple(sorted(found)) for key, found in index.spelled.items()},
            marks={key: frozenset(found) for key, found in index.marks.items()},
            neighbours=Neighbours(index.spelled),
            beginnings=_beginnings(index.whole) | _beginnings(index.shorter),
            sounded_beginnings=_beginnings(sounded),
            ends_doubled=frozenset(safe_key(key) for key in index.spelled if key[-1:] == key[-2:-1]),
        )

    def find(self, text: str, by_sound: bool) -> list[Found]:
        """The longest name that a normalised line begins with, as every reading of it; [] if there is none.

        A line may begin with words of form ("таблетки Анальгин"). When the name ends in a number that may be
        the strength, the name without the number is a reading too.
        """
        parts: list[tuple[str, int, int]] = []
        unread = each_token(text)
        for lead in range(_LONGEST_LEAD + 1):
            if found := self._from(parts, unread, lead, by_sound):
                return found
            if len(parts) <= lead or not (forms.meaning(parts[lead][0]) or parts[lead][0].isdigit()):
                break
        return []

    def _from(
        self,
        parts: list[tuple[str, int, int]],
        unread: Iterator[tuple[str, int, int]],
        lead: int,
        by_sound: bool,
    ) -> list[Found]:
        """The names that begin at the word `lead`; words are read no further than a name may go on."""
        key, hits, index = "", [], lead
        while True:
            if index == len(parts):
                token = next(unread, None)
                if token is None:
                    break
                parts.append(token)
            key = join(key, parts[index][0])
            grade, entries = self._lookup(key, by_sound)
            if entries:
                hits.append((index, Found(entries, parts[lead][1], parts[index][2], grade, 0, key)))
            if key not in self.beginnings and not (by_sound and sounded_key(key) in self.sounded_beginnings):
                break
            index += 1
        if not hits:
            return []
        last, best = hits[-1]
        kept = [best]
        for index, hit in hits[:-1]:
            if hit.grade != WHOLE:
                continue
            tail = [parts[step][0] for step in range(index + 1, last + 1)]
            if all(word[0].isdigit() or word in _MEASURES for word in tail):
                kept.append(hit)
        return kept

    def _lookup(self, key: str, by_sound: bool) -> tuple[str, tuple[int, ...]]:
        entries = self.whole.get(key)
        if entries is None and by_sound:
            entries = self.sounded.get(sounded_key(key))
        if entries is not None:
            return WHOLE, entries
        return self.shorter.get(key, (WHOLE, ()))

    def near(self, text: str) -> list[Near]:
        """Entries of names one or two edits from a normalised text, nearest first.

        Suggestions, never proof of identity. Where numbers or words of one or two letters differ, they are
        not alike: no edit turns 25 into 2,5 or Восулин-Н into Восулин-Р. Such a name is another one, or this
        one misspelt, and nobody can tell.
        """
        found: dict[str, int] = {}
        for wanted in spelled_keys(text):
            if allowed := _allowed_edits(wanted):
                for distance, key in self.neighbours.within(wanted, allowed):
                    found[key] = min(distance, found.get(key, distance))
        mark = _mark(text) if found else ""
        ranked = sorted((distance, key) for key, distance in found.items())
        return [Near(distance, self.spelled[key], mark in self.marks[key]) for distance, key in ranked]

    def goes_on(self, name: str) -> bool:
        """Whether a registered name is this one with more after it, or the reverse."""
        key = safe_key(name)
        if len(key) < _SHORTEST_CUT_KEY:
            return False
        return key in self.beginnings or any(
            key[:end] in self.whole for end in range(_SHORTEST_CUT_KEY + 1, len(key))
        )

    def may_be_another(self, name: str) -> bool:
        """Whether the last letter of a name doubles it, or would: "ТелсартанН" folds to "Телсартан".

        Then the registered name and the written one differ in a letter that may be a mark of its own.
        """
        if name[-1:] != name[-2:-1] and safe_key(name) not in self.ends_doubled:
            return False
        spelled = spelled_keys(name)[0]
        if not spelled or spelled in self.spelled or not spelled[-1].isalpha():
            return False
        return spelled + spelled[-1] in self.spelled or (
            spelled[-2:-1] == spelled[-1] and spelled[:-1] in self.spelled
        )


def _beginnings(keys: Iterable[str]) -> frozenset[str]:
    """All that at least one key goes on from."""
    return frozenset(key[:end] for key in keys for end in range(1, len(key)))


def _mark(text: str) -> str:
    """The numbers and the words of one or two letters of a text: what no misspelling may change."""
    kept = [fold_token(part) for part, _, _ in tokens(text) if part[0].isdigit() or len(part) <= _SHORT_WORD]
    return " ".join(sorted(kept))


def _allowed_edits(key: str) -> int:
    letters = sum(letter.isalpha() for letter in key)
    return 0 if letters < 4 else 1 if letters < 8 else 2


def _shortened(reading: str) -> Iterable[tuple[str, str]]:
    """The name without its number and its measure, up to its number, and up to its explanation."""
    parts = [token for token, _, _ in tokens(reading)]
    first = next((place for place, part in enumerate(parts) if part[0].isdigit()), 0)
    if first:
        rest = [part for part in parts if not part[0].isdigit() and part not in _MEASURES]
        for short in (" ".join(parts[:first]), " ".join(rest)):
            if sum(letter.isalpha() for letter in short) >= _SHORTEST_NUMBERED:
                yield WITHOUT_NUMBER, short
    for sign in "(,":
        head, found, _ = reading.partition(sign)
        if found and len(safe_key(head)) >= _SHORTEST_CUT_KEY and not head.rstrip()[-1:].isdigit():
            yield CUT, head
