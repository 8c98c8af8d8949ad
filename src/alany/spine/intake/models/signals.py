"""What is put into a trust box. No address of a computer, no browser, no time finer than a day.

No table here is copied into the ledger: its rows bear the second and would stand in every list of acts, where
an excluded person reads them. The record of a signal is the public log, and each act bears a signature.
"""

from django.db import models

from alany.kernel.sealing.suite import Kind
from alany.spine.intake.models.keys import OfficerKey
from alany.spine.intake.rules import CHANNELS, MODES, STATES, TOPICS
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User


class Signal(models.Model):
    """One message. Its number is drawn, not counted, and its state can be computed from the log alone."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    number = models.CharField(max_length=8, unique=True)
    once = models.CharField(max_length=64, unique=True, help_text="one seed makes one signal")
    report = models.CharField(max_length=32, unique=True, help_text="id inside the sealed parts")
    day = models.DateField()
    channel = models.CharField(max_length=10, choices=[(one, one) for one in CHANNELS])
    mode = models.CharField(max_length=12, choices=[(one, one) for one in MODES])
    topic = models.CharField(max_length=12, choices=[(one, one) for one in TOPICS])
    language = models.CharField(max_length=2)
    questionnaire = models.PositiveSmallIntegerField()
    crime = models.BooleanField(help_text="the sender speaks of a crime or a threat")
    state = models.CharField(max_length=12, choices=[(one, one) for one in STATES])
    rule = models.CharField(max_length=20, help_text="row of the dated rules: id and first day")
    due_on = models.DateField(null=True)
    quarantined = models.BooleanField(default=False)
    about_office = models.BooleanField(default=False)
    excluded = models.ManyToManyField(Organisation, related_name="+")
    coupon = models.CharField(max_length=20, blank=True, help_text="of the appeal that it became")

    class Meta:
        indexes = [
            models.Index(fields=["office", "state", "due_on"], name="signal_by_due"),
            models.Index(fields=["office", "day"], name="signal_by_day"),
        ]

    def __str__(self) -> str:
        return self.number


class Upload(models.Model):
    """A sealed file on disk. Nothing readable is ever written; who has the key is in the wraps or a page."""

    name = models.CharField(max_length=32, unique=True)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    day = models.DateField()
    size = models.PositiveBigIntegerField(help_text="sealed bytes")
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.name


class Item(models.Model):
    """One sealed unit of a signal."""

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="items")
    item = models.PositiveBigIntegerField()
    kind = models.PositiveSmallIntegerField(choices=[(int(one), one.name.lower()) for one in Kind])
    day = models.DateField()
    sealed = models.BinaryField(default=b"")
    upload = models.OneToOneField(Upload, models.PROTECT, null=True, related_name="item")
    size_class = models.PositiveBigIntegerField()
    commitment = models.BinaryField()
    once = models.CharField(max_length=64, blank=True, db_index=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["signal", "item"], name="item_once")]

    def __str__(self) -> str:
        return f"{self.signal_id}/{self.item}"


class Wrap(models.Model):
    """A content key sealed to a holder; `then` is the second of a quorum, `half` what the first handed on."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="wraps")
    key_id = models.CharField(max_length=32, db_index=True)
    then = models.CharField(max_length=32, blank=True)
    sealed = models.BinaryField()
    half = models.BinaryField(default=b"")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "key_id", "then"], name="wrap_once")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.key_id[:8]}"


class ReporterKey(models.Model):
    """What the office keeps to know the sender again; the secret is not among it."""

    signal = models.OneToOneField(Signal, models.CASCADE, related_name="reporter")
    salt = models.BinaryField()
    kept = models.BinaryField(help_text="BLAKE2b of the verifier")
    public = models.BinaryField()
    locked = models.BinaryField()
    attempts = models.PositiveIntegerField(default=0)
    must_change = models.BooleanField(default=False, help_text="an operator has seen the secret")

    def __str__(self) -> str:
        return str(self.signal_id)


class CaseTags(models.Model):
    """Marks for the leaves of this signal, made beforehand by who holds the case secret."""

    signal = models.OneToOneField(Signal, models.CASCADE, related_name="tags")
    tags = models.BinaryField(help_text="16 bytes each")
    used = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.signal_id}: {self.used}"


class Recipient(models.Model):
    """Who may read a signal with which key. Whoever is not here cannot see that it exists."""

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="recipients")
    key = models.ForeignKey(OfficerKey, models.PROTECT, related_name="reads")
    added_on = models.DateField()
    removed_on = models.DateField(null=True)
    assigned = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["signal", "key"], name="recipient_once")]

    def __str__(self) -> str:
        return f"{self.signal_id} {self.key_id}"


class Action(models.Model):
    """One event of a signal: who (as called on that day), what was signed, and its leaf in the log."""

    signal = models.ForeignKey(Signal, models.PROTECT, related_name="actions")
    kind = models.CharField(max_length=20)
    day = models.DateField()
    reason = models.CharField(max_length=20, blank=True)
    item = models.PositiveBigIntegerField(default=0)
    due_on = models.DateField(null=True)
    body = models.CharField(max_length=24, blank=True, help_text="of who acted")
    to = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200, blank=True)
    by_post = models.CharField(max_length=200, blank=True)
    statement = models.TextField(blank=True)
    signature = models.CharField(max_length=128, blank=True)
    uid = models.UUIDField(null=True, unique=True, help_text="leaf of the box's log")

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=["kind", "day"], name="box_action_by_kind")]

    def __str__(self) -> str:
        return f"{self.signal_id} {self.kind}"
