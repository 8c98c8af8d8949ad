"""What people have decided a line of a price list means: an alias, made by two and reversible."""

from django.db import models
from django.db.models import F, Q

from alany.programmes.pharmacies.models.facts import Medicine
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User


class AliasQuerySet(models.QuerySet["Alias"]):
    def in_force(self) -> "AliasQuerySet":
        """Those that later checks apply: confirmed by a second person and not reversed."""
        return self.filter(state=Alias.State.IN_FORCE)


class Alias(models.Model):
    """A whole line as lists write it, and exactly the packs that it means, for one supplier or for all.

    The key is the line itself with its maker and pack, so that nothing else can be decided by it.
    """

    class Meaning(models.TextChoices):
        PACKS = "packs"
        NONE_OF_THESE = "none_of_these"
        NOT_MEDICINE = "not_medicine"

    class State(models.TextChoices):
        PROPOSED = "proposed"
        IN_FORCE = "in_force"
        REFUSED = "refused"
        REVERSED = "reversed"

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    line = models.CharField(max_length=500)
    supplier = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    meaning = models.CharField(max_length=16, choices=Meaning.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    note = models.TextField(blank=True, help_text="why it means this")
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reversed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    reversed_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="why it was refused or reversed")

    objects = AliasQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")), name="alias_needs_two_people"
            ),
            models.UniqueConstraint(
                fields=["office", "key", "supplier"],
                condition=Q(state__in=["proposed", "in_force"]) & Q(supplier__isnull=False),
                name="alias_once_for_a_supplier",
            ),
            models.UniqueConstraint(
                fields=["office", "key"],
                condition=Q(state__in=["proposed", "in_force"], supplier=None),
                name="alias_once_for_all",
            ),
        ]
        indexes = [models.Index(fields=["office", "state"])]

    def __str__(self) -> str:
        return self.line


class AliasPack(models.Model):
    """One pack that a line means."""

    alias = models.ForeignKey(Alias, models.CASCADE, related_name="packs")
    medicine = models.ForeignKey(Medicine, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alias", "medicine"], name="alias_pack_once")]

    def __str__(self) -> str:
        return str(self.medicine)
