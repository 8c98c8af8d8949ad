"""Places of the state classifier KATO, each with the dates on which it existed."""

from datetime import date

from django.db import models

from alany.kernel.folding import fold, sort_key


class PlaceQuerySet(models.QuerySet["Place"]):
    def valid_on(self, day: date) -> "PlaceQuerySet":
        """Places that existed on this day."""
        return self.filter(valid_from__lte=day).filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day))

    def districts(self) -> "PlaceQuerySet":
        """Districts and cities of the region."""
        return self.filter(level=Place.Level.DISTRICT)

    def okrugs(self) -> "PlaceQuerySet":
        """Rural okrugs and the administrations of the same level."""
        return self.filter(level=Place.Level.OKRUG)

    def in_kazakh_order(self) -> "PlaceQuerySet":
        """Sorted by the 42 letters of the Kazakh alphabet."""
        return self.order_by("sort_key", "pk")


class Place(models.Model):
    """A region, district or city, okrug or settlement; the key is the code and the first day of validity."""

    class Level(models.TextChoices):
        REGION = "region"
        DISTRICT = "district"
        OKRUG = "okrug"
        CITY = "city"
        SETTLEMENT = "settlement"

    kato = models.CharField(max_length=9, db_index=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    level = models.CharField(max_length=12, choices=Level.choices)
    name_kk = models.CharField(max_length=200, blank=True, help_text="empty where no open list has it")
    name_ru = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    aliases = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200, db_index=True, editable=False)
    search_text = models.CharField(max_length=800, editable=False)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kato", "valid_from"], name="place_once_per_start"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="place_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name_kk or self.name_ru

    def name(self, language: str) -> str:
        """The name in this language; the Russian official name where none is known (see `name_language`)."""
        return str(getattr(self, f"name_{language}")) or self.name_ru

    def name_language(self, language: str) -> str:
        """The language that `name` really answers in, so that a page never passes Russian off as Kazakh."""
        return language if getattr(self, f"name_{language}") else "ru"

    def with_search(self) -> "Place":
        """Itself with the columns for sorting and searching filled from the names."""
        self.sort_key = sort_key(self.name_kk or self.name_ru)
        self.search_text = fold(" ".join((self.name_kk, self.name_ru, self.name_en, self.aliases, self.kato)))
        return self


class Border(models.Model):
    """The simplified outline of a place as GeoJSON geometry; it has no legal force."""

    place = models.OneToOneField(Place, models.CASCADE, related_name="border")
    geometry = models.JSONField()
    attribution_kk = models.TextField()
    attribution_ru = models.TextField()
    attribution_en = models.TextField()

    def __str__(self) -> str:
        return str(self.place)


class CalendarDay(models.Model):
    """An exception from Monday-to-Friday: a holiday, a transferred day off or a worked weekend."""

    date = models.DateField(unique=True)
    works = models.BooleanField()
    kind = models.CharField(max_length=40)
    name_kk = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ("date",)

    def __str__(self) -> str:
        return f"{self.date} {self.name_kk}"
