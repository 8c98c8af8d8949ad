"""Trade names of a register: the longest that a line begins with, and near ones as suggestions only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from alany.programmes.pharmacies.engine import forms
from alany.programmes.pharmacies.engine.entries import RegisterEntry
from alany.programmes.pharmacies.engine.keys import (
    fold_token,
    join,
    safe_key,
    sounded_key,
    spelled_key,
    tokens,
)
from alany.programmes.pharmacies.engine.normalise import clean, readings

_LONGEST_LEAD = 3
_SHORT_WORD = 2
_SHORTEST_CUT_KEY = 4
_SHORTEST_NUMBERED = 3
_MEASURES = frozenset(["мг", "мкг", "г", "мл", "ме", "ед", "млн"])

WHOLE, WITHOUT_NUMBER, CUT = "whole", "without_number", "cut"


@dataclass(frozen=True, slots=True)
class Found:
    """Entries (by position) that a name in the line may mean; `end` is where the name ends in the line."""

    entries: tuple[int, ...]
    start: int
    end: int
    grade: str
    distance: int = 0
    key: str = ""


@dataclass(slots=True)
class _Index:
    """Entries by key, while the dictionary is being built."""

    whole: dict[str, set[int]] = field(default_factory=dict)
    shorter: dict[str, tuple[str, set[int]]] = field(default_factory=dict)
    spelled: dict[str, set[int]] = field(default_factory=dict)
    marks: dict[str, set[str]] = field(default_factory=dict)
    longest: int = 1

    def add(self, name: str, positions: Iterable[int]) -> None:
        held = tuple(positions)
        for reading in readings(clean(name)):
            key = safe_key(reading)
            if not key:
                continue
            self.longest = max(self.longest, len(tokens(reading)))
            self.whole.setdefault(key, set()).update(held)
            self._spell(reading, held)
            for grade, short in _shortened(reading):
                self.shorter.setdefault(safe_key(short), (grade, set()))[1].update(held)
                self._spell(short, held)

    def _spell(self, reading: str, held: Iterable[int]) -> None:
        key = spelled_key(reading)
        self.spelled.setdefault(key, set()).update(held)
        self.marks.setdefault(key, set()).add(_mark(reading))


@dataclass(slots=True)
class Names:
    """Trade names by safe key. `shorter` holds names without their number or their explanation."""

    whole: dict[str, tuple[int, ...]]
    shorter: dict[str, tuple[str, tuple[int, ...]]]
    sounded: dict[str, tuple[int, ...]]
    spelled: dict[str, tuple[int, ...]]
    longest: int
    _by_mark: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    _near: dict[tuple[str, str], list[tuple[int, str]]] = field(default_factory=dict)

    @classmethod
    def build(cls, entries: Iterable[RegisterEntry], aliases: Mapping[str, Iterable[str]]) -> "Names":
        """The dictionary of a register, with further spellings from people's decisions."""
        index = _Index()
        spelled: dict[str, list[int]] = {}
        positions: dict[str, int] = {}
        for position, entry in enumerate(entries):
            spelled.setdefault(entry.trade_name, []).append(position)
            positions[entry.id] = position
        for name, held in spelled.items():
            index.add(name, held)
        for spelling, ids in aliases.items():
            index.add(spelling, (positions[each] for each in ids if each in positions))
        sounded: dict[str, set[int]] = {}
        for key, found in index.whole.items():
            sounded.setdefault(sounded_key(key), set()).update(found)
        names = cls(
            {key: tuple(sorted(found)) for key, found in index.whole.items()},
            {key: (grade, tuple(sorted(found))) for key, (grade, found) in index.shorter.items()},
            {key: tuple(sorted(found)) for key, found in sounded.items()},
            {key: tuple(sorted(found)) for key, found in index.spelled.items()},
            index.longest,
        )
        for key in sorted(names.spelled):
            for mark in sorted(index.marks[key]):
                names._by_mark.setdefault((mark, len(key)), []).append(key)
        return names

    def find(self, text: str, by_sound: bool) -> list[Found]:
        """The longest name that a normalised line begins with, as every reading of it; [] if there is none.

        A line may begin with words of form ("таблетки Анальгин"). When the name ends in a number that may be
        the strength, the name without the number is a reading too.
        """
        parts = tokens(text)
        lead = 0
        while lead <= min(_LONGEST_LEAD, len(parts) - 1):
            found = self._from(parts, lead, by_sound)
            if found:
                return found
            if not (forms.meaning(parts[lead][0]) or parts[lead][0].isdigit()):
                break
            lead += 1
        return []

    def _from(self, parts: list[tuple[str, int, int]], lead: int, by_sound: bool) -> list[Found]:
        key, hits = "", []
        for index in range(lead, min(len(parts), lead + self.longest)):
            key = join(key, parts[index][0])
            grade, entries = self._lookup(key, by_sound)
            if entries:
                hits.append((index, Found(entries, parts[lead][1], parts[index][2], grade, 0, key)))
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

    def near(self, text: str) -> list[tuple[int, tuple[int, ...]]]:
        """Entries of names one or two edits from a normalised text, nearest first.

        Suggestions, never proof of identity. Numbers and words of one or two letters must be equal: no edit
        turns 25 into 2,5 or Восулин-Н into Восулин-Р.
        """
        wanted = spelled_key(text)
        mark = _mark(text)
        cached = self._near.get((wanted, mark))
        if cached is None:
            allowed = _allowed_edits(wanted)
            lengths = range(len(wanted) - allowed, len(wanted) + allowed + 1) if allowed else ()
            keys = [key for length in lengths for key in self._by_mark.get((mark, length), ())]
            found = process.extract(wanted, keys, scorer=OSA.distance, score_cutoff=allowed, limit=None)
            cached = sorted((int(distance), key) for key, distance, _ in found)
            self._near[wanted, mark] = cached
        return [(distance, self.spelled[key]) for distance, key in cached]


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
