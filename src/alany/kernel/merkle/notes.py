"""Signed notes (C2SP signed-note): a text, and who vouches for it; read strictly."""

import re
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from struct import pack, unpack

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

LOG, WITNESS = 0x01, 0x04
MOST_SIGNATURES = 100
_NAME = re.compile(r"[^\s+]+")


class NoteRefused(ValueError):
    """A note, key, proof or policy is not written as it must be, or a known key did not sign it."""


def decimal(text: str) -> int:
    """A number below 2**63 without sign and leading zeros; raises NoteRefused."""
    if not re.fullmatch(r"0|[1-9][0-9]{0,18}", text, re.ASCII) or int(text) >= 1 << 63:
        raise NoteRefused(f"number {text[:30]!r}")
    return int(text)


def base64_bytes(text: str) -> bytes:
    """Bytes of their one base64 text; raises NoteRefused for any other text of the same bytes."""
    try:
        data = b64decode(text, validate=True)
    except (Error, ValueError) as fault:
        raise NoteRefused(f"base64 {text[:60]!r}") from fault
    if base64_text(data) != text:
        raise NoteRefused(f"base64 {text[:60]!r}")
    return data


def base64_text(data: bytes) -> str:
    """The one base64 text of the bytes."""
    return b64encode(data).decode("ascii")


@dataclass(frozen=True, slots=True)
class Key:
    """A key that signs notes: a log's (kind LOG; its name is the origin) or a witness's (kind WITNESS)."""

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        """Four bytes that stand before its signatures."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def __str__(self) -> str:
        """The key as `vkey` text: name, id and public half."""
        return f"{self.name}+{self.id.hex()}+{base64_text(bytes([self.kind]) + self.public)}"

    @classmethod
    def parse(cls, text: str) -> "Key":
        """The key of a `vkey` text; raises NoteRefused."""
        name, _, rest = text.partition("+")
        identity, _, encoded = rest.partition("+")
        data = base64_bytes(encoded)
        if not _NAME.fullmatch(name) or len(data) != 33 or data[0] not in (LOG, WITNESS):
            raise NoteRefused(f"key {text[:100]!r}")
        key = cls(name, data[0], data[1:])
        if key.id.hex() != identity:
            raise NoteRefused(f"key {text[:100]!r}")
        return key

    def checks(self, text: str, blob: bytes) -> int | None:
        """When it was signed (0 for a log, Unix seconds for a witness), None when it was not this key."""
        at, signature, said = 0, blob, text.encode()
        if self.kind == WITNESS and len(blob) == 72:
            (at,) = unpack(">Q", blob[:8])
            signature, said = blob[8:], cosigned_text(text, at)
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, said)
        except (InvalidSignature, ValueError):
            return None
        return at if at < 1 << 63 else None


@dataclass(frozen=True, slots=True)
class Signature:
    """One line below a note: `blob` is what follows the key's id."""

    name: str
    key_id: bytes
    blob: bytes

    def __str__(self) -> str:
        return f"— {self.name} {base64_text(self.key_id + self.blob)}\n"

    @classmethod
    def parse(cls, line: str) -> "Signature":
        """The signature of a line without its newline; raises NoteRefused."""
        dash, _, rest = line.partition(" ")
        name, _, encoded = rest.partition(" ")
        data = base64_bytes(encoded)
        if dash != "—" or not _NAME.fullmatch(name) or len(data) < 5:
            raise NoteRefused(f"signature {line[:100]!r}")
        return cls(name, data[:4], data[4:])


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends with a newline, and its signatures."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def __bytes__(self) -> bytes:
        return f"{self.text}\n{''.join(map(str, self.signatures))}".encode()

    @classmethod
    def parse(cls, data: bytes) -> "Note":
        """The note that these bytes are; raises NoteRefused."""
        try:
            whole = data.decode("utf-8")
        except UnicodeDecodeError as fault:
            raise NoteRefused("utf-8") from fault
        text, blank, below = whole.rpartition("\n\n")
        lines = below.split("\n")
        if re.search(r"[\x00-\x09\x0b-\x1f]", whole) or not blank or lines.pop() or not lines:
            raise NoteRefused("note")
        if len(lines) > MOST_SIGNATURES:
            raise NoteRefused("signatures")
        return cls(f"{text}\n", tuple(Signature.parse(line) for line in lines))

    def signed_at(self, key: Key) -> int | None:
        """When this key signed the note, None when it did not; raises NoteRefused for a false line."""
        for one in self.signatures:
            if (one.name, one.key_id) == (key.name, key.id):
                at = key.checks(self.text, one.blob)
                if at is None:
                    raise NoteRefused(f"signature of {key.name}")
                return at
        return None

    def signed_with(self, more: Iterable[Signature]) -> "Note":
        """The note with these signatures too, none twice."""
        return replace(self, signatures=tuple(dict.fromkeys((*self.signatures, *more))))


@dataclass(frozen=True, slots=True)
class Signer:
    """A key with its private half."""

    key: Key
    private: Ed25519PrivateKey

    @classmethod
    def of(cls, name: str, kind: int, seed: bytes) -> "Signer":
        """The signer of 32 secret bytes; raises NoteRefused for a name that a note cannot carry."""
        private = Ed25519PrivateKey.from_private_bytes(seed)
        return cls(Key.parse(str(Key(name, kind, private.public_key().public_bytes_raw()))), private)

    def sign(self, text: str, at: int = 0) -> Signature:
        """A signature under the text; a witness says `at` which Unix second."""
        if self.key.kind == LOG:
            return Signature(self.key.name, self.key.id, self.private.sign(text.encode()))
        blob = pack(">Q", at) + self.private.sign(cosigned_text(text, at))
        return Signature(self.key.name, self.key.id, blob)


def cosigned_text(text: str, at: int) -> bytes:
    """What a witness signs (C2SP tlog-cosignature, type 0x04)."""
    return f"cosignature/v1\ntime {at}\n{text}".encode()
