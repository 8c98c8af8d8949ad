"""From which day to which day a cap holds, and on which basis it is compared with a till price."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

NET = "net"
# Tax rates on medicines that were exempt before: law of 2025, zakon.kz 6504807 and 6505360.
VAT_RATES = ((date(2027, 1, 1), Decimal("0.10")), (date(2026, 1, 1), Decimal("0.05")))


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


def vat_rate(on: date) -> Decimal:
    """The VAT that the price of a medicine may hold on a day, as a share: 0 before 2026."""
    return next((rate for since, rate in VAT_RATES if on >= since), Decimal(0))


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
