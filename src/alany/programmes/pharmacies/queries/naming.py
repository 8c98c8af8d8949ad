"""Reading what is public of the authority's decisions, and whose words stand beside them."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from alany.programmes.pharmacies.models import NamedDecision, Referral, ReferralEvent
from alany.spine.organisations.models import Office


def all_named(office: Office) -> QuerySet[NamedDecision]:
    """Publications with referral, pharmacy and the steps of the authority."""
    events = Prefetch("referral__events", ReferralEvent.objects.order_by("on", "pk"))
    found = NamedDecision.objects.filter(referral__office=office).select_related(
        "referral__pharmacy__owner", "referral__pharmacy__district", "referral__authority",
        "referral__office", "referral__finding", "proposed_by", "approved_by", "taken_down_by",
    )  # fmt: skip
    return found.prefetch_related(events)


def public_decisions(office: Office, on: date) -> QuerySet[NamedDecision]:
    """What the public reads on this day, the newest first; what was reversed stays, and says so."""
    return (
        all_named(office)
        .filter(pk__in=NamedDecision.objects.shown_on(on).values("pk"))
        .order_by("-approved_on", "-pk")
    )


def said_so_far(referral: Referral) -> str:
    """What the pharmacy said on the visit and afterwards, in their order."""
    visit = referral.finding.visit
    words = [visit.explanation, *visit.replies.values_list("text", flat=True)]
    return "\n\n".join(word for word in words if word)
