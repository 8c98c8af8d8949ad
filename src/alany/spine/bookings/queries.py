"""What is free, what is booked, and whose it is."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.crypto import salted_hmac

from alany.spine.bookings.models import Booking, Provider, Slot, WeeklyHours
from alany.spine.bookings.rules import Shift, read_code


class Seat(NamedTuple):
    """A seat that seems free; only the database knows when it is taken."""

    slot_id: int
    number: int


def free_slots(
    providers: Iterable[Provider], after: datetime, *, before: datetime | None = None, mode: str = ""
) -> QuerySet[Slot]:
    """Open slots with a free seat that begin after this moment, the next one first.

    `mode` empty means any. What is shown here can be booked by whoever may book with these providers.
    """
    rows = Slot.objects.filter(provider__in=list(providers), is_open=True, starts_at__gt=after)
    if before is not None:
        rows = rows.filter(starts_at__lt=before)
    if mode:
        rows = rows.filter(mode=mode)
    # Counted slot by slot in the order of time: who asks for the next few does not count all of them.
    live = Booking.objects.filter(slot=OuterRef("pk")).exclude(state=Booking.State.CANCELLED)
    counted = live.order_by().values("slot").annotate(count=Count("pk")).values("count")
    rows = rows.alias(taken=Coalesce(Subquery(counted), 0))
    return rows.filter(taken__lt=F("seats"), provider__is_open=True).order_by("starts_at", "pk")


def free_seats(slots: Iterable[Slot]) -> list[Seat]:
    """Each free seat of these slots, in their order, by one query."""
    rows = list(slots)
    live = Booking.objects.filter(slot__in=rows).exclude(state=Booking.State.CANCELLED)
    taken = set(live.values_list("slot_id", "seat"))
    seats = (Seat(slot.pk, number) for slot in rows for number in range(1, slot.seats + 1))
    return [seat for seat in seats if seat not in taken]


def hash_of(code: str) -> str:
    """What is kept of a code or a key of a feed."""
    return salted_hmac("alany.spine.bookings", read_code(code), algorithm="sha256").hexdigest()


def booking_by_code(code: str) -> Booking | None:
    """The live booking with this code, however it was typed; the newest when it was moved."""
    rows = Booking.objects.filter(code_hash=hash_of(code)).exclude(state=Booking.State.CANCELLED)
    return rows.select_related("slot__provider").order_by("-pk").first()


def open_booking(holder: str) -> Booking | None:
    """The one open booking of this holder."""
    rows = Booking.objects.filter(holder=holder, state=Booking.State.BOOKED)
    return rows.select_related("slot__provider").first()


def bookings_of(provider: Provider, after: datetime, before: datetime | None = None) -> QuerySet[Booking]:
    """Live bookings of a provider that begin after this moment, the next one first."""
    rows = Booking.objects.filter(slot__provider=provider, slot__starts_at__gte=after)
    if before is not None:
        rows = rows.filter(slot__starts_at__lt=before)
    return (
        rows.exclude(state=Booking.State.CANCELLED).select_related("slot").order_by("slot__starts_at", "seat")
    )


def provider_by_feed(key: str) -> Provider | None:
    """The provider whose secret address of the calendar has this key."""
    return Provider.objects.filter(feed_hash=hash_of(key)).first() if key else None


def hours_on(provider: Provider, day: date) -> QuerySet[WeeklyHours]:
    """The stretches of the week that hold on or after this day."""
    return provider.weekly_hours.filter(Q(valid_to=None) | Q(valid_to__gte=day))


def as_shift(row: WeeklyHours) -> Shift:
    """The row as the rules count with it."""
    return Shift(
        weekday=row.weekday,
        begins=row.begins,
        ends=row.ends,
        minutes=row.minutes,
        mode=row.mode,
        seats=row.seats,
        place_kk=row.place_kk,
        place_ru=row.place_ru,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
