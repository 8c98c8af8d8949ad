"""Keys of recipients, custodians, the escrow and authorities; the signed directory that lists them."""

from datetime import date
from typing import ClassVar

from django.db import models

from alany.spine.intake.rules import AUTHORITY, CUSTODIAN, ESCROW, RECIPIENT
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User


class KeyQuerySet(models.QuerySet["OfficerKey"]):
    def live(self, day: date) -> "KeyQuerySet":
        """Keys that a directory names and that are in force on this day."""
        ends = models.Q(valid_to=None) | models.Q(valid_to__gt=day)
        return self.filter(ends, valid_from__lte=day, directory__isnull=False)


class KeyDirectory(models.Model):
    """One version of the directory, signed offline by two of three roots; every version is kept."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    day = models.DateField()
    text = models.TextField(help_text="canonical JSON, byte by byte what was signed")
    signatures = models.JSONField(default=dict)
    uid = models.UUIDField(null=True, help_text="leaf of the log of figures")

    class Meta:
        ordering = ("version",)
        constraints = [models.UniqueConstraint(fields=["office", "version"], name="directory_once")]

    def __str__(self) -> str:
        return f"{self.office} {self.version}"


class OfficerKey(models.Model):
    """Public halves, and the private ones locked by a password that the office never sees.

    A body is an organisation, or the office itself where none is named. A new pair is a new row.
    """

    class Role(models.TextChoices):
        RECIPIENT = RECIPIENT
        CUSTODIAN = CUSTODIAN
        ESCROW = ESCROW
        AUTHORITY = AUTHORITY

    LEDGER_OMITS: ClassVar = ("locked", "recovery")

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=Role.choices)
    person = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="box_keys")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    label = models.CharField(max_length=200, blank=True)
    key_id = models.CharField(max_length=32, unique=True)
    box = models.CharField(max_length=64)
    sign = models.CharField(max_length=64, blank=True)
    locked = models.BinaryField(default=b"")
    recovery = models.BinaryField(default=b"")
    directory = models.ForeignKey(
        KeyDirectory, models.PROTECT, null=True, blank=True, related_name="keys", help_text="named first in"
    )
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = KeyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["office", "role"], name="officer_key_by_role")]

    def __str__(self) -> str:
        return self.label or str(self.person or self.organisation or self.key_id[:8])

    @property
    def body(self) -> str:
        """Who answers for the key: `office`, or `org-` and the organisation."""
        return f"org-{self.organisation_id}" if self.organisation_id else "office"


class Interest(models.Model):
    """A body that a holder of a key is linked to by family, service or property; declared, and dated."""

    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    declared_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "organisation"], name="interest_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.organisation}"
