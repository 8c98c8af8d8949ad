"""The last way in when keys are lost: an escrow key whose private half no single holder can open."""

from collections.abc import Sequence
from typing import NamedTuple

from nacl.bindings import crypto_box_keypair

from alany.kernel.sealing.suite import Context, Kind, Malformed
from alany.kernel.sealing.wraps import KeyPair, Wrap, first_half, key_id, pair_of, second_half, wrap_to_quorum

HOLDERS = 3


class Escrow(NamedTuple):
    """The public half, to which every item is wrapped, and the private half sealed to each two of three."""

    public: bytes
    wraps: tuple[Wrap, ...]


def new_escrow(holders: Sequence[bytes]) -> Escrow:
    """Make an escrow key, seal it to the three holders and forget it. Raises Malformed unless they are three.

    Done offline, as the directory is signed.
    """
    if len(set(holders)) != HOLDERS:
        raise Malformed("holders")
    public, private = map(bytes, crypto_box_keypair())
    wraps = wrap_to_quorum(private, holders=holders, context=_context(public))
    return Escrow(public, tuple(wraps))


def open_escrow(escrow: Escrow, first: KeyPair, second: KeyPair) -> KeyPair:
    """What two of the holders do together, in whichever order they came. Raises NotOpened, Malformed."""
    pairs = {key_id(one.public): one for one in (first, second)}
    for one in escrow.wraps:
        if one.key_id in pairs and one.then in pairs:
            half = first_half(one.sealed, pair=pairs[one.key_id])
            return pair_of(second_half(half, pair=pairs[one.then], context=_context(escrow.public)))
    raise Malformed("holders")


def _context(public: bytes) -> Context:
    return Context(key_id(public), 1, Kind.ESCROW)
