"""When a person can meet the volunteer of her matter."""

from datetime import date, datetime

from django.db.models import QuerySet

from alany.kernel.periods import local_date
from alany.programmes.legal_aid.models import Matter, Offer, Volunteer
from alany.spine.bookings.models import Booking, Slot
from alany.spine.bookings.queries import free_slots, open_booking


def holder_of(matter: Matter) -> str:
    """How bookings name the matter: without number, name or topic."""
    return f"legal_aid.matter:{matter.pk}"


def offer_in_force(matter: Matter, at: datetime) -> Offer | None:
    """The accepted offer of the matter, else the one that waits and has not run out."""
    rows = Offer.objects.filter(matter=matter).select_related("volunteer__provider", "volunteer__user")
    accepted = rows.filter(answer=Offer.Answer.ACCEPTED).first()
    return accepted or rows.filter(answer="", expires_at__gt=at).first()


def bookable_slots(matter: Matter, at: datetime, mode: str = "") -> QuerySet[Slot]:
    """Free times of the volunteer who has the matter or was offered it, the next one first.

    Every one shown can be booked. None where nobody has the matter or she keeps no hours. `mode` is online,
    telephone, person or empty for any.
    """
    offer = offer_in_force(matter, at)
    provider = offer.volunteer.provider if offer else None
    return free_slots([provider], at, mode=mode) if provider else Slot.objects.none()


def appointment_of(matter: Matter) -> Booking | None:
    """The open booking of the matter, with its slot."""
    return open_booking(holder_of(matter))


def received_on(matter: Matter, day: date) -> bool:
    """Whether the person came without an appointment on this day."""
    came = Booking.objects.filter(holder=holder_of(matter), channel=Booking.Channel.WALK_IN)
    at = came.filter(state=Booking.State.CAME).values_list("ended_at", flat=True)
    return any(local_date(one) == day for one in at if one is not None)


def appointments_of(volunteer: Volunteer, after: datetime) -> QuerySet[Booking]:
    """Live bookings of the volunteer that begin after this moment, with topic and place of each matter."""
    rows = Booking.objects.filter(appointment__matter__isnull=False, slot__provider=volunteer.provider)
    rows = rows.filter(slot__starts_at__gte=after).exclude(state=Booking.State.CANCELLED)
    matter = "appointment__matter"
    kept = rows.select_related("slot", f"{matter}__topic", f"{matter}__case__place__parent__parent")
    return kept.order_by("slot__starts_at", "pk")
