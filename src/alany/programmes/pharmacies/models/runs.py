"""Many price lists checked in one run: what was sent in, and the work that any worker may take."""

from datetime import datetime

from django.db import models

from alany.programmes.pharmacies.models.facts import PriceList
from alany.spine.files.models import StoredFile
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.visits.models import Campaign


class ListRun(models.Model):
    """The lists of a campaign that were sent in together.

    `offered` holds one entry for each file, `{"file", "name", "pharmacy", "by"}`, until its sender has
    confirmed which list is whose; `refused` what could not be taken, `{"name", "reason"}`.
    """

    class State(models.TextChoices):
        OFFERED = "offered"
        CHECKING = "checking"
        DONE = "done"

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="list_runs")
    on = models.DateField(help_text="the day whose caps apply")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OFFERED)
    offered = models.JSONField(default=list)
    refused = models.JSONField(default=list)
    register_version = models.CharField(max_length=64, blank=True)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-uploaded_at", "-pk")

    def __str__(self) -> str:
        return f"{self.campaign} {self.on}"


class RunJobQuerySet(models.QuerySet["RunJob"]):
    def open_at(self, at: datetime) -> "RunJobQuerySet":
        """Jobs that may be taken: never taken, or taken by a worker whose term has run out."""
        waits = models.Q(state=RunJob.State.WAITING)
        lost = models.Q(state=RunJob.State.TAKEN, taken_until__lt=at)
        return self.filter(waits | lost)


class RunJob(models.Model):
    """One piece of a run: a part of its distinct strings, or one list. Progress of work, no record of facts.

    `key` of a part is the SHA-256 of the register's version and its strings: the same part has the same
    answer for ever, whoever computes it.
    """

    LEDGER_PASSES = True

    class Kind(models.TextChoices):
        SPREAD = "spread"
        STRINGS = "strings"
        LIST = "list"

    class State(models.TextChoices):
        WAITING = "waiting"
        TAKEN = "taken"
        DONE = "done"

    run = models.ForeignKey(ListRun, models.CASCADE, related_name="jobs")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    taken_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    price_list = models.OneToOneField(
        PriceList, models.CASCADE, null=True, blank=True, related_name="run_job"
    )
    key = models.CharField(max_length=64, blank=True)
    strings = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    meanings = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    objects = RunJobQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "kind", "number"], name="run_job_once")]
        indexes = [models.Index(fields=["run", "kind", "state"]), models.Index(fields=["key"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
