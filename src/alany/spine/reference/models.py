"""A change of a dated row that one person proposes and another decides."""

from django.db import models

from alany.spine.organisations.models import Office
from alany.spine.people.models import User


class Proposal(models.Model):
    """One proposed change. The row itself changes only when a second person confirms.

    `table` is the slug of a declared table, `row` the key of its row, empty for a new one. `values` are the
    proposed columns, `before` the row as the proposer saw it: of a new row the earlier version that it will
    close. A proposal of kind `year` holds its days in `values["days"]` and the earlier ones in `before`.
    """

    class Kind(models.TextChoices):
        ADD = "add"
        CHANGE = "change"
        END = "end"
        REMOVE = "remove"
        YEAR = "year"

    class State(models.TextChoices):
        PROPOSED = "proposed"
        CONFIRMED = "confirmed"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    table = models.CharField(max_length=40)
    row = models.CharField(max_length=20, blank=True)
    label_kk = models.CharField(max_length=300)
    label_ru = models.CharField(max_length=300)
    label_en = models.CharField(max_length=300)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    values = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    reason = models.CharField(max_length=1000)
    source_act = models.CharField(max_length=300)
    source_article = models.CharField(max_length=40, blank=True)
    source_url = models.CharField(max_length=300, blank=True)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    refusal = models.CharField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(state="proposed", decided_by=None, decided_at=None)
                    | models.Q(
                        state="withdrawn", decided_by=models.F("proposed_by"), decided_at__isnull=False
                    )
                    | (
                        models.Q(state__in=["confirmed", "refused"], decided_at__isnull=False)
                        & models.Q(decided_by__isnull=False)
                        & ~models.Q(decided_by=models.F("proposed_by"))
                    )
                ),
                name="proposal_decided_by_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(refusal=""),
                name="proposal_refused_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "state", "proposed_at"]),
            models.Index(fields=["table", "row"]),
        ]

    def __str__(self) -> str:
        return f"{self.table}: {self.label_kk}"

    def label(self, language: str) -> str:
        """How the row calls itself in this language."""
        return str(getattr(self, f"label_{language}"))

    @property
    def waits(self) -> bool:
        """Whether nobody has decided yet."""
        return self.state == self.State.PROPOSED
