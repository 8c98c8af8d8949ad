"""How much each part of the score counts, from a day on."""

from datetime import date, datetime

from alany.programmes.legal_aid.models import MatchingWeights
from alany.programmes.legal_aid.rules.matching import (
    FIRST_OFFER_HOURS,
    FIRST_WEIGHTS,
    MOST_OFFER_HOURS,
    Weights,
)
from alany.programmes.legal_aid.rules.offers import ReasonMissing
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer

FIRST_DAY = date(2018, 1, 1)
FIRST_REASON = "Бастапқы мән / Начальные значения"


class WeightsRefused(ValueError):
    """The parts do not make a hundred, or the offer would run out at once or only after a month."""


def load_weights(*, by: Doer, at: datetime) -> int:
    """The first weights of a new office; none are added where some are in force. How many were added."""
    if MatchingWeights.objects.exists():
        return 0
    set_weights(
        weights=FIRST_WEIGHTS,
        offer_hours=FIRST_OFFER_HOURS,
        valid_from=FIRST_DAY,
        reason=FIRST_REASON,
        by=by,
        at=at,
    )
    return 1


def set_weights(
    *, weights: Weights, offer_hours: int, valid_from: date, reason: str, by: Doer, at: datetime
) -> MatchingWeights:
    """Other weights from this day on; offers made before keep theirs.

    Raises WeightsRefused, ReasonMissing.
    """
    parts = (weights.topic, weights.place, weights.load, weights.fairness)
    if sum(parts) != 100 or min(parts) < 0 or not 1 <= offer_hours <= MOST_OFFER_HOURS:
        raise WeightsRefused
    if not reason.strip():
        raise ReasonMissing
    with ledger.action(verb="legal_aid.weights_set", by=by, at=at) as act:
        row, _ = MatchingWeights.objects.update_or_create(
            valid_from=valid_from,
            defaults={
                "topic": weights.topic,
                "place": weights.place,
                "load": weights.load,
                "fairness": weights.fairness,
                "offer_hours": offer_hours,
                "reason": reason.strip()[:300],
            },
        )
        act.about(row)
    return row
