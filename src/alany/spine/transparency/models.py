"""The logs as rows: what waits, what stands, its tiles, signed heads, and what opens a leaf.

No row of these tables is copied into the ledger: the tree is their record, and a trigger would note the
second at which somebody wrote. Entries, heads and cosignatures refuse every change by a trigger.
"""

from django.db import models

from alany.kernel.merkle.checkpoints import Checkpoint as Head
from alany.kernel.merkle.notes import Note, Signature
from alany.spine.transparency.rules import LOGS

SLUG = 8


class Log(models.Model):
    """A log: its origin for life, how many leaves it has, and the largest size that outsiders have seen."""

    slug = models.CharField(max_length=SLUG, primary_key=True, choices=[(one, one) for one in LOGS])
    origin = models.CharField(max_length=200, unique=True)
    size = models.PositiveBigIntegerField(default=0)
    known = models.PositiveBigIntegerField(default=0)
    vkey = models.CharField(max_length=300, blank=True, help_text="the key that has signed its heads")

    def __str__(self) -> str:
        return self.origin


class Pending(models.Model):
    """A leaf written in the transaction of what it tells of; gone once it stands in the tree."""

    log = models.CharField(max_length=SLUG)
    uid = models.UUIDField(unique=True)
    leaf = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["log", "id"])]

    def __str__(self) -> str:
        return str(self.uid)


class Entry(models.Model):
    """A leaf at its place. Rows are never changed or deleted."""

    log = models.CharField(max_length=SLUG)
    index = models.PositiveBigIntegerField()
    uid = models.UUIDField(unique=True)
    leaf = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["log", "index"], name="entry_index_once")]

    def __str__(self) -> str:
        return f"{self.log} {self.index}"


class Tile(models.Model):
    """Up to 256 hashes of a level; the last tile of a level grows."""

    log = models.CharField(max_length=SLUG)
    level = models.PositiveSmallIntegerField()
    number = models.PositiveBigIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["log", "level", "number"], name="tile_once")]

    def __str__(self) -> str:
        return f"{self.log} {self.level}/{self.number}"


class Checkpoint(models.Model):
    """A head that we have signed; every one is kept for ever."""

    log = models.CharField(max_length=SLUG)
    size = models.PositiveBigIntegerField()
    note = models.TextField(help_text="the signed note with our signature alone")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["log", "size"], name="checkpoint_size_once")]

    def __str__(self) -> str:
        return f"{self.log} {self.size}"

    @property
    def head(self) -> Head:
        """What was signed."""
        return Head.parse(Note.parse(self.note.encode()).text)


class Cosignature(models.Model):
    """A witness has signed a head of ours: its line, and the Unix second that it states."""

    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="cosignatures")
    line = models.TextField(unique=True)
    stated = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return self.signature.name

    @property
    def signature(self) -> Signature:
        """The line as a signature."""
        return Signature.parse(self.line.removesuffix("\n"))


class Publication(models.Model):
    """A head that was put before the public, and the day on which it was."""

    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="publications")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.checkpoint)


class Opening(models.Model):
    """What a leaf has committed to, with the salts; deleting the row leaves 147 bytes that mean nothing."""

    log = models.CharField(max_length=SLUG)
    uid = models.UUIDField(unique=True)
    kind = models.CharField(max_length=20)
    unit = models.CharField(max_length=40, blank=True)
    due = models.DateField(null=True)
    body = models.BinaryField()
    salts = models.BinaryField(help_text="16 bytes for each of kind, office, due and body")

    def __str__(self) -> str:
        return str(self.uid)


class MonthOpened(models.Model):
    """The openings of a month as they were published: content may be destroyed later, this file stays."""

    log = models.CharField(max_length=SLUG)
    month = models.DateField(help_text="its first day")
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["log", "month"], name="month_opened_once")]

    def __str__(self) -> str:
        return f"{self.log} {self.month:%Y-%m}"
