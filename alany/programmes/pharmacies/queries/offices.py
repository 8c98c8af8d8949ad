"""Whose site this is."""

from alany.spine.organisations.models import Office


def public_office() -> Office | None:
    """The office whose public pages are shown: the first that opened; None before any is set up."""
    return Office.objects.order_by("opened_on", "pk").first()
