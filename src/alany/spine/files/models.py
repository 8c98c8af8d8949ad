"""Files at the door: hashed before anything else, typed by content, kept once under their hash."""

from django.db import models

from alany.spine.organisations.models import Office


class StoredFile(models.Model):
    """Bytes kept under `sha256`. `scan` says honestly whether a virus scan was made."""

    class Scan(models.TextChoices):
        NOT_SCANNED = "not_scanned"
        CLEAN = "clean"
        REFUSED = "refused"

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=100)
    received_at = models.DateTimeField()
    scan = models.CharField(max_length=12, choices=Scan.choices, default=Scan.NOT_SCANNED)
    is_public = models.BooleanField(default=False)
    is_sealed = models.BooleanField(
        default=False, help_text="only the part of the house that took it in gives it out, and records it"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "sha256", "name", "is_sealed"], name="file_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where the bytes stand below the folder of files."""
        return f"{self.sha256[:2]}/{self.sha256}"
