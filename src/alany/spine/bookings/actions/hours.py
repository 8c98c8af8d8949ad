"""Providers, their hours, their days off, and the slots that come of them."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta

from alany.kernel.periods import local_date
from alany.kernel.triltext import TrilText
from alany.spine.bookings import queries, rules
from alany.spine.bookings.models import Booking, DayOff, Provider, Slot, WeeklyHours
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.places.models import Place
from alany.spine.places.queries import working_calendar


def open_provider(
    *,
    office: Office,
    name: TrilText,
    person: User | None = None,
    organisation: Organisation | None = None,
    place: Place | None = None,
    by: Doer,
    at: datetime,
) -> Provider:
    """Take in somebody whose time can be booked; hours are set afterwards."""
    with ledger.action(verb="booking.provider_opened", by=by, at=at, office=office) as act:
        provider = Provider.objects.create(
            office=office,
            name_kk=name.kk,
            name_ru=name.ru,
            name_en=name.en,
            person=person,
            organisation=organisation,
            place=place,
        )
        act.about(provider)
    return provider


def switch_provider(*, provider: Provider, is_open: bool, by: Doer, at: datetime) -> Provider:
    """Let the time be booked again, or no longer; bookings that were made remain."""
    with ledger.action(verb="booking.provider_switched", by=by, at=at, office=provider.office) as act:
        provider.is_open = is_open
        provider.save(update_fields=["is_open"])
        act.about(provider)
    return provider


def set_hours(
    *, provider: Provider, shifts: Iterable[rules.Shift], valid_from: date, by: Doer, at: datetime
) -> list[WeeklyHours]:
    """The provider's whole week from this day on; slots of the coming eight weeks follow it.

    Free slots that the new week does not hold are closed; a booked one stays as it was promised.
    Raises HoursWrong.
    """
    week = rules.checked(shifts)
    with ledger.action(verb="booking.hours_set", by=by, at=at, office=provider.office) as act:
        _lock(provider)
        # Hours that had not begun by that day were never kept and go; the others end the day before.
        provider.weekly_hours.filter(valid_from__gte=valid_from).delete()
        queries.hours_on(provider, valid_from).update(valid_to=valid_from - timedelta(days=1))
        rows = [
            WeeklyHours(provider=provider, **asdict(one) | {"valid_from": valid_from, "valid_to": None})
            for one in week
        ]
        for row in rows:
            row.save(force_insert=True)
        _renew_slots(provider, at)
        act.about(provider, hours=len(rows))
    return rows


def add_day_off(
    *, provider: Provider, first_on: date, last_on: date, reason: str = "", by: Doer, at: datetime
) -> DayOff:
    """Close these days; who has a booking on them keeps it until it is moved. Raises HoursWrong."""
    if last_on < first_on:
        raise rules.HoursWrong("reversed")
    with ledger.action(verb="booking.day_off_added", by=by, at=at, office=provider.office) as act:
        _lock(provider)
        row = DayOff.objects.create(
            provider=provider, first_on=first_on, last_on=last_on, reason=reason.strip()[:200]
        )
        _renew_slots(provider, at)
        act.about(provider, first_on=first_on, last_on=last_on)
    return row


def remove_day_off(*, day_off: DayOff, by: Doer, at: datetime) -> None:
    """Open these days again."""
    provider = day_off.provider
    with ledger.action(verb="booking.day_off_removed", by=by, at=at, office=provider.office) as act:
        _lock(provider)
        act.about(provider, first_on=day_off.first_on, last_on=day_off.last_on)
        day_off.delete()
        _renew_slots(provider, at)


def extend_slots(*, office: Office, by: Doer, at: datetime) -> int:
    """Make the slots of the coming eight weeks for every open provider of the office; how many are new."""
    before = Slot.objects.filter(provider__office=office).count()
    with ledger.action(verb="booking.slots_extended", by=by, at=at, office=office) as act:
        for provider in Provider.objects.filter(office=office, is_open=True).order_by("pk"):
            _lock(provider)
            _renew_slots(provider, at)
        made = Slot.objects.filter(provider__office=office).count() - before
        act.about(office, slots=made)
    return made


def renew_feed(*, provider: Provider, by: Doer, at: datetime) -> str:
    """A new secret key for the provider's calendar, told once; the old address stops at the same moment."""
    key = rules.new_code() + rules.new_code()
    with ledger.action(verb="booking.feed_renewed", by=by, at=at, office=provider.office) as act:
        provider.feed_hash = queries.hash_of(key)
        provider.save(update_fields=["feed_hash"])
        act.about(provider)
    return key


def _lock(provider: Provider) -> None:
    Provider.objects.select_for_update().get(pk=provider.pk)


def _renew_slots(provider: Provider, at: datetime) -> None:
    """Slots after this moment as hours and days off say; promised ones stay and block what overlaps them."""
    today = local_date(at)
    off = list(provider.days_off.values_list("first_on", "last_on"))
    shifts = [queries.as_shift(row) for row in queries.hours_on(provider, today)]
    wanted = {
        span.starts_at: span
        for span in rules.spans(
            shifts,
            today,
            today + timedelta(days=rules.AHEAD_DAYS),
            calendar=working_calendar(),
            away=lambda day: any(first <= day <= last for first, last in off),
        )
        if span.starts_at > at
    }
    standing = list(provider.slots.filter(is_open=True, starts_at__gt=at))
    booked = Booking.objects.filter(slot__in=standing).exclude(state=Booking.State.CANCELLED)
    promised = set(booked.values_list("slot_id", flat=True))
    kept = []
    for slot in standing:
        span = wanted.get(slot.starts_at)
        if slot.pk in promised or (span is not None and _same(slot, span)):
            kept.append((slot.starts_at, slot.ends_at))
    gone = [slot.pk for slot in standing if (slot.starts_at, slot.ends_at) not in set(kept)]
    Slot.objects.filter(pk__in=gone).exclude(pk__in=promised).update(is_open=False)
    fresh = [span for span in wanted.values() if not _blocked(span, kept)]
    Slot.objects.bulk_create([_slot(provider, span) for span in fresh])


def _blocked(span: rules.Span, kept: Iterable[tuple[datetime, datetime]]) -> bool:
    return any(rules.overlaps((span.starts_at, span.ends_at), one) for one in kept)


def _same(slot: Slot, span: rules.Span) -> bool:
    shift = span.shift
    told = (slot.ends_at, slot.seats, slot.mode, slot.place_kk, slot.place_ru)
    return told == (span.ends_at, shift.seats, shift.mode, shift.place_kk, shift.place_ru)


def _slot(provider: Provider, span: rules.Span) -> Slot:
    shift = span.shift
    return Slot(
        provider=provider,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        seats=shift.seats,
        mode=shift.mode,
        place_kk=shift.place_kk,
        place_ru=shift.place_ru,
    )
