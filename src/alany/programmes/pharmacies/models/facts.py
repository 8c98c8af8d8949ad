"""Pharmacies and their licences, the law of price caps by date, and what was referred to the authority."""

from datetime import date

from django.db import models

from alany.kernel.folding import fold, sort_key
from alany.spine.files.models import StoredFile
from alany.spine.letters.models import Letter
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.places.models import Place
from alany.spine.visits.models import Finding, Visit


class PharmacyQuerySet(models.QuerySet["Pharmacy"]):
    def working_on(self, day: date) -> "PharmacyQuerySet":
        """Pharmacies that were open on this day."""
        return self.filter(opened_on__lte=day).filter(models.Q(closed_on=None) | models.Q(closed_on__gt=day))


class Pharmacy(models.Model):
    """One address where medicines are sold. Its owner, with the BIN, is an organisation."""

    class Kind(models.TextChoices):
        PHARMACY = "pharmacy"
        POINT = "point"
        KIOSK = "kiosk"
        MOBILE = "mobile"
        ONLINE = "online"

    office = models.ForeignKey(Office, models.PROTECT, related_name="pharmacies")
    number = models.CharField(max_length=12)
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="pharmacies")
    chain = models.CharField(max_length=120, blank=True, help_text="the chain it belongs to; empty: none")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PHARMACY)
    name = models.CharField(max_length=200)
    district = models.ForeignKey(Place, models.PROTECT, related_name="+")
    address = models.CharField(max_length=300)
    is_urban = models.BooleanField(default=False)
    is_vat_payer = models.BooleanField(null=True, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    sort_key = models.CharField(max_length=200, db_index=True, editable=False)
    search_text = models.CharField(max_length=900, editable=False)

    objects = PharmacyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="pharmacy_number_once"),
            models.CheckConstraint(
                condition=models.Q(closed_on=None) | models.Q(closed_on__gte=models.F("opened_on")),
                name="pharmacy_closes_after_it_opens",
            ),
        ]
        indexes = [models.Index(fields=["office", "district"])]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    def with_search(self) -> "Pharmacy":
        """Itself with the columns for sorting and searching filled."""
        self.sort_key = sort_key(self.name)
        self.search_text = fold(
            " ".join((self.number, self.name, self.chain, self.address, self.owner.name_kk, self.owner.bin))
        )
        return self

    @property
    def of_sole_trader(self) -> bool:
        """Whether a person trades here under no BIN: an IIN is not kept, and the name is not published."""
        return not self.owner.bin


class Licence(models.Model):
    """A licence with its annex: the right to trade sits in an annex for each activity and address."""

    pharmacy = models.ForeignKey(Pharmacy, models.CASCADE, related_name="licences")
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    holder_bin = models.CharField(max_length=12)
    subtypes = models.JSONField(default=list)
    annex_number = models.CharField(max_length=40, blank=True)
    annex_address = models.CharField(max_length=300)
    suspended_from = models.DateField(null=True, blank=True)
    suspended_to = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pharmacy", "number", "annex_number"], name="licence_annex_once")
        ]

    def __str__(self) -> str:
        return self.number


class PriceAct(models.Model):
    """An order that sets or amends price caps. Known by number and date together, never by number alone."""

    class Vat(models.TextChoices):
        NONE = "none"
        NET = "net"
        INCLUDED = "included"

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    dated_on = models.DateField()
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300)
    registration_number = models.CharField(max_length=20, blank=True)
    published_on = models.DateField(null=True, blank=True)
    effective_from = models.DateField()
    vat_basis = models.CharField(max_length=10, choices=Vat.choices, default=Vat.NONE)
    amends = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="amendments")
    is_whole_list = models.BooleanField(default=True, help_text="what is not in its annex loses its cap")
    source_url = models.CharField(max_length=300, blank=True)
    source_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    is_invented = models.BooleanField(default=False)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "number", "dated_on"], name="price_act_once"),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("entered_by")),
                name="price_act_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.dated_on:%d.%m.%Y}"


class VatRate(models.Model):
    """The VAT on medicines from a day on, in per cent; the newest row that has begun is in force."""

    valid_from = models.DateField(unique=True)
    rate_percent = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    certainty = models.CharField(max_length=10, default="check")

    class Meta:
        ordering = ("valid_from",)
        constraints = [
            models.CheckConstraint(condition=models.Q(rate_percent__lte=100), name="vat_rate_is_a_share")
        ]

    def __str__(self) -> str:
        return f"{self.rate_percent} %"


class Medicine(models.Model):
    """One pack of the state register of medicines, with a cap or without one."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    code = models.CharField(max_length=20)
    atc = models.CharField(max_length=40, blank=True)
    inn = models.CharField(max_length=300, blank=True)
    trade_name = models.CharField(max_length=300)
    form_dose = models.CharField(max_length=500)
    pack = models.CharField(max_length=40, blank=True)
    maker = models.CharField(max_length=200, blank=True)
    reg_number = models.CharField(max_length=60, blank=True)
    search_text = models.CharField(max_length=1200, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "code"], name="medicine_code_once")]

    def __str__(self) -> str:
        return f"{self.trade_name}, {self.form_dose} № {self.pack}"


class CapRowQuerySet(models.QuerySet["CapRow"]):
    def in_force(self, day: date) -> "CapRowQuerySet":
        """Caps in force on this day: from `effective_from` inclusive to `effective_to` exclusive.

        Rows of an act that no second person has confirmed do not count.
        """
        return self.filter(effective_from__lte=day, act__confirmed_by__isnull=False).filter(
            models.Q(effective_to=None) | models.Q(effective_to__gt=day)
        )


class CapRow(models.Model):
    """The retail cap of one pack by one row of one act. Law time and recorded time are kept apart."""

    act = models.ForeignKey(PriceAct, models.PROTECT, related_name="rows")
    row_number = models.PositiveIntegerField()
    medicine = models.ForeignKey(Medicine, models.PROTECT, related_name="caps")
    cap_kzt = models.DecimalField(max_digits=12, decimal_places=2)
    gtins = models.CharField(max_length=200, blank=True, help_text="barcodes of the pack, by space")
    effective_from = models.DateField()
    effective_to = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    objects = CapRowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["act", "medicine"], name="cap_once_per_act"),
            models.CheckConstraint(condition=models.Q(cap_kzt__gt=0), name="cap_is_positive"),
        ]
        indexes = [models.Index(fields=["effective_from", "effective_to"])]

    def __str__(self) -> str:
        return f"{self.medicine}: {self.cap_kzt}"


class PriceObservation(models.Model):
    """One price seen on a visit, with the engine's verdict and the grade of its source."""

    class Grade(models.TextChoices):
        RECEIPT = "receipt"
        TAG_PHOTO = "tag_photo"
        PRICE_LIST = "price_list"
        ORAL = "oral"

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="prices")
    line = models.CharField(max_length=500)
    price_kzt = models.DecimalField(max_digits=12, decimal_places=2)
    seen_on = models.DateField()
    grade = models.CharField(max_length=12, choices=Grade.choices)
    decision = models.CharField(max_length=12)
    certainty = models.CharField(max_length=8, blank=True)
    reason = models.CharField(max_length=60)
    cap_row = models.ForeignKey(CapRow, models.PROTECT, null=True, blank=True, related_name="+")
    excess_kzt = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    evidence = models.JSONField(default=dict)
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, blank=True, related_name="prices")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(price_kzt__gt=0), name="price_is_positive")]

    def __str__(self) -> str:
        return f"{self.line}: {self.price_kzt}"


class PriceList(models.Model):
    """A price list that was uploaded and checked whole; its lines with verdicts are a file of results."""

    class State(models.TextChoices):
        WAITING = "waiting"
        CHECKED = "checked"
        FAILED = "failed"

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    pharmacy = models.ForeignKey(Pharmacy, models.PROTECT, null=True, blank=True, related_name="price_lists")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    on = models.DateField(help_text="the day whose caps apply")
    columns = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    lines = models.PositiveIntegerField(default=0)
    totals = models.JSONField(default=dict, help_text="verdict -> count")
    register_version = models.CharField(max_length=64, blank=True)
    failure = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.file} {self.on}"


class PriceListLine(models.Model):
    """One checked line of a price list."""

    price_list = models.ForeignKey(PriceList, models.CASCADE, related_name="checked_lines")
    row = models.PositiveIntegerField()
    line = models.CharField(max_length=500)
    key = models.CharField(max_length=64, blank=True, help_text="rules.aliases.key_of the line")
    price_kzt = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    decision = models.CharField(max_length=12)
    certainty = models.CharField(max_length=8, blank=True)
    reason = models.CharField(max_length=60)
    entry_ids = models.JSONField(default=list)
    cap_kzt = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    excess_kzt = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    evidence = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["price_list", "row"], name="price_list_row_once")]
        indexes = [
            models.Index(fields=["price_list", "decision", "certainty"]),
            models.Index(fields=["decision", "certainty", "key"]),
            models.Index(fields=["key"]),
        ]

    def __str__(self) -> str:
        return self.line


class PendingImport(models.Model):
    """A table that was uploaded and waits for its uploader; nothing of what it says is saved yet."""

    class Kind(models.TextChoices):
        REGISTER = "register"
        ACT = "act"
        PRICE_LIST = "price_list"

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    details = models.JSONField(default=dict, help_text="what was stated beside the file")
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.file)


class Referral(models.Model):
    """Materials handed to an authority, and their fate. "Referred" is never shown as "violated"."""

    class State(models.TextChoices):
        DRAFT = "draft"
        SENT = "sent"
        RECEIVED = "received"
        VISIT = "visit"
        PROTOCOL = "protocol"
        FINE = "fine"
        WARNING = "warning"
        REFUSED = "refused"
        COURT = "court"
        PAID = "paid"
        REVERSED = "reversed"

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    finding = models.OneToOneField(Finding, models.PROTECT, related_name="referral")
    pharmacy = models.ForeignKey(Pharmacy, models.PROTECT, related_name="referrals")
    authority = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, blank=True, related_name="referrals")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    drafted_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    fine_mci = models.PositiveIntegerField(null=True, blank=True)
    fine_kzt = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    reason = models.TextField(blank=True, help_text="why the authority refused or reversed")
    price_corrected_on = models.DateField(null=True, blank=True)
    refunded_kzt = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    package = models.TextField(blank=True, help_text="canonical JSON of the package as it was sent")
    package_sha256 = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["office", "state"])]

    def __str__(self) -> str:
        return str(self.pharmacy)


class ReferralEvent(models.Model):
    """One step in the fate of a referral, with the authority's number and date."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="events")
    on = models.DateField()
    state = models.CharField(max_length=10, choices=Referral.State.choices)
    document = models.CharField(max_length=100, blank=True)
    text = models.TextField(blank=True)
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.state} {self.on}"


class PharmacyReply(models.Model):
    """What a pharmacy says after the visit: its right of reply does not end when the pair has left."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="replies")
    received_on = models.DateField()
    document = models.CharField(max_length=100, blank=True, help_text="its letter's own number")
    text = models.TextField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("received_on", "pk")

    def __str__(self) -> str:
        return f"{self.visit} {self.received_on}"
