"""An appeal: what somebody who gives a name asks of the office, with the facts that the law wants kept."""

from typing import ClassVar

from django.db import models

from alany.kernel.triltext import TrilText
from alany.spine.appeals.rules import label
from alany.spine.cases.models import Case
from alany.spine.files.models import StoredFile
from alany.spine.organisations.models import Office
from alany.spine.people.models import User


class Appeal(models.Model):
    """The sender's side of one case; the case itself has the state, the clock and the timeline, and no name.

    Of an IIN only a keyed hash and the last four digits are kept: the form of an appeal does not demand it,
    the office needs it to tell namesakes apart and no more, and a list of whole IINs is what would hurt most
    if it were lost. Twelve digits can be guessed, so the hash is keyed. The BIN of a body is public.
    """

    class Channel(models.TextChoices):
        ONLINE = "online"
        DESK = "desk"
        TELEPHONE = "telephone"
        POST = "post"

    class Kind(models.TextChoices):
        APPEAL = "appeal"
        MESSAGE = "message"
        PROPOSAL = "proposal"
        RESPONSE = "response"
        REQUEST = "request"

    class Law(models.TextChoices):
        LAW_2007 = "law_2007"
        APPC = "appc"

    class Signed(models.TextChoices):
        SIGNATURE = "signature"
        PROTOCOL = "protocol"
        NONE = "none"

    LEDGER_OMITS: ClassVar = (
        "name", "iin_hash", "iin_last4", "address", "email", "telephone", "substance", "protocol",
        "code_hash",
    )  # fmt: skip

    case = models.OneToOneField(Case, models.PROTECT, related_name="appeal")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    coupon = models.CharField(max_length=20)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    law = models.CharField(max_length=10, choices=Law.choices)
    language = models.CharField(max_length=2)
    name = models.CharField(max_length=300)
    iin_hash = models.CharField(max_length=64, blank=True, db_index=True)
    iin_last4 = models.CharField(max_length=4, blank=True)
    bin = models.CharField(max_length=12, blank=True)
    address = models.CharField(max_length=500, blank=True)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    substance = models.TextField()
    signed_as = models.CharField(max_length=10, choices=Signed.choices, default=Signed.NONE)
    protocol = models.TextField(blank=True, help_text="what was written down of a spoken appeal")
    received_at = models.DateTimeField()
    registered_on = models.DateField()
    registered_at = models.DateTimeField()
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    accepted_name = models.CharField(max_length=200, blank=True, help_text="empty: the site took it in")
    accepted_post_kk = models.CharField(max_length=200, blank=True)
    accepted_post_ru = models.CharField(max_length=200, blank=True)
    accepted_post_en = models.CharField(max_length=200, blank=True)
    code_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "coupon"], name="appeal_coupon_once")]
        indexes = [
            models.Index(fields=["office", "received_at"], name="appeal_by_receipt"),
            models.Index(fields=["office", "channel", "received_at"], name="appeal_by_channel"),
        ]

    def __str__(self) -> str:
        return self.coupon

    @property
    def label(self) -> TrilText:
        """What the record is called by the law that held when it came."""
        return label(self.law, self.kind)

    def accepted_post(self, language: str) -> str:
        """The post of the acceptor on that day, in this language."""
        return str(getattr(self, f"accepted_post_{language}"))


class AppealFile(models.Model):
    """A file that came with an appeal."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["appeal", "file"], name="appeal_file_once")]

    def __str__(self) -> str:
        return self.file.name


class MirrorNumber(models.Model):
    """The number under which an official system keeps the matter. Copied by hand; theirs is the record."""

    class System(models.TextChoices):
        EOTINISH = "eotinish"
        DOCUMENTS = "documents"
        OTHER = "other"

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="mirror_numbers")
    system = models.CharField(max_length=10, choices=System.choices)
    number = models.CharField(max_length=60)
    registered_at = models.DateTimeField()
    status = models.CharField(max_length=200, blank=True, help_text="as the other system words it")
    noted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("registered_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["office", "system", "number"], name="mirror_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.number}"
