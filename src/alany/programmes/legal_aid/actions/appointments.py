"""A person and a volunteer meet; a time that is held for an offer ends with it."""

from datetime import datetime

from alany.kernel.periods import local_date
from alany.programmes.legal_aid.models import Appointment, Matter
from alany.programmes.legal_aid.queries.appointments import (
    appointment_of,
    holder_of,
    offer_in_force,
    received_on,
)
from alany.programmes.legal_aid.rules.offers import NothingToBook
from alany.spine.bookings import actions as bookings
from alany.spine.bookings.models import Booking, Slot
from alany.spine.bookings.rules import HolderHasBooking
from alany.spine.cases.models import Case
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked
from alany.spine.ledger.rules import Doer
from alany.spine.people.models import User


def book_appointment(
    *, matter: Matter, slot: Slot, channel: str = Booking.Channel.ONLINE, by: Doer, at: datetime
) -> bookings.Booked:
    """Book a time of the volunteer who has the matter or was offered it; the next free one if it is gone.

    `by` is the resident (RESIDENT), or whoever of the office does it by telephone or at the desk. The code is
    told once. Raises NothingToBook, HolderHasBooking, NothingFree.
    """
    with ledger.action(verb="legal_aid.appointment_made", by=by, at=at, office=matter.case.office) as act:
        # The same lock as of whoever ends the offer: no appointment is made for an offer that just ended.
        locked(Case, matter.case_id)
        offer = offer_in_force(matter, at)
        if offer is None or offer.volunteer.provider_id is None:
            raise NothingToBook
        if slot.provider_id != offer.volunteer.provider_id:
            raise NothingToBook
        made = bookings.book(wanted=[slot], holder=holder_of(matter), channel=channel, by=by, at=at)
        Appointment.objects.create(matter=matter, booking=made.booking, offer=offer)
        act.about(matter)
    return made


def receive_at_door(*, matter: Matter, by: User, at: datetime) -> bookings.Booked:
    """The person stands at the door: the volunteer's time that runs now, or her next free one of this day.

    The person counts as come. The code is told once. Raises NothingToBook, HolderHasBooking, NothingFree.
    """
    with ledger.action(verb="legal_aid.received_at_door", by=by, at=at, office=matter.case.office) as act:
        locked(Case, matter.case_id)
        offer = offer_in_force(matter, at)
        if offer is None or offer.volunteer.provider is None:
            raise NothingToBook
        # Who was received has no open booking any more: without this a double click would take a second time.
        if received_on(matter, local_date(at)):
            raise HolderHasBooking(holder_of(matter))
        made = bookings.walk_in(provider=offer.volunteer.provider, holder=holder_of(matter), by=by, at=at)
        Appointment.objects.create(matter=matter, booking=made.booking, offer=offer)
        act.about(matter)
    return made


def move_appointment(*, matter: Matter, slot: Slot, by: Doer, at: datetime) -> Booking:
    """Another time of the same volunteer, under the same code.

    Raises NothingToBook, BookingOver, NothingFree.
    """
    with ledger.action(verb="legal_aid.appointment_moved", by=by, at=at, office=matter.case.office) as act:
        locked(Case, matter.case_id)
        old, offer = appointment_of(matter), offer_in_force(matter, at)
        if old is None or offer is None or slot.provider_id != old.slot.provider_id:
            raise NothingToBook
        moved = bookings.move(booking=old, wanted=[slot], by=by, at=at)
        Appointment.objects.create(matter=matter, booking=moved, offer=offer)
        act.about(matter)
    return moved


def cancel_appointment(*, matter: Matter, reason: str = "", by: Doer, at: datetime) -> Booking:
    """Give the time back. Raises NothingToBook."""
    with ledger.action(
        verb="legal_aid.appointment_cancelled", by=by, at=at, office=matter.case.office
    ) as act:
        old = appointment_of(matter)
        if old is None:
            raise NothingToBook
        ended = bookings.cancel(booking=old, reason=reason, by=by, at=at)
        act.about(matter)
    return ended
