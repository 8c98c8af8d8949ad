"""Strata of a campaign: each district's town and country are drawn apart, in proportion to their size."""

from dataclasses import dataclass

URBAN, RURAL = "u", "r"


@dataclass(frozen=True, slots=True)
class Stratum:
    """The pharmacies of one district that stand in town, or those that stand in the country."""

    kato: str
    is_urban: bool

    @property
    def name(self) -> str:
        """The stratum as frame and sample publish it: `611000000-u`."""
        return f"{self.kato}-{URBAN if self.is_urban else RURAL}"


def stratum_of(name: str) -> Stratum:
    """The stratum behind its published name; raises ValueError for what is none."""
    kato, dash, area = name.partition("-")
    if not dash or area not in {URBAN, RURAL}:
        raise ValueError(name)
    return Stratum(kato, area == URBAN)
