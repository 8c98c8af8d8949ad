"""A sample that anybody can draw again from the published frame and seed.

Within each stratum the units are sorted by SHA-256 of `seed:unit_id`; the first are visited, the next replace
those that cannot be. No generator of random numbers is involved, so no version of it either.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from alany.kernel.hashing import canonical_csv, sha256_hex

Unit = tuple[str, str]
"""The id of a unit and the name of its stratum."""


class UnitRepeated(ValueError):
    """A frame names one unit twice, which would give it two chances."""


class QuotaRefused(ValueError):
    """More units are wanted from a stratum, or from all together, than there are; or fewer than none."""

    def __init__(self, stratum: str, wanted: int, available: int) -> None:
        super().__init__(f"{wanted} wanted, {available} available: {stratum or 'all strata'}")
        self.stratum = stratum
        self.wanted = wanted
        self.available = available


def frame_csv(units: Iterable[Unit]) -> bytes:
    """The frame as canonical CSV `unit_id,stratum`, sorted by unit: what is hashed; raises UnitRepeated."""
    rows = sorted((unit, stratum) for stratum, ids in _strata(units).items() for unit in ids)
    return canonical_csv(("unit_id", "stratum"), rows)


def frame_hash(units: Iterable[Unit]) -> str:
    """SHA-256 of the bytes of `frame_csv`; raises UnitRepeated."""
    return sha256_hex(frame_csv(units))


def seed_hash(seed: str) -> str:
    """SHA-256 of the seed: published before unannounced visits, the seed itself after the last of them."""
    return sha256_hex(seed.encode())


def draw(units: Iterable[Unit], quota_per_stratum: Mapping[str, int], seed: str) -> tuple[str, ...]:
    """The ids drawn: strata by name, inside each the order of the draw.

    A larger quota with the same seed keeps every unit of the smaller one. Raises UnitRepeated, QuotaRefused.
    """
    return tuple(
        unit
        for stratum, ids in _ordered(units, quota_per_stratum, seed).items()
        for unit in ids[: quota_per_stratum.get(stratum, 0)]
    )


def replacement_order(
    units: Iterable[Unit], quota_per_stratum: Mapping[str, int], seed: str
) -> dict[str, tuple[str, ...]]:
    """For each stratum the units not drawn, in the order in which they replace one that was not reached.

    A replacement needs a code of non-response. Raises UnitRepeated, QuotaRefused.
    """
    return {
        stratum: ids[quota_per_stratum.get(stratum, 0) :]
        for stratum, ids in _ordered(units, quota_per_stratum, seed).items()
    }


def proportional_quota(strata_sizes: Mapping[str, int], total: int) -> dict[str, int]:
    """Share `total` visits among strata by size, by the largest remainder; never more than a stratum has.

    Equal remainders go to the larger stratum, then to the first by name. Raises QuotaRefused.
    """
    available = sum(strata_sizes.values())
    if not 0 <= total <= available:
        raise QuotaRefused("", total, available)
    shares = {name: divmod(size * total, available or 1) for name, size in strata_sizes.items()}
    left = total - sum(whole for whole, _ in shares.values())
    by_remainder = sorted(shares, key=lambda name: (-shares[name][1], -strata_sizes[name], name))
    one_more = frozenset(by_remainder[:left])
    return {name: whole + (name in one_more) for name, (whole, _) in shares.items()}


def _strata(units: Iterable[Unit]) -> dict[str, list[str]]:
    strata: dict[str, list[str]] = {}
    seen = set[str]()
    for unit, stratum in units:
        if unit in seen:
            raise UnitRepeated(unit)
        seen.add(unit)
        strata.setdefault(stratum, []).append(unit)
    return strata


def _ordered(units: Iterable[Unit], quota: Mapping[str, int], seed: str) -> dict[str, tuple[str, ...]]:
    strata = _strata(units)
    for stratum, wanted in quota.items():
        available = len(strata.get(stratum, ()))
        if not 0 <= wanted <= available:
            raise QuotaRefused(stratum, wanted, available)
    return {
        stratum: tuple(sorted(strata[stratum], key=lambda unit: (_lot(seed, unit), unit)))
        for stratum in sorted(strata)
    }


def _lot(seed: str, unit: str) -> bytes:
    return sha256(f"{seed}:{unit}".encode()).digest()
