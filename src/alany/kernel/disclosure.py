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

    A printed total leaves at least two cells hidden, each of which could be any number in a range at least
    `threshold` wide, also for a reader who knows this rule; where the table is too poor for that, the total
    is hidden too. Zero is printed, unless it tells something about a person (`zero_tells`). Equal counts are
    taken by name, so that every version hides the same cells. Raises CountRefused. Rule: disclosure control
    of the office, k = 5, and 10 for topics of the trust box.
    """
    if threshold < 2 or any(count < 0 for count in counts.values()):
        raise CountRefused(f"threshold {threshold}, counts {dict(counts)}")
    hidden = {name for name, count in counts.items() if count < threshold and (count or zero_tells)}
    least = 0 if zero_tells else 1
    shown = sorted(counts.keys() - hidden, key=lambda name: (counts[name] == 0, counts[name], name))
    while hidden and shown and not _safe([counts[name] for name in hidden], threshold, least):
        hidden.add(shown.pop(0))
    safe = not hidden or _safe([counts[name] for name in hidden], threshold, least)
    return PublicCounts(
        cells={name: None if name in hidden else count for name, count in counts.items()},
        total=sum(counts.values()) if safe else None,
    )


def _safe(secrets: list[int], threshold: int, least: int) -> bool:
    """Whether hidden counts, each known to be `least` or more, keep their range under a printed total."""
    return len(secrets) >= 2 and sum(secrets) - least * len(secrets) >= threshold
