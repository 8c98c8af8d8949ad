"""A meeting is booked with whoever has the question, and ends with the offer for which it was held."""

from datetime import time, timedelta

import pytest

from alany.programmes.legal_aid.actions.appointments import (
    book_appointment,
    cancel_appointment,
    move_appointment,
)
from alany.programmes.legal_aid.actions.offers import decline, put_back
from alany.programmes.legal_aid.actions.volunteers import leave, set_volunteer_hours
from alany.programmes.legal_aid.queries.appointments import appointment_of, bookable_slots
from alany.programmes.legal_aid.rules.offers import NothingToBook
from alany.programmes.legal_aid.tests.aid_office import AT, DAY, an_aid_office
from alany.programmes.legal_aid.tests.volunteer_office import (
    LATER,
    a_coordinator,
    a_volunteer,
    a_waiting_matter,
    accepted,
    an_offer,
)
from alany.spine.bookings.models import Booking
from alany.spine.bookings.rules import HolderHasBooking, Shift
from alany.spine.ledger.queries import verify
from alany.spine.ledger.rules import RESIDENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return an_aid_office()


def with_hours(volunteer):
    week = [Shift(day, time(9), time(12), 30, "telephone") for day in range(5)]
    set_volunteer_hours(volunteer=volunteer, shifts=week, valid_from=DAY, by=volunteer.user, at=AT)
    volunteer.refresh_from_db()
    return volunteer


def booked(matter):
    slot = bookable_slots(matter, LATER).first()
    return book_appointment(matter=matter, slot=slot, by=RESIDENT, at=LATER)


def test_nothing_can_be_booked_before_somebody_has_the_question_or_keeps_hours(office):
    volunteer = a_volunteer(office)
    matter = a_waiting_matter(office)
    assert not bookable_slots(matter, LATER).exists()
    an_offer(office, matter)
    assert not bookable_slots(matter, LATER).exists(), "she keeps no hours"
    with_hours(volunteer)
    assert bookable_slots(matter, LATER).exists()
    assert not bookable_slots(matter, LATER + timedelta(days=6)).exists(), "the offer has run out"


@pytest.mark.slow
def test_a_meeting_held_for_an_offer_ends_with_it(office):
    volunteer = with_hours(a_volunteer(office))
    matter = a_waiting_matter(office)
    made = an_offer(office, matter)
    booked(matter)
    decline(offer=made, by=volunteer.user, at=LATER)
    assert appointment_of(matter) is None
    assert Booking.objects.get().state == "cancelled"
    assert verify().holds


@pytest.mark.slow
def test_a_meeting_ends_when_the_question_is_put_back_or_the_volunteer_leaves(office):
    for end in ("put back", "left"):
        volunteer = with_hours(a_volunteer(office, f"Ерікті {end}"))
        matter = a_waiting_matter(office)
        made = accepted(an_offer(office, matter, volunteer) if end == "left" else an_offer(office, matter))
        booked(matter)
        if end == "left":
            leave(volunteer=volunteer, by=a_coordinator(office), at=LATER)
        else:
            put_back(offer=made, by=volunteer.user, at=LATER)
        assert appointment_of(matter) is None


@pytest.mark.slow
def test_one_question_has_one_meeting_that_can_be_moved_and_cancelled(office):
    with_hours(a_volunteer(office))
    matter = a_waiting_matter(office)
    accepted(an_offer(office, matter))
    first = booked(matter)
    with pytest.raises(HolderHasBooking):
        booked(matter)
    other = bookable_slots(matter, LATER).last()
    moved = move_appointment(matter=matter, slot=other, by=RESIDENT, at=LATER)
    assert (moved.slot, moved.code_hash) == (other, first.booking.code_hash)
    cancel_appointment(matter=matter, by=RESIDENT, at=LATER)
    with pytest.raises(NothingToBook):
        cancel_appointment(matter=matter, by=RESIDENT, at=LATER)


@pytest.mark.slow
def test_a_time_of_another_volunteer_cannot_be_booked(office):
    with_hours(a_volunteer(office))
    stranger = with_hours(a_volunteer(office, "Басқа Адам", places=[]))
    matter = a_waiting_matter(office)
    an_offer(office, matter)
    with pytest.raises(NothingToBook):
        book_appointment(matter=matter, slot=stranger.provider.slots.last(), by=RESIDENT, at=LATER)
