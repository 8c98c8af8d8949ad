"""Taking, moving and giving back a seat; the database alone decides who was first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from alany.kernel.periods import local_date
from alany.spine.bookings import queries, rules
from alany.spine.bookings.models import Booking, Provider, Slot
from alany.spine.cases.numbering import take
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Office

State = Booking.State
SEATS_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Booked:
    """A booking made, the code for its holder (told once), and whether it is one of the wanted slots."""

    booking: Booking
    code: str
    as_wanted: bool


def book(
    *,
    wanted: Sequence[Slot],
    holder: str,
    channel: str = Booking.Channel.ONLINE,
    by: Doer,
    at: datetime,
) -> Booked:
    """Take a seat of the first wanted slot that has one; else the next free one of the same providers.

    "Next" means not before the first wanted slot, in the same mode. `holder` is an opaque reference that is
    the same for the same matter. Raises HolderHasBooking, NothingFree.
    """
    if not wanted:
        raise rules.NothingFree
    office = wanted[0].provider.office
    code = rules.new_code()
    with ledger.action(verb="booking.made", by=by, at=at, office=office) as act:
        _queue_up(wanted)
        if queries.open_booking(holder):
            raise rules.HolderHasBooking(holder)
        made = _take(office, wanted, _draft(holder, channel, queries.hash_of(code), by, at), at)
        act.about(made, slot=made.slot_id)
    return Booked(made, code, made.slot_id in {slot.pk for slot in wanted})


def walk_in(*, provider: Provider, holder: str, by: Doer, at: datetime) -> Booked:
    """A coupon for who stands at the door: the slot that runs now or the next free one of this day.

    The person counts as come. Raises NothingFree, HolderHasBooking.
    """
    code = rules.new_code()
    draft = _draft(holder, Booking.Channel.WALK_IN, queries.hash_of(code), by, at)
    with ledger.action(verb="booking.walked_in", by=by, at=at, office=provider.office) as act:
        if queries.open_booking(holder):
            raise rules.HolderHasBooking(holder)
        Provider.objects.select_for_update(no_key=True).get(pk=provider.pk)
        made = _first_taken(queries.free_seats(_of_today(provider, at)), draft)
        if made is None:
            raise rules.NothingFree
        made = _numbered(provider.office, made, at)
        made.state, made.ended_at = State.CAME, at
        made.save(update_fields=["state", "ended_at"])
        act.about(made, slot=made.slot_id)
    return Booked(made, code, as_wanted=True)


def move(*, booking: Booking, wanted: Sequence[Slot], by: Doer, at: datetime) -> Booking:
    """Another time for the same holder under the same code; the old seat is free at the same moment.

    Raises BookingOver, NothingFree: then the old seat is still the holder's.
    """
    office = booking.slot.provider.office
    with ledger.action(verb="booking.moved", by=by, at=at, office=office) as act:
        _queue_up(wanted)
        old = _open(booking, at)
        _end(old, State.CANCELLED, at, "")
        draft = _draft(old.holder, old.channel, old.code_hash, by, at)
        draft.moved_from = old
        made = _take(office, wanted, draft, at)
        act.about(made, before=old.slot_id, after=made.slot_id)
    return made


def cancel(*, booking: Booking, reason: str = "", by: Doer, at: datetime) -> Booking:
    """Give the seat back; somebody else can take it at once. Raises BookingOver."""
    with ledger.action(verb="booking.cancelled", by=by, at=at, office=booking.slot.provider.office) as act:
        old = _open(booking)
        _end(old, State.CANCELLED, at, reason)
        act.about(old)
    return old


def record_attendance(*, booking: Booking, came: bool, by: Doer, at: datetime) -> Booking:
    """Whether the person came; known once the time has begun. Raises NotYet, BookingOver."""
    with ledger.action(verb="booking.attended", by=by, at=at, office=booking.slot.provider.office) as act:
        old = _open(booking)
        if at < old.slot.starts_at:
            raise rules.NotYet
        _end(old, State.CAME if came else State.MISSED, at, "")
        act.about(old, came=came)
    return old


def _open(booking: Booking, before: datetime | None = None) -> Booking:
    """The booking as it stands, locked; with `before`, only if its time has not begun by then."""
    fresh = locked(Booking, booking.pk)
    if fresh.state != State.BOOKED or (before is not None and fresh.slot.starts_at <= before):
        raise rules.BookingOver(str(fresh))
    return fresh


def _end(booking: Booking, state: State, at: datetime, reason: str) -> None:
    booking.state, booking.ended_at, booking.reason = state, at, reason.strip()[:200]
    booking.save(update_fields=["state", "ended_at", "reason"])


def _draft(holder: str, channel: str, code_hash: str, by: Doer, at: datetime) -> Booking:
    name = by.as_actor().name if by.as_actor().kind == "user" else ""
    return Booking(holder=holder, channel=channel, code_hash=code_hash, made_at=at, made_by=name)


def _of_today(provider: Provider, at: datetime) -> list[Slot]:
    """The slot that runs now, then those of this day that are still free."""
    running = list(provider.slots.filter(is_open=True, starts_at__lte=at, ends_at__gt=at))
    later = queries.free_slots([provider], at, before=at + timedelta(days=1))[:SEATS_AT_ONCE]
    return [slot for slot in [*running, *later] if local_date(slot.starts_at) == local_date(at)]


def _queue_up(wanted: Sequence[Slot]) -> None:
    """Stand in line for these providers, so that each sees what the one before got.

    Without the line two hundred people would try the same seats over and over; that no seat is given twice
    does not rest on it, but on the constraint of the database.
    """
    keys = {slot.provider_id for slot in wanted}
    list(Provider.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))


def _take(office: Office, wanted: Sequence[Slot], draft: Booking, at: datetime) -> Booking:
    for seats in _seats(wanted, at):
        if (made := _first_taken(seats, draft)) is not None:
            return _numbered(office, made, at)
    raise rules.NothingFree


def _seats(wanted: Sequence[Slot], at: datetime) -> Iterator[list[queries.Seat]]:
    """Seats to try: those wanted, then what is free later, a few at a time."""
    open_now = [slot for slot in wanted if slot.is_open and slot.starts_at > at]
    yield queries.free_seats(open_now)
    providers, mode = {slot.provider for slot in wanted}, wanted[0].mode
    after = max(at, min(slot.starts_at for slot in wanted) - timedelta(microseconds=1))
    tried = {slot.pk for slot in open_now}
    while later := list(
        queries.free_slots(providers, after, mode=mode).exclude(pk__in=tried)[:SEATS_AT_ONCE]
    ):
        tried |= {slot.pk for slot in later}
        yield queries.free_seats(later)


def _first_taken(seats: Iterable[queries.Seat], draft: Booking) -> Booking | None:
    """Try the seats one by one. The database refuses a taken seat without ending our transaction.

    `ON CONFLICT DO NOTHING` waits for whoever is taking the same seat at this moment; no lock is held on
    seats that were not got.
    """
    for seat in seats:
        draft.pk, draft.slot_id, draft.seat = None, seat.slot_id, seat.number
        Booking.objects.bulk_create([draft], ignore_conflicts=True)
        made = Booking.objects.filter(code_hash=draft.code_hash, slot_id=seat.slot_id, seat=seat.number)
        if got := made.exclude(state=State.CANCELLED).select_related("slot__provider").first():
            return got
        if queries.open_booking(draft.holder):
            raise rules.HolderHasBooking(draft.holder)
    return None


def _numbered(office: Office, made: Booking, at: datetime) -> Booking:
    year = local_date(at).year
    made.number = rules.booking_number(year, take(office, f"booking-{year}")[0])
    made.save(update_fields=["number"])
    return made
