"""What waits for a volunteer, as the notices of the day count it."""

from datetime import date, datetime, time

from alany.kernel.periods import ALMATY
from alany.kernel.triltext import TrilText
from alany.programmes.legal_aid.models import Offer
from alany.spine.programme.manifest import Notice


def offers_waiting(person: int, on: date) -> int:
    """Offers to this account that nobody has answered and that hold on this day."""
    begins = datetime.combine(on, time.min, ALMATY)
    return Offer.objects.filter(volunteer__user=person, answer="", expires_at__gt=begins).count()


OFFER_WAITS = Notice(
    "legal_aid_offer",
    TrilText(
        kk="маған құқықтық сұрақ ұсынылды",
        ru="мне предложили правовой вопрос",
        en="a legal question was offered to me",
    ),
    offers_waiting,
    "desk_legal_aid:mine",
)
