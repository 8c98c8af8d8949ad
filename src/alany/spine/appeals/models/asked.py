"""“Was it fixed?”, asked of the sender of an appeal, and the answer."""

from django.db import models

from alany.spine.appeals.models.appeal import Appeal


class FixAsked(models.Model):
    """One time of asking: at each claim of a fix, and four weeks after it."""

    class Stage(models.TextChoices):
        CLAIM = "claim"
        WEEKS4 = "weeks4"

    class Answer(models.TextChoices):
        FIXED = "fixed"
        NOT_FIXED = "not_fixed"

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="fix_asked")
    claimed_on = models.DateField(help_text="the day of the claim that is asked about")
    stage = models.CharField(max_length=6, choices=Stage.choices)
    asked_on = models.DateField()
    mailed_at = models.DateTimeField(null=True, blank=True, help_text="empty: no e-mail was given or taken")
    answer = models.CharField(max_length=9, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("claimed_on", "asked_on", "pk")
        constraints = [
            models.UniqueConstraint(fields=["appeal", "claimed_on", "stage"], name="fix_asked_once")
        ]

    def __str__(self) -> str:
        return f"{self.appeal} {self.stage}"
