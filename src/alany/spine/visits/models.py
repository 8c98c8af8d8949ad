"""Fieldwork: campaigns with a frozen frame and a drawn sample, visits, answers, evidence and findings."""

from django.db import models

from alany.spine.cases.models import Case
from alany.spine.files.models import StoredFile
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.places.models import Place
from alany.spine.programme.manifest import Checklist
from alany.spine.visits.rules import checklist_of


class ChecklistVersion(models.Model):
    """The one definition of a checklist as JSON; a visit keeps the version it was made with."""

    slug = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    definition = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slug", "version"], name="checklist_version_once")]

    def __str__(self) -> str:
        return f"{self.slug} {self.version}"

    @property
    def checklist(self) -> Checklist:
        """The questions as the programme declared them."""
        return checklist_of(self.definition)


class Campaign(models.Model):
    """A plan of visits. The frame's hash and the seed are published: anybody can draw the sample again."""

    class State(models.TextChoices):
        PLANNED = "planned"
        RUNNING = "running"
        CLOSED = "closed"

    office = models.ForeignKey(Office, models.PROTECT, related_name="campaigns")
    programme = models.CharField(max_length=40)
    title_kk = models.CharField(max_length=200)
    title_ru = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    first_on = models.DateField()
    last_on = models.DateField()
    checklist = models.ForeignKey(ChecklistVersion, models.PROTECT)
    seed = models.CharField(max_length=64)
    seed_sha256 = models.CharField(max_length=64)
    seed_published_on = models.DateField(null=True, blank=True)
    frame_sha256 = models.CharField(max_length=64)
    frame_size = models.PositiveIntegerField()
    sample_size = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")), name="campaign_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(sample_size__lte=models.F("frame_size")), name="sample_within_frame"
            ),
        ]

    def __str__(self) -> str:
        return self.title_kk

    def title(self, language: str) -> str:
        """The campaign's title in this language."""
        return str(getattr(self, f"title_{language}"))


class FrameUnit(models.Model):
    """One site of the frame. `draw_order`: its place in the seeded order of its stratum; `drawn`: sampled.

    `chosen` was added for a reason beside the draw: it is reported apart and says nothing of the rest.
    """

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="units")
    unit = models.CharField(max_length=40)
    label = models.CharField(max_length=300)
    stratum = models.CharField(max_length=40)
    place = models.ForeignKey(Place, models.PROTECT)
    draw_order = models.PositiveIntegerField()
    drawn = models.BooleanField()
    chosen = models.BooleanField(default=False)
    chosen_because = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "unit"], name="frame_unit_once")]
        indexes = [models.Index(fields=["campaign", "drawn"])]

    def __str__(self) -> str:
        return self.label


class Visit(models.Model):
    """One visit to one site by at least two people; "no violation" is a result, not a missing record."""

    class State(models.TextChoices):
        PLANNED = "planned"
        DONE = "done"
        NOT_MADE = "not_made"

    class NonResponse(models.TextChoices):
        CLOSED_NOW = "closed_now"
        CLOSED_FOR_GOOD = "closed_for_good"
        MOVED = "moved"
        NOT_FOUND = "not_found"
        ACCESS_REFUSED = "access_refused"
        UNSAFE = "unsafe"
        OTHER = "other"

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="visits")
    unit = models.OneToOneField(FrameUnit, models.PROTECT, related_name="visit")
    visitor = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="visits")
    companion = models.CharField(max_length=200, blank=True)
    planned_on = models.DateField()
    visited_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    non_response = models.CharField(max_length=16, choices=NonResponse.choices, blank=True)
    no_conflict_declared = models.BooleanField(default=False)
    explanation = models.TextField(blank=True, help_text="what the visited side said: the right of reply")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="done") | models.Q(visited_at__isnull=False),
                name="done_visit_has_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="not_made") | ~models.Q(non_response=""),
                name="unmade_visit_has_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["campaign", "state"]), models.Index(fields=["visitor", "state"])]

    def __str__(self) -> str:
        return str(self.unit)


class Answer(models.Model):
    """The answer to one question of the checklist."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="answers")
    question = models.CharField(max_length=60)
    value = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "question"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.question}: {self.value}"


class Evidence(models.Model):
    """A photo or document of a visit, named by its SHA-256; the original stays sealed."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=20)
    file = models.ForeignKey(StoredFile, models.PROTECT)
    taken_at = models.DateTimeField(null=True, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)

    def __str__(self) -> str:
        return str(self.file)


class Finding(models.Model):
    """One thing found wrong, with the rule it rests on; a second person confirms it."""

    class State(models.TextChoices):
        RECORDED = "recorded"
        CONFIRMED = "confirmed"
        REFERRED = "referred"
        ANSWERED = "answered"
        WITHDRAWN = "withdrawn"

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="findings")
    kind = models.CharField(max_length=40)
    severity = models.PositiveSmallIntegerField(default=1)
    rule = models.CharField(max_length=300)
    text = models.TextField()
    evidence = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECORDED)
    found_on = models.DateField()
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawal = models.TextField(blank=True, help_text="why it was withdrawn")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="findings")

    class Meta:
        indexes = [models.Index(fields=["kind", "state"])]

    def __str__(self) -> str:
        return str(self.visit)
