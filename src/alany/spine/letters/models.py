"""Letters of the office: numbered, approved by a second person; and the letters that came."""

from typing import ClassVar

from django.db import models

from alany.kernel.folding import fold
from alany.spine.cases.models import Case
from alany.spine.files.models import StoredFile
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User


class Letter(models.Model):
    """One outgoing letter, to a body or to a person. It is numbered when approved.

    Whether it arrived stands apart from the state of the case. A person's name and address, and the text,
    are not copied into the ledger, which is never erased; the entries hold the text's SHA-256 instead.
    """

    LEDGER_OMITS: ClassVar = ("person_name", "person_address", "person_email", "body", "search_text")

    class State(models.TextChoices):
        DRAFT = "draft"
        APPROVED = "approved"
        SENT = "sent"
        ANSWERED = "answered"

    class Channel(models.TextChoices):
        EMAIL = "email"
        PRINT = "print"

    class Delivery(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        FAILED = "failed"

    office = models.ForeignKey(Office, models.PROTECT, related_name="letters")
    programme = models.CharField(max_length=40)
    template = models.CharField(max_length=60)
    number = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=2)
    addressee = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    addressee_name = models.CharField(
        max_length=300, blank=True, help_text="the body's name valid on the day of the letter"
    )
    person_name = models.CharField(max_length=200, blank=True)
    person_address = models.CharField(max_length=300, blank=True)
    person_email = models.EmailField(blank=True)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    enclosures = models.JSONField(default=list)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="letters")
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    drafted_on = models.DateField()
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    channel = models.CharField(max_length=6, choices=Channel.choices, blank=True)
    delivery = models.CharField(max_length=8, choices=Delivery.choices, blank=True)
    delivery_fault = models.CharField(max_length=300, blank=True)
    times_failed = models.PositiveSmallIntegerField(default=0)
    answer_due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    search_text = models.CharField(max_length=1000, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "number"], condition=~models.Q(number=""), name="letter_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None, approved_on=None)
                | models.Q(approved_by__isnull=False, approved_on__isnull=False),
                name="letter_approved_by_and_on",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("drafted_by")),
                name="letter_approved_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(addressee=None) & ~models.Q(person_name="")
                | models.Q(addressee__isnull=False, person_name=""),
                name="letter_to_a_body_or_a_person",
            ),
        ]
        indexes = [models.Index(fields=["office", "state", "answer_due_on"])]

    def __str__(self) -> str:
        return f"{self.number} {self.subject}".strip()

    @property
    def to_whom(self) -> str:
        """The body or the person as the envelope names them."""
        return self.person_name or self.addressee_name

    @property
    def email(self) -> str:
        """Where it can be sent by e-mail; empty when it can only be printed."""
        return self.addressee.email if self.addressee else self.person_email

    def with_search(self) -> "Letter":
        """Itself with the column for searching filled: number, subject, addressee, number of the case."""
        words = [self.number, self.subject, self.to_whom]
        if self.addressee:
            words += [self.addressee.name_kk, self.addressee.name_ru]
        words.append(self.case.number if self.case else "")
        self.search_text = fold(" ".join(words))[:1000]
        return self


class IncomingLetter(models.Model):
    """A letter that came: under our own number and day, with the sender's number and date.

    It answers a letter of ours, belongs to a case, or stands alone until somebody files it.
    """

    LEDGER_OMITS: ClassVar = ("sender_name", "text", "search_text")

    office = models.ForeignKey(Office, models.PROTECT, related_name="incoming")
    registered = models.CharField(max_length=30, help_text="our number of it, such as 12-к/2020")
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, blank=True, related_name="answers")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="incoming")
    sender = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    sender_name = models.CharField(max_length=300, blank=True)
    number = models.CharField(max_length=60, blank=True, help_text="the sender's number")
    dated_on = models.DateField()
    received_on = models.DateField()
    registered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)
    search_text = models.CharField(max_length=1000, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "registered"], name="incoming_number_once"),
            models.CheckConstraint(
                condition=models.Q(received_on__gte=models.F("dated_on")), name="incoming_after_its_date"
            ),
        ]
        indexes = [models.Index(fields=["office", "received_on"])]

    def __str__(self) -> str:
        return self.registered

    def with_search(self) -> "IncomingLetter":
        """Itself with the column for searching filled: both numbers, sender, subject, number of the case."""
        words = [self.registered, self.number, self.sender_name, self.subject]
        if self.sender:
            words += [self.sender.name_kk, self.sender.name_ru]
        words.append(self.case.number if self.case else "")
        self.search_text = fold(" ".join(words))[:1000]
        return self
