"""The key directory: who may be sealed to, signed offline by two of three holders of root keys."""

import json
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from nacl.signing import SigningKey

from alany.kernel.sealing.officers import BadSignature, check_signature
from alany.kernel.sealing.suite import Malformed, SealRefused, canonical
from alany.kernel.sealing.wraps import key_id

_DIRECTORY = b"alany/directory/v1\n"
ROLES = ("recipient", "custodian", "escrow", "authority")
NEEDED = 2
"""Of the three roots."""


class NotSigned(SealRefused):
    """Fewer than two of the three roots have signed."""


class OutOfOrder(SealRefused):
    """The version does not continue the one before."""


@dataclass(frozen=True, slots=True, order=True)
class DirectoryEntry:
    """One key: its role, the body that answers for it, a name for people, public halves as hexadecimal.

    `sign` is empty for an escrow key, which signs nothing.
    """

    role: str
    body: str
    name: str
    box: str
    sign: str = ""

    @property
    def key_id(self) -> str:
        """The id of the sealing key, 32 hexadecimal digits."""
        return key_id(bytes.fromhex(self.box)).hex()


@dataclass(frozen=True, slots=True)
class Directory:
    """One version. `previous` is the SHA-256 of the bytes of the version before, empty for the first.

    `roots` are the three Ed25519 public keys that sign the *next* version; the first signs itself, and its
    fingerprint stands on posters and boxes.
    """

    office: str
    version: int
    day: date
    roots: tuple[str, ...]
    entries: tuple[DirectoryEntry, ...]
    previous: str = ""

    def as_bytes(self) -> bytes:
        """Canonical JSON: sorted keys, no blanks, UTF-8; entries in their order, roots sorted."""
        said = {
            "v": 1,
            "office": self.office,
            "version": self.version,
            "day": self.day.isoformat(),
            "previous": self.previous,
            "roots": sorted(self.roots),
            "entries": [
                {"role": e.role, "body": e.body, "name": e.name, "box": e.box, "sign": e.sign}
                for e in sorted(self.entries)
            ],
        }
        return canonical(said)

    @property
    def sha256(self) -> str:
        """Of the canonical bytes."""
        return sha256(self.as_bytes()).hexdigest()


def read_directory(data: bytes) -> Directory:
    """The directory of these bytes; they must be canonical to the last byte. Raises Malformed."""
    try:
        said = json.loads(data)
        entries = tuple(DirectoryEntry(**one) for one in said["entries"])
        found = Directory(
            office=said["office"], version=int(said["version"]), day=date.fromisoformat(said["day"]),
            roots=tuple(said["roots"]), entries=entries, previous=said["previous"],
        )  # fmt: skip
        same = found.as_bytes() == data
    except (ValueError, KeyError, TypeError, AttributeError) as reason:
        raise Malformed("directory") from reason
    if not same or len(set(found.roots)) != 3 or any(not _well(one) for one in entries):
        raise Malformed("directory")
    return found


def _well(entry: DirectoryEntry) -> bool:
    halves = (entry.box, *([entry.sign] if entry.sign else []))
    return entry.role in ROLES and all(len(bytes.fromhex(one)) == 32 for one in halves)


def sign_directory(data: bytes, root_seed: bytes) -> tuple[str, str]:
    """Done offline by the holder of a root: public key and signature as hexadecimal."""
    key = SigningKey(root_seed)
    return bytes(key.verify_key).hex(), bytes(key.sign(_DIRECTORY + data).signature).hex()


def check_directory(data: bytes, signatures: Mapping[str, str], before: Directory | None) -> Directory:
    """The directory, when it continues `before` and two of the three roots of `before` have signed it.

    The first version is signed by its own roots. New roots must have signed too, so that nobody loses the
    next version. Raises Malformed, OutOfOrder, NotSigned.
    """
    found = read_directory(data)
    wanted = (before.version + 1, before.sha256, before.office) if before else (1, "", found.office)
    if (found.version, found.previous, found.office) != wanted:
        raise OutOfOrder
    for roots in {before.roots if before else found.roots, found.roots}:
        if sum(_signed_by(root, data, signatures) for root in set(roots)) < NEEDED:
            raise NotSigned
    return found


def _signed_by(root: str, data: bytes, signatures: Mapping[str, str]) -> bool:
    try:
        check_signature(_DIRECTORY + data, bytes.fromhex(signatures.get(root, "")), bytes.fromhex(root))
    except (BadSignature, ValueError):
        return False
    return True


def fingerprint(roots: tuple[str, ...]) -> str:
    """The roots in eight groups of four letters, as they stand on posters, boxes and slips."""
    raw = sha256(b"alany/roots/v1\n" + "".join(sorted(roots)).encode("ascii")).digest()[:20]
    text = b32encode(raw).decode("ascii")
    return "-".join(text[place : place + 4] for place in range(0, 32, 4))
