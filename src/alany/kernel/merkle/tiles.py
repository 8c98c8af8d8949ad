"""Tiles of 256 hashes, in which a log is kept and published (C2SP tlog-tiles)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from struct import pack

from alany.kernel.merkle.tree import Node, node_hash

WIDTH = 256
Coordinates = tuple[int, int]
"""(level, number of the tile in its level)."""


def path(kind: int | str, number: int, width: int = WIDTH) -> str:
    """Where a tile stands: `tile/0/x001/067`, `tile/entries/000.p/17`. `kind` is the level or "entries"."""
    groups = [f"{number % 1000:03d}"]
    while number := number // 1000:
        groups.insert(0, f"x{number % 1000:03d}")
    return f"tile/{kind}/{'/'.join(groups)}" + (f".p/{width}" if width < WIDTH else "")


def place_of(name: str) -> tuple[str, int, int] | None:
    """(level or "entries", number, width) of a path that `path` would write; None for any other."""
    found = re.fullmatch(
        r"tile/(entries|[0-9]|[1-9][0-9])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\.p/([0-9]{1,3}))?", name
    )
    if found is None:
        return None
    kind, number, width = found[1], int(found[2].replace("x", "").replace("/", "")), int(found[3] or WIDTH)
    return (kind, number, width) if width > 0 and path(kind, number, width) == name else None


def widths(size: int) -> Iterator[tuple[int, int, int]]:
    """(level, number, width) of every tile of a tree of this size, lowest level first."""
    level = 0
    while size:
        full, rest = divmod(size, WIDTH)
        yield from ((level, number, WIDTH) for number in range(full))
        if rest:
            yield level, full, rest
        size, level = full, level + 1


def edge(size: int) -> Iterator[Coordinates]:
    """The tile of each level in which a tree of this size ends, or into which its next hash will go."""
    level = 0
    while level == 0 or size:
        yield level, size // WIDTH
        size, level = size // WIDTH, level + 1


def node_of(tile: Callable[[int, int], bytes | bytearray]) -> Node:
    """Read hashes out of tiles; `tile(level, number)` may be wider than the tree that is asked about."""

    def node(height: int, index: int) -> bytes:
        level, above = divmod(height, 8)
        number, offset = divmod(index << above, WIDTH)
        held = tile(level, number)
        hashes = [bytes(held[place : place + 32]) for place in _places(offset, 1 << above)]
        if len(hashes[-1]) != 32:
            raise IndexError(f"tile {level}/{number} is too short")
        return _top(hashes)

    return node


def _places(offset: int, count: int) -> range:
    return range(32 * offset, 32 * (offset + count), 32)


def grow(held: Mapping[Coordinates, bytes], size: int, hashes: Iterable[bytes]) -> dict[Coordinates, bytes]:
    """The tiles that change when leaf hashes are added to a tree of `size`; `held` are those of its edge."""
    changed: dict[Coordinates, bytes] = {}
    level, first, rising = 0, size, list(hashes)
    while rising:
        above: list[bytes] = []
        taken = 0
        while taken < len(rising):
            number, width = divmod(first + taken, WIDTH)
            part = rising[taken : taken + WIDTH - width]
            tile = (held[level, number][: 32 * width] if width else b"") + b"".join(part)
            changed[level, number] = tile
            taken += len(part)
            if len(tile) == 32 * WIDTH:
                above.append(_top([tile[place : place + 32] for place in _places(0, WIDTH)]))
        level, first, rising = level + 1, first // WIDTH, above
    return changed


def _top(hashes: list[bytes]) -> bytes:
    """The one hash over a power of two of hashes."""
    while len(hashes) > 1:
        hashes = [node_hash(*pair) for pair in zip(hashes[::2], hashes[1::2], strict=True)]
    return hashes[0]


def bundle(leaves: Iterable[bytes]) -> bytes:
    """Entries as they are published: two bytes of length and the bytes, one after the other."""
    return b"".join(pack(">H", len(leaf)) + leaf for leaf in leaves)


def entries_in(data: bytes) -> list[bytes]:
    """The entries of a bundle, as far as they are whole."""
    leaves, start, end = [], 2, len(data)
    while start <= end:
        stop = start + (data[start - 2] << 8 | data[start - 1])
        if stop > end:
            break
        leaves.append(data[start:stop])
        start = stop + 2
    return leaves
