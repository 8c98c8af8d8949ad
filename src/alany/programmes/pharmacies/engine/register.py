"""The register of a day: every registered medicine, with its cap or without, parsed once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from alany.programmes.pharmacies.engine import dictionary, makers, products
from alany.programmes.pharmacies.engine.entries import RegisterEntry, id_order
from alany.programmes.pharmacies.engine.keys import line_key
from alany.programmes.pharmacies.engine.tables import RegisterRefused

_MOST_VARIANTS = 50_000
_NO_PACK: frozenset[int] = frozenset()


class Held(NamedTuple):
    """One entry among those of one product: what alone differs between them."""

    position: int
    pack: int | None
    packs: frozenset[int]
    maker: str


Variant = tuple[products.Product, tuple[Held, ...]]


@dataclass(frozen=True, slots=True)
class Register:
    """Entries and the dictionary of their names. What an entry says of itself is read when asked for."""

    entries: tuple[RegisterEntry, ...]
    names: dictionary.Names
    makers: makers.Makers
    aliases: Mapping[str, tuple[int, ...]]
    by_gtin: Mapping[str, tuple[int, ...]]
    _products: list[products.Product | None]
    _variants: dict[tuple[int, ...], tuple[Variant, ...]]

    @classmethod
    def build(
        cls, entries: Iterable[RegisterEntry], aliases: Mapping[str, Iterable[str]] | None = None
    ) -> "Register":
        """A register for matching. `aliases` maps a whole line, as people decided it, to the ids it means.

        An alias decides that line and no other: not the same name in another pack, strength or of another
        maker. One whose entries are not all in this register decides nothing. Raises RegisterRefused for no
        entries at all and for two entries of one id that differ.
        """
        by_id: dict[str, RegisterEntry] = {}
        for row, entry in enumerate(entries):
            if by_id.setdefault(entry.id, entry) != entry:
                raise RegisterRefused("rows_contradict", row, "id", entry.id)
        if not by_id:
            raise RegisterRefused("register_empty")
        kept = tuple(by_id[key] for key in sorted(by_id, key=id_order))
        return cls(
            kept,
            dictionary.Names.build(kept),
            makers.Makers.build(entry.maker for entry in kept),
            _aliases(kept, aliases or {}),
            _by_gtin(kept),
            [None] * len(kept),
            {},
        )

    def product(self, position: int) -> products.Product:
        """What the entry at a position says of itself."""
        found = self._products[position]
        if found is None:
            found = self._products[position] = products.parse(self.entries[position])
        return found

    def variants(self, positions: tuple[int, ...]) -> tuple[Variant, ...]:
        """The entries at some positions by what they say of themselves; kept, since names recur."""
        found = self._variants.get(positions)
        if found is None:
            if len(self._variants) > _MOST_VARIANTS:
                self._variants.clear()
            found = self._variants[positions] = self._grouped(positions)
        return found

    def _grouped(self, positions: tuple[int, ...]) -> tuple[Variant, ...]:
        groups: dict[int, list[Held]] = {}
        for position in positions:
            entry = self.entries[position]
            packs = _NO_PACK if entry.pack is None else frozenset((entry.pack,))
            held = Held(position, entry.pack, packs, entry.maker)
            groups.setdefault(id(self.product(position)), []).append(held)
        return tuple((self.product(held[0].position), tuple(held)) for held in groups.values())

    def with_aliases(self, aliases: Mapping[str, Iterable[str]]) -> "Register":
        """The same register under other decisions of people; what was read of it is shared."""
        return replace(self, aliases=_aliases(self.entries, aliases))


def _aliases(
    entries: Sequence[RegisterEntry], aliases: Mapping[str, Iterable[str]]
) -> dict[str, tuple[int, ...]]:
    if not aliases:
        return {}
    positions = {entry.id: position for position, entry in enumerate(entries)}
    found: dict[str, tuple[int, ...]] = {}
    for line, ids in aliases.items():
        meant = sorted(set(ids))
        if all(each in positions for each in meant):
            found[line_key(line)] = tuple(sorted(positions[each] for each in meant))
    return found


def _by_gtin(entries: Sequence[RegisterEntry]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for position, entry in enumerate(entries):
        for gtin in entry.gtins:
            found.setdefault(gtin, []).append(position)
    return {gtin: tuple(positions) for gtin, positions in found.items()}
