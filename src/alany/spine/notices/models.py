"""What each person wants to be told, what was sent, and the secret address of a calendar."""

from django.db import models

from alany.spine.people.models import User


class NoticeChoice(models.Model):
    """How and of what a person is told. Nobody is told anything before choosing it."""

    person = models.OneToOneField(User, models.CASCADE, related_name="notice_choice")
    by_email = models.BooleanField(default=False)
    messenger = models.CharField(max_length=64, blank=True, help_text="key of the chat; empty is none")
    kinds = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.person)


class NoticeSent(models.Model):
    """One notice on one day through one channel: a second run of the worker sends nothing twice."""

    person = models.ForeignKey(User, models.CASCADE, related_name="+")
    day = models.DateField()
    channel = models.CharField(max_length=10)
    things = models.PositiveIntegerField()
    fault = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "day", "channel"], name="notice_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.channel}"


class CalendarKey(models.Model):
    """The secret address of a person's calendar. Only its hash is kept; a revoked one leads nowhere."""

    LEDGER_OMITS = ("secret_hash",)

    person = models.ForeignKey(User, models.CASCADE, related_name="calendar_keys")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(revoked_at=None), name="one_calendar_for_each_person"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)
