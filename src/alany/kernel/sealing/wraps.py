"""Content keys sealed to people: to one, or to two of a quorum who can open only together."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import combinations
from typing import NamedTuple

from nacl.bindings import crypto_box_seal, crypto_box_seal_open, crypto_scalarmult_base
from nacl.exceptions import CryptoError

from alany.kernel.sealing.suite import KEY_BYTES, SUITE, Context, Malformed, NotOpened, after_suite, digest

KEY_ID_BYTES = 16


class KeyPair(NamedTuple):
    """X25519: 32 bytes each."""

    public: bytes
    private: bytes


class Wrap(NamedTuple):
    """A content key sealed to the holder of `key_id`; in a quorum first to `key_id`, inside it to `then`."""

    key_id: bytes
    then: bytes
    sealed: bytes


def pair_of(private: bytes) -> KeyPair:
    """The pair of a private half."""
    return KeyPair(bytes(crypto_scalarmult_base(private)), private)


def key_id(public: bytes) -> bytes:
    """16 bytes that name a public key: the beginning of SHA-256 over suite byte, `x25519` and the key."""
    return sha256(bytes((SUITE,)) + b"x25519" + public).digest()[:KEY_ID_BYTES]


def wrap(key: bytes, *, to: bytes, context: Context) -> Wrap:
    """The content key with its context, in a sealed box for one public key."""
    return Wrap(key_id(to), b"", bytes((SUITE,)) + bytes(crypto_box_seal(context.as_bytes() + key, to)))


def wrap_to_quorum(key: bytes, *, holders: Sequence[bytes], context: Context) -> list[Wrap]:
    """One wrap for each two of the public keys: any two people open it together, nobody alone.

    Sealed boxes within sealed boxes, so no arithmetic of our own. Raises Malformed under two holders.
    """
    if len(set(holders)) < 2:
        raise Malformed("quorum")
    wraps = []
    for outer, inner in combinations(sorted(set(holders), key=key_id), 2):
        half = crypto_box_seal(context.as_bytes() + key, inner)
        sealed = bytes((SUITE,)) + bytes(crypto_box_seal(half, outer))
        wraps.append(Wrap(key_id(outer), key_id(inner), sealed))
    return wraps


def unwrap(sealed: bytes, *, pair: KeyPair, context: Context) -> bytes:
    """The content key. Raises UnknownSuite, NotOpened; a wrap of another item does not open here."""
    return _key_in(_opened(after_suite(sealed), pair), context)


def first_half(sealed: bytes, *, pair: KeyPair) -> bytes:
    """What the first of two holders hands to the second: still sealed. Raises UnknownSuite, NotOpened."""
    return _opened(after_suite(sealed), pair)


def second_half(half: bytes, *, pair: KeyPair, context: Context) -> bytes:
    """The content key, opened by the second holder from what the first handed over. Raises NotOpened."""
    return _key_in(_opened(half, pair), context)


def wraps_digest(wraps: Iterable[Wrap]) -> bytes:
    """SHA-256 over ids and sealed bytes in the order of the ids: who could open it when it was taken in."""
    return digest(b"".join(one.key_id + one.then + one.sealed for one in sorted(wraps)))


def openable_by(wraps: Iterable[Wrap], bodies: Mapping[bytes, str]) -> set[str]:
    """The bodies of whom somebody can open alone, by the ids of the keys that these bodies hold now."""
    return {bodies[one.key_id] for one in wraps if not one.then and one.key_id in bodies}


def _opened(sealed: bytes, pair: KeyPair) -> bytes:
    try:
        return bytes(crypto_box_seal_open(sealed, pair.public, pair.private))
    except (CryptoError, ValueError, TypeError) as reason:
        raise NotOpened from reason


def _key_in(opened: bytes, context: Context) -> bytes:
    bound = context.as_bytes()
    if not opened.startswith(bound) or len(opened) != len(bound) + KEY_BYTES:
        raise NotOpened
    return opened[len(bound) :]
