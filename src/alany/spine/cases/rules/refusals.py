"""Why an act of the loop was not done; each name is a fact that a page says in words."""

from datetime import date


class ActRefused(ValueError):
    """What a person asked of a case cannot be done; nothing was changed."""


class VerifiedBySameHand(ActRefused):
    """Who claimed, recorded or made the fix cannot verify it; another person of the office can."""


class TooManyToday(ActRefused):
    """Unsigned words from the public opened so many cases today that a person of the office has to look."""


class FixNotClaimed(ActRefused):
    """Nobody has said that it is fixed, so there is nothing to verify."""


class ClaimWaits(ActRefused):
    """Somebody says that it is fixed; that is looked at before anything else is decided."""


class WordsMissing(ActRefused):
    """A change of a case needs words: what was done, or why."""


class DueBeforeReceipt(ActRefused):
    """A term cannot end before the day on which it began."""


class OwnerUnfit(ActRefused):
    """A case cannot be given to somebody of another office or to an account that is switched off."""


class OwnAct(ActRefused):
    """The state `to` is the outcome of an act of its own, with its own record; no plain move leads there."""

    def __init__(self, to: str) -> None:
        super().__init__(to)
        self.to = to


class CaseEnded(ActRefused):
    """The case is closed; it has to be reopened first."""


class RecommendationStands(ActRefused):
    """A recommendation is in force; it is replaced or withdrawn, never doubled."""


class RecommendationMissing(ActRefused):
    """The recommendation has ended, or the case never had one."""


class DecidedAlready(ActRefused):
    """Somebody of the office has decided on this answer before."""


class DecidedBySameHand(ActRefused):
    """Who wrote the addressee's words down cannot decide on them."""


class NothingToDecide(ActRefused):
    """Only a dispute and a request for time wait for a decision, each for its own."""


class ExtensionTooLate(ActRefused):
    """The term ended on `due_on`; from the next day on it can no longer be extended."""

    def __init__(self, due_on: date) -> None:
        super().__init__(due_on.isoformat())
        self.due_on = due_on


class ExtensionTooLong(ActRefused):
    """The law lets this term grow to `limit` at most, all extensions together."""

    def __init__(self, limit: date) -> None:
        super().__init__(limit.isoformat())
        self.limit = limit


class ExtensionNotLonger(ActRefused):
    """The new term must end after the present one."""


class TermMissing(ActRefused):
    """There is no term that could be extended."""


class NoticeGiven(ActRefused):
    """The notice was given before; nothing was written a second time."""


class DateAhead(ActRefused):
    """What was done is dated later than today."""


class DuplicateOfItself(ActRefused):
    """A case cannot repeat itself."""


class DuplicateRing(ActRefused):
    """The other case is itself marked as a repetition of this one."""


class OfAnotherOffice(ActRefused):
    """The other case belongs to another office."""


class NobodyAbove(ActRefused):
    """No next authority is known for the addressee; the person has to name one."""


class TooManyAtOnce(ValueError):
    """More cases were ticked than one act may touch."""


class NameTaken(ActRefused):
    """The person has another saved list under this name."""


class TooManySaved(ActRefused):
    """The person keeps as many lists as one page can offer."""
