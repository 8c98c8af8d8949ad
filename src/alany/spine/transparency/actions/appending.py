"""Writing a leaf beside what it tells of, and proving that it stands."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID, uuid4

from django.db import connection, transaction

from alany.kernel.merkle.checkpoints import Proof
from alany.kernel.merkle.leaves import FIELDS, SALT, Leaf
from alany.kernel.merkle.notes import Note
from alany.spine.organisations.clock import office_now
from alany.spine.transparency.actions.publishing import publish
from alany.spine.transparency.actions.signing import SigningRefused
from alany.spine.transparency.actions.turns import advance
from alany.spine.transparency.keys import KeyRefused
from alany.spine.transparency.models import Checkpoint, Entry, Opening, Pending
from alany.spine.transparency.queries import tree
from alany.spine.transparency.queries.published import with_witnesses
from alany.spine.transparency.rules import BOX, FIGURES, KINDS, KindUnknown

logger = logging.getLogger(__name__)


def _publish_figures() -> None:
    publish(FIGURES, at=office_now())


AFTERWARDS: dict[str, Callable[[], object]] = {
    BOX: partial(advance, BOX, wait=False),
    FIGURES: _publish_figures,
}
"""What follows the commit: a place in the tree for a message, a head before the public for a figure.

It runs once for a transaction, however many leaves that wrote; a fault in it is logged and made good by the
next leaf or by `tend`, since the leaf itself is kept.
"""


class OutsideTransaction(RuntimeError):
    """A leaf belongs into the transaction of what it tells of: both are kept, or neither."""


@dataclass(frozen=True, slots=True)
class Appended:
    """A leaf that waits for its place. `salts` open its fields: kind, office, due, body; 16 bytes each."""

    uid: UUID
    leaf: bytes
    salts: dict[str, bytes]


def append(
    *, log: str, kind: str, unit: str, due: date | None, body: bytes, tag: bytes, by_day: date
) -> Appended:
    """Write a leaf of this event, inside the transaction of the event.

    `kind` is one of rules.KINDS, `unit` the code of an office group (ASCII), `due` the day by which something
    is owed, `body` what leaves.body_of gives, `tag` 16 bytes of the case, `by_day` the day of the next
    publication. Raises OutsideTransaction, KindUnknown and leaves.LeafRefused.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(kind)
    if kind not in KINDS:
        raise KindUnknown(kind)
    values = {
        "kind": kind.encode("ascii"),
        "office": unit.encode("ascii"),
        "due": due.isoformat().encode() if due else b"",
        "body": body,
    }
    salts = {field: secrets.token_bytes(SALT) for field in FIELDS}
    leaf, uid = bytes(Leaf.of(by_day, tag, values, salts)), uuid4()
    joined = b"".join(salts[field] for field in FIELDS)
    Opening.objects.create(log=log, uid=uid, kind=kind, unit=unit, due=due, body=body, salts=joined)
    Pending.objects.create(log=log, uid=uid, leaf=leaf)
    if not any(one[1] is AFTERWARDS[log] for one in connection.run_on_commit):
        transaction.on_commit(AFTERWARDS[log], robust=True)
    return Appended(uid, leaf, salts)


def receipt(uid: UUID) -> bytes | None:
    """The proof of a leaf as a `.tlog-proof` file, with witnesses once they have signed; after the commit.

    Its `extra` line is the leaf, so that the file alone can be checked: the proof vouches for it.
    None when there is no such leaf, or when the log may not sign now: the leaf is kept, and its proof can be
    had as soon as the log signs again.
    """
    entry, head = _standing(uid)
    cosigned = _cosigned(entry) if entry is not None and head is not None else None
    if entry is None or head is None:
        try:
            entry, head = _made_to_stand(uid, entry)
        except (SigningRefused, KeyRefused):
            logger.exception("no receipt for a leaf that is kept")
    if entry is None or head is None:
        return None
    hashes = tree.inclusion(entry.log, entry.index, (cosigned or head).size)
    note = with_witnesses(cosigned) if cosigned else Note.parse(head.note.encode())
    return bytes(Proof(entry.index, hashes, note, extra=bytes(entry.leaf)))


def forget(uids: list[UUID]) -> int:
    """Destroy what opens these leaves, inside the caller's transaction; the leaves stay and mean nothing."""
    return Opening.objects.filter(uid__in=uids).delete()[0]


Standing = tuple[Entry | None, Checkpoint | None]


def _standing(uid: UUID) -> Standing:
    """The leaf at its place, and the first signed head above it."""
    entry = Entry.objects.filter(uid=uid).first()
    if entry is None:
        return None, None
    above = Checkpoint.objects.filter(log=entry.log, size__gt=entry.index)
    return entry, above.order_by("size").first()


def _made_to_stand(uid: UUID, entry: Entry | None) -> Standing:
    """The same after our turn, or somebody else's, has come."""
    log = entry.log if entry else Pending.objects.filter(uid=uid).values_list("log", flat=True).first()
    if log is not None:
        advance(log, wait=True, is_done=lambda: _standing(uid)[1] is not None)
    return _standing(uid)


def _cosigned(entry: Entry) -> Checkpoint | None:
    """The first published head above this leaf that a witness has signed."""
    published = Checkpoint.objects.filter(log=entry.log, size__gt=entry.index, cosignatures__isnull=False)
    return published.order_by("size").first()
