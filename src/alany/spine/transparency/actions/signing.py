"""Signing heads: after the leaves are committed, and only if all that was signed before still stands."""

from django.db import transaction

from alany.kernel.merkle import tiles
from alany.kernel.merkle.checkpoints import Checkpoint as Head
from alany.kernel.merkle.notes import Key, Note, NoteRefused, Signer
from alany.kernel.merkle.tree import Node, root
from alany.spine.transparency import keys
from alany.spine.transparency.actions.sequencing import locked, thoroughly
from alany.spine.transparency.models import Checkpoint, Log
from alany.spine.transparency.queries import tree


class SigningRefused(RuntimeError):
    """A head would contradict what was signed before: the database was set back or changed.

    Nothing is signed until a person has looked (docs/operate.md): a second head of the same size would end
    the log for ever.
    """


def sign(log: str) -> Checkpoint:
    """Sign the log as it stands, in a transaction of its own. Raises SigningRefused and keys.KeyRefused."""
    with thoroughly(), transaction.atomic(durable=True):
        held = _held(log)
        last = Checkpoint.objects.filter(log=log).order_by("-size").first()
        if last is not None and last.size == held.size:
            return last
        node, signer = _fit_to_sign(held, last)
        if not held.vkey:
            held.vkey = str(signer.key)
            held.save(update_fields=["vkey"])
        text = str(Head(held.origin, held.size, root(held.size, node)))
        note = bytes(Note(text, (signer.sign(text),))).decode()
        return Checkpoint.objects.create(log=log, size=held.size, note=note)


def refuse_unfit(log: str) -> int:
    """How many leaves the log has, when it may sign: nothing is written. Raises as `sign` does."""
    with transaction.atomic():
        held = _held(log)
        last = Checkpoint.objects.filter(log=log).order_by("-size").first()
        if last is None:
            _refuse_contradiction(held, last)
        else:
            _fit_to_sign(held, last)
        return held.size


def heed(note: bytes) -> str:
    """A head of ours that somebody outside holds: from now on nothing is signed below it; its log.

    Raises SigningRefused when our leaves are not its beginning, NoteRefused when we have never signed it.
    """
    given = Note.parse(note)
    head = Head.parse(given.text)
    with transaction.atomic():
        named = Log.objects.select_for_update().filter(origin=head.origin).first()
        if named is None or not named.vkey:
            raise NoteRefused(head.origin)
        if given.signed_at(Key.parse(named.vkey)) is None:
            raise NoteRefused(f"not signed by {named.origin}")
        if head.size > named.size:
            Log.objects.filter(pk=named.pk, known__lt=head.size).update(known=head.size)
        elif tree.root(named.slug, head.size) != head.root:
            raise SigningRefused(
                f"{named.origin}: the first {head.size} leaves are not those that were signed"
            )
    return named.slug


def _held(log: str) -> Log:
    held = locked(log, wait=True)
    assert held is not None, "waited for"  # noqa: S101
    return held


def _fit_to_sign(held: Log, last: Checkpoint | None) -> tuple[Node, Signer]:
    """The tree and who signs it, when it continues all that was signed and our key is the one that did."""
    node = tiles.node_of(tree.StoredTiles(held.slug, [held.size, last.size if last else 0]))
    _refuse_contradiction(held, last, node)
    signer = keys.signer(held.slug, held.origin, make=last is None)
    if held.vkey and held.vkey != str(signer.key):
        raise SigningRefused(f"{held.origin}: the key is not the one that has signed so far")
    return node, signer


def _refuse_contradiction(log: Log, last: Checkpoint | None, node: Node | None = None) -> None:
    outside, signed = max(log.known, published_size(log.slug)), last.size if last else 0
    # What outsiders know was signed by us. Without that head other leaves have taken the places since.
    if signed < outside:
        raise SigningRefused(f"{log.origin}: {signed} leaves are signed, but {outside} are known outside")
    if last is None or node is None:
        return
    if log.size < last.size:
        raise SigningRefused(f"{log.origin}: {log.size} leaves, but {last.size} were signed")
    if root(last.size, node) != last.head.root:
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
