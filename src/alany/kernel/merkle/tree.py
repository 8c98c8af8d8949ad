"""The Merkle tree of RFC 6962, section 2.1: its root, proofs of inclusion and of consistency."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

Node = Callable[[int, int], bytes]
"""`node(height, index)`: the hash over the 2**height leaves from leaf index * 2**height on; all exist."""

EMPTY = sha256(b"").digest()


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf's bytes."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two neighbours."""
    return sha256(b"\x01" + left + right).digest()


def root(size: int, node: Node) -> bytes:
    """The root of the first `size` leaves."""
    return _over(0, size, node) if size else EMPTY


def inclusion(index: int, size: int, node: Node) -> list[bytes]:
    """The proof that leaf `index` is in the tree of `size` leaves, the sibling first."""
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} in a tree of {size}")
    return list(_path(index, 0, size, node))


def consistency(old: int, size: int, node: Node) -> list[bytes]:
    """The proof that the tree of `old` leaves is the beginning of that of `size`; empty for 0 and itself."""
    if not 0 <= old <= size:
        raise ValueError(f"{old} leaves are no beginning of {size}")
    return list(_sub(old, 0, size, node, whole=True)) if 0 < old < size else []


def includes(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root_hash: bytes) -> bool:
    """Whether the proof leads from the leaf's hash at `index` to the root of `size` leaves."""
    if not 0 <= index < size:
        return False
    found, place, last = leaf, index, size - 1
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root_hash


def extends(old: int, old_root: bytes, size: int, root_hash: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the tree of `old` leaves is the beginning of that of `size`."""
    if old == 0 or old == size:
        known = old_root == (EMPTY if old == 0 else root_hash)
        return 0 <= old <= size and known and not proof
    if not 0 < old < size or not proof:
        return False
    place, last, rest = old - 1, size - 1, list(proof)
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = rest.pop(0) if place else old_root
    for sibling in rest:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and before == old_root and after == root_hash


def _over(start: int, end: int, node: Node) -> bytes:
    """The hash over leaves start to end - 1, where `start` is where a subtree of that size may begin."""
    count = end - start
    if count & (count - 1) == 0:
        height = count.bit_length() - 1
        return node(height, start >> height)
    middle = start + _left(count)
    return node_hash(_over(start, middle, node), _over(middle, end, node))


def _left(count: int) -> int:
    """The largest power of two below `count`."""
    return 1 << ((count - 1).bit_length() - 1)


def _path(index: int, start: int, end: int, node: Node) -> Iterator[bytes]:
    if end - start == 1:
        return
    middle = start + _left(end - start)
    if index < middle:
        yield from _path(index, start, middle, node)
        yield _over(middle, end, node)
    else:
        yield from _path(index, middle, end, node)
        yield _over(start, middle, node)


def _sub(old: int, start: int, end: int, node: Node, *, whole: bool) -> Iterator[bytes]:
    if old == end:
        if not whole:
            yield _over(start, end, node)
        return
    middle = start + _left(end - start)
    if old <= middle:
        yield from _sub(old, start, middle, node, whole=whole)
        yield _over(middle, end, node)
    else:
        yield from _sub(old, middle, end, node, whole=False)
        yield _over(start, middle, node)
