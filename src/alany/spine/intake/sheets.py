"""The two files of a pack: numbers that go to the printer, and what comes back without any secret.

`numbers.json` leaves the office, the sheets are made where there is no network, `sheets.json` comes back.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alany.kernel.sealing import receipts
from alany.kernel.sealing.suite import Malformed
from alany.spine.intake import sealing
from alany.spine.intake.rules import SealedReceipt

TAG = 16
LARGEST_FILE = 4 * 1024 * 1024
PARTS = ("once", "report", "salt", "kept", "public", "locked")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it is printed: the number on both parts; secret and case secret on the coupon only."""

    number: str
    secret: str
    case_secret: bytes
    kept: SealedReceipt


def numbers_file(office: str, pack: int, numbers: Iterable[str]) -> bytes:
    """What goes to the printer."""
    said = {"office": office, "pack": pack, "numbers": sorted(numbers)}
    return json.dumps(said, indent=1).encode()


def read_numbers(data: bytes) -> tuple[str, int, list[str]]:
    """Office, pack and numbers of such a file. Raises Malformed."""
    said = _read(data)
    try:
        numbers = [receipts.read_number(str(one)) for one in said["numbers"]]
        return str(said["office"]), int(str(said["pack"])), numbers
    except (KeyError, TypeError, ValueError) as reason:
        raise Malformed("numbers") from reason


def make_sheets(numbers: Iterable[str]) -> Iterator[Sheet]:
    """A secret for each number; each takes the key derivation's 0.2 s and 64 MiB."""
    for number in numbers:
        seed = receipts.new_seed()
        given = receipts.material(seed)
        kept = sealing.sealed_receipt(seed, receipts.new_reporter_key())
        yield Sheet(number, given.secret, given.case_secret, kept)


def sheets_file(office: str, pack: int, sheets: Iterable[Sheet]) -> bytes:
    """What comes back to the office: nothing in it is a secret."""
    rows = [
        {"number": one.number}
        | {name: getattr(one.kept, name).hex() for name in PARTS}
        | {"tags": b"".join(one.kept.tags).hex()}
        for one in sheets
    ]
    return json.dumps({"office": office, "pack": pack, "sheets": rows}, indent=1).encode()


def read_sheets(data: bytes) -> tuple[str, int, dict[str, SealedReceipt]]:
    """Office, pack and what is kept of each sheet. Raises Malformed."""
    said = _read(data)
    try:
        found = {receipts.read_number(str(row["number"])): _kept(row) for row in said["sheets"]}
        return str(said["office"]), int(str(said["pack"])), found
    except (KeyError, TypeError, ValueError) as reason:
        raise Malformed("sheets") from reason


def _kept(row: dict[str, str]) -> SealedReceipt:
    marks = bytes.fromhex(row["tags"])
    parts = {name: bytes.fromhex(row[name]) for name in PARTS}
    return SealedReceipt(
        tags=tuple(marks[place : place + TAG] for place in range(0, len(marks), TAG)), **parts
    )


def _read(data: bytes) -> dict[str, list[dict[str, str]]]:
    if len(data) > LARGEST_FILE:
        raise Malformed("size")
    try:
        said = json.loads(data)
    except ValueError as reason:
        raise Malformed("json") from reason
    if not isinstance(said, dict):
        raise Malformed("json")
    return said
