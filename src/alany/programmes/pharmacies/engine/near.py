"""Names one or two edits from a wanted one, found without comparing it with every name of the register.

Symmetric deletion: two spellings within n edits of each other meet when up to n letters are struck from each.
Only beginnings are struck, and what meets there is measured in full, so nothing within reach is missed.
"""

from collections.abc import Iterable
from itertools import combinations

from rapidfuzz.distance import OSA

_BEGINNING = 7
_TWO_EDITS_FROM = 6
_PAIRS = [tuple(combinations(range(length), 2)) for length in range(_BEGINNING + 1)]


class Neighbours:
    """The keys of a register's names by their struck beginnings; made when the first name is looked for."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = sorted(keys)
        self._index: dict[str, list[str]] = {}

    def ready(self) -> "Neighbours":
        """Itself with the index made: processes that fork afterwards share it."""
        if not self._index:
            for key in self._keys:
                for struck in _struck(key, 2 if len(key) >= _TWO_EDITS_FROM else 1):
                    self._index.setdefault(struck, []).append(key)
        return self

    def within(self, wanted: str, edits: int) -> list[tuple[int, str]]:
        """The keys within so many edits (a swap of neighbouring letters is one), nearest first.

        Two edits are asked for names of six letters and more only: of shorter ones hardly a letter stays.
        """
        index = self.ready()._index
        met = {key for struck in _struck(wanted, edits) for key in index.get(struck, ())}
        measured = ((OSA.distance(wanted, key, score_cutoff=edits), key) for key in met)
        return sorted((distance, key) for distance, key in measured if distance <= edits)


def _struck(key: str, most: int) -> list[str]:
    """The beginning of a key with none up to `most` of its letters struck."""
    beginning = key[:_BEGINNING]
    length = len(beginning)
    struck = [beginning, *[beginning[:one] + beginning[one + 1 :] for one in range(length)]]
    if most == 2:
        struck.extend(
            [beginning[:one] + beginning[one + 1 : two] + beginning[two + 1 :] for one, two in _PAIRS[length]]
        )
    return struck
