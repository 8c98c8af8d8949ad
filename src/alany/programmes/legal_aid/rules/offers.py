"""Why an offer cannot be made or answered. Plain Python."""


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
