"""Why no letter goes to a person. Plain Python."""


class LetterUnsafe(ValueError):
    """The question is sensitive or the person said that writing is not safe: no letter, no address."""


class NothingToTell(ValueError):
    """There is no answer, no other door or no meeting that this letter could tell of."""
