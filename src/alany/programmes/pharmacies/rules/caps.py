"""From which day to which day a cap holds, and on which basis it is compared with a till price."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

NET = "net"
Rates = Sequence[tuple[date, Decimal]]
"""From which day which VAT rate holds on medicines, as a share; in any order."""

# Medicines were exempt before 2026: law of 2025, zakon.kz 6504807 and 6505360. Loaded as dated rows that two
# people change; these stand until they are loaded.
HOUSE_RATES: Rates = ((date(2026, 1, 1), Decimal("0.05")), (date(2027, 1, 1), Decimal("0.10")))


class BeforeItsAct(ValueError):
    """An amendment is dated or begins before the list that it amends."""


@dataclass(frozen=True, slots=True)
class ActSpan:
    """An act as the calendar sees it: acts follow each other by `order`.

    `is_whole` says that the annex is the whole list: what is not in it has no cap from that day on.
    """

    key: int
    effective_from: date
    dated_on: date
    is_whole: bool
    medicines: frozenset[int]

    @property
    def order(self) -> tuple[date, date, int]:
        """Acts of one day follow each other by their own dates."""
        return (self.effective_from, self.dated_on, self.key)


def ends_of(act: ActSpan, others: Iterable[ActSpan]) -> dict[int, date | None]:
    """For each medicine of the act the first day on which another act takes its cap over, or None."""
    later = sorted((other for other in others if other.order > act.order), key=lambda other: other.order)
    whole = next((other.effective_from for other in later if other.is_whole), None)
    ends: dict[int, date | None] = dict.fromkeys(act.medicines, whole)
    for other in reversed(later):
        if not other.is_whole and (whole is None or other.effective_from <= whole):
            ends.update(dict.fromkeys(act.medicines & other.medicines, other.effective_from))
    return ends


def amended_list(
    dated_on: date, effective_from: date, wholes: Iterable[tuple[date, date, int]]
) -> int | None:
    """The key of the list that an act amends; `wholes` are dates, first days and keys of whole lists.

    None where no list is known yet. Raises BeforeItsAct if the list in force on the amendment's first day is
    dated after it, or if every list begins later.
    """
    known = sorted((begins, dated, key) for dated, begins, key in wholes)
    begun = [each for each in known if each[0] <= effective_from]
    if known and (not begun or begun[-1][1] > dated_on):
        raise BeforeItsAct
    return begun[-1][2] if begun else None


def vat_rate(on: date, rates: Rates) -> Decimal:
    """The VAT that the price of a medicine may hold on a day, as a share: 0 before the first row."""
    return max(((since, rate) for since, rate in rates if since <= on), default=(on, Decimal(0)))[1]


def vat_status(bases: Collection[str], is_payer: bool | None) -> bool | None:
    """Whether a till price holds VAT above the cap: False if both have one basis, None if it is not known."""
    if NET not in bases:
        return False
    return is_payer if set(bases) == {NET} else None


def caps_changed(
    old: Mapping[str, Decimal], new: Mapping[str, Decimal], *, is_whole: bool
) -> dict[str, Decimal]:
    """The part of the old list that a new act speaks about: all of it, or the rows that it names again."""
    return dict(old) if is_whole else {code: cap for code, cap in old.items() if code in new}
