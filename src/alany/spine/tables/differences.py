"""What a new price list changes: new, removed, up, down, unchanged; and whether the announced counts hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

K = TypeVar("K")
Prices = Mapping[K, Decimal | None]
COUNTS = ("new", "removed", "up", "down", "unchanged", "total")


@dataclass(frozen=True)
class Change(Generic[K]):
    """A key that is in both lists with another price; None is a listed product without a price."""

    key: K
    old: Decimal | None
    new: Decimal | None

    @property
    def percent(self) -> Decimal | None:
        """The change in percent of the old price, not rounded; None without both prices or from 0."""
        if self.old is None or self.new is None or self.old == 0:
            return None
        return (self.new - self.old) * 100 / self.old


@dataclass(frozen=True)
class Difference(Generic[K]):
    """Each key of either list in exactly one of the five groups, in the order of the lists.

    A product that gains a price counts as up and one that loses it as down: both need a person's eye, and
    neither is unchanged.
    """

    new: tuple[K, ...]
    removed: tuple[K, ...]
    up: tuple[Change[K], ...]
    down: tuple[Change[K], ...]
    unchanged: tuple[K, ...]

    @property
    def counts(self) -> dict[str, int]:
        """The size of each group, and `total`: how many keys the new list has."""
        groups = {name: len(getattr(self, name)) for name in COUNTS[:-1]}
        return groups | {"total": sum(groups.values()) - groups["removed"]}


@dataclass(frozen=True)
class Mismatch:
    """A count that was announced with the list and is not the count of the list."""

    name: str
    announced: int
    found: int


class CountUnknown(ValueError):
    """An announced count has a name that is none of `COUNTS`."""


def compare(old: Prices[K], new: Prices[K]) -> Difference[K]:
    """The difference between two dated lists of prices by the same key."""
    both = [Change(key, old[key], new[key]) for key in new if key in old]
    return Difference(
        new=tuple(key for key in new if key not in old),
        removed=tuple(key for key in old if key not in new),
        up=tuple(change for change in both if _direction(change) > 0),
        down=tuple(change for change in both if _direction(change) < 0),
        unchanged=tuple(change.key for change in both if _direction(change) == 0),
    )


def mean_percent(changes: Iterable[Change[K]]) -> Decimal | None:
    """The plain mean of the changes in percent, as announcements state it; None when no change has one."""
    percents = [change.percent for change in changes]
    known = [percent for percent in percents if percent is not None]
    return sum(known, Decimal(0)) / len(known) if known else None


def check_announced(difference: Difference[K], announced: Mapping[str, int]) -> list[Mismatch]:
    """The announced counts that do not hold, by the names of `COUNTS`, and a total that does not add up.

    When unchanged, up, down, new and total are all announced, their own sum is checked as `announced_total`.
    Raises `CountUnknown`.
    """
    if strange := set(announced) - set(COUNTS):
        raise CountUnknown(", ".join(sorted(strange)))
    found = difference.counts
    wrong = [
        Mismatch(name, announced[name], found[name])
        for name in COUNTS
        if name in announced and announced[name] != found[name]
    ]
    parts = ("unchanged", "up", "down", "new")
    if "total" in announced and all(part in announced for part in parts):
        added = sum(announced[part] for part in parts)
        if added != announced["total"]:
            wrong.append(Mismatch("announced_total", announced["total"], added))
    return wrong


def _direction(change: Change[K]) -> int:
    if change.old == change.new:
        return 0
    if change.old is None or (change.new is not None and change.new > change.old):
        return 1
    return -1
