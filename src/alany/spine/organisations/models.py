"""Offices, and the organisations they work with. Names and existence are dated."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models

from alany.kernel.folding import fold, sort_key
from alany.kernel.identifiers import IdentifierRefused, check_bin
from alany.spine.places.models import Place

# The anti-corruption service answers this number in the whole country.
SHORT_CODE = "1424"


def validate_bin(text: str) -> None:
    """Refuse a BIN whose check digit or structure is wrong."""
    try:
        check_bin(text)
    except IdentifierRefused as refusal:
        raise ValidationError(refusal.reason, code=refusal.reason) from refusal


class Office(models.Model):
    """One integrity office with its region; every record belongs to one office."""

    code = models.SlugField(max_length=40, unique=True)
    name_kk = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    subtitle_kk = models.CharField(max_length=200)
    subtitle_ru = models.CharField(max_length=200)
    subtitle_en = models.CharField(max_length=200)
    region = models.ForeignKey(Place, models.PROTECT)
    bin = models.CharField(max_length=12, blank=True, validators=[validate_bin])
    telephone = models.CharField(max_length=40, default=SHORT_CODE)
    email = models.EmailField(blank=True)
    opened_on = models.DateField()
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name_kk

    def name(self, language: str) -> str:
        """The office's name in this language."""
        return str(getattr(self, f"name_{language}"))

    def subtitle(self, language: str) -> str:
        """What the office is, in this language."""
        return str(getattr(self, f"subtitle_{language}"))


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def valid_on(self, day: date) -> "OrganisationQuerySet":
        """Organisations that existed under this name on this day."""
        return self.filter(valid_from__lte=day).filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day))

    def authorities(self) -> "OrganisationQuerySet":
        """Bodies that materials may be referred to."""
        return self.filter(kind=Organisation.Kind.AUTHORITY)


class Organisation(models.Model):
    """An akimat, authority, contractor, pharmacy owner, college or investor under one name.

    A renamed body is a new row; `successor` leads to who answers now. A letter prints the name of its day.
    """

    class Kind(models.TextChoices):
        AKIMAT = "akimat"
        AUTHORITY = "authority"
        CONTRACTOR = "contractor"
        PHARMACY_OWNER = "pharmacy_owner"
        COLLEGE = "college"
        INVESTOR = "investor"
        OTHER = "other"

    office = models.ForeignKey(Office, models.PROTECT, related_name="organisations")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    bin = models.CharField(max_length=12, blank=True, validators=[validate_bin], db_index=True)
    name_kk = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True)
    address = models.CharField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    superior = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="subordinates",
        help_text="the next authority",
    )
    source = models.CharField(max_length=300, blank=True)
    sort_key = models.CharField(max_length=300, db_index=True, editable=False)
    search_text = models.CharField(max_length=1000, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="organisation_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["office", "bin", "valid_from"],
                condition=~models.Q(bin=""),
                name="organisation_once_per_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name_kk

    def name(self, language: str) -> str:
        """The name in this language, the Kazakh one where there is none."""
        return str(getattr(self, f"name_{language}")) or self.name_kk

    def with_search(self) -> "Organisation":
        """Itself with the columns for sorting and searching filled."""
        self.sort_key = sort_key(self.name_kk)
        self.search_text = fold(" ".join((self.name_kk, self.name_ru, self.name_en, self.bin, self.address)))
        return self
