"""Reading a log's tree out of its tiles."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q

from alany.kernel.merkle import tiles, tree
from alany.spine.transparency.models import Tile


class StoredTiles:
    """The tiles of a log; those along `sizes` are fetched at once, any other when it is asked for."""

    def __init__(self, log: str, sizes: Iterable[int]) -> None:
        self._log = log
        wanted = {place for size in sizes for place in tiles.edge(size)}
        named = reduce(or_, (Q(level=level, number=number) for level, number in wanted))
        found = Tile.objects.filter(named, log=log).values_list("level", "number", "data")
        self.held = {(level, number): bytes(data) for level, number, data in found}

    def __call__(self, level: int, number: int) -> bytes:
        place = level, number
        if place not in self.held:
            self.held[place] = bytes(Tile.objects.get(log=self._log, level=level, number=number).data)
        return self.held[place]


def root(log: str, size: int) -> bytes:
    """The root of the first `size` leaves."""
    return tree.root(size, tiles.node_of(StoredTiles(log, [size])))


def inclusion(log: str, index: int, size: int) -> tuple[bytes, ...]:
    """The proof that leaf `index` is below the head of `size`; one query whatever the size."""
    return tuple(tree.inclusion(index, size, tiles.node_of(StoredTiles(log, [index, size]))))


def consistency(log: str, old: int, size: int) -> tuple[bytes, ...]:
    """The proof that the head of `size` continues that of `old`."""
    return tuple(tree.consistency(old, size, tiles.node_of(StoredTiles(log, [old, size]))))
