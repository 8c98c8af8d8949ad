"""Where signals stand by the leaves of the log, whatever the table of signals says; the public board."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from alany.kernel.merkle.leaves import FIELDS, SALT, Leaf, LeafRefused
from alany.spine.intake.models import Action, Signal
from alany.spine.intake.rules import LIVE, QUIET, RECEIVED, SHREDDED, Standing, Told, standing
from alany.spine.organisations.models import Office, Organisation
from alany.spine.transparency.models import Checkpoint, Entry, Opening, Pending
from alany.spine.transparency.rules import BOX

NUMBER = 8
NO_SIGNAL = ("cover", "pack_issued")
"""Leaves of the box that tell of no message."""


class DiffersFromLog(RuntimeError):
    """A leaf does not open to what stands beside it: somebody has changed a record."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the board: number, where it stands, since when, by when. No content, place or topic."""

    number: str
    standing: Standing


def told_of(signal: Signal) -> list[Told]:
    """The events of one signal as their leaves open. Raises DiffersFromLog."""
    return told_by([signal]).get(signal.pk, [])


def told_by(signals: Iterable[Signal]) -> dict[int, list[Told]]:
    """The events of each signal in the order of its acts; four queries whatever their number."""
    acts = Action.objects.filter(signal__in=[one.pk for one in signals], uid__isnull=False)
    order = [(signal, uid) for signal, uid in acts.order_by("pk").values_list("signal", "uid") if uid]
    opened = _opened([uid for _, uid in order])
    found: dict[int, list[Told]] = {}
    unopened: dict[int, UUID] = {}
    for signal, uid in order:
        if uid in opened:
            found.setdefault(signal, []).append(opened[uid])
        else:
            unopened.setdefault(signal, uid)
    for signal, uid in unopened.items():
        if all(one.kind != SHREDDED for one in found.get(signal, [])):
            raise DiffersFromLog(uid)
    return found


def _opened(uids: list[UUID]) -> dict[UUID, Told]:
    leaves = dict(Entry.objects.filter(uid__in=uids).values_list("uid", "leaf"))
    leaves |= dict(Pending.objects.filter(uid__in=uids).values_list("uid", "leaf"))
    rows = Opening.objects.filter(uid__in=uids)
    return {row.uid: _told(row, bytes(leaves.get(row.uid, b""))) for row in rows}


def _told(row: Opening, leaf: bytes) -> Told:
    """The event, when the leaf really commits to kind, unit and due day."""
    values = {
        "kind": row.kind.encode(),
        "office": row.unit.encode(),
        "due": row.due.isoformat().encode() if row.due else b"",
        "body": bytes(row.body),
    }
    salts = bytes(row.salts)
    try:
        one = Leaf.parse(leaf)
        holds = all(
            one.opens(field, salts[place * SALT : (place + 1) * SALT], values[field])
            for place, field in enumerate(FIELDS)
        )
    except LeafRefused as reason:
        raise DiffersFromLog(row.uid) from reason
    if not holds:
        raise DiffersFromLog(row.uid)
    return Told(row.kind, one.day, row.due, row.unit)


def published_size() -> int:
    """How many leaves of the box the public has seen."""
    newest = Checkpoint.objects.filter(log=BOX, publications__isnull=False).order_by("-size").first()
    return newest.size if newest else 0


def board() -> list[Listed]:
    """Every number whose first leaf is published, as of the last publication, by number.

    It is made of leaves alone, so that it shows what outsiders can check, and changes once a day.
    """
    size = published_size()
    rows = Entry.objects.filter(log=BOX, index__lt=size).order_by("index").values_list("uid", "leaf")
    of_signals = Opening.objects.filter(log=BOX).exclude(kind__in=NO_SIGNAL)
    opened = {row.uid: row for row in of_signals}
    events: dict[str, list[Told]] = {}
    for uid, leaf in rows.iterator():
        if row := opened.get(uid):
            number = bytes(row.body)[:NUMBER].decode("ascii", "replace")
            events.setdefault(number, []).append(_told(row, bytes(leaf)))
    return [Listed(number, now) for number in sorted(events) if (now := standing(events[number]))]


def differences(office: Office) -> Iterator[str]:
    """Numbers of signals whose row says something else than their leaves: the nightly check."""
    signals = list(Signal.objects.filter(office=office))
    try:
        told = told_by(signals)
    except DiffersFromLog as reason:
        yield f"leaf {reason}"
        return
    for one in signals:
        now = standing(told.get(one.pk, []))
        due = one.due_on if one.state in LIVE else None
        if now is None or (now.state, now.due) != (one.state, due):
            yield one.number
    acted = set(Action.objects.exclude(kind__in=QUIET).values_list("uid", flat=True))
    for row in Opening.objects.filter(log=BOX).exclude(kind__in=NO_SIGNAL):
        if row.uid not in acted:
            yield f"{bytes(row.body)[:NUMBER].decode('ascii', 'replace')} {row.kind or RECEIVED}"


def overdue(office: Office, day: date) -> list[Signal]:
    """Signals whose day has passed and of whom the log does not say so yet."""
    noted = Action.objects.filter(signal=OuterRef("pk"), kind="deadline_missed", day__gt=OuterRef("due_on"))
    waiting = Signal.objects.filter(~Exists(noted), office=office, state__in=LIVE, due_on__lt=day)
    late = list(waiting.order_by("pk"))
    told = told_by(late)
    return [one for one in late if (now := standing(told.get(one.pk, []))) and now.missed is None]


def units_in(told: Iterable[Told], language: str) -> dict[str, str]:
    """Names of the bodies that events went to, by the unit of the leaf."""
    return unit_names((one.unit for one in told), language)


def unit_names(units: Iterable[str], language: str) -> dict[str, str]:
    """Names by unit (`org-` and the number of an organisation); what is no organisation has none."""
    keys = {int(one.removeprefix("org-")) for one in units if one.startswith("org-")}
    return {f"org-{one.pk}": one.name(language) for one in Organisation.objects.filter(pk__in=keys)}
