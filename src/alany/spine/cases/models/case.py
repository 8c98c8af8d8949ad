"""Cases: one matter the office works on, with its state, owner, deadline, thread and outcome."""

from datetime import date

from django.db import models

from alany.kernel.folding import fold
from alany.kernel.workflow import CASE_LOOP
from alany.spine.cases.models.law import DeadlineRule
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.places.models import Place


class NumberSeries(models.Model):
    """The last serial given in one series of an office, e.g. `case-2020`."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="series_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.last}"


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> "CaseQuerySet":
        """Cases that have not ended, whichever workflow they walk."""
        return self.filter(closed_on=None)

    def overdue(self, today: date) -> "CaseQuerySet":
        """Open cases whose due date has passed. Overdue is computed, never stored."""
        return self.open().filter(due_on__lt=today)

    def due_within(self, today: date, last: date) -> "CaseQuerySet":
        """Open cases due from today to `last`, inclusive."""
        return self.open().filter(due_on__gte=today, due_on__lte=last)

    def owned_by(self, user: User) -> "CaseQuerySet":
        """Cases that this person answers for."""
        return self.filter(owner=user)


class Case(models.Model):
    """One matter. `version` grows with every change, so that two people cannot overwrite each other."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="cases")
    number = models.CharField(max_length=20)
    programme = models.CharField(max_length=40)
    topic = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True)
    addressee = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=24, default=CASE_LOOP.start)
    owner = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="cases")
    opened_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    rule = models.ForeignKey(DeadlineRule, models.PROTECT, null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    claimed_by = models.CharField(max_length=200, blank=True, help_text="who says that it is fixed")
    claimed_ref = models.CharField(max_length=60, blank=True)
    level = models.PositiveSmallIntegerField(
        default=0, help_text="how often it went up to a higher authority"
    )
    times_reopened = models.PositiveSmallIntegerField(default=0)
    duplicate_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, db_index=False, related_name="duplicates"
    )
    is_sensitive = models.BooleanField(default=False, help_text="violence, children: only who must sees it")
    version = models.PositiveIntegerField(default=1)
    search_text = models.CharField(max_length=1000, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="case_number_once"),
            models.CheckConstraint(
                condition=models.Q(due_on=None) | models.Q(due_on__gte=models.F("opened_on")),
                name="case_due_after_opening",
            ),
        ]
        indexes = [
            # Nearly every case is none: an index of all would be passed over for a walk through the table.
            models.Index(
                fields=["duplicate_of"],
                condition=models.Q(duplicate_of__isnull=False),
                name="case_duplicates",
            ),
            models.Index(fields=["office", "state", "due_on"]),
            models.Index(fields=["office", "closed_on", "due_on"]),
            models.Index(fields=["owner", "state"]),
            models.Index(fields=["office", "due_on"], name="case_by_due"),
            models.Index(fields=["office", "opened_on"], name="case_by_opening"),
            models.Index(fields=["office", "place", "closed_on", "due_on"], name="case_by_place"),
            models.Index(fields=["office", "owner", "closed_on", "due_on"], name="case_by_owner"),
            models.Index(fields=["office", "programme", "closed_on", "due_on"], name="case_by_programme"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def with_search(self) -> "Case":
        """Itself with the column for searching filled: number, title, place, addressee."""
        words = [self.number, self.title]
        if self.place:
            words += [self.place.name_kk, self.place.name_ru]
        if self.addressee:
            words += [self.addressee.name_kk, self.addressee.name_ru]
        self.search_text = fold(" ".join(words))[:1000]
        return self


class CaseEvent(models.Model):
    """One line of a case's timeline: who, when, what, and the states it went from and to."""

    class Kind(models.TextChoices):
        OPENED = "opened"
        MOVED = "moved"
        NOTE = "note"
        ASSIGNED = "assigned"
        LETTER = "letter"
        ANSWER = "answer"
        VERIFICATION = "verification"
        CHANGED = "changed"
        RECOMMENDATION = "recommendation"
        RESPONSE = "response"
        DECISION = "decision"
        EXTENSION = "extension"
        TRANSFER = "transfer"
        ESCALATION = "escalation"
        NOTICE = "notice"

    case = models.ForeignKey(Case, models.CASCADE, related_name="events")
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)
    by_ref = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    from_state = models.CharField(max_length=24, blank=True)
    to_state = models.CharField(max_length=24, blank=True)
    text = models.TextField(blank=True)
    details = models.JSONField(default=dict, help_text="facts that a page says in its own language")

    class Meta:
        indexes = [models.Index(fields=["case", "at"])]
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"
