"""A seat is taken once, moved, given back; hours that change keep their promises."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from alany.kernel.periods import ALMATY
from alany.spine.bookings import actions, queries
from alany.spine.bookings.models import Booking, Slot
from alany.spine.bookings.rules import BookingOver, HolderHasBooking, HoursWrong, NothingFree, NotYet
from alany.spine.bookings.tests.office_with_hours import AT, MONDAY, a_shift, an_office_with_adviser
from alany.spine.cases.tests.office import a_person
from alany.spine.ledger.models import Entry
from alany.spine.ledger.queries import verify
from alany.spine.ledger.rules import RESIDENT

pytestmark = pytest.mark.django_db


def free(provider, at=AT):
    return list(queries.free_slots([provider], at))


def by_clock(slot):
    return f"{slot.starts_at.astimezone(ALMATY):%d %H:%M}"


def test_a_week_makes_slots_for_eight_weeks_without_holidays():
    _, adviser = an_office_with_adviser()
    days = {slot.starts_at.astimezone(ALMATY).date() for slot in free(adviser)}
    assert (min(days), max(days)) == (MONDAY, MONDAY + timedelta(days=56))
    assert date(2020, 7, 31) not in days, "Құрбан айт"
    assert date(2020, 8, 31) not in days, "a day off moved to Monday"


def test_who_wants_a_taken_time_gets_the_next_free_one():
    _, adviser = an_office_with_adviser()
    wanted = free(adviser)[:1]
    first = actions.book(wanted=wanted, holder="m:1", by=RESIDENT, at=AT)
    second = actions.book(wanted=wanted, holder="m:2", by=RESIDENT, at=AT)
    shown = [(by_clock(one.booking.slot), one.as_wanted, one.booking.number) for one in (first, second)]
    assert shown == [("27 09:00", True, "B-2020-0001"), ("27 09:30", False, "B-2020-0002")]
    assert queries.booking_by_code(first.code.lower()) == first.booking
    assert verify().holds


def test_all_seats_of_a_slot_are_given_one_by_one():
    _, adviser = an_office_with_adviser([a_shift(seats=2)])
    wanted = free(adviser)[:1]
    made = [actions.book(wanted=wanted, holder=f"m:{n}", by=RESIDENT, at=AT).booking for n in range(3)]
    assert [(by_clock(one.slot), one.seat) for one in made] == [
        ("27 09:00", 1),
        ("27 09:00", 2),
        ("27 09:30", 1),
    ]


def test_the_database_itself_refuses_a_second_person_on_a_seat_and_a_second_open_booking():
    _, adviser = an_office_with_adviser()
    slots = free(adviser)
    made = actions.book(wanted=slots[:1], holder="m:1", by=RESIDENT, at=AT).booking
    for slot, holder in ((made.slot, "m:2"), (slots[5], "m:1")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Booking.objects.create(
                slot=slot, seat=1, holder=holder, code_hash="x", channel="online", made_at=AT
            )
    with pytest.raises(HolderHasBooking):
        actions.book(wanted=slots[3:4], holder="m:1", by=RESIDENT, at=AT)


def test_a_time_that_has_begun_is_not_free_and_at_the_end_nothing_is():
    _, adviser = an_office_with_adviser([a_shift(begins=9, ends=10)])
    wanted = free(adviser)[:1]
    later = wanted[0].starts_at
    made = actions.book(wanted=wanted, holder="m:1", by=RESIDENT, at=later)
    assert (by_clock(made.booking.slot), made.as_wanted) == ("27 09:30", False)
    Slot.objects.exclude(pk=wanted[0].pk).exclude(pk=made.booking.slot_id).update(is_open=False)
    with pytest.raises(NothingFree):
        actions.book(wanted=wanted, holder="m:2", by=RESIDENT, at=later)


def test_a_moved_booking_keeps_its_code_and_frees_its_seat():
    _, adviser = an_office_with_adviser()
    slots = free(adviser)
    made = actions.book(wanted=slots[:1], holder="m:1", by=RESIDENT, at=AT)
    moved = actions.move(booking=made.booking, wanted=slots[4:5], by=RESIDENT, at=AT)
    assert queries.booking_by_code(made.code) == moved
    assert slots[0] in free(adviser)
    assert slots[4] not in free(adviser)
    with pytest.raises(BookingOver):
        actions.move(booking=made.booking, wanted=slots[5:6], by=RESIDENT, at=AT)


def test_a_cancelled_seat_is_free_at_once_and_cannot_be_cancelled_twice():
    _, adviser = an_office_with_adviser()
    made = actions.book(wanted=free(adviser)[:1], holder="m:1", by=RESIDENT, at=AT)
    actions.cancel(booking=made.booking, by=RESIDENT, at=AT)
    assert by_clock(free(adviser)[0]) == "27 09:00"
    assert queries.booking_by_code(made.code) is None
    with pytest.raises(BookingOver):
        actions.cancel(booking=made.booking, by=RESIDENT, at=AT)


def test_whether_somebody_came_is_known_only_when_the_time_has_begun():
    office, adviser = an_office_with_adviser()
    person = a_person(office)
    made = actions.book(wanted=free(adviser)[:1], holder="m:1", by=RESIDENT, at=AT).booking
    with pytest.raises(NotYet):
        actions.record_attendance(booking=made, came=True, by=person, at=AT)
    after = actions.record_attendance(booking=made, came=False, by=person, at=made.slot.starts_at)
    assert after.state == "missed"


def test_a_walk_in_gets_a_coupon_with_number_time_and_the_name_of_who_received():
    office, adviser = an_office_with_adviser([a_shift(begins=9, ends=10)])
    person = a_person(office, "Айгүл Сәрсенова")
    running = datetime(2020, 7, 27, 9, 10, tzinfo=ALMATY)
    coupons = [
        actions.walk_in(provider=adviser, holder=f"w:{n}", by=person, at=running).booking for n in range(2)
    ]
    shown = [(one.number, by_clock(one.slot), one.made_by, one.state) for one in coupons]
    assert shown == [
        ("B-2020-0001", "27 09:00", "Айгүл Сәрсенова", "came"),
        ("B-2020-0002", "27 09:30", "Айгүл Сәрсенова", "came"),
    ]
    with pytest.raises(NothingFree):
        actions.walk_in(provider=adviser, holder="w:3", by=person, at=running)


def test_new_hours_close_what_no_longer_fits_and_keep_what_was_promised():
    office, adviser = an_office_with_adviser()
    promised = actions.book(wanted=free(adviser)[:1], holder="m:1", by=RESIDENT, at=AT).booking.slot
    actions.set_hours(
        provider=adviser, shifts=[a_shift(minutes=45)], valid_from=MONDAY, by=a_person(office), at=AT
    )
    monday = [by_clock(slot) for slot in free(adviser) if by_clock(slot).startswith("27")]
    assert monday == ["27 09:45", "27 10:30", "27 11:15"]
    promised.refresh_from_db()
    assert promised.is_open
    assert Booking.objects.get().state == "booked"


def test_a_day_off_closes_the_free_slots_of_that_day_until_it_is_taken_away():
    office, adviser = an_office_with_adviser()
    person = a_person(office)
    tuesday = MONDAY + timedelta(days=1)
    before = [by_clock(slot) for slot in free(adviser)]
    off = actions.add_day_off(provider=adviser, first_on=tuesday, last_on=tuesday, by=person, at=AT)
    assert not [
        slot for slot in free(adviser) if by_clock(slot).startswith("28 ") and slot.starts_at.month == 7
    ]
    actions.remove_day_off(day_off=off, by=person, at=AT)
    assert [by_clock(slot) for slot in free(adviser)] == before
    with pytest.raises(HoursWrong):
        actions.add_day_off(provider=adviser, first_on=tuesday, last_on=MONDAY, by=person, at=AT)


def test_slots_reach_further_as_days_go_by_and_a_second_time_makes_none():
    office, _ = an_office_with_adviser()
    person, later = a_person(office), AT + timedelta(days=7)
    assert actions.extend_slots(office=office, by=person, at=AT) == 0
    assert actions.extend_slots(office=office, by=person, at=later) == 30
    assert actions.extend_slots(office=office, by=person, at=later) == 0


def test_the_address_of_a_calendar_works_until_it_is_renewed():
    office, adviser = an_office_with_adviser()
    first = actions.renew_feed(provider=adviser, by=a_person(office), at=AT)
    assert queries.provider_by_feed(first) == adviser
    second = actions.renew_feed(provider=adviser, by=a_person(office), at=AT)
    assert [queries.provider_by_feed(key) for key in (first, second, "")] == [None, adviser, None]


def test_each_act_is_one_entry_and_no_entry_holds_a_code():
    _, adviser = an_office_with_adviser()
    made = actions.book(wanted=free(adviser)[:1], holder="m:1", by=RESIDENT, at=AT)
    entry = Entry.objects.filter(verb="booking.made").get()
    assert (entry.about_label, entry.actor_kind) == ("B-2020-0001", "resident")
    assert made.code not in str(entry.details)
