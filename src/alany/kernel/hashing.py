"""Bytes that are the same on every computer, and the marks printed beside what they prove."""

from base64 import b32encode
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256

Cell = str | int | Decimal | date | None


class CellRefused(ValueError):
    """A table has a value whose text would depend on the computer, or a row of the wrong length."""


def canonical_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """One table as RFC 4180 in UTF-8 with LF and a header line, without BOM; rows in the order given.

    Dates are ISO, times with a zone are written in UTC with Z, decimals in full, truth as true/false, None as
    nothing. A float, a time without zone, a number that is none and text that is no Unicode are refused with
    CellRefused: their bytes would not be the same twice. Sort by the primary key before calling.
    """
    return b"".join(_line(row, len(header)) for row in (header, *rows))


def sha256_hex(data: bytes) -> str:
    """SHA-256 of the bytes as 64 hexadecimal digits."""
    return sha256(data).hexdigest()


def short_check(hash_hex: str) -> str:
    """The first 40 bits of a hash as 8 letters of base32 (RFC 4648), to print beside a figure.

    It finds a slip of the hand and leads to the full hash; alone it proves nothing against an attacker.
    """
    return b32encode(bytes.fromhex(hash_hex)[:5]).decode("ascii")


def _line(row: Sequence[Cell], width: int) -> bytes:
    if len(row) != width:
        raise CellRefused(f"a row has {len(row)} values, the header {width}")
    texts = [_quoted(_text(cell)) for cell in row]
    # A lone empty value would be an empty line, which readers skip.
    line = ",".join(texts) if texts != [""] else '""'
    try:
        return f"{line}\n".encode()
    except UnicodeEncodeError as reason:
        raise CellRefused("a text is not Unicode") from reason


def _quoted(text: str) -> str:
    # Not the csv module: it quotes a lone CR in some versions of Python only, two hashes for one table.
    if any(sign in text for sign in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case int():
            return str(cell)
        case Decimal() if cell.is_finite():
            return f"{cell:f}"
        case datetime() if cell.tzinfo is not None:
            return cell.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date() if not isinstance(cell, datetime):
            return cell.isoformat()
    raise CellRefused(f"{cell!r} has no canonical text")
