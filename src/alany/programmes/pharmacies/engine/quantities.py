"""Amounts of a medicine in canonical units: mg, international units, ml, per ml, doses; exact decimals.

A percent and mg/g and mg/ml are one dimension: 1 % is 10 mg in each ml or g.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache

_EXACT = Context(prec=16)

MASS, UNITS, VOLUME, DENSITY, UNIT_DENSITY, DOSES, BARE = (
    "mg",
    "iu",
    "ml",
    "mg/ml",
    "iu/ml",
    "doses",
    "number",
)

_IU_WORDS = "ме|ед|мед|те|ле|кие|е|хб|фед|u"
_UNIT_WORDS = {
    "мкг": (MASS, "0.001"), "микрограмм": (MASS, "0.001"), "нг": (MASS, "0.000001"),
    "мг": (MASS, "1"), "миллиграмм": (MASS, "1"),
    "г": (MASS, "1000"), "гр": (MASS, "1000"), "грамм": (MASS, "1000"), "кг": (MASS, "1000000"),
    "мл": (VOLUME, "1"), "миллилитр": (VOLUME, "1"), "л": (VOLUME, "1000"), "литр": (VOLUME, "1000"),
    "мкл": (VOLUME, "0.001"), "%": (DENSITY, "10"),
    "ммоль": ("mmol", "1"), "моль": ("mmol", "1000"), "мбк": ("mbq", "1"), "ккал": ("kcal", "1"),
    "доза": (DOSES, "1"), "доз": (DOSES, "1"), "дозы": (DOSES, "1"), "дозу": (DOSES, "1"),
    "дозе": (DOSES, "1"), "ч": ("hour", "1"), "час": ("hour", "1"), "сут": ("hour", "24"),
    **dict.fromkeys(_IU_WORDS.split("|"), (UNITS, "1")),
}  # fmt: skip
_MULTIPLES = {"млн": Decimal(1000000), "млрд": Decimal(1000000000), "тыс": Decimal(1000)}

# Blanks stand in brackets, since these patterns are also used where a bare blank means nothing.
_NUMBER = r"\d{1,3}(?:[ ]000)+(?!\d)|\d{1,3}[ ]\d{3}(?=\s*(?:ед|ме)\b)|\d+(?:[.,]\d+)?"
_UNIT = "|".join(sorted((re.escape(unit) for unit in _UNIT_WORDS if unit != "%"), key=len, reverse=True))
_MULTIPLE = r"(?:млн|млрд|тыс)\b\.?"
_AFTER = r"(?![^\W\d_])"
# A word between an amount and its unit of measure or its slash: "350 мг йода/мл", "4000 анти-Ха МЕ/0,4 мл".
_BETWEEN = r"(?:\s*(?:йода|анти[ -]?ха|липолитических|активности|препарата))?"
_MEASURE = rf"{_BETWEEN}\s*(?:%|(?:{_UNIT}){_AFTER})"
_AMOUNT = rf"(?:{_NUMBER})(?:\s*{_MULTIPLE})?(?:{_MEASURE})?"
RUN = rf"(?:{_AMOUNT})(?:{_BETWEEN}\s*\)?\s*[/+]\s*\(?\s*(?:{_AMOUNT}|(?:{_UNIT}){_AFTER}))*"

_ELEMENT = re.compile(
    rf"(?P<joint>[/+])?[\s(]*(?P<number>{_NUMBER})?(?:\s*(?P<multiple>млн|млрд|тыс)\b\.?)?"
    rf"(?:{_BETWEEN}\s*(?P<unit>%|(?:{_UNIT}){_AFTER}))?{_BETWEEN}\s*\)?\s*"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One amount: `values` has several members for a combination, "5 мг/160 мг".

    For a density, `printed` is the amount before the slash and `per` the ml or g after it, as written: 1 of
    "100 мг/1 мл" is a container, of "100 мг/мл" nothing is said and `per` is None.
    """

    dimension: str
    values: tuple[Decimal, ...]
    printed: tuple[Decimal, ...] = ()
    per: Decimal | None = None


@dataclass(slots=True)
class _Element:
    joint: str
    value: Decimal | None
    dimension: str
    unit: str


@lru_cache(maxsize=65536)
def number(text: str) -> Decimal:
    """The exact value of a printed number; blanks group thousands, a comma is a decimal point."""
    return Decimal(text.replace(" ", "").replace(",", ".")).normalize(_EXACT)


def _scaled(value: Decimal, factor: Decimal) -> Decimal:
    return _EXACT.multiply(value, factor).normalize(_EXACT)


def ratio(amount: Decimal, per: Decimal) -> Decimal:
    """`amount` in each one of `per`, to 12 significant digits, so that equal ratios compare equal."""
    return Context(prec=12).divide(amount, per).normalize(_EXACT) if per else Decimal(0)


def product(amount: Decimal, times: Decimal) -> Decimal:
    """`amount` × `times`, to 12 significant digits."""
    return Context(prec=12).multiply(amount, times).normalize(_EXACT)


def _elements(run: str) -> list[_Element]:
    found: list[_Element] = []
    position = 0
    while position < len(run):
        match = _ELEMENT.match(run, position)
        if match is None or match.end() == position:
            break
        position = match.end()
        digits, unit = match["number"], match["unit"] or ""
        if digits is None and not unit:
            continue
        dimension, factor = _UNIT_WORDS.get(unit, (BARE, "1"))
        value = None
        if digits is not None:
            value = _scaled(
                number(digits), Decimal(factor) * _MULTIPLES.get(match["multiple"] or "", Decimal(1))
            )
            if match["multiple"] and not unit:
                dimension = UNITS
        found.append(_Element(match["joint"] or "", value, dimension, unit))
    return found


def _spread_units(elements: list[_Element]) -> None:
    """Gives "40" of "40/12,5 мг" the unit that follows it."""
    for this, following in zip(reversed(elements[:-1]), reversed(elements[1:]), strict=True):
        if this.dimension != BARE or this.value is None or following.value is None:
            continue
        if following.dimension in (MASS, UNITS, DENSITY):
            factor = Decimal(_UNIT_WORDS[following.unit][1]) if following.unit else Decimal(1)
            this.value, this.dimension, this.unit = (
                _scaled(this.value, factor),
                following.dimension,
                following.unit,
            )


def _is_per(element: _Element, before: list[_Element]) -> bool:
    """Whether an element is what the amounts before it are measured in: "/мл", "/5 мл", "/доза", "/г"."""
    if (
        element.joint != "/"
        or not before
        or (before[-1].dimension in (VOLUME, DENSITY) and element.dimension != DOSES)
    ):
        return False
    if element.dimension in (VOLUME, DOSES, "hour"):
        return True
    return element.unit == "г" and (element.value is None or (element.value == 1000 and len(before) == 1))


def _measured(before: list[_Element], per: _Element) -> Iterable[Quantity]:
    values = tuple(element.value for element in before if element.value is not None)
    if not values:
        return
    dimension = before[-1].dimension
    if per.dimension in (DOSES, "hour"):
        yield Quantity(dimension if per.dimension == DOSES else f"{dimension}/h", values)
        if per.dimension == DOSES and per.value is not None:
            yield Quantity(DOSES, (per.value,))
        return
    divisor = Decimal(1) if per.value is None or per.dimension == MASS else per.value
    container = None if per.value is None else divisor
    yield Quantity(f"{dimension}/ml", tuple(ratio(value, divisor) for value in values), values, container)


@lru_cache(maxsize=65536)
def read_run(run: str) -> tuple[Quantity, ...]:
    """The quantities of one run of amounts, such as "5 мг/160 мг", "100 мкг/5 мл" or "2 %"."""
    elements = _elements(run)
    _spread_units(elements)
    quantities: list[Quantity] = []
    waiting: list[_Element] = []
    for element in elements:
        if _is_per(element, waiting):
            quantities.extend(_measured(waiting, element))
            waiting = []
            continue
        if waiting and element.dimension != waiting[-1].dimension:
            quantities.extend(_plain(waiting))
            waiting = []
        waiting.append(element)
    quantities.extend(_plain(waiting))
    return tuple(quantities)


def _plain(waiting: list[_Element]) -> Iterable[Quantity]:
    values = tuple(element.value for element in waiting if element.value is not None)
    if values:
        yield Quantity(waiting[-1].dimension, values)
