"""Terms that the law sets and the index it counts money in, as dated rows."""

from django.db import models


class DeadlineRule(models.Model):
    """A term that a law sets, with the dates on which it was in force (domain: dated rules of law).

    `certainty` is `read` or `check`; a row marked `check` is shown to staff as unconfirmed and never printed.
    """

    rule_id = models.CharField(max_length=8)
    subject_kk = models.CharField(max_length=300)
    subject_ru = models.CharField(max_length=300)
    subject_en = models.CharField(max_length=300)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=2, choices=[("wd", "wd"), ("cd", "cd"), ("mo", "mo")])
    counted_from = models.CharField(max_length=20)
    on_expiry = models.CharField(max_length=20, blank=True)
    act = models.CharField(max_length=200)
    article = models.CharField(max_length=40, blank=True)
    source_url = models.CharField(max_length=300, blank=True)
    certainty = models.CharField(max_length=5, choices=[("read", "read"), ("check", "check")])
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule_id", "valid_from"], name="rule_once_per_start")]

    def __str__(self) -> str:
        return f"{self.rule_id} {self.valid_from}"


class MonthlyIndex(models.Model):
    """The monthly calculation index (MCI, АЕК, МРП) in tenge, from the day on which it holds."""

    valid_from = models.DateField(unique=True)
    tenge = models.PositiveIntegerField()
    certainty = models.CharField(max_length=8, choices=[("measured", "measured"), ("check", "check")])
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ("valid_from",)

    def __str__(self) -> str:
        return f"{self.tenge} {self.valid_from}"
