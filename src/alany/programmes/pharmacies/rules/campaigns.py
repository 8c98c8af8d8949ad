"""Strata of a campaign and the plan of the draw: how many pharmacies from each stratum."""

from collections.abc import Mapping
from dataclasses import dataclass

URBAN, RURAL, CHAIN = "u", "r", "c"
BY_SIZE, EACH, CENSUS = "by_size", "each", "census"
PLANS = (BY_SIZE, EACH, CENSUS)


@dataclass(frozen=True, slots=True)
class Stratum:
    """Pharmacies of one district, in town or in the country, of chains or standing alone."""

    kato: str
    is_urban: bool
    is_chain: bool = False

    @property
    def name(self) -> str:
        """The stratum as frame and sample publish it: `611000000-u`, of chains `611000000-u-c`."""
        area = URBAN if self.is_urban else RURAL
        return f"{self.kato}-{area}-{CHAIN}" if self.is_chain else f"{self.kato}-{area}"


def stratum_of(name: str) -> Stratum:
    """The stratum behind its published name; raises ValueError for what is none."""
    kato, dash, rest = name.partition("-")
    area, second, chain = rest.partition("-")
    if not dash or area not in {URBAN, RURAL} or (second and chain != CHAIN):
        raise ValueError(name)
    return Stratum(kato, area == URBAN, bool(second))


def quotas(plan: str, size: int, strata: Mapping[str, int]) -> Mapping[str, int] | int:
    """How many are drawn from each stratum: a total shared by size, `size` from each, or all of them.

    `strata` says how many there are. A stratum smaller than `size` gives all it has. Raises ValueError for a
    plan that is none.
    """
    match plan:
        case "by_size":
            return size
        case "each":
            return {name: min(size, there) for name, there in strata.items()}
        case "census":
            return dict(strata)
    raise ValueError(plan)
