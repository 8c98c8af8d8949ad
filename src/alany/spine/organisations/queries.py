"""Which organisation answers on a day."""

from datetime import date

from django.conf import settings

from alany.spine.organisations.models import Office, Organisation


def answering_on(organisation: Organisation, day: date) -> Organisation:
    """The organisation itself, or the successor that stands on this day; the last one known if none does."""
    current = organisation
    while current.valid_to is not None and current.valid_to < day and current.successor is not None:
        current = current.successor
    return current


def this_office() -> Office | None:
    """The office that this site speaks for: the one of the settings, else the only one; None before any."""
    offices = Office.objects.select_related("region")
    code = str(getattr(settings, "OFFICE", ""))
    return offices.filter(code=code).first() if code else offices.order_by("pk").first()
