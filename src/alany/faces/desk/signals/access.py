"""Which signal a page is about, for whom it is there at all, and what its scripts need to know."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui.access import StaffRequest
from alany.faces.ui.context import now, office_today
from alany.faces.ui.parts import Link
from alany.kernel.sealing.receipts import shown_number
from alany.spine.intake.models import OfficerKey, Recipient, Signal
from alany.spine.intake.queries.keys import key_of
from alany.spine.intake.queries.reading import by_number, recipient_of, statement_for


@dataclass(frozen=True, slots=True)
class Seat:
    """A signal with the place that this person has among its recipients."""

    signal: Signal
    recipient: Recipient

    @property
    def key(self) -> OfficerKey:
        """The key with which the person reads it and signs."""
        return self.recipient.key


def seat(request: StaffRequest, number: str) -> Seat:
    """For who is no recipient the signal is not there: the same 404 as for a number that nobody has."""
    signal = by_number(request.user.office, number)
    recipient = recipient_of(signal, request.user) if signal else None
    if signal is None or recipient is None:
        raise Http404(number)
    return Seat(signal, recipient)


def crumbs(signal: Signal | None = None, here: str = "") -> list[Link]:
    """Signals, the signal, and what is being done with it."""
    way = [Link(_("Signals"), reverse("desk:signals"))]
    if signal is not None:
        way.append(Link(shown_number(signal.number), reverse("desk:signal", args=[signal.number])))
    return [*way, Link(here)] if here else way


def scripts(request: StaffRequest, at: Seat | None = None) -> dict[str, str]:
    """The addresses and the key id that the page's scripts read from the attributes of its frame."""
    key = at.key if at else key_of(request.user, office_today())
    doors = {
        "session": reverse("desk:box_session"),
        "keys": reverse("desk:box_keys"),
        "directory": reverse("desk:box_directory_file"),
        "file": reverse("desk:box_upload"),
        "signer": key.key_id if key else "",
    }
    if at:
        doors["sealed"] = reverse("desk:signal_sealed", args=[at.signal.number])
        doors["opened"] = reverse("desk:signal_opened", args=[at.signal.number])
        doors["opened-statement"] = statement_for(signal=at.signal, kind="opened", at=now()).decode()
    return doors
