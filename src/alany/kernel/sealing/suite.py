"""What every sealed object shares: the suite, the kinds of items, the context that binds item and report."""

import json
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from secrets import token_bytes

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

SUITE = 1
"""X25519 boxes, XChaCha20-Poly1305 and its stream, Argon2id 64 MiB t=3 p=1, Ed25519, SHA-256, BLAKE2b."""

KEY_BYTES = 32
NONCE_BYTES = 24
REPORT_ID_BYTES = 16


class SealRefused(ValueError):
    """Bytes cannot be sealed or opened; the class says why."""


class UnknownSuite(SealRefused):
    """The first byte names no suite that this version can open."""


class NotOpened(SealRefused):
    """Wrong key, wrong context, or bytes that were changed; which of them cannot be told."""


class Malformed(SealRefused):
    """Bytes or text that do not have the form of the format."""


class Kind(IntEnum):
    """What an item is; the number goes into its context."""

    REPORT = 1
    MESSAGE = 2
    ANSWER = 3
    FILE = 4
    IDENTITY = 5
    DERIVED = 6
    TRANSCRIPT = 7
    PACKAGE = 8
    ESCROW = 9


@dataclass(frozen=True, slots=True)
class Context:
    """Which item of which report bytes belong to. `report` is 16 random bytes, `item` a number below 2^32."""

    report: bytes
    item: int
    kind: Kind

    def as_bytes(self) -> bytes:
        """Suite, report id, item number (big endian), kind: 22 bytes. Raises Malformed."""
        if len(self.report) != REPORT_ID_BYTES or not 0 < self.item < 1 << 32:
            raise Malformed("context")
        return bytes((SUITE,)) + self.report + self.item.to_bytes(4, "big") + bytes((self.kind,))


def new_key() -> bytes:
    """32 random bytes: a content key."""
    return token_bytes(KEY_BYTES)


def boxed(plain: bytes, *, key: bytes, bound: bytes, nonce: bytes) -> bytes:
    """Suite byte, nonce and XChaCha20-Poly1305 of the bytes; `bound` is authenticated and not contained."""
    cipher = crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, nonce, key)
    return bytes((SUITE,)) + nonce + bytes(cipher)


def unboxed(sealed: bytes, *, key: bytes, bound: bytes) -> bytes:
    """What `boxed` was given. Raises UnknownSuite, NotOpened."""
    rest = after_suite(sealed)
    try:
        return bytes(
            crypto_aead_xchacha20poly1305_ietf_decrypt(rest[NONCE_BYTES:], bound, rest[:NONCE_BYTES], key)
        )
    except (CryptoError, ValueError, TypeError) as reason:
        raise NotOpened from reason


def after_suite(sealed: bytes) -> bytes:
    """The bytes behind the suite byte. Raises UnknownSuite."""
    if not sealed or sealed[0] != SUITE:
        raise UnknownSuite
    return sealed[1:]


def digest(data: bytes) -> bytes:
    """SHA-256, the one hash that goes into the public log."""
    return sha256(data).digest()


def canonical(said: object) -> bytes:
    """JSON that is the same on every computer: sorted keys, no blanks, UTF-8, no floats."""
    return json.dumps(
        said, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()
