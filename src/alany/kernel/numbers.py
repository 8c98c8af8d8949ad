"""Numbers, dates and amounts as people of each language write them, whatever the locale of the system.

A number and its unit never part at the end of a line: between them stands a no-break space.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from alany.kernel.money import round_half_even
from alany.kernel.triltext import LanguageUnknown

Number = int | float | Decimal
T = TypeVar("T")

NBSP = "\u00a0"
MINUS = "\u2013"

_GROUP_AND_POINT = {"kk": (NBSP, ","), "ru": (NBSP, ","), "en": (",", ".")}
_MONTHS = {
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "en": "January February March April May June July August September October November December",
}
_LARGE = {
    "kk": ("трлн", "млрд", "млн"),
    "ru": ("трлн", "млрд", "млн"),
    "en": ("trillion", "billion", "million"),
}
_SIZES = (Decimal(10) ** 12, Decimal(10) ** 9, Decimal(10) ** 6)


def format_number(value: Number, language: str, decimals: int | None = None) -> str:
    """1 234 567,5 in Kazakh and Russian, 1,234,567.5 in English; raises LanguageUnknown.

    Without `decimals` all digits of the value are printed; with them it is rounded half to even.
    """
    group, point = _for_language(_GROUP_AND_POINT, language)
    exact = _exact(value)
    rounded = exact if decimals is None else round_half_even(exact, decimals)
    sign = MINUS if rounded < 0 else ""
    whole, _, part = f"{abs(rounded):,f}".partition(".")
    return f"{sign}{whole.replace(',', group)}{point + part if part else ''}"


def format_percent(value: Number, language: str, decimals: int | None = 1) -> str:
    """A value that is already in percent: «70,1 %» in Kazakh and Russian, "70.1%" in English."""
    gap = "" if _base(language) == "en" else NBSP
    return f"{format_number(value, language, decimals)}{gap}%"


def format_money(value: Number, language: str, decimals: int | None = None) -> str:
    """An amount with ₸ after it; without `decimals`, whole tenge stay whole and others show two places."""
    if decimals is None:
        exact = _exact(value)
        decimals = 0 if exact == exact.to_integral_value() else 2
    return f"{format_number(value, language, decimals)}{NBSP}₸"


def format_large_money(value: Number, language: str, decimals: int = 1) -> str:
    """«429 млрд ₸», "429 billion ₸": rounded once, with at most `decimals` places; small amounts in full."""
    exact = _exact(value)
    for size, word in zip(_SIZES, _for_language(_LARGE, language), strict=True):
        rounded = round_half_even(exact / size, decimals)
        if abs(rounded) >= 1:
            places = 0 if rounded == rounded.to_integral_value() else decimals
            return f"{format_number(rounded, language, places)}{NBSP}{word}{NBSP}₸"
    return format_money(value, language)


def format_date(day: date, language: str, *, short: bool = False) -> str:
    """«2020 жылғы 30 шілде», «30 июля 2020 года», "30 July 2020"; short in every language 30.07.2020."""
    month = _for_language(_MONTHS, language).split()[day.month - 1]
    if short:
        return f"{day:%d.%m.}{day.year:04d}"
    match _base(language):
        case "kk":
            return f"{day.year}{NBSP}жылғы {day.day}{NBSP}{month}"
        case "ru":
            return f"{day.day}{NBSP}{month} {day.year}{NBSP}года"
    return f"{day.day}{NBSP}{month} {day.year}"


def format_day(day: date, language: str) -> str:
    """A day without its year, for pages where the year is plain: «30 шілде», «30 июля», "30 July"."""
    return f"{day.day}{NBSP}{_for_language(_MONTHS, language).split()[day.month - 1]}"


def _base(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


def _for_language(table: Mapping[str, T], language: str) -> T:
    try:
        return table[_base(language)]
    except KeyError:
        raise LanguageUnknown(language) from None


def _exact(value: Number) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))
