"""What people do with bookable time. Each function is one transaction and one entry of the ledger."""

from alany.spine.bookings.actions.booking import Booked, book, cancel, move, record_attendance, walk_in
from alany.spine.bookings.actions.hours import (
    add_day_off,
    extend_slots,
    open_provider,
    remove_day_off,
    renew_feed,
    set_hours,
    switch_provider,
)

__all__ = [
    "Booked",
    "add_day_off",
    "book",
    "cancel",
    "extend_slots",
    "move",
    "open_provider",
    "record_attendance",
    "remove_day_off",
    "renew_feed",
    "set_hours",
    "switch_provider",
    "walk_in",
]
