"""The interval rule: what the caps of every entry that a line allows say about its price.

Domain rule 5.2: above the highest cap is a violation, at or below the lowest is within, all else abstains.
All amounts are exact decimals in tenge; there is no tolerance.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

VIOLATION, WITHIN_CAP, NO_CAP, UNCLEAR = "violation", "within_cap", "no_cap", "unclear"

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class VatBasis:
    """How a till price compares with a cap: `rate` is the VAT that the price may hold above the cap's basis.

    `included` is True if the price holds VAT and the cap does not, False if both have one basis, None if
    the pharmacy's status is not known.
    """

    rate: Decimal = Decimal(0)
    included: bool | None = False

    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest factor by which a cap grows before it is compared with a price."""
        gross = Decimal(1) + self.rate
        if self.included is None:
            return min(Decimal(1), gross), max(Decimal(1), gross)
        return (gross, gross) if self.included else (Decimal(1), Decimal(1))


SAME_BASIS = VatBasis()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision with its reason code; `cap`, `excess` (tenge) and `excess_pct` (per cent of the cap)."""

    decision: str
    reason: str
    cap: Decimal | None = None
    excess: Decimal | None = None
    excess_pct: Decimal | None = None


def decide(price: Decimal, caps: Iterable[Decimal | None], vat: VatBasis = SAME_BASIS) -> Verdict:
    """The verdict on `price` when the true entry is one of those whose `caps` are given (None: uncapped)."""
    known = list(caps)
    capped = [cap for cap in known if cap is not None]
    if not capped:
        return Verdict(NO_CAP, "registered_without_cap")
    if len(capped) < len(known):
        return Verdict(UNCLEAR, "capped_and_uncapped_fit")
    lowest, highest = min(capped), max(capped)
    least, greatest = vat.bounds()
    if price > highest * greatest:
        return _above(price, highest, greatest)
    if price <= lowest * least:
        return Verdict(WITHIN_CAP, "at_or_below_cap", lowest)
    return Verdict(UNCLEAR, "between_caps" if lowest != highest else "vat_status_decides")


def _above(price: Decimal, cap: Decimal, factor: Decimal) -> Verdict:
    net = price / factor
    excess = max((net - cap).quantize(_CENT, ROUND_HALF_UP), _CENT)
    percent = ((net - cap) * 100 / cap).quantize(_CENT, ROUND_HALF_UP)
    return Verdict(VIOLATION, "above_cap", cap, excess, percent)
