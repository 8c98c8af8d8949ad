"""In which state the licence of a pharmacy stands on a day, from facts alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alany.kernel.folding import fold

RETAIL = "retail"
STATES = ("ok", "suspended", "wrong_subtype", "expired", "other_address", "none")
"""From the most to the least that a pharmacy can show; of several licences the best one counts."""

_SIGNS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class LicenceFact:
    """One licence with its annex: the right to trade sits in an annex for each activity and address.

    `suspended_to` is the last day of the suspension, `ended_on` the first day without the licence.
    """

    holder_bin: str
    issued_on: date
    annex_address: str
    subtypes: tuple[str, ...]
    suspended_from: date | None = None
    suspended_to: date | None = None
    ended_on: date | None = None


def same_address(one: str, other: str) -> bool:
    """Whether two spellings are one address; case, signs and Kazakh letters do not count."""
    return _bare(one) == _bare(other)


def licence_state(
    licences: Iterable[LicenceFact], *, holder_bin: str, address: str, on: date, subtype: str = RETAIL
) -> str:
    """One of STATES for trade of this kind by this holder at this address on this day."""
    found = {_state(licence, holder_bin, address, on, subtype) for licence in licences}
    return next((state for state in STATES if state in found), "none")


def _state(licence: LicenceFact, holder_bin: str, address: str, on: date, subtype: str) -> str:
    if licence.holder_bin != holder_bin or licence.issued_on > on:
        return "none"
    ended = licence.ended_on is not None and licence.ended_on <= on
    if not same_address(licence.annex_address, address):
        return "none" if ended else "other_address"
    if ended:
        return "expired"
    if subtype not in licence.subtypes:
        return "wrong_subtype"
    if _suspended(licence, on):
        return "suspended"
    return "ok"


def _suspended(licence: LicenceFact, on: date) -> bool:
    if licence.suspended_from is None or licence.suspended_from > on:
        return False
    return licence.suspended_to is None or licence.suspended_to >= on


def _bare(address: str) -> str:
    return " ".join(_SIGNS.sub(" ", fold(address)).split())
