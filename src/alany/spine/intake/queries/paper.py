"""Packs of sheets, and which of their numbers have come back."""

from django.db.models import QuerySet

from alany.spine.intake.models import Signal, Slip, SlipPack
from alany.spine.organisations.models import Office


def packs_of(office: Office) -> QuerySet[SlipPack]:
    """All packs, the newest first."""
    return SlipPack.objects.filter(office=office).order_by("-number")


def numbers_of(pack: SlipPack) -> list[str]:
    """The numbers of a pack."""
    return sorted(Slip.objects.filter(pack=pack).values_list("number", flat=True))


def returned(office: Office) -> set[str]:
    """Numbers of sheets that came out of a box, whoever's pack they were of."""
    came = Signal.objects.filter(office=office, channel="paper").values("number")
    return set(Slip.objects.filter(pack__office=office, number__in=came).values_list("number", flat=True))
