"""What may be said in public about few people: small counts are hidden and no total betrays them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

PEOPLE = 5
"""Counts of 1 to 4 persons are hidden."""

TRUST_BOX = 10
"""Counts of 1 to 9 messages of a topic of the trust box are hidden."""


class CountRefused(ValueError):
    """A table was given with a negative count or a threshold below 2."""


@dataclass(frozen=True, slots=True)
class PublicCounts:
    """One row or one column as it may be printed: None stands for a hidden count, of a cell or the total."""

    cells: Mapping[str, int | None] = field(hash=False)
    total: int | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "cells", MappingProxyType(dict(self.cells)))

    @property
    def hidden(self) -> tuple[str, ...]:
        """The names of the hidden cells."""
        return tuple(name for name, count in self.cells.items() if count is None)


def hide_small(counts: Mapping[str, int], threshold: int, *, zero_tells: bool = False) -> PublicCounts:
    """Hide counts below `threshold`, and as many next smallest ones as keep the total from giving them away.

    A printed total leaves at least two cells hidden, whose sum is at least the threshold; where the table is
    too poor for that, the total is hidden too. Zero is printed, unless it tells something about a person
    (`zero_tells`). The order of equal counts is that of their names, so that every version hides the same
    cells. Raises CountRefused. Rule: disclosure control of the office, k = 5, and 10 for trust-box topics.
    """
    if threshold < 2 or any(count < 0 for count in counts.values()):
        raise CountRefused(f"threshold {threshold}, counts {dict(counts)}")
    hidden = {name for name, count in counts.items() if count < threshold and (count or zero_tells)}
    shown = sorted(counts.keys() - hidden, key=lambda name: (counts[name] == 0, counts[name], name))
    while hidden and shown and not _safe(counts, hidden, threshold):
        hidden.add(shown.pop(0))
    return PublicCounts(
        cells={name: None if name in hidden else count for name, count in counts.items()},
        total=sum(counts.values()) if not hidden or _safe(counts, hidden, threshold) else None,
    )


def _safe(counts: Mapping[str, int], hidden: set[str], threshold: int) -> bool:
    return len(hidden) >= 2 and sum(counts[name] for name in hidden) >= threshold
