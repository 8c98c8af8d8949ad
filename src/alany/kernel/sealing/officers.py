"""Keys of who reads and answers: made and used in the officer's browser; the office keeps them locked.

This side of the format is for tests, the offline reader and the demo. No code of the server calls `unlock`.
"""

from base64 import b32decode, b32encode
from hashlib import sha256
from hmac import digest as hmac
from secrets import token_bytes
from typing import NamedTuple

from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import crypto_box_keypair
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from alany.kernel.sealing.suite import (
    NONCE_BYTES,
    SUITE,
    Malformed,
    SealRefused,
    boxed,
    canonical,
    digest,
    unboxed,
)
from alany.kernel.sealing.wraps import KeyPair, pair_of

SALT_BYTES = 16
_OFFICER = 0x31
_STATEMENT = b"alany/statement/v1\n"


class BadSignature(SealRefused):
    """The statement was not signed with this key, or was changed."""


class OfficerKeys(NamedTuple):
    """X25519 to open, an Ed25519 seed to sign."""

    box: KeyPair
    seed: bytes

    @property
    def sign_public(self) -> bytes:
        """The public half of the signing key."""
        return bytes(SigningKey(self.seed).verify_key)


def new_officer_keys() -> OfficerKeys:
    """Both pairs of one officer."""
    return OfficerKeys(KeyPair(*map(bytes, crypto_box_keypair())), token_bytes(32))


def lock(keys: OfficerKeys, password: str, *, salt: bytes | None = None, nonce: bytes | None = None) -> bytes:
    """Both private halves under Argon2id (64 MiB, t=3, p=1) of the password: suite, salt, box; 121 bytes."""
    salt = salt or token_bytes(SALT_BYTES)
    return _locked(keys, _from_password(password, salt), salt, nonce)


def unlock(locked: bytes, password: str, *, box: bytes, sign: bytes) -> OfficerKeys:
    """The keys; `box` and `sign` are their public halves. Raises UnknownSuite, NotOpened."""
    return _unlocked(locked, _from_password(password, locked[1 : 1 + SALT_BYTES]), box + sign)


def new_recovery_code() -> str:
    """152 random bits and a check byte, in base32: 8 groups of 4 to print and to type."""
    return shown_code(token_bytes(19))


def shown_code(raw: bytes) -> str:
    """The recovery code of 19 bytes."""
    text = b32encode(raw + sha256(raw).digest()[:1]).decode("ascii")
    return "-".join(text[place : place + 4] for place in range(0, 32, 4))


def lock_for_recovery(
    keys: OfficerKeys, code: str, *, salt: bytes | None = None, nonce: bytes | None = None
) -> bytes:
    """Both private halves under the recovery code; the code is random, so no slow derivation is needed."""
    salt = salt or token_bytes(SALT_BYTES)
    return _locked(keys, _from_code(code, salt), salt, nonce)


def recover(locked: bytes, code: str, *, box: bytes, sign: bytes) -> OfficerKeys:
    """The keys by the recovery code. Raises Malformed for a mistyped code, UnknownSuite, NotOpened."""
    return _unlocked(locked, _from_code(code, locked[1 : 1 + SALT_BYTES]), box + sign)


def statement(*, kind: str, number: str, day: str, item: int = 0, **said: str) -> bytes:
    """What an officer signs: canonical JSON of act, public number, day, item (0: none) and the rest."""
    return canonical({"v": 1, "kind": kind, "number": number, "day": day, "item": item} | said)


def sign_statement(statement: bytes, seed: bytes) -> bytes:
    """The officer's signature (Ed25519, 64 bytes) under what an action says."""
    return bytes(SigningKey(seed).sign(_STATEMENT + statement).signature)


def check_statement(statement: bytes, signature: bytes, sign_public: bytes) -> None:
    """Raises BadSignature."""
    check_signature(_STATEMENT + statement, signature, sign_public)


def check_signature(message: bytes, signature: bytes, public: bytes) -> None:
    """Ed25519 of any message. Raises BadSignature."""
    try:
        VerifyKey(public).verify(message, signature)
    except (BadSignatureError, ValueError, TypeError) as reason:
        raise BadSignature from reason


def statement_digest(statement: bytes, signature: bytes) -> bytes:
    """What goes into the leaf's body: who signed stays in the office, and provable."""
    return digest(statement + signature)


def _locked(keys: OfficerKeys, key: bytes, salt: bytes, nonce: bytes | None) -> bytes:
    bound = bytes((SUITE, _OFFICER)) + keys.box.public + keys.sign_public
    sealed = boxed(
        keys.box.private + keys.seed, key=key, bound=bound, nonce=nonce or token_bytes(NONCE_BYTES)
    )
    return sealed[:1] + salt + sealed[1:]


def _unlocked(locked: bytes, key: bytes, publics: bytes) -> OfficerKeys:
    sealed = locked[:1] + locked[1 + SALT_BYTES :]
    both = unboxed(sealed, key=key, bound=bytes((SUITE, _OFFICER)) + publics)
    if len(both) != 64:
        raise Malformed("officer key")
    return OfficerKeys(pair_of(both[:32]), both[32:])


def _from_password(password: str, salt: bytes) -> bytes:
    return hash_secret_raw(
        password.encode(), salt.ljust(SALT_BYTES, b"\x00"), time_cost=3, memory_cost=65536, parallelism=1,
        hash_len=32, type=Type.ID,
    )  # fmt: skip


def _from_code(code: str, salt: bytes) -> bytes:
    bare = code.upper().replace("-", "").replace(" ", "").replace("0", "O").replace("1", "I")
    try:
        raw = b32decode(bare)
    except ValueError as reason:
        raise Malformed("recovery code") from reason
    if len(raw) != 20 or sha256(raw[:19]).digest()[:1] != raw[19:]:
        raise Malformed("recovery code")
    return hmac(salt, b"alany/recovery/v1" + raw[:19], "sha256")
