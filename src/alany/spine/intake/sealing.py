"""Sealing at the server: for a page without script, for telephone and paper, for tests and the demo.

The words are readable for the server while this runs and nowhere afterwards; nothing here writes to disk.
"""

from collections.abc import Callable, Iterable

from alany.kernel.sealing import receipts
from alany.kernel.sealing.files import FileSealer, Named
from alany.kernel.sealing.suite import Context, Kind, canonical, new_key
from alany.kernel.sealing.text import seal_text
from alany.kernel.sealing.wraps import KeyPair, Wrap, key_id, wrap, wrap_to_quorum
from alany.spine.intake.derivation import derived_of
from alany.spine.intake.queries.keys import Keyring
from alany.spine.intake.rules import SealedItem, SealedReceipt, SealedWrap

REPORT, IDENTITY = 1, 2


def sealed_receipt(seed: bytes, pair: KeyPair) -> SealedReceipt:
    """What the office keeps of a seed; takes the key derivation's 0.2 s and 64 MiB."""
    given = receipts.material(seed)
    derived = derived_of(given.secret, given.salt)
    return SealedReceipt(
        once=given.once, report=given.report, salt=given.salt, kept=receipts.kept_of(derived.verifier),
        public=pair.public, tags=tuple(receipts.tags(given.case_secret)),
        locked=receipts.lock_reporter_key(pair, unwrap_key=derived.unwrap_key, report=given.report),
    )  # fmt: skip


def sealed_text(
    said: dict[str, object], *, context: Context, keyring: Keyring, reporter: bytes
) -> SealedItem:
    """A text item for all recipients, the sender and the escrow. Raises text.TooLong."""
    key = new_key()
    sealed = seal_text(canonical(said), key=key, context=context)
    return SealedItem(
        context.item, context.kind, sealed.commitment, wrapped(key, context, keyring, reporter), sealed.sealed
    )


def sealed_identity(said: dict[str, object], *, report: bytes, keyring: Keyring) -> SealedItem:
    """The identity, for the quorum of custodians alone. Raises text.TooLong, Malformed under two of them."""
    key, context = new_key(), Context(report, IDENTITY, Kind.IDENTITY)
    sealed = seal_text(canonical(said), key=key, context=context)
    wraps = wrap_to_quorum(key, holders=[one.box for one in keyring.custodians], context=context)
    return SealedItem(IDENTITY, Kind.IDENTITY, sealed.commitment, as_sealed(wraps), sealed.sealed)


def file_item(
    *, key: bytes, item: int, file: str, commitment: bytes, report: bytes, keyring: Keyring, reporter: bytes
) -> SealedItem:
    """A file that was sealed while it arrived, with its key for all recipients, the sender and the escrow."""
    context = Context(report, item, Kind.FILE)
    return SealedItem(item, Kind.FILE, commitment, wrapped(key, context, keyring, reporter), file=file)


def seal_pieces(
    pieces: Iterable[bytes], named: Named, *, key: bytes, write: Callable[[bytes], object]
) -> bytes:
    """Seal a file piece by piece as it comes; gives the commitment."""
    sealer = FileSealer(named, key=key)
    write(sealer.begin())
    for piece in pieces:
        write(sealer.add(piece))
    write(sealer.end())
    return sealer.commitment


def wrapped(key: bytes, context: Context, keyring: Keyring, reporter: bytes) -> tuple[SealedWrap, ...]:
    """The content key for everybody who reads an ordinary item."""
    holders = [*(one.box for one in keyring.recipients), reporter, keyring.escrow]
    return as_sealed(wrap(key, to=one, context=context) for one in holders)


def as_sealed(wraps: Iterable[Wrap]) -> tuple[SealedWrap, ...]:
    """Wraps of the kernel as they are handed on."""
    return tuple(SealedWrap(one.key_id.hex(), one.sealed, one.then.hex()) for one in wraps)


def meant_for(keyring: Keyring, reporter: bytes, kind: int) -> set[str]:
    """The key ids to which an item of this kind must be sealed, no more and no fewer."""
    if kind == Kind.IDENTITY:
        return {one.key_id for one in keyring.custodians}
    return {one.key_id for one in keyring.recipients} | {key_id(reporter).hex(), keyring.escrow_id}
