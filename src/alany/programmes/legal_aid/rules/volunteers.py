"""What a profile of a volunteer must say, when she helps, and what her hours may be. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

LANGUAGES = ("kk", "ru", "en")
MODES = ("online", "telephone", "person")
LARGEST_CAP = 30
SHORTEST_ENTRY, LONGEST_DAY = 5, 960
UNDERTAKING_VERSION = "2026-1"


class ProfileIncomplete(ValueError):
    """The profile lacks what its kind needs; `field` names it."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class NotActive(ValueError):
    """The volunteer is suspended or has left."""


class HoursRefused(ValueError):
    """These hours cannot be so; `reason` says why: future, before, length, own, decided."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Profile:
    """What is written down about a volunteer; lists are in the order of the office's own lists."""

    kind: str
    languages: tuple[str, ...]
    modes: tuple[str, ...]
    load_cap: int
    licence: str = ""
    chamber: str = ""
    has_organisation: bool = False


def checked_profile(profile: Profile) -> Profile:
    """The profile when nothing is missing; raises ProfileIncomplete.

    An advocate has a licence and a consultant a chamber (law 176-VI of 2018-07-05); an official has an
    organisation, without which nobody could keep her from a matter about her own akimat.
    """
    needed = {
        "licence": profile.kind != "advocate" or bool(profile.licence.strip()),
        "chamber": profile.kind != "consultant" or bool(profile.chamber.strip()),
        "organisation": profile.kind != "official" or profile.has_organisation,
        "languages": bool(profile.languages) and set(profile.languages) <= set(LANGUAGES),
        "modes": bool(profile.modes) and set(profile.modes) <= set(MODES),
        "load_cap": 1 <= profile.load_cap <= LARGEST_CAP,
    }
    for field, given in needed.items():
        if not given:
            raise ProfileIncomplete(field)
    return profile


def listed(text: str) -> tuple[str, ...]:
    """`kk,ru` as a tuple."""
    return tuple(part for part in text.split(",") if part)


def joined(values: Sequence[str], order: Sequence[str]) -> str:
    """The values in the order of the list, with commas between them."""
    return ",".join(value for value in order if value in values)


def helps_on(day: date, joined_on: date, suspended_on: date | None, left_on: date | None) -> bool:
    """Whether a volunteer is offered matters on this day."""
    suspended = suspended_on is not None and suspended_on <= day
    left = left_on is not None and left_on <= day
    return joined_on <= day and not suspended and not left


def checked_hours(on: date, minutes: int, *, today: date, joined_on: date, that_day: int) -> int:
    """The minutes when they can be so; `that_day` are those written for the day already.

    Raises HoursRefused.
    """
    if on > today:
        raise HoursRefused("future")
    if on < joined_on:
        raise HoursRefused("before")
    if minutes < SHORTEST_ENTRY or minutes + that_day > LONGEST_DAY:
        raise HoursRefused("length")
    return minutes


def spread(loads: Sequence[int]) -> Decimal | None:
    """Largest ÷ median of the open matters, to one decimal; None where the median is nothing."""
    middle = median(loads) if loads else 0
    if not middle:
        return None
    return (Decimal(max(loads)) / Decimal(str(middle))).quantize(Decimal("0.1"), ROUND_HALF_UP)


def share(part: int, whole: int) -> Decimal | None:
    """`part` of `whole` in per cent to one decimal; None where there is no whole."""
    if not whole:
        return None
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
