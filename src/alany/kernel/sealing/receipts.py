"""What a sender keeps: a public number, a secret to type, and what only the QR code or the file holds."""

import secrets
from hashlib import blake2b, sha256
from hmac import compare_digest
from hmac import digest as hmac
from typing import NamedTuple

from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import crypto_box_keypair

from alany.kernel.sealing.suite import NONCE_BYTES, REPORT_ID_BYTES, SUITE, Malformed, boxed, unboxed
from alany.kernel.sealing.wraps import KeyPair, pair_of

SEED_BYTES = 32
SALT_BYTES = 16
TAG_COUNT = 96
"""Tags of the log that are made beforehand: one for each event of a case."""

_REPORTER = 0x21


class Material(NamedTuple):
    """All that a sender's seed gives, the same each time it is asked: a second click makes no second report.

    `once` is what the office keeps of the seed, to know it again; nothing else can be computed from it.
    """

    report: bytes
    secret: str
    case_secret: bytes
    salt: bytes
    once: bytes


class Derived(NamedTuple):
    """What a secret gives: `verifier` shows that somebody has it, `unwrap_key` opens the reporter's key."""

    verifier: bytes
    unwrap_key: bytes


def new_seed() -> bytes:
    """32 random bytes that stand in the sender's page only."""
    return secrets.token_bytes(SEED_BYTES)


def material(seed: bytes) -> Material:
    """Report id, secret, case secret and salt of a seed: HMAC-SHA256 of a label each. Raises Malformed."""
    if len(seed) != SEED_BYTES:
        raise Malformed("seed")
    digits = int.from_bytes(_of(seed, b"secret"), "big") % 10**16
    return Material(
        report=_of(seed, b"report")[:REPORT_ID_BYTES],
        secret=f"{digits:016d}",
        case_secret=_of(seed, b"case")[:16],
        salt=_of(seed, b"salt")[:SALT_BYTES],
        once=_of(seed, b"once"),
    )


def new_number() -> str:
    """Seven random digits and their check digit; whether it is taken already, the database says."""
    first = f"{secrets.randbelow(10**7):07d}"
    return first + luhn_digit(first)


def luhn_digit(digits: str) -> str:
    """The check digit by Luhn (ISO/IEC 7812): finds each slip of one digit and most swaps of two."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def read_number(text: str) -> str:
    """The 8 digits of a public number, however they were typed. Raises Malformed."""
    digits = _digits(text)
    if len(digits) != 8 or luhn_digit(digits[:7]) != digits[7]:
        raise Malformed("number")
    return digits


def shown_number(number: str) -> str:
    """`1234 5674`."""
    return f"{number[:4]} {number[4:]}"


def shown_secret(secret: str) -> str:
    """Sixteen digits in groups of four and their two check digits (ISO 7064 MOD 97-10)."""
    return " ".join((*(secret[place : place + 4] for place in range(0, 16, 4)), check_digits(secret)))


def check_digits(secret: str) -> str:
    """The two digits behind a secret; they tell a slip of the finger without a key derivation."""
    return f"{98 - int(secret) * 100 % 97:02d}"


def read_secret(text: str) -> str:
    """The 16 digits of a secret typed with its check digits. Raises Malformed."""
    digits = _digits(text)
    if len(digits) != 18 or check_digits(digits[:16]) != digits[16:]:
        raise Malformed("secret")
    return digits[:16]


def derive(secret: str, salt: bytes) -> Derived:
    """Argon2id, 64 MiB, t=3, p=1, of the 16 digits: some 0.2 s on purpose. 64 bytes, cut in two."""
    raw = hash_secret_raw(
        secret.encode("ascii"), salt, time_cost=3, memory_cost=65536, parallelism=1, hash_len=64, type=Type.ID
    )
    return Derived(raw[:32], raw[32:])


def kept_of(verifier: bytes) -> bytes:
    """What the office keeps of a verifier: BLAKE2b, 32 bytes."""
    return blake2b(verifier, digest_size=32).digest()


def is_verifier(verifier: bytes, kept: bytes) -> bool:
    """Whether the office kept this one; takes the same time for right and wrong."""
    return compare_digest(kept_of(verifier), kept)


def new_reporter_key() -> KeyPair:
    """A pair for one report."""
    return KeyPair(*map(bytes, crypto_box_keypair()))


def lock_reporter_key(
    pair: KeyPair, *, unwrap_key: bytes, report: bytes, nonce: bytes | None = None
) -> bytes:
    """The private half under the unwrap key: 73 bytes that the office can keep and cannot open."""
    bound = bytes((SUITE, _REPORTER)) + report
    return boxed(pair.private, key=unwrap_key, bound=bound, nonce=nonce or secrets.token_bytes(NONCE_BYTES))


def unlock_reporter_key(locked: bytes, *, unwrap_key: bytes, report: bytes) -> KeyPair:
    """The pair. Raises UnknownSuite, NotOpened."""
    return pair_of(unboxed(locked, key=unwrap_key, bound=bytes((SUITE, _REPORTER)) + report))


def tags(case_secret: bytes, count: int = TAG_COUNT) -> list[bytes]:
    """The tags of the events 0, 1, 2 …: HMAC-SHA256 of the event number as u32 big endian, 16 bytes each."""
    return [hmac(case_secret, number.to_bytes(4, "big"), "sha256")[:16] for number in range(count)]


def leaf_words(leaf: bytes, words: tuple[str, ...]) -> tuple[str, ...]:
    """Eight of 256 words by the first eight bytes of SHA-256: to compare a leaf by eye or by telephone."""
    return tuple(words[byte] for byte in sha256(leaf).digest()[:8])


def _of(seed: bytes, label: bytes) -> bytes:
    return hmac(seed, b"alany/receipt/v1/" + label, "sha256")


def _digits(text: str) -> str:
    kept = "".join(sign for sign in text[:100] if sign not in " -\u00a0\u2009\u202f\t\r\n–—")
    if not (kept.isascii() and kept.isdigit()):
        raise Malformed("digits")
    return kept
