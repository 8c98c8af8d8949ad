"""The pharmacy's right of reply after the visit."""

from datetime import date, datetime

from alany.kernel.periods import local_date
from alany.programmes.pharmacies.models import PharmacyReply
from alany.spine.ledger import actions as ledger
from alany.spine.people.models import User
from alany.spine.visits.models import Visit


class ReplyRefused(ValueError):
    """The reply cannot be written down so; `reason` is `empty`, `not_made` or `day_wrong`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def record_reply(
    *, visit: Visit, text: str, received_on: date, document: str = "", by: User, at: datetime
) -> PharmacyReply:
    """Write down what the pharmacy says in its own words. Nothing that was sent before changes.

    Raises ReplyRefused: without words, before the visit, or dated ahead.
    """
    words = text.replace("\x00", "").strip()
    if not words:
        raise ReplyRefused("empty")
    if visit.state != Visit.State.DONE or visit.visited_at is None:
        raise ReplyRefused("not_made")
    if not local_date(visit.visited_at) <= received_on <= local_date(at):
        raise ReplyRefused("day_wrong")
    with ledger.action(verb="pharmacy.reply_recorded", by=by, at=at, office=visit.campaign.office) as act:
        reply = PharmacyReply.objects.create(
            visit=visit, received_on=received_on, document=document.strip()[:100], text=words,
            recorded_by=by, recorded_at=at,
        )  # fmt: skip
        act.about(visit, on=received_on.isoformat())
    return reply
