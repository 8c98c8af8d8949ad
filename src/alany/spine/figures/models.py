"""Published numbers: the frozen data, the number with its definition, and the briefings made of them."""

from django.db import models

from alany.spine.figures import rules
from alany.spine.organisations.models import Office
from alany.spine.people.models import User


class Snapshot(models.Model):
    """A dataset frozen at a cut-off day as canonical CSV, written once and never changed."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="snapshots")
    programme = models.CharField(max_length=40)
    dataset = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    as_of = models.DateField()
    csv = models.BinaryField()
    row_count = models.PositiveIntegerField()
    byte_count = models.PositiveIntegerField()
    csv_sha256 = models.CharField(max_length=64)
    descriptor = models.JSONField()
    descriptor_sha256 = models.CharField(max_length=64)
    code_version = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "dataset", "version"], name="snapshot_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.dataset} {self.version}"


class FigureQuerySet(models.QuerySet["Figure"]):
    def published(self) -> "FigureQuerySet":
        """Figures that the public may see, corrected ones included."""
        return self.filter(state__in=(Figure.State.PUBLISHED, Figure.State.CORRECTED))

    def current(self) -> "FigureQuerySet":
        """The last version of each figure that stands."""
        return self.filter(state=Figure.State.PUBLISHED)

    def light(self) -> "FigureQuerySet":
        """Without the bytes of the frozen data, for lists and pages."""
        return self.select_related("snapshot", "office").defer("snapshot__csv")


class Figure(models.Model):
    """One number with its receipt. Its id (F-2020-07-0001) keeps one meaning; corrections are versions."""

    class State(models.TextChoices):
        DRAFT = "draft"
        APPROVED = "approved"
        PUBLISHED = "published"
        CORRECTED = "corrected"
        WITHDRAWN = "withdrawn"

    office = models.ForeignKey(Office, models.PROTECT, related_name="figures")
    number = models.CharField(max_length=20, help_text="F-YYYY-MM-NNNN")
    version = models.PositiveSmallIntegerField(default=1)
    programme = models.CharField(max_length=40)
    indicator = models.CharField(max_length=60)
    definition = models.JSONField(help_text="the indicator as it was: texts, expressions, rounding")
    definition_sha256 = models.CharField(max_length=64)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="figures")
    as_of = models.DateField()
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField(null=True, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=4)
    breakdown = models.JSONField(default=list, help_text="[kato, numerator, denominator] by district")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    computed_at = models.DateTimeField()
    computed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    record_sha256 = models.CharField(max_length=64)
    correction_reason = models.CharField(max_length=40, blank=True)
    correction_note_kk = models.TextField(blank=True)
    correction_note_ru = models.TextField(blank=True)
    correction_note_en = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = FigureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "number", "version"], name="figure_version_once"),
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("computed_by")),
                name="figure_approved_by_another",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "as_of", "state"]),
            models.Index(fields=["office", "indicator"]),
        ]

    def __str__(self) -> str:
        return self.number

    def text(self, part: str, language: str) -> str:
        """A text of the definition (`title`, `definition`, `unit`) in this language."""
        return str(self.definition[part][language])

    def printed(self, language: str) -> str:
        """The value as this language writes it: «648», «70,1 %»."""
        return rules.printed(self.definition, self.value, language)

    @property
    def receipt(self) -> str:
        """The 8 characters printed beside the figure."""
        return rules.check_of(self.record_sha256)

    @property
    def is_share(self) -> bool:
        """Whether the value is a percentage."""
        return bool(self.definition["shape"] == rules.SHARE)

    def note(self, language: str) -> str:
        """Why it was corrected or withdrawn, in this language."""
        return str(getattr(self, f"correction_note_{language}"))


class FigureLeaf(models.Model):
    """Where the transparency log `figures` tells of a figure or of frozen data: `uid` is that of its leaf."""

    uid = models.UUIDField(unique=True)
    kind = models.CharField(max_length=20)
    figure = models.ForeignKey(Figure, models.PROTECT, null=True, related_name="leaves")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, null=True, related_name="leaves")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(figure=None) ^ models.Q(snapshot=None), name="leaf_of_figure_or_snapshot"
            )
        ]

    def __str__(self) -> str:
        return self.kind


class Briefing(models.Model):
    """A dated public report. Its texts hold figure tags instead of digits; a typed digit is refused."""

    class State(models.TextChoices):
        DRAFT = "draft"
        PUBLISHED = "published"

    office = models.ForeignKey(Office, models.PROTECT, related_name="briefings")
    slug = models.SlugField(max_length=60)
    day = models.DateField()
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    text_kk = models.TextField(blank=True)
    text_ru = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    figures = models.ManyToManyField(Figure, related_name="briefings")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    build_sha256 = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "slug"], name="briefing_slug_once"),
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("written_by")),
                name="briefing_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def title(self, language: str) -> str:
        """The title in this language."""
        return str(getattr(self, f"title_{language}"))

    def text(self, language: str) -> str:
        """The text with its tags in this language."""
        return str(getattr(self, f"text_{language}"))
