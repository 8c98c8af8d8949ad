"""Answers that are being written, and the accounts of bodies that answer often."""

from django.db import models

from alany.spine.cases.models.loop import Proof, Recommendation, ReplyLink, Response
from alany.spine.files.models import StoredFile
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User


class ReplyDraft(models.Model):
    """An answer as it was typed, before it is confirmed. Forgotten after two days; no record of the office.

    It belongs to whoever began it: the holder of a link, or an account. `response` is what came of it, so
    that a second confirmation leads to the first.
    """

    key = models.CharField(max_length=32, unique=True)
    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="drafts")
    link = models.ForeignKey(ReplyLink, models.CASCADE, null=True, blank=True, related_name="drafts")
    user = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Response.Kind.choices)
    given = models.JSONField(default=dict)
    begun_at = models.DateTimeField(db_index=True)
    response = models.OneToOneField(Response, models.CASCADE, null=True, blank=True, related_name="draft")

    def __str__(self) -> str:
        return f"{self.kind} {self.begun_at:%Y-%m-%d}"


class DraftFile(models.Model):
    """A file of an answer that is being written, with what its camera says."""

    draft = models.ForeignKey(ReplyDraft, models.CASCADE, related_name="files")
    kind = models.CharField(max_length=10, choices=Proof.Kind.choices)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    doubt = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.file.name


class AddresseeAccount(models.Model):
    """Ties an account to the body for which its person answers. Its office is the one that asks."""

    user = models.OneToOneField(User, models.PROTECT, related_name="addressee_account")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="accounts")
    since_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.user} – {self.organisation}"
