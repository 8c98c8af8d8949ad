"""What one volunteer has before her."""

from datetime import datetime

from django.db.models import Q, QuerySet

from alany.programmes.legal_aid.models import Offer, Volunteer
from alany.programmes.legal_aid.queries.volunteers import IN_WORK

UNFINISHED = (*IN_WORK, "answered")


def _shown(rows: QuerySet[Offer]) -> QuerySet[Offer]:
    return rows.select_related("matter__topic", "matter__case__place__parent__parent")


def held_by(volunteer: Volunteer, at: datetime) -> QuerySet[Offer]:
    """Offers that wait for her answer, the next to run out first, and matters that she has taken."""
    waits = Q(answer="", expires_at__gt=at)
    taken = Q(answer=Offer.Answer.ACCEPTED, matter__volunteer=volunteer, matter__case__state__in=UNFINISHED)
    return _shown(Offer.objects.filter(waits | taken, volunteer=volunteer)).order_by("expires_at", "pk")


def past_of(volunteer: Volunteer) -> QuerySet[Offer]:
    """Offers that are over for her, the newest first."""
    ended = Offer.objects.filter(volunteer=volunteer).exclude(answer="")
    ended = ended.exclude(answer=Offer.Answer.ACCEPTED, matter__case__state__in=UNFINISHED)
    return _shown(ended).order_by("-made_at", "-pk")
