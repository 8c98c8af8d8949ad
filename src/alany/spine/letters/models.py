"""Letters of the office: numbered, approved by a second person, and the answers that came."""

from django.db import models

from alany.kernel.folding import fold
from alany.spine.cases.models import Case
from alany.spine.files.models import StoredFile
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User


class Letter(models.Model):
    """One outgoing letter. It is numbered when approved; delivery is apart from the case's state."""

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
    addressee = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    addressee_name = models.CharField(max_length=300, help_text="the name valid on the day of the letter")
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
        ]
        indexes = [models.Index(fields=["office", "state", "answer_due_on"])]

    def __str__(self) -> str:
        return f"{self.number} {self.subject}".strip()

    def with_search(self) -> "Letter":
        """Itself with the column for searching filled: number, subject, addressee, number of the case."""
        words = [
            self.number,
            self.subject,
            self.addressee_name,
            self.addressee.name_kk,
            self.addressee.name_ru,
        ]
        words.append(self.case.number if self.case else "")
        self.search_text = fold(" ".join(words))[:1000]
        return self


class IncomingAnswer(models.Model):
    """What the addressee answered, with its own number and date."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="answers")
    number = models.CharField(max_length=60)
    dated_on = models.DateField()
    received_on = models.DateField()
    text = models.TextField()
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)

    def __str__(self) -> str:
        return self.number
