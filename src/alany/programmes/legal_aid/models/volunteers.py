"""Volunteers: what each may do, what was offered, the checks of conflicts, their hours and mass days."""

from typing import ClassVar

from django.db import models

from alany.programmes.legal_aid.models.matters import AidTopic, Matter
from alany.spine.bookings.models import Booking, Provider
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.places.models import Place


class Volunteer(models.Model):
    """A person who helps. What she may do follows from the kind: an official only informs and explains."""

    class Kind(models.TextChoices):
        ADVOCATE = "advocate"
        CONSULTANT = "consultant"
        OFFICIAL = "official"
        OTHER = "other"

    user = models.OneToOneField(User, models.PROTECT, related_name="volunteer")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    licence = models.CharField(max_length=60, blank=True)
    chamber = models.CharField(max_length=200, blank=True)
    licence_checked_on = models.DateField(null=True, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    topics = models.ManyToManyField(AidTopic, related_name="volunteers")
    places = models.ManyToManyField(Place, related_name="+")
    languages = models.CharField(max_length=12, help_text="kk,ru")
    modes = models.CharField(max_length=40, help_text="online,telephone,person")
    load_cap = models.PositiveSmallIntegerField(default=5)
    hours_kk = models.CharField(max_length=200, blank=True)
    hours_ru = models.CharField(max_length=200, blank=True)
    undertaking = models.CharField(max_length=20, blank=True, help_text="version of the confidentiality text")
    undertaken_on = models.DateField(null=True, blank=True)
    joined_on = models.DateField()
    provider = models.OneToOneField(Provider, models.PROTECT, null=True, blank=True, related_name="volunteer")
    suspended_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="advocate") | ~models.Q(licence=""), name="advocate_has_licence"
            )
        ]

    def __str__(self) -> str:
        return self.user.name


class Membership(models.Model):
    """The volunteer works in or belongs to an organisation; a matter against it is never offered to her."""

    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    post = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.volunteer_id} {self.organisation}"


class MatchingWeights(models.Model):
    """How much each part counts in the score from a day on, in whole per cent that make a hundred."""

    valid_from = models.DateField(unique=True)
    topic = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    load = models.PositiveSmallIntegerField()
    fairness = models.PositiveSmallIntegerField()
    offer_hours = models.PositiveSmallIntegerField(
        default=16, help_text="working hours after which an offer expires"
    )
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ("valid_from",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(topic=100 - models.F("place") - models.F("load") - models.F("fairness")),
                name="weights_make_a_hundred",
            )
        ]

    def __str__(self) -> str:
        return str(self.valid_from)


class Offer(models.Model):
    """A matter offered to a volunteer with its explained score; each attempt is kept."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted"
        DECLINED = "declined"
        EXPIRED = "expired"
        CONFLICT = "conflict"
        PUT_BACK = "put_back"
        WITHDRAWN = "withdrawn"

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="offers")
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="offers")
    volunteer_kind = models.CharField(max_length=10, blank=True, help_text="of the volunteer, on that day")
    service = models.CharField(max_length=10, choices=Matter.Service.choices, blank=True)
    score = models.DecimalField(max_digits=5, decimal_places=2)
    parts = models.JSONField(default=dict, help_text="each component of the score, summing to it")
    weights = models.ForeignKey(MatchingWeights, models.PROTECT, related_name="+")
    chosen_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    override_reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matter"], condition=models.Q(answer=""), name="one_open_offer_per_matter"
            ),
            models.UniqueConstraint(
                fields=["matter"], condition=models.Q(answer="accepted"), name="one_accepted_offer_per_matter"
            ),
            models.CheckConstraint(
                condition=models.Q(service="", volunteer_kind="")
                | models.Q(
                    service="inform", volunteer_kind__in=["advocate", "consultant", "official", "other"]
                )
                | models.Q(service="consult", volunteer_kind__in=["advocate", "consultant"])
                | models.Q(service="represent", volunteer_kind="advocate"),
                name="offer_within_the_kind",
            ),
        ]
        indexes = [
            models.Index(fields=["volunteer", "answer"]),
            models.Index(fields=["answer", "expires_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} → {self.volunteer_id}"


class Appointment(models.Model):
    """A booking for a matter; it ends with the offer for which it was held."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="appointments")
    booking = models.OneToOneField(Booking, models.PROTECT, related_name="appointment")
    offer = models.ForeignKey(Offer, models.PROTECT, related_name="appointments")

    def __str__(self) -> str:
        return f"{self.matter_id} {self.booking_id}"


class ConflictCheck(models.Model):
    """Which names a volunteer was shown and what she declared; without "none" she never sees the facts."""

    LEDGER_OMITS: ClassVar = ("names",)

    class Result(models.TextChoices):
        NONE = "none"
        CONFLICT = "conflict"

    class Kind(models.TextChoices):
        RELATIVE = "relative"
        ADVISED_OTHER_SIDE = "advised_other_side"
        OWN_ORGANISATION = "own_organisation"
        OTHER = "other"

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="conflict_checks")
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="conflict_checks")
    names_shown_at = models.DateTimeField()
    names = models.JSONField(default=list)
    result = models.CharField(max_length=8, choices=Result.choices, blank=True)
    kind = models.CharField(max_length=18, choices=Kind.choices, blank=True)
    declared_at = models.DateTimeField(null=True, blank=True)
    text_version = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "volunteer"], name="conflict_checked_once")]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.volunteer_id} {self.result}"


class Hours(models.Model):
    """Time that a volunteer gave, as she wrote it; it counts once somebody of the office approved it."""

    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="hours")
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=200)
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, blank=True, related_name="+")
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    refused_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__gte=5, minutes__lte=960), name="hours_of_one_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.volunteer_id} {self.on} {self.minutes}"


class MassDay(models.Model):
    """A reception or group event with people counted by hand; never added to distinct clients."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    on = models.DateField()
    place = models.ForeignKey(Place, models.PROTECT)
    venue_kk = models.CharField(max_length=300)
    venue_ru = models.CharField(max_length=300)
    topics = models.ManyToManyField(AidTopic, related_name="+")
    volunteers = models.ManyToManyField(Volunteer, related_name="mass_days")
    heads = models.PositiveIntegerField(null=True, blank=True)
    consultations = models.PositiveIntegerField(null=True, blank=True)
    counted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(consultations=None) | models.Q(consultations__lte=models.F("heads")),
                name="no_more_consultations_than_heads",
            )
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.venue_kk}"
