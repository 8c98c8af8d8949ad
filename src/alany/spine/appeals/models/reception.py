"""Days on which people are received, and who came."""

from typing import ClassVar

from django.db import models

from alany.spine.appeals.models.appeal import Appeal
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.places.models import Place


class ReceptionDay(models.Model):
    """Who receives people where and when, in Almaty's time. English pages show the Russian words."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    on = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    address_kk = models.CharField(max_length=300)
    address_ru = models.CharField(max_length=300)
    receivers_kk = models.CharField(max_length=300, help_text="posts and names of who receives")
    receivers_ru = models.CharField(max_length=300)
    topics_kk = models.CharField(max_length=300, blank=True)
    topics_ru = models.CharField(max_length=300, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_why_kk = models.CharField(max_length=300, blank=True)
    cancelled_why_ru = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("on", "begins", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("begins")), name="reception_goes_forward"
            )
        ]
        indexes = [models.Index(fields=["office", "on"], name="reception_by_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.begins:%H:%M}"

    def words(self, part: str, language: str) -> str:
        """`address`, `receivers`, `topics` or `cancelled_why` in this language."""
        said = getattr(self, f"{part}_{'kk' if language == 'kk' else 'ru'}")
        return str(said or getattr(self, f"{part}_kk"))


class ReceptionVisit(models.Model):
    """One visit: a person, a family or a group with one matter, in the order of coming."""

    class Outcome(models.TextChoices):
        WAITS = "waits"
        ANSWERED = "answered"
        APPEAL = "appeal"
        REFERRED = "referred"
        LEFT = "left"

    LEDGER_OMITS: ClassVar = ("name", "about")

    day = models.ForeignKey(ReceptionDay, models.PROTECT, related_name="visits")
    number = models.PositiveSmallIntegerField()
    coupon = models.CharField(max_length=20)
    arrived_at = models.DateTimeField()
    name = models.CharField(max_length=300, blank=True)
    about = models.CharField(max_length=300, blank=True)
    head_count = models.PositiveSmallIntegerField(default=1)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITS)
    outcome_text = models.CharField(max_length=500, blank=True)
    appeal = models.OneToOneField(
        Appeal, models.PROTECT, null=True, blank=True, related_name="reception_visit"
    )
    taken_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["day", "number"], name="reception_number_once"),
            models.CheckConstraint(condition=models.Q(head_count__gte=1), name="somebody_came"),
        ]

    def __str__(self) -> str:
        return self.coupon
