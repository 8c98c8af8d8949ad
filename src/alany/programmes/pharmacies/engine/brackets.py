"""What a resolved line means at every price: the few prices at which the answer changes, and each answer.

Nothing is decided here. `judge` is asked once between each two neighbouring bounds; within them its answer is
the same but for the excess, which `excess_cents` gives by the same arithmetic in whole numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from alany.programmes.pharmacies.engine.check import Decision, judge
from alany.programmes.pharmacies.engine.register import Register
from alany.programmes.pharmacies.engine.resolve import Resolved
from alany.programmes.pharmacies.engine.verdict import VatBasis

MOST_BOUNDS = 4


@dataclass(frozen=True, slots=True)
class Brackets:
    """`answers[n]` holds for a price above `bounds[n-1]` and at or below `bounds[n]`, in whole units."""

    bounds: tuple[int, ...]
    answers: tuple[Decision, ...]


def brackets_of(register: Register, resolved: Resolved, on: date, vat: VatBasis, unit: int) -> Brackets:
    """Bounds and answers of a line for whole prices in units of 1/`unit` tenge."""
    entries = (resolved.positions, resolved.likely)
    bounds = sorted({bound for each in entries for bound in _bounds(register, each, on, vat, unit)})
    asked = [*bounds, (bounds[-1] if bounds else 0) + 1]
    answers = [judge(register, resolved, Decimal(price) / unit, on, vat) for price in asked]
    return Brackets(tuple(bounds), tuple(answers))


def _bounds(
    register: Register, positions: Iterable[int], on: date, vat: VatBasis, unit: int
) -> Iterable[int]:
    """The greatest whole prices that do not exceed the lowest and the highest cap, each with its VAT."""
    caps = [cap for place in positions if (cap := register.entries[place].cap_on(on)) is not None]
    if not caps:
        return ()
    least, greatest = vat.bounds()
    exact = (Fraction(min(caps)) * Fraction(least), Fraction(max(caps)) * Fraction(greatest))
    return [bound for amount in exact if (bound := floor(amount * unit)) > 0]


def excess_cents(price: int, cap: Decimal, factor: Decimal, unit: int) -> int:
    """The excess of a price in units over a cap in tenge, net of VAT, in cents: half up, at least one."""
    exact = (Fraction(price, unit) / Fraction(factor) - Fraction(cap)) * 100
    return max(1, floor(exact + Fraction(1, 2)))
