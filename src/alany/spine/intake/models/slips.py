"""Numbered sheets for the paper box: of a sheet's secret nothing stands here."""

from django.db import models

from alany.spine.organisations.models import Office


class SlipPack(models.Model):
    """Sheets that are handed out together: numbers reserved, then printed offline, then delivered.

    Where they were delivered is known of the pack, never of a number: a number carries no village.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    reserved_on = models.DateField()
    count = models.PositiveSmallIntegerField()
    sha256 = models.CharField(
        max_length=64, blank=True, help_text="of the sorted numbers that were delivered"
    )
    delivered_on = models.DateField(null=True, blank=True)
    delivered_to = models.CharField(max_length=300, blank=True)
    uid = models.UUIDField(null=True, blank=True, help_text="leaf of the log of the box")

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=["office", "number"], name="slip_pack_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """`P-007`: what stands on the envelope of the pack."""
        return f"P-{self.number:03d}"


class Slip(models.Model):
    """One sheet: its number, and what lets its writer be known again; filled when the pack is registered."""

    LEDGER_PASSES = True

    pack = models.ForeignKey(SlipPack, models.PROTECT, related_name="slips")
    number = models.CharField(max_length=8, unique=True)
    once = models.CharField(max_length=64, blank=True)
    report = models.CharField(max_length=32, blank=True)
    salt = models.BinaryField(default=b"")
    kept = models.BinaryField(default=b"")
    public = models.BinaryField(default=b"")
    locked = models.BinaryField(default=b"")
    tags = models.BinaryField(default=b"")

    def __str__(self) -> str:
        return self.number
