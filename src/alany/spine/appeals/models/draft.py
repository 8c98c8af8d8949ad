"""An appeal while it is being written on the public site."""

from django.db import models

from alany.spine.appeals.models.appeal import Appeal
from alany.spine.files.models import StoredFile
from alany.spine.organisations.models import Office


class AppealDraft(models.Model):
    """What was typed before it was confirmed. Forgotten after two days; no record of the office.

    `key` is known to the page of its writer only. `appeal` is what came of it, so that a second confirmation
    leads to the first.
    """

    key = models.CharField(max_length=32, unique=True)
    office = models.ForeignKey(Office, models.CASCADE, related_name="+")
    given = models.JSONField(default=dict)
    begun_at = models.DateTimeField(db_index=True)
    appeal = models.OneToOneField(Appeal, models.CASCADE, null=True, blank=True, related_name="draft")

    def __str__(self) -> str:
        return f"{self.begun_at:%Y-%m-%d}"


class AppealDraftFile(models.Model):
    """A file of an appeal that is being written."""

    draft = models.ForeignKey(AppealDraft, models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["draft", "file"], name="appeal_draft_file_once")]

    def __str__(self) -> str:
        return self.file.name
