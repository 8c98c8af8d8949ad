"""A box is opened by two people under a seal, and every letter is counted. Plain Python."""

from dataclasses import dataclass
from datetime import date

from alany.kernel.periods import WorkingCalendar

RECEIVED_WORKING_DAYS = 3
"""Each numbered letter stands in the log at the latest so many working days after the opening."""


class OpeningRefused(ValueError):
    """An opening cannot be recorded so; `reason` is alone, ahead, before, seal, twice or
    confirmed."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Counted:
    """What lay in the box: letters on numbered sheets and letters on people's own paper."""

    sheets: int
    own_paper: int

    @property
    def letters(self) -> int:
        """All letters."""
        return self.sheets + self.own_paper


def check_opening(
    *, on: date, today: date, opened_on: date, first: str, second: str, seal_found: str, seal_new: str
) -> None:
    """Raise OpeningRefused where the act cannot be true: one person, a day ahead, the old seal again."""
    if first.strip().casefold() == second.strip().casefold():
        raise OpeningRefused("alone")
    if on > today:
        raise OpeningRefused("ahead")
    if on < opened_on:
        raise OpeningRefused("before")
    if seal_found.strip().casefold() == seal_new.strip().casefold():
        raise OpeningRefused("seal")


def seal_kept(left: str, found: str, was_intact: bool) -> bool:
    """Whether the seal that was left at the last opening is the one that was found, and whole."""
    return was_intact and (not left or left.strip().casefold() == found.strip().casefold())


def received_by(on: date, calendar: WorkingCalendar) -> date:
    """The last day on which every letter of this opening must stand in the log."""
    return calendar.add_working_days(on, RECEIVED_WORKING_DAYS)
