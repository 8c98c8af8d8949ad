"""Hours become spans of time, and codes are made and read. Plain Python."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from alany.kernel.periods import ALMATY, WorkingCalendar

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Signs of a code: without those that are taken for another one when read aloud or typed."""

CODE_LENGTH = 10
AHEAD_DAYS = 56
LONGEST_MINUTES = 8 * 60
SHORTEST_MINUTES = 5


class BookingRefused(ValueError):
    """A booking or the hours behind it cannot be so; the class says why."""


class NothingFree(BookingRefused):
    """Neither the wanted time nor any later one is free."""


class HolderHasBooking(BookingRefused):
    """Who books has an open booking already: it can be moved or cancelled."""


class BookingOver(BookingRefused):
    """The booking was cancelled or its time is past."""


class NotYet(BookingRefused):
    """Whether somebody came is known only when the time has begun."""


class HoursWrong(BookingRefused):
    """Hours that end before they begin, or too short or too long for one meeting; `reason` says which."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Shift:
    """One stretch of a weekday (0 is Monday) in Almaty's time, cut into meetings of `minutes`.

    A break is the gap between two stretches of the same day.
    """

    weekday: int
    begins: time
    ends: time
    minutes: int
    mode: str
    seats: int = 1
    place_kk: str = ""
    place_ru: str = ""
    valid_from: date = date.min
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the stretch is kept on this day of the week and within its dates."""
        begun = self.valid_from <= day
        return day.weekday() == self.weekday and begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Span:
    """One meeting that can be booked, in UTC."""

    starts_at: datetime
    ends_at: datetime
    shift: Shift


def checked(shifts: Iterable[Shift]) -> list[Shift]:
    """The stretches in the order of the week; raises HoursWrong (reversed, length, overlap, seats)."""
    rows = sorted(shifts, key=lambda one: (one.weekday, one.begins, one.ends))
    for row in rows:
        if row.ends <= row.begins:
            raise HoursWrong("reversed")
        if not SHORTEST_MINUTES <= row.minutes <= LONGEST_MINUTES or minutes_of(row) < row.minutes:
            raise HoursWrong("length")
        if row.seats < 1:
            raise HoursWrong("seats")
    for before, after in pairwise(rows):
        if before.weekday == after.weekday and after.begins < before.ends:
            raise HoursWrong("overlap")
    return rows


def minutes_of(shift: Shift) -> int:
    """How long the stretch is, in whole minutes."""
    return (shift.ends.hour - shift.begins.hour) * 60 + shift.ends.minute - shift.begins.minute


def with_break(shift: Shift, begins: time | None, ends: time | None) -> list[Shift]:
    """The stretch in two pieces around the break; itself where there is none. Raises HoursWrong."""
    if begins is None or ends is None:
        return [shift]
    if not shift.begins < begins < ends < shift.ends:
        raise HoursWrong("break")
    given = {name: getattr(shift, name) for name in shift.__dataclass_fields__}
    return [Shift(**given | {"ends": begins}), Shift(**given | {"begins": ends})]


def spans(
    shifts: Iterable[Shift],
    first: date,
    last: date,
    *,
    calendar: WorkingCalendar,
    away: Callable[[date], bool],
) -> list[Span]:
    """Every meeting from `first` to `last`, both included, in the order of time.

    Nothing on a day off of the state's calendar, nothing on a day on which `away` says yes, and no meeting
    that would run past the end of its stretch. A Saturday counts where the provider keeps Saturdays.
    """
    rows, found, day = list(shifts), list[Span](), first
    while day <= last:
        # Only a holiday or a moved day off closes: an ordinary weekend is the provider's own choice.
        if calendar.exceptions.get(day, True) and not away(day):
            for shift in rows:
                if shift.holds_on(day):
                    found += _cut(shift, day)
        day += timedelta(days=1)
    return sorted(found, key=lambda one: one.starts_at)


def _cut(shift: Shift, day: date) -> list[Span]:
    step, begins = timedelta(minutes=shift.minutes), datetime.combine(day, shift.begins, tzinfo=ALMATY)
    count = minutes_of(shift) // shift.minutes
    starts = [(begins + n * step).astimezone(UTC) for n in range(count)]
    return [Span(start, start + step, shift) for start in starts]


def overlaps(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> bool:
    """Whether two times share a moment; the end of one may be the beginning of the other."""
    return one[0] < other[1] and other[0] < one[1]


def new_code() -> str:
    """A code of ten signs (49 bits), to be told to the holder once; only its hash is kept."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def read_code(text: str) -> str:
    """What a person typed as the code: capitals, without blanks and hyphens."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def shown_code(code: str) -> str:
    """The code in two halves, as it is printed and read aloud."""
    return f"{code[:5]}-{code[5:]}"


def booking_number(year: int, serial: int) -> str:
    """`B-2020-0117`: the number on the coupon."""
    return f"B-{year}-{serial:04d}"
