"""Until when an offer holds, and why it cannot be made or answered. Plain Python."""

from datetime import datetime, time, timedelta

from alany.kernel.periods import ALMATY, WorkingCalendar

HALVES = ((time(9), time(13)), (time(14), time(18)))
"""The office's working hours: nobody has to answer an offer at night or on a day off."""


def expires_at(made_at: datetime, hours: int, calendar: WorkingCalendar) -> datetime:
    """The moment at which so many working hours have passed since the offer was made."""
    left, day = timedelta(hours=hours), made_at.astimezone(ALMATY).date()
    while True:
        for begins, ends in HALVES if calendar.is_working(day) else ():
            opens = max(datetime.combine(day, begins, ALMATY), made_at)
            closes = datetime.combine(day, ends, ALMATY)
            if opens + left <= closes:
                return opens + left
            left -= max(closes - opens, timedelta())
        day += timedelta(days=1)


class OfferRefused(ValueError):
    """What was asked about an offer cannot be done; the class says why."""


class NotWaiting(OfferRefused):
    """The matter does not wait for a volunteer: it is not screened, or is offered already."""


class NobodyFits(OfferRefused):
    """No volunteer can be offered this matter now."""


class NotEligible(OfferRefused):
    """This volunteer cannot be offered this matter; `bar` says why."""

    def __init__(self, bar: str) -> None:
        super().__init__(bar)
        self.bar = bar


class ReasonMissing(OfferRefused):
    """Whoever passes over the first of the ranking writes why."""


class OfferOver(OfferRefused):
    """The offer was answered, has run out or was taken back."""


class OfferNotYours(OfferRefused):
    """Only the volunteer to whom it was made answers an offer."""


class DeclarationMissing(OfferRefused):
    """Before she accepts, a volunteer declares that she has no conflict with any side."""


class NothingToBook(OfferRefused):
    """No volunteer has this matter, or she has not this time."""


class WeightsMissing(LookupError):
    """No weights of the matching are in force on this day."""
