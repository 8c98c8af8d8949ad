"""Points of the programme, what stands there, what was observed of it, and openings of the box."""

from datetime import date
from typing import ClassVar

from django.db import models

from alany.programmes.safe_zone.rules.hours import Special, Stretch
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.places.models import Place

ACCESS = (
    "step_free",
    "ramp",
    "wide_door",
    "toilet",
    "tactile",
    "lift",
    "hearing_loop",
    "sign_language",
    "parking",
)
"""Facts about access that a person wants to know before the trip; a point tells yes, no or nothing."""


class PointQuerySet(models.QuerySet["Point"]):
    def open_on(self, day: date) -> "PointQuerySet":
        """Points that work on this day."""
        return self.filter(opened_on__lte=day).filter(models.Q(closed_on=None) | models.Q(closed_on__gt=day))

    def with_places(self) -> "PointQuerySet":
        """Together with okrug and district, for lists."""
        return self.select_related("place__parent", "office")


class Point(models.Model):
    """A village akimat where residents find a computer, the internet, a telephone and a trust box.

    `place` is the okrug as it stood on the day of opening. `access` maps facts of ACCESS to true or false; a
    fact that nobody has checked is absent. Of the secret of the heartbeat only a keyed hash is kept.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    address_kk = models.CharField(max_length=300)
    address_ru = models.CharField(max_length=300)
    telephone = models.CharField(max_length=40, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)
    access = models.JSONField(default=dict)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_reason = models.CharField(max_length=300, blank=True)
    beat_hash = models.CharField(max_length=64, blank=True, db_index=True)
    beat_since = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    LEDGER_OMITS: ClassVar = ("beat_hash",)

    objects = PointQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="safe_zone_point_number"),
            models.CheckConstraint(
                condition=models.Q(closed_on=None) | models.Q(closed_on__gte=models.F("opened_on")),
                name="safe_zone_point_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """`SZ-017`: how the point is called on paper."""
        return f"SZ-{self.number:03d}"

    @property
    def district(self) -> Place:
        """The district or city that the okrug belonged to."""
        return self.place.parent or self.place

    def address(self, language: str) -> str:
        """Where it is; English pages show the Russian words."""
        return self.address_kk if language == "kk" else self.address_ru

    def is_open_on(self, day: date) -> bool:
        """Whether the point works at all on this day, whatever its hours."""
        return self.opened_on <= day and (self.closed_on is None or day < self.closed_on)


class WeekHours(models.Model):
    """One stretch of a weekday (0 is Monday) in Almaty's time."""

    point = models.ForeignKey(Point, models.PROTECT, related_name="week")
    weekday = models.PositiveSmallIntegerField()
    begins = models.TimeField()
    ends = models.TimeField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("weekday", "begins", "pk")
        constraints = [
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="safe_zone_weekday"),
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("begins")), name="safe_zone_hours_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.begins:%H:%M}–{self.ends:%H:%M}"

    def as_rule(self) -> Stretch:
        """The row as the rules count with it."""
        return Stretch(self.weekday, self.begins, self.ends, self.valid_from, self.valid_to)


class SpecialDay(models.Model):
    """Days that differ from the week: closed (no hours) or other hours. The reason is published."""

    class Reason(models.TextChoices):
        REPAIR = "repair"
        POWER = "power"
        STAFF = "staff"
        QUARANTINE = "quarantine"
        EVENT = "event"

    point = models.ForeignKey(Point, models.PROTECT, related_name="specials")
    first_on = models.DateField()
    last_on = models.DateField()
    begins = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    reason = models.CharField(max_length=12, choices=Reason.choices)

    class Meta:
        ordering = ("first_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")), name="safe_zone_special_forward"
            ),
            models.CheckConstraint(
                condition=models.Q(begins=None, ends=None) | models.Q(ends__gt=models.F("begins")),
                name="safe_zone_special_hours",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_on} – {self.last_on}"

    def as_rule(self) -> Special:
        """The row as the rules count with it."""
        return Special(self.first_on, self.last_on, self.reason, self.begins, self.ends)


class Kind(models.TextChoices):
    """What a point has."""

    WIFI = "wifi"
    COMPUTER = "computer"
    PRINTER = "printer"
    TELEPHONE = "telephone"
    BOX = "box"


class Equipment(models.Model):
    """One piece of equipment with its inventory number, from its installation to its removal."""

    point = models.ForeignKey(Point, models.PROTECT, related_name="equipment")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    inventory_number = models.CharField(max_length=40)
    installed_on = models.DateField()
    removed_on = models.DateField(null=True, blank=True)
    removed_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["point", "kind"], condition=models.Q(removed_on=None), name="safe_zone_one_of_a_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(removed_on=None) | models.Q(removed_on__gte=models.F("installed_on")),
                name="safe_zone_removed_after_installed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.inventory_number}"


class Pulse(models.Model):
    """A run of heartbeats that still grows. No record of the office: each night finished runs are kept as
    observations under one act, because a beat every quarter of an hour would bury the ledger."""

    LEDGER_PASSES = True

    point = models.ForeignKey(Point, models.PROTECT, related_name="+")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["point", "last_at"])]

    def __str__(self) -> str:
        return f"{self.first_at:%Y-%m-%d %H:%M}–{self.last_at:%H:%M}"


class Check(models.Model):
    """Somebody stood in the room and tried each thing: the weekly check of the clerk, or a visit."""

    class Source(models.TextChoices):
        WEEKLY = "weekly"
        VISIT = "visit"
        JOURNAL = "journal"

    point = models.ForeignKey(Point, models.PROTECT, related_name="checks")
    at = models.DateTimeField()
    source = models.CharField(max_length=8, choices=Source.choices)
    by_name = models.CharField(max_length=200)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-at", "-pk")
        constraints = [models.UniqueConstraint(fields=["point", "at"], name="safe_zone_one_check_at_a_time")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class Observation(models.Model):
    """What is known of one piece of equipment: a run of heartbeats, or what a person saw at one moment.

    There is no row for "unknown": unknown is the absence of observation.
    """

    class Source(models.TextChoices):
        HEARTBEAT = "heartbeat"
        HUMAN = "human"

    class Fault(models.TextChoices):
        POWER = "power"
        NO_INTERNET = "no_internet"
        NO_PAPER = "no_paper"
        NO_TONE = "no_tone"
        BROKEN = "broken"
        SEAL = "seal"
        MISSING = "missing"

    equipment = models.ForeignKey(Equipment, models.PROTECT, related_name="observations")
    check_made = models.ForeignKey(Check, models.PROTECT, null=True, blank=True, related_name="observations")
    source = models.CharField(max_length=10, choices=Source.choices)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    is_up = models.BooleanField()
    fault = models.CharField(max_length=12, choices=Fault.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_at__gte=models.F("first_at")), name="safe_zone_observed_forward"
            ),
            models.CheckConstraint(
                condition=models.Q(is_up=False) | models.Q(fault=""), name="safe_zone_fault_only_when_down"
            ),
        ]
        indexes = [models.Index(fields=["equipment", "last_at"])]

    def __str__(self) -> str:
        return f"{self.source} {self.is_up} {self.first_at:%Y-%m-%d %H:%M}"


class BoxOpening(models.Model):
    """The act of an opening: two people, the seal that was found and the new one, what lay inside.

    One of the two records it, the other confirms it from an own account or by an own signature on the paper
    act (`second_name`, when the second person has no account). Counts stand here; what the letters say is
    sealed elsewhere.
    """

    point = models.ForeignKey(Point, models.PROTECT, related_name="openings")
    on = models.DateField()
    first = models.ForeignKey(User, models.PROTECT, related_name="+")
    second = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    second_name = models.CharField(max_length=200, blank=True)
    second_post = models.CharField(max_length=200, blank=True)
    seal_found = models.CharField(max_length=40)
    seal_intact = models.BooleanField()
    seal_new = models.CharField(max_length=40)
    sheets = models.PositiveIntegerField()
    own_paper = models.PositiveIntegerField()
    note = models.CharField(max_length=500, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-on", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["point", "on"], name="safe_zone_one_opening_a_day"),
            models.CheckConstraint(
                condition=~models.Q(second=models.F("first")), name="safe_zone_two_people_open"
            ),
            models.CheckConstraint(
                condition=models.Q(second__isnull=False) | ~models.Q(second_name=""),
                name="safe_zone_second_person_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.point.code} {self.on}"

    @property
    def letters(self) -> int:
        """All letters of this opening."""
        return self.sheets + self.own_paper


class BoxLetter(models.Model):
    """A letter of an opening that has been put on record. Of a numbered sheet the number is not kept here: a
    number carries no village. One on own paper has no number of its own, so it is called by box and day."""

    LEDGER_PASSES = True

    opening = models.ForeignKey(BoxOpening, models.PROTECT, related_name="taken")
    serial = models.PositiveSmallIntegerField()
    on_sheet = models.BooleanField()
    number = models.CharField(max_length=8, blank=True)
    taken_on = models.DateField()

    class Meta:
        ordering = ("serial",)
        constraints = [
            models.UniqueConstraint(fields=["opening", "serial"], name="safe_zone_letter_once"),
            models.CheckConstraint(
                condition=models.Q(on_sheet=False) | models.Q(number=""),
                name="safe_zone_sheet_without_village",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opening} {self.serial}"


class UptimeTerms(models.Model):
    """From when on how long an observation is believed; the newest row that has begun is in force."""

    valid_from = models.DateField(unique=True)
    beat_minutes = models.PositiveIntegerField()
    tolerance_minutes = models.PositiveIntegerField()
    check_hours = models.PositiveIntegerField()
    down_days = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=10, default="check")

    class Meta:
        ordering = ("valid_from",)

    def __str__(self) -> str:
        return f"{self.valid_from}"
