"""Exact tenge: read from what people write, compared and rounded without a float."""

import re
from decimal import ROUND_HALF_EVEN, Decimal

Tenge = Decimal
LARGEST = Decimal(10) ** 14
"""More than all budgets of the country together, in tenge: above it somebody has slipped."""

_OURS = re.compile(r"(₸|тенге|теңге|тнг|тг|kzt)\.?", re.IGNORECASE)
_OTHERS = re.compile(r"[$€£¥₽]|usd|eur|rub|cny|kgs|uzs|руб|доллар|евро|юан|сом|сум", re.IGNORECASE)
_PLAIN = re.compile(r"(?:\d+|\d{1,3}(?: \d{3})+)(?:[.,]\d{1,2})?", re.ASCII)
_GROUPED_BY_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?", re.ASCII)
_GROUPED_BY_POINT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", re.ASCII)
_THOUSANDS_OR_DECIMALS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_TOO_FINE = re.compile(r"[\d ]+[.,]\d{3,}", re.ASCII)


class AmountRefused(ValueError):
    """An amount was not taken.

    `reason` is `empty`, `not_a_number`, `negative`, `currency`, `ambiguous` ("1,200" may be 1200 or 1.2),
    `decimals` (finer than a tiyn), `too_large` or `no_cap`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def parse_tenge(text: str) -> Decimal:
    """An amount in tenge as people write it: "1 200,50 ₸", "1200.5", "1,200.50 KZT", "350 тг."

    What can be read in two ways is refused, never guessed. Raises AmountRefused.
    """
    if _OTHERS.search(text):
        raise AmountRefused("currency")
    bare = " ".join(_without_our_currency(" ".join(text.split())).split())
    if not bare:
        raise AmountRefused("empty")
    if bare[0] in "-\u2212\u2013" and bare[1:].strip()[:1].isdigit():
        raise AmountRefused("negative")
    if _THOUSANDS_OR_DECIMALS.fullmatch(bare):
        raise AmountRefused("ambiguous")
    if _TOO_FINE.fullmatch(bare):
        raise AmountRefused("decimals")
    return _read(bare)


def _without_our_currency(text: str) -> str:
    """Take our sign off one end only: what stands inside or on both ends is no amount."""
    for side in (re.compile(rf"\s*{_OURS.pattern}$", re.I), re.compile(rf"^{_OURS.pattern}\s*", re.I)):
        stripped = side.sub("", text)
        if stripped != text:
            return stripped
    return text


def _read(bare: str) -> Decimal:
    if _PLAIN.fullmatch(bare):
        digits = bare.replace(" ", "").replace(",", ".")
    elif _GROUPED_BY_COMMA.fullmatch(bare):
        digits = bare.replace(",", "")
    elif _GROUPED_BY_POINT.fullmatch(bare):
        digits = bare.replace(".", "").replace(",", ".")
    else:
        raise AmountRefused("not_a_number")
    if (amount := Decimal(digits)) > LARGEST:
        raise AmountRefused("too_large")
    return amount


def excess(price: Decimal, cap: Decimal) -> tuple[Decimal, Decimal]:
    """How far a price is above its cap: in tenge, and in percent of the cap; negative when below.

    The percent is not rounded: a rule that needs a rounded one names its decimals. Raises AmountRefused
    (`no_cap`) when the cap is not above zero.
    """
    if cap <= 0:
        raise AmountRefused("no_cap")
    return price - cap, (price - cap) * 100 / cap


def round_half_even(value: Decimal, decimals: int) -> Decimal:
    """The value with so many decimals; a half goes to the even neighbour, as indicators define it."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)
