"""The leaf: what a log says of an event without saying it. 147 bytes, whatever happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from hmac import digest
from struct import pack, unpack

VERSION, LENGTH, SALT, TAG = 1, 147, 16, 16
FIELDS = ("kind", "office", "due", "body")
EPOCH = date(1970, 1, 1)
NOTHING = bytes(32)


class LeafRefused(ValueError):
    """Bytes that are no leaf, or parts that make none."""


def commitment(field: str, salt: bytes, value: bytes) -> bytes:
    """What stands in the leaf for a value: HMAC-SHA256 under a salt of 16 random bytes, its field named."""
    return digest(salt, b"adal/v1/" + field.encode() + b"\x00" + value, "sha256")


def tag_of(case_secret: bytes, event: int) -> bytes:
    """The mark by which whoever holds the secret of a case finds its event number `event`; 16 bytes."""
    return digest(case_secret, pack(">I", event), "sha256")[:TAG]


def body_of(
    *,
    number: bytes,
    item: int,
    sealed: bytes,
    wraps: Mapping[bytes, bytes],
    plaintext: bytes,
    statement: bytes,
) -> bytes:
    """The value behind `body`, 140 bytes: which message and item, its sealed bytes, who could open them.

    `number` is 8 ASCII digits, `wraps` key ids with sealed keys, `plaintext` the 32 bytes of a commitment or
    none, `statement` an officer's statement with its signature or nothing. Raises LeafRefused.
    """
    if len(number) != 8 or len(plaintext) not in (0, 32):
        raise LeafRefused("body")
    wrapped = b"".join(key + wraps[key] for key in sorted(wraps))
    signed = sha256(statement).digest() if statement else NOTHING
    parts = (number, pack(">I", item), sha256(sealed).digest(), sha256(wrapped).digest())
    return b"".join((*parts, plaintext or NOTHING, signed))


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf's parts: the day of its publication, the tag of its case, and a commitment for each field."""

    day: date
    tag: bytes
    commitments: tuple[bytes, ...]

    @classmethod
    def of(cls, day: date, tag: bytes, values: Mapping[str, bytes], salts: Mapping[str, bytes]) -> "Leaf":
        """The leaf of these values, each under its salt; raises LeafRefused."""
        if len(tag) != TAG or any(len(salts[field]) != SALT for field in FIELDS):
            raise LeafRefused("length")
        return cls(day, tag, tuple(commitment(field, salts[field], values[field]) for field in FIELDS))

    def __bytes__(self) -> bytes:
        return pack(">BH", VERSION, (self.day - EPOCH).days) + self.tag + b"".join(self.commitments)

    @classmethod
    def parse(cls, data: bytes) -> "Leaf":
        """The parts of a leaf's bytes; raises LeafRefused."""
        if len(data) != LENGTH or data[0] != VERSION:
            raise LeafRefused("leaf")
        (days,) = unpack(">H", data[1:3])
        commitments = tuple(data[place : place + 32] for place in range(3 + TAG, LENGTH, 32))
        return cls(EPOCH + timedelta(days), data[3 : 3 + TAG], commitments)

    def opens(self, field: str, salt: bytes, value: bytes) -> bool:
        """Whether this salt and value are what the leaf committed to."""
        return self.commitments[FIELDS.index(field)] == commitment(field, salt, value)
