"""Who can be met, when, and who has which seat."""

from django.db import models

from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.places.models import Place


class Mode(models.TextChoices):
    """How people meet."""

    ONLINE = "online"
    TELEPHONE = "telephone"
    PERSON = "person"


class Provider(models.Model):
    """A person, counter or body whose time can be booked. `feed_hash` is of the key of its calendar feed."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    name_kk = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    person = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    feed_hash = models.CharField(max_length=64, blank=True, db_index=True)
    is_open = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name_kk

    def name(self, language: str) -> str:
        """The name in this language."""
        return str(getattr(self, f"name_{language}"))


class WeeklyHours(models.Model):
    """One stretch of a weekday (0 is Monday) in Almaty's time; a break is the gap between two stretches."""

    provider = models.ForeignKey(Provider, models.PROTECT, related_name="weekly_hours")
    weekday = models.PositiveSmallIntegerField()
    begins = models.TimeField()
    ends = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    seats = models.PositiveSmallIntegerField(default=1)
    mode = models.CharField(max_length=10, choices=Mode.choices)
    place_kk = models.CharField(max_length=200, blank=True)
    place_ru = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("weekday", "begins", "pk")
        constraints = [
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="weekday_of_a_week"),
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("begins")), name="hours_go_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.begins:%H:%M}–{self.ends:%H:%M}"


class DayOff(models.Model):
    """Days on which the provider cannot be met, beside the holidays of the state."""

    provider = models.ForeignKey(Provider, models.PROTECT, related_name="days_off")
    first_on = models.DateField()
    last_on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("first_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")), name="day_off_goes_forward"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_on} – {self.last_on}"


class Slot(models.Model):
    """A time that can be booked, with its seats. Closed, it takes no booking more; those made remain."""

    provider = models.ForeignKey(Provider, models.PROTECT, related_name="slots")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    seats = models.PositiveSmallIntegerField(default=1)
    mode = models.CharField(max_length=10, choices=Mode.choices)
    place_kk = models.CharField(max_length=200, blank=True)
    place_ru = models.CharField(max_length=200, blank=True)
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "starts_at"], condition=models.Q(is_open=True), name="one_slot_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="slot_goes_forward"
            ),
            models.CheckConstraint(condition=models.Q(seats__gte=1), name="slot_has_a_seat"),
        ]
        indexes = [models.Index(fields=["starts_at", "provider"])]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.starts_at:%Y-%m-%d %H:%M}"

    def place(self, language: str) -> str:
        """Where to come or what to call, in this language; English pages show the Russian words."""
        return self.place_kk if language == "kk" else self.place_ru


class Booking(models.Model):
    """A seat taken by a holder, of whom only an opaque reference is kept, with the hash of the code.

    Two live bookings of one seat cannot stand in the database, nor two open ones of one holder.
    """

    class State(models.TextChoices):
        BOOKED = "booked"
        CANCELLED = "cancelled"
        CAME = "came"
        MISSED = "missed"

    class Channel(models.TextChoices):
        ONLINE = "online"
        TELEPHONE = "telephone"
        PERSON = "person"
        WALK_IN = "walk_in"

    slot = models.ForeignKey(Slot, models.PROTECT, related_name="bookings")
    seat = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20, blank=True)
    holder = models.CharField(max_length=60)
    code_hash = models.CharField(max_length=64, db_index=True)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.BOOKED)
    made_at = models.DateTimeField()
    made_by = models.CharField(
        max_length=200, blank=True, help_text="who received the person, for the coupon"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    moved_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["slot", "seat"],
                condition=~models.Q(state="cancelled"),
                name="seat_taken_once",
            ),
            models.UniqueConstraint(
                fields=["holder"], condition=models.Q(state="booked"), name="one_open_booking_per_holder"
            ),
            models.CheckConstraint(condition=models.Q(seat__gte=1), name="seats_count_from_one"),
        ]
        indexes = [models.Index(fields=["holder", "state"])]

    def __str__(self) -> str:
        return self.number or f"{self.slot_id}/{self.seat}"
