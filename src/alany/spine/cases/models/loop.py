"""What is asked of whom, what they answer, and who looked: the records of the loop around a case.

A recommendation is one request to one body. What the body says is a response; a promise in it is a
commitment; a claim of a fix waits for a verification by somebody else. Nothing here is ever overwritten.
"""

from django.db import models

from alany.spine.cases.models.case import Case
from alany.spine.cases.models.law import DeadlineRule
from alany.spine.files.models import StoredFile
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User


class Recommendation(models.Model):
    """What a body is asked to do by a day. A case has at most one in force; a later one follows it."""

    class Ended(models.TextChoices):
        VERIFIED = "verified"
        ESCALATED = "escalated"
        TRANSFERRED = "transferred"
        REPLACED = "replaced"
        WITHDRAWN = "withdrawn"

    case = models.ForeignKey(Case, models.PROTECT, related_name="recommendations")
    ordinal = models.PositiveSmallIntegerField()
    follows = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="followed_by")
    addressee = models.ForeignKey(Organisation, models.PROTECT, related_name="recommendations")
    language = models.CharField(max_length=2)
    text = models.TextField()
    given_on = models.DateField()
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    rule = models.ForeignKey(DeadlineRule, models.PROTECT, null=True, blank=True)
    due_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_as = models.CharField(max_length=12, choices=Ended.choices, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("case", "ordinal")
        constraints = [
            models.UniqueConstraint(fields=["case", "ordinal"], name="recommendation_ordinal_once"),
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(ended_on=None), name="recommendation_in_force_once"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None, ended_as="")
                | models.Q(ended_on__isnull=False) & ~models.Q(ended_as=""),
                name="recommendation_ends_with_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("given_on")), name="recommendation_due_after_given"
            ),
        ]
        indexes = [
            models.Index(fields=["addressee", "ended_on", "due_on"]),
            models.Index(
                fields=["due_on"], condition=models.Q(ended_on=None), name="recommendation_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.number}/{self.ordinal}"


class ReplyLink(models.Model):
    """A signed address through which a body without an account answers. Only a hash of its secret is kept."""

    class Closed(models.TextChoices):
        REPLACED = "replaced"
        REVOKED = "revoked"
        ENDED = "ended"

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="links")
    secret_hash = models.CharField(max_length=64, unique=True)
    recipient = models.CharField(max_length=300, help_text="whom the office gave it to, in words")
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+",
        help_text="empty: the addressee asked for it, and it went to the organisation's own address",
    )  # fmt: skip
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_as = models.CharField(max_length=10, choices=Closed.choices, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_fault = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation"], condition=models.Q(closed_at=None), name="reply_link_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None, closed_as="")
                | models.Q(closed_at__isnull=False) & ~models.Q(closed_as=""),
                name="reply_link_closed_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation} {self.recipient}"


class Response(models.Model):
    """One thing the addressee said. A dispute and a request for time wait for the office's decision."""

    class Kind(models.TextChoices):
        COMMIT = "commit"
        DISPUTE = "dispute"
        MORE_TIME = "more_time"
        ANSWER = "answer"
        FIXED = "fixed"

    class Decision(models.TextChoices):
        ACCEPTED = "accepted"
        REFUSED = "refused"

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="responses")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField()
    text = models.TextField()
    asked_due_on = models.DateField(
        null=True, blank=True, help_text="the term that a request for time asks for"
    )
    by_name = models.CharField(max_length=200)
    by_post = models.CharField(max_length=200, blank=True)
    by_ref = models.CharField(max_length=60)
    link = models.ForeignKey(ReplyLink, models.PROTECT, null=True, blank=True, related_name="responses")
    decision = models.CharField(max_length=8, choices=Decision.choices, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decision_text = models.TextField(blank=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decision="", decided_at=None, decided_by=None)
                | ~models.Q(decision="") & models.Q(decided_at__isnull=False, decided_by__isnull=False),
                name="response_decided_by_and_at",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class Commitment(models.Model):
    """A promise: which post will have done it by which day, who pays, how long the work is warranted."""

    response = models.OneToOneField(Response, models.PROTECT, related_name="commitment")
    owner_post = models.CharField(max_length=200)
    promised_on = models.DateField()
    payer = models.CharField(max_length=200, blank=True)
    warranty_to = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.owner_post} {self.promised_on}"


class Verification(models.Model):
    """Somebody other than who fixed or claimed looked, on a day, in a way, and says what was found."""

    class Method(models.TextChoices):
        VISIT = "visit"
        DOCUMENT = "document"
        RESIDENT = "resident"

    class Outcome(models.TextChoices):
        FIXED = "fixed"
        PARTLY = "partly"
        NOT_FIXED = "not_fixed"

    case = models.ForeignKey(Case, models.PROTECT, related_name="verifications")
    claim = models.ForeignKey(Response, models.PROTECT, null=True, blank=True, related_name="verifications")
    verifier = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    verifier_name = models.CharField(max_length=200)
    verified_on = models.DateField()
    method = models.CharField(max_length=10, choices=Method.choices)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    text = models.TextField()

    class Meta:
        ordering = ("verified_on", "pk")

    def __str__(self) -> str:
        return f"{self.outcome} {self.verified_on}"


class Proof(models.Model):
    """A photo or document of a response or a verification. A doubt is said, never a silent refusal."""

    class Kind(models.TextChoices):
        BEFORE = "before"
        AFTER = "after"
        DOCUMENT = "document"

    response = models.ForeignKey(Response, models.PROTECT, null=True, blank=True, related_name="proofs")
    verification = models.ForeignKey(
        Verification, models.PROTECT, null=True, blank=True, related_name="proofs"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True, help_text="as the camera wrote it into the file")
    latitude = models.FloatField(null=True, blank=True, help_text="as the camera wrote it, WGS 84")
    longitude = models.FloatField(null=True, blank=True)
    doubt = models.CharField(max_length=40, blank=True, help_text="e.g. taken_before_finding")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(response=None, verification__isnull=False)
                | models.Q(response__isnull=False, verification=None),
                name="proof_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.file}"


class Extension(models.Model):
    """The term was moved, by a reasoned decision; whoever waits is told within the term of law."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="extensions")
    asked_in = models.OneToOneField(Response, models.PROTECT, null=True, blank=True, related_name="extension")
    due_before = models.DateField()
    due_after = models.DateField()
    reason = models.TextField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    rule = models.ForeignKey(DeadlineRule, models.PROTECT, null=True, blank=True)
    notice_due_on = models.DateField()
    notified_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["notice_due_on"], condition=models.Q(notified_on=None), name="extension_to_tell"
            )
        ]

    def __str__(self) -> str:
        return f"{self.due_before} → {self.due_after}"


class Transfer(models.Model):
    """The whole case or a part of it went to the body that is competent; the sender is told."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="transfers")
    to = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    part = models.CharField(max_length=300, blank=True, help_text="which part; empty is the whole")
    reason = models.TextField()
    transferred_on = models.DateField()
    transferred_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    rule = models.ForeignKey(DeadlineRule, models.PROTECT, null=True, blank=True)
    limit_on = models.DateField(help_text="the last day on which the law allows it")
    notified_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["transferred_on"], condition=models.Q(notified_on=None), name="transfer_to_tell"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case.number} → {self.to}"


class Escalation(models.Model):
    """The case went up to the next authority, and why."""

    class Reason(models.TextChoices):
        OVERDUE = "overdue"
        NOT_FIXED = "not_fixed"
        RESIDENT = "resident"
        OFFICE = "office"

    case = models.ForeignKey(Case, models.PROTECT, related_name="escalations")
    level = models.PositiveSmallIntegerField()
    to = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=10, choices=Reason.choices)
    text = models.TextField()
    escalated_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "level"], name="escalation_level_once")]

    def __str__(self) -> str:
        return f"{self.case.number} ↑{self.level}"
