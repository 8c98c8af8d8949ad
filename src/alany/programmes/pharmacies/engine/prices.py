"""Reading a price as it is printed."""

from decimal import Decimal, InvalidOperation

HIGHEST_PRICE = Decimal("100000000")
MOST_PLACES = 9


def read_price(text: str) -> Decimal | None:
    """A price in tenge from its printed form, "1 234,50" included; None if it is no positive, sane number."""
    compact = "".join(text.split()).removesuffix("тг").removesuffix("₸").replace(",", ".")
    if not compact or not compact.isascii() or "e" in compact.lower() or "_" in compact:
        return None
    try:
        price = Decimal(compact)
    except InvalidOperation:
        return None
    if not price.is_finite() or not 0 < price <= HIGHEST_PRICE or places_of(price) > MOST_PLACES:
        return None
    return price


def places_of(amount: Decimal) -> int:
    """How many digits stand after the point, without trailing noughts."""
    exponent = amount.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
