"""The append-only record of who did what. Triggers of the database write `Change` and guard both tables."""

from django.db import models

from alany.spine.ledger.rules import chained


class Entry(models.Model):
    """One thing a person did. No foreign keys: nothing blocks a deletion and nothing rewrites history."""

    act = models.UUIDField(unique=True)
    within = models.UUIDField(null=True)
    at = models.DateTimeField(help_text="when it was done")
    recorded_at = models.DateTimeField(help_text="when it was written down")
    actor_kind = models.CharField(max_length=12)
    actor_ref = models.CharField(max_length=60, blank=True, db_index=True)
    actor_name = models.CharField(max_length=200, blank=True)
    actor_post = models.CharField(max_length=200, blank=True)
    office = models.CharField(max_length=40, blank=True)
    verb = models.CharField(max_length=80, db_index=True)
    about_type = models.CharField(max_length=80, blank=True)
    about_id = models.CharField(max_length=80, blank=True)
    about_label = models.CharField(max_length=300, blank=True)
    details = models.JSONField(default=dict)
    changes = models.PositiveIntegerField()
    changes_sha256 = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["about_type", "about_id"]), models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.about_label}".strip()

    def expected_hash(self) -> str:
        """What `hash` must be, computed from the other columns."""
        names = (
            "actor_kind", "actor_ref", "actor_name", "actor_post", "office", "verb",
            "about_type", "about_id", "about_label", "details", "changes", "changes_sha256",
        )  # fmt: skip
        fields: dict[str, object] = {name: getattr(self, name) for name in names}
        moments = {"at": self.at.timestamp(), "recorded_at": self.recorded_at.timestamp()}
        acts = {"act": str(self.act), "within": str(self.within or "")}
        return chained(self.previous_hash, fields | moments | acts)


class Change(models.Model):
    """One row inserted (i), updated (u) or deleted (d), written by a trigger whatever the way of writing.

    `act` is empty when the row was changed outside any action, e.g. by somebody who edits the database.
    """

    act = models.UUIDField(null=True, db_index=True)
    actor = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    table = models.CharField(max_length=80, db_column="table_name")
    row = models.CharField(max_length=80, db_column="row_id")
    operation = models.CharField(max_length=1)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["table", "row"])]

    def __str__(self) -> str:
        return f"{self.operation} {self.table} {self.row}"


class Context(models.Model):
    """SQLite only: the act that the one writer of this moment is in; PostgreSQL has a setting for it."""

    act = models.CharField(max_length=36, blank=True)
    actor = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return self.act
