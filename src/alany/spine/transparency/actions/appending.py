"""Writing a leaf beside what it tells of, and proving that it stands."""

import logging
import secrets
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID, uuid4

from django.db import connection, transaction

from alany.kernel.merkle.checkpoints import Proof
from alany.kernel.merkle.leaves import FIELDS, SALT, Leaf
from alany.kernel.merkle.notes import Note
from alany.spine.transparency.actions.sequencing import sequence
from alany.spine.transparency.actions.signing import SigningRefused, signed_head
from alany.spine.transparency.keys import KeyRefused
from alany.spine.transparency.models import Checkpoint, Entry, Opening, Pending
from alany.spine.transparency.queries import tree
from alany.spine.transparency.rules import KINDS, KindUnknown

logger = logging.getLogger(__name__)


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
    transaction.on_commit(partial(sequence, log), robust=True)
    return Appended(uid, leaf, salts)


def receipt(uid: UUID) -> bytes | None:
    """The proof of a leaf as a `.tlog-proof` file, with witnesses once they have signed; after the commit.

    None when there is no such leaf, or when the log may not sign now: the leaf is kept, and its proof can be
    had as soon as the log signs again.
    """
    entry = Entry.objects.filter(uid=uid).first()
    if entry is None and (waiting := Pending.objects.filter(uid=uid).first()):
        while entry is None and sequence(waiting.log, wait=True):
            entry = Entry.objects.filter(uid=uid).first()
    entry = entry or Entry.objects.filter(uid=uid).first()
    if entry is None:
        return None
    try:
        head = _cosigned(entry) or signed_head(entry.log, entry.index + 1)
    except (SigningRefused, KeyRefused):
        logger.exception("no receipt for a leaf of %s", entry.log)
        return None
    hashes = tree.inclusion(entry.log, entry.index, head.size)
    return bytes(Proof(entry.index, hashes, with_witnesses(head)))


def forget(uids: list[UUID]) -> int:
    """Destroy what opens these leaves, inside the caller's transaction; the leaves stay and mean nothing."""
    return Opening.objects.filter(uid__in=uids).delete()[0]


def _cosigned(entry: Entry) -> Checkpoint | None:
    """The first published head above this leaf."""
    published = Checkpoint.objects.filter(
        log=entry.log, size__gt=entry.index, publications__isnull=False, cosignatures__isnull=False
    )
    return published.order_by("size").first()


def with_witnesses(head: Checkpoint) -> Note:
    """The head with our signature and the newest one of each witness."""
    newest = {one.signature.key_id: one.signature for one in head.cosignatures.order_by("stated")}
    return Note.parse(head.note.encode()).signed_with(newest.values())
