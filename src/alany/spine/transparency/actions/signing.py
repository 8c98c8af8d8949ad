"""Signing heads: after the leaves are committed, and only if all that was signed before still stands."""

from django.db import transaction

from alany.kernel.merkle.checkpoints import Checkpoint as Head
from alany.kernel.merkle.notes import Note, NoteRefused
from alany.spine.transparency import keys
from alany.spine.transparency.actions.sequencing import locked, thoroughly
from alany.spine.transparency.models import Checkpoint, Log
from alany.spine.transparency.queries import tree


class SigningRefused(RuntimeError):
    """A head would contradict what was signed before: the database was set back or changed.

    Nothing is signed until a person has looked (docs/operate.md): a second head of the same size would end
    the log for ever.
    """


def signed_head(log: str, at_least: int) -> Checkpoint:
    """A head of at least this size, signed now if there is none; kept before it is given out.

    Raises SigningRefused and keys.KeyRefused.
    """
    found = Checkpoint.objects.filter(log=log, size__gte=at_least).order_by("size").first()
    return found or sign(log)


def sign(log: str) -> Checkpoint:
    """Sign the log as it stands, in a transaction of its own. Raises SigningRefused and keys.KeyRefused."""
    with thoroughly(), transaction.atomic(durable=True):
        held = locked(log, wait=True)
        assert held is not None, "waited for"  # noqa: S101
        last = Checkpoint.objects.filter(log=log).order_by("-size").first()
        if last is not None and last.size == held.size:
            return last
        _refuse_contradiction(held, last)
        signer = keys.signer(log, held.origin, make=last is None)
        if held.vkey and held.vkey != str(signer.key):
            raise SigningRefused(f"{held.origin}: the key is not the one that has signed so far")
        if not held.vkey:
            held.vkey = str(signer.key)
            held.save(update_fields=["vkey"])
        text = str(Head(held.origin, held.size, tree.root(log, held.size)))
        note = bytes(Note(text, (signer.sign(text),))).decode()
        return Checkpoint.objects.create(log=log, size=held.size, note=note)


def _refuse_contradiction(log: Log, last: Checkpoint | None) -> None:
    outside = max(log.known, published_size(log.slug))
    if log.size < outside:
        raise SigningRefused(f"{log.origin}: {log.size} leaves, but {outside} are known outside")
    if last is None:
        return
    if log.size < last.size:
        raise SigningRefused(f"{log.origin}: {log.size} leaves, but {last.size} were signed")
    if tree.root(log.slug, last.size) != last.head.root:
        raise SigningRefused(f"{log.origin}: the first {last.size} leaves are not those that were signed")


def published_size(log: str) -> int:
    """How many leaves the published files have, whatever the database says."""
    try:
        data = (keys.folder() / "public" / log / "checkpoint").read_bytes()
    except FileNotFoundError:
        return 0
    try:
        return Head.parse(Note.parse(data).text).size
    except NoteRefused as fault:
        raise SigningRefused(f"{log}: the published checkpoint cannot be read") from fault
