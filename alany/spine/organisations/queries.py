"""Which organisation answers on a day."""

from datetime import date

from alany.spine.organisations.models import Organisation


def answering_on(organisation: Organisation, day: date) -> Organisation:
    """The organisation itself, or the successor that stands on this day; the last one known if none does."""
    current = organisation
    while current.valid_to is not None and current.valid_to < day and current.successor is not None:
        current = current.successor
    return current
