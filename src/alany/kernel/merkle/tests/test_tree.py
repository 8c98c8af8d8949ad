"""Roots and proofs are those of RFC 6962, for every pair of sizes; a proof of anything else is refused."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.merkle import tiles, tree

MOST = 300
LEAVES = [number.to_bytes(2, "big") for number in range(MOST)]
HELD = tiles.grow({}, 0, map(tree.leaf_hash, LEAVES))


@cache
def node(height: int, index: int) -> bytes:
    return tiles.node_of(lambda level, number: HELD[level, number])(height, index)


def by_definition(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, 2.1, word for word."""
    if len(leaves) < 2:
        return tree.leaf_hash(leaves[0]) if leaves else tree.EMPTY
    middle = 1
    while 2 * middle < len(leaves):
        middle *= 2
    return tree.node_hash(by_definition(leaves[:middle]), by_definition(leaves[middle:]))


ROOTS = [by_definition(LEAVES[:size]) for size in range(MOST + 1)]


def test_the_root_of_every_size_is_the_one_of_the_definition() -> None:
    assert [tree.root(size, node) for size in range(MOST + 1)] == ROOTS


def test_the_known_vectors_of_the_format_hold() -> None:
    leaves = [bytes.fromhex(one) for one in ("", "00", "10", "2021", "3031", "40414243")]
    held = tiles.grow({}, 0, map(tree.leaf_hash, leaves))

    def at(height: int, index: int) -> bytes:
        return tiles.node_of(lambda level, number: held[level, number])(height, index)

    assert tree.EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert tree.root(1, at).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert tree.root(6, at).hex() == "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"


@given(size=st.integers(1, MOST), data=st.data())
def test_every_leaf_is_proved_at_its_place_and_nowhere_else(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, size - 1))
    leaf, proof = tree.leaf_hash(LEAVES[index]), tree.inclusion(index, size, node)

    assert tree.includes(leaf, index, size, proof, ROOTS[size])
    assert not tree.includes(tree.leaf_hash(b"other"), index, size, proof, ROOTS[size])
    assert not tree.includes(leaf, index, size, [*proof, bytes(32)], ROOTS[size])
    assert not tree.includes(leaf, index, size, proof[:-1], ROOTS[size]) or not proof
    assert other == index or not tree.includes(leaf, other, size, proof, ROOTS[size])
    assert not tree.includes(leaf, size, size, proof, ROOTS[size])


def test_every_beginning_is_proved_for_all_pairs_of_sizes() -> None:
    for size in (*range(80), 127, 128, 129, 255, 256, 257, MOST):
        for old in range(size + 1):
            proof = tree.consistency(old, size, node)
            assert tree.extends(old, ROOTS[old], size, ROOTS[size], proof), (old, size)


@given(size=st.integers(2, MOST), data=st.data())
def test_a_beginning_that_is_none_is_refused(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size - 1))
    proof = tree.consistency(old, size, node)

    assert not tree.extends(old, bytes(32), size, ROOTS[size], proof)
    assert not tree.extends(old, ROOTS[old], size, bytes(32), proof)
    assert not tree.extends(old, ROOTS[old], size, ROOTS[size], [*proof, bytes(32)])
    assert not tree.extends(old, ROOTS[old], size, ROOTS[size], proof[:-1])
    assert not tree.extends(size, ROOTS[size], old, ROOTS[old], proof)
    assert not tree.extends(0, ROOTS[1], size, ROOTS[size], [])


@given(cuts=st.lists(st.integers(0, 90), max_size=12))
def test_a_log_that_grows_in_any_steps_has_the_tiles_of_one_that_was_made_at_once(cuts: list[int]) -> None:
    held: dict[tiles.Coordinates, bytes] = {}
    size = 0
    for count in cuts:
        new = LEAVES[size : min(MOST, size + count)]
        held |= tiles.grow({place: held[place] for place in tiles.edge(size) if place in held}, size,
                           map(tree.leaf_hash, new))  # fmt: skip
        size += len(new)

    assert held == tiles.grow({}, 0, map(tree.leaf_hash, LEAVES[:size]))
    assert {(level, number): len(tile) // 32 for (level, number), tile in held.items()} == {
        (level, number): width for level, number, width in tiles.widths(size)
    }


def test_seventy_thousand_leaves_have_the_tiles_that_the_format_counts() -> None:
    shapes = list(tiles.widths(70_000))

    assert [sum(level == one for level, _, _ in shapes) for one in range(3)] == [274, 2, 1]
    assert [shape for shape in shapes if shape[2] < 256] == [(0, 273, 112), (1, 1, 17), (2, 0, 1)]
    assert list(tiles.widths(256)) == [(0, 0, 256), (1, 0, 1)]


@pytest.mark.parametrize(
    ("kind", "number", "width", "name"),
    [
        (0, 0, 256, "tile/0/000"),
        (0, 1_234_067, 256, "tile/0/x001/x234/067"),
        (2, 5, 17, "tile/2/005.p/17"),
        ("entries", 999, 1, "tile/entries/999.p/1"),
        ("entries", 1000, 256, "tile/entries/x001/000"),
    ],
)
def test_a_tile_has_one_address(kind: int | str, number: int, width: int, name: str) -> None:
    assert tiles.path(kind, number, width) == name
    assert tiles.place_of(name) == (str(kind), number, width)


@pytest.mark.parametrize(
    "name",
    ["tile/0/0", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/x000/001", "tile/00/000",
     "tile/0/001/002", "tile/entries", "tile/0/000/", "../tile/0/000", "tile/0/000.p/", "checkpoint"],
)  # fmt: skip
def test_any_other_name_is_no_tile(name: str) -> None:
    assert tiles.place_of(name) is None


def test_entries_are_read_as_far_as_they_are_whole() -> None:
    data = tiles.bundle([b"", b"a", b"bc"])

    assert tiles.entries_in(data) == [b"", b"a", b"bc"]
    assert tiles.entries_in(data[:-1]) == [b"", b"a"]


@pytest.mark.parametrize("act", [
    lambda: tree.inclusion(3, 3, node), lambda: tree.inclusion(-1, 3, node),
    lambda: tree.consistency(4, 3, node),
])  # fmt: skip
def test_a_proof_of_what_cannot_be_is_not_made(act) -> None:
    with pytest.raises(ValueError, match=r"leaf|beginning"):
        act()
