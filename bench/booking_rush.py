"""The rush itself, in the database that the environment names: people, times. Prints one line of figures."""

from __future__ import annotations

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from datetime import time as clock
from threading import Barrier, BoundedSemaphore

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alany.site.settings")
AT = datetime(2020, 7, 27, 1, 0, tzinfo=UTC)
SPARE_CONNECTIONS = 20
# An office on SQLite is served by eight threads of one machine; whoever comes later stands before them.
THREADS_OF_THE_SERVER = 8


def rush(people: int, times: int) -> list[float]:
    """Everybody starts at once; who waits for a connection of PostgreSQL waits in the measured time."""
    from django.db import connections

    from alany.spine.bookings.actions import book
    from alany.spine.bookings.models import Booking
    from alany.spine.bookings.queries import free_slots
    from alany.spine.ledger.rules import RESIDENT

    wanted = list(free_slots([_adviser()], AT)[:times])
    start, door = Barrier(people + 1), BoundedSemaphore(_at_once(people))

    def one(number: int) -> tuple[bool, float]:
        start.wait()
        begun = time.perf_counter()
        with door:
            try:
                got = book(wanted=wanted, holder=f"person:{number}", by=RESIDENT, at=AT).as_wanted
            finally:
                connections.close_all()
        return got, time.perf_counter() - begun

    with ThreadPoolExecutor(people) as pool:
        asked = [pool.submit(one, number) for number in range(people)]
        start.wait()
        begun = time.perf_counter()
        told = [task.result() for task in asked]
    seconds = time.perf_counter() - begun
    seats = list(Booking.objects.values_list("slot_id", "seat"))
    got = sum(as_wanted for as_wanted, _ in told)
    slowest = max(waited for _, waited in told)
    return [got, len(told) - got, len(seats) - len(set(seats)), seconds, slowest]


def _adviser() -> object:
    """An office with an adviser who is there every weekday morning."""
    from alany.kernel.triltext import TrilText
    from alany.spine.bookings.actions import open_provider, set_hours
    from alany.spine.bookings.rules import Shift
    from alany.spine.ledger.actions import action
    from alany.spine.ledger.rules import SYSTEM
    from alany.spine.organisations.models import Office
    from alany.spine.places.models import Place

    with action(verb="office.opened", by=SYSTEM, at=AT):
        since = date(2018, 12, 13)
        region = Place.objects.create(kato="610000000", level="region", name_ru="Область", valid_from=since)
        office = Office.objects.create(code="bench", region=region, opened_on=since)
    name = TrilText(kk="Кеңесші", ru="Консультант", en="Adviser")
    provider = open_provider(office=office, name=name, by=SYSTEM, at=AT)
    week = [Shift(day, clock(9), clock(17), 30, "person") for day in range(5)]
    set_hours(provider=provider, shifts=week, valid_from=date(2020, 7, 27), by=SYSTEM, at=AT)
    return provider


def _at_once(people: int) -> int:
    from django.db import connection

    if connection.vendor != "postgresql":
        return THREADS_OF_THE_SERVER
    with connection.cursor() as cursor:
        cursor.execute("SHOW max_connections")
        return min(people, int(cursor.fetchone()[0]) - SPARE_CONNECTIONS)


if __name__ == "__main__":
    django.setup()
    from alany.site.tables import make_at_once

    make_at_once()
    print(*rush(int(sys.argv[1]), int(sys.argv[2])))
