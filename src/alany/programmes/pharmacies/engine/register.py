"""The register of a day: every registered medicine, with its cap or without, parsed once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from alany.programmes.pharmacies.engine import dictionary, makers, products
from alany.programmes.pharmacies.engine.entries import RegisterEntry, id_order
from alany.programmes.pharmacies.engine.tables import RegisterRefused


@dataclass(frozen=True, slots=True)
class Register:
    """Entries, the dictionary of their names, and what each entry says of itself, by position."""

    entries: tuple[RegisterEntry, ...]
    names: dictionary.Names
    makers: makers.Makers
    products: tuple[products.Product, ...]

    @classmethod
    def build(
        cls, entries: Iterable[RegisterEntry], aliases: Mapping[str, Iterable[str]] | None = None
    ) -> "Register":
        """A register for matching. `aliases` maps a further spelling to the entry ids that it may mean.

        Raises RegisterRefused for no entries at all and for two entries of one id that differ.
        """
        by_id: dict[str, RegisterEntry] = {}
        for row, entry in enumerate(entries):
            if by_id.setdefault(entry.id, entry) != entry:
                raise RegisterRefused("rows_contradict", row, "id", entry.id)
        if not by_id:
            raise RegisterRefused("register_empty")
        kept = tuple(by_id[key] for key in sorted(by_id, key=id_order))
        known_makers = makers.Makers.build(entry.maker for entry in kept)
        return cls(
            kept,
            dictionary.Names.build(kept, aliases or {}),
            known_makers,
            tuple(products.parse(entry) for entry in kept),
        )
