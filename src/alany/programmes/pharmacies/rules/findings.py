"""What a visit may find, and how much its source can carry (domain: decision rules, source grade)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

ABOVE_CAP, NO_LICENCE, TO_CHECK = "above_cap", "no_licence", "to_check"
KINDS = (ABOVE_CAP, NO_LICENCE, TO_CHECK)
REFERABLE = frozenset({ABOVE_CAP, NO_LICENCE})
LICENCE_FAULTS = ("none", "other_address", "wrong_subtype", "suspended", "expired")
"""States of a licence that are a finding; "without a licence" is always stored as one of them."""

ESTABLISHING = frozenset({"receipt", "tag_photo"})
"""Sources that a stranger can look at later; a price list or a spoken price only says what to check."""

VIOLATION, CERTAIN = "violation", "certain"


class NotEstablished(ValueError):
    """Nothing here is established: a person must see a receipt or a price tag before it can be confirmed."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One price with the engine's decision and the grade of its source; amounts in tenge."""

    line: str
    price: Decimal
    grade: str
    decision: str
    certainty: str
    reason: str
    seen_on: date
    cap: Decimal | None = None
    excess: Decimal | None = None


def kind_of_price(judged: Judged) -> str:
    """ABOVE_CAP when it is certain and its source can be looked at again, TO_CHECK when only one is so.

    A violation that is no more than probable goes into the queue of people, whatever its source; so does a
    certain one that was only told or listed. All else is no finding: an empty text.
    """
    if judged.decision != VIOLATION:
        return ""
    established = judged.certainty == CERTAIN and judged.grade in ESTABLISHING
    return ABOVE_CAP if established else TO_CHECK


def kinds_found(prices: Iterable[Judged], licence_state: str) -> tuple[str, ...]:
    """The kinds of findings of one visit, each once, in the order of KINDS.

    Where a price above the cap is established, doubtful prices of the same visit add no second finding.
    """
    found = {kind for judged in prices if (kind := kind_of_price(judged))}
    if ABOVE_CAP in found:
        found.discard(TO_CHECK)
    if licence_state in LICENCE_FAULTS:
        found.add(NO_LICENCE)
    return tuple(kind for kind in KINDS if kind in found)


def check_confirmable(kind: str) -> None:
    """Raises NotEstablished for what is only to be checked."""
    if kind not in REFERABLE:
        raise NotEstablished(kind)
