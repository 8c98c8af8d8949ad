"""A pharmacy named in public: only after the authority's decision, by two people, for a dated term."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from alany.programmes.pharmacies.models.facts import Referral
from alany.spine.people.models import User


class NamedDecisionQuerySet(models.QuerySet["NamedDecision"]):
    def shown_on(self, day: date) -> "NamedDecisionQuerySet":
        """Those that the public sees on this day: approved, not taken down, within their term."""
        return self.filter(approved_on__lte=day, taken_down_on=None, expires_on__gt=day)


class NamedDecision(models.Model):
    """The authority's decision on one pharmacy as the public reads it, with the pharmacy's own words."""

    referral = models.OneToOneField(Referral, models.PROTECT, related_name="named")
    reply = models.TextField(
        blank=True, help_text="what the pharmacy says; empty: it was asked and said nothing"
    )
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True, help_text="the first day on which nobody is named")
    taken_down_on = models.DateField(null=True, blank=True)
    taken_down_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True, help_text="why it was taken down")

    objects = NamedDecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")),
                name="named_decision_needs_two_people",
            ),
            models.CheckConstraint(
                condition=Q(approved_on=None) | Q(expires_on__gt=F("approved_on")),
                name="named_decision_expires",
            ),
        ]

    def __str__(self) -> str:
        return str(self.referral)
