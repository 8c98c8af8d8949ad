"""How many documents go with a question, and until when. Plain Python."""

MOST_DOCUMENTS = 10
ENDED = frozenset({"rejected", "referred_out", "closed", "withdrawn"})


class DocumentRefused(ValueError):
    """A document was not taken; the class says why."""


class QuestionEnded(DocumentRefused):
    """The question has ended; nobody would read it."""


class TooManyDocuments(DocumentRefused):
    """Ten documents went with the question already."""
