"""Two hundred people at the same moment: real threads, real transactions, on either database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BoundedSemaphore

import pytest
from django.db import connection, connections

from alany.spine.bookings import actions, queries
from alany.spine.bookings.models import Booking
from alany.spine.bookings.tests.office_with_hours import AT, an_office_with_adviser
from alany.spine.ledger.queries import verify
from alany.spine.ledger.rules import RESIDENT

PEOPLE, SLOTS = 200, 10
THREADS_OF_THE_SERVER = 8


def at_once():
    """How many are inside the database at the same moment, as behind our server.

    An office on SQLite has eight threads, and the two hundred stand before them; PostgreSQL has an end of
    connections.
    """
    if connection.vendor != "postgresql":
        return THREADS_OF_THE_SERVER
    with connection.cursor() as cursor:
        cursor.execute("SHOW max_connections")
        return min(PEOPLE, int(cursor.fetchone()[0]) - 20)


@pytest.mark.slow
@pytest.mark.usefixtures("committed")
def test_two_hundred_want_the_same_ten_slots_ten_get_them_the_others_the_next_and_none_twice():
    _, adviser = an_office_with_adviser()
    wanted = list(queries.free_slots([adviser], AT)[:SLOTS])
    start, door = Barrier(PEOPLE), BoundedSemaphore(at_once())

    def one(number):
        start.wait(30)
        with door:
            try:
                return actions.book(wanted=wanted, holder=f"m:{number}", by=RESIDENT, at=AT).as_wanted
            finally:
                connections.close_all()

    with ThreadPoolExecutor(PEOPLE) as people:
        got = list(people.map(one, range(PEOPLE)))
    assert (got.count(True), got.count(False)) == (SLOTS, PEOPLE - SLOTS)
    seats = list(Booking.objects.values_list("slot_id", "seat"))
    assert len(set(seats)) == len(seats) == PEOPLE
    first = list(adviser.slots.order_by("starts_at").values_list("pk", flat=True)[:PEOPLE])
    assert {slot for slot, _ in seats} == set(first), "the next free ones, without a gap"
    assert verify().holds


@pytest.mark.slow
@pytest.mark.usefixtures("committed")
def test_a_double_click_of_one_person_makes_one_booking():
    _, adviser = an_office_with_adviser()
    wanted = list(queries.free_slots([adviser], AT)[:SLOTS])
    start = Barrier(20)

    def one(_):
        start.wait(30)
        try:
            actions.book(wanted=wanted, holder="m:1", by=RESIDENT, at=AT)
        except actions.booking.rules.HolderHasBooking:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as clicks:
        assert list(clicks.map(one, range(20))).count(True) == 1
    assert Booking.objects.count() == 1
