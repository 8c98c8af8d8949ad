"""Letters out of a box: each is sealed and in the log, and the act says how many still wait."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from alany.kernel.periods import local_date
from alany.programmes.safe_zone.models import BoxLetter, BoxOpening
from alany.spine.intake.actions import Sent, Told, receive_own_paper, receive_sheet
from alany.spine.intake.actions.paper import Scan


class LetterRefused(ValueError):
    """The letter cannot be of this opening; `reason` is unconfirmed, all_sheets, all_own or known."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def take_sheet(
    *, opening: BoxOpening, number: str, told: Told, scans: Sequence[Scan] = (), at: datetime
) -> Sent:
    """Put a numbered letter of the opening on record. Raises LetterRefused and what `receive_sheet` raises.

    No entry of the ledger: it would tie the second to a number, and the number to a village. The leaf of the
    signal is the record.
    """
    with transaction.atomic():
        fresh = _locked(opening)
        if fresh.taken.filter(on_sheet=True).count() >= fresh.sheets:
            raise LetterRefused("all_sheets")
        sent = receive_sheet(office=fresh.point.office, number=number, told=told, scans=scans, at=at)
        if not sent.fresh:
            raise LetterRefused("known")
        _note(fresh, "", at)
    return sent


def take_own_paper(
    *, opening: BoxOpening, once: bytes, told: Told, scans: Sequence[Scan] = (), at: datetime
) -> Sent:
    """Put a letter on own paper on record, under a drawn number that the list gives by box and day."""
    with transaction.atomic():
        fresh = _locked(opening)
        if fresh.taken.filter(on_sheet=False).count() >= fresh.own_paper:
            raise LetterRefused("all_own")
        sent = receive_own_paper(office=fresh.point.office, once=once, told=told, scans=scans, at=at)
        if sent.fresh:
            _note(fresh, sent.signal.number, at)
    return sent


def _locked(opening: BoxOpening) -> BoxOpening:
    rows = BoxOpening.objects.select_for_update().select_related("point__office")
    fresh = rows.get(pk=opening.pk)
    if fresh.confirmed_on is None:
        raise LetterRefused("unconfirmed")
    return fresh


def _note(opening: BoxOpening, number: str, at: datetime) -> None:
    BoxLetter.objects.create(
        opening=opening,
        serial=opening.taken.count() + 1,
        on_sheet=not number,
        number=number,
        taken_on=local_date(at),
    )
