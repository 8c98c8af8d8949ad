"""A sender gives a name after all: the signal becomes an appeal, with the law's terms."""

from datetime import datetime

from alany.spine.appeals.actions import Registered, register_appeal
from alany.spine.appeals.rules import ONLINE, Given
from alany.spine.intake.actions.recording import locked, one_transaction, record
from alany.spine.intake.models import Signal
from alany.spine.intake.rules import LINKED, LIVE, NotNow
from alany.spine.ledger.rules import RESIDENT


def promote(*, signal: Signal, given: Given, code: str = "", at: datetime) -> Registered:
    """Register what the sender writes now, by name, as an appeal, and close the signal with a link to it.

    Only the sender can want it. The appeal does not say which signal it was: whoever sees appeals does not
    see signals. Raises NotNow, and as `register_appeal`.
    """
    with one_transaction():
        fresh = locked(signal)
        if fresh.state not in LIVE:
            raise NotNow("promote")
        done = register_appeal(
            office=fresh.office, given=given, channel=ONLINE, code=code, by=RESIDENT, at=at
        )
        fresh.coupon = done.appeal.coupon
        fresh.save(update_fields=["coupon"])
        record(fresh, "closed", at=at, reason=LINKED)
    return done
