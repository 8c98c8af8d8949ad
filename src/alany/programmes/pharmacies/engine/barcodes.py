"""Barcodes of packs: EAN-13, GTIN-14 and GS1 DataMatrix, checked by their check digit.

Source: GS1 General Specifications, application identifiers 01 (GTIN), 10 (batch), 17 (expiry), 21 (serial).
Numbers that a shop prints itself (EAN-13 from 20 to 29) say nothing about the pack and are passed over.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_FNC1 = "\x1d"
_FIXED = {"01": 14, "02": 14, "11": 6, "13": 6, "15": 6, "17": 6}
_VARIABLE = frozenset({"10", "21", "91", "92", "93", "94", "95", "96", "97", "98", "99"})
_LONGEST_VALUE = 90
_MAY_HOLD = re.compile(r"\d{8}")
_PLAIN = re.compile(r"(?<![\d.,])(?:\d{13,14})(?![\d.,]\d|\d)")
_PRINTED = re.compile(r"\(01\)\s?\d{14}(?:\s?\(\d{2}\)[^\s(]{1,90})*")
_PRINTED_VALUE = re.compile(r"\((\d{2})\)\s?([^\s(]+)")
_SCANNED = re.compile(
    r"(?:\]d2|\x1d|<GS>|\\x1d|\\u001d)?01\d{14}(?:\d{2}[^\s\x1d]*)?(?:(?:\x1d|<GS>|\\u001d)[^\s\x1d]*)*"
)
_SEPARATORS = re.compile(r"<GS>|\\x1d|\\u001d")
_IN_STORE = re.compile(r"02\d{12}")


@dataclass(frozen=True, slots=True)
class Scan:
    """What a barcode says: the GTIN in 14 digits; a DataMatrix perhaps batch, serial number and expiry."""

    gtin: str
    serial: str = ""
    batch: str = ""
    expires_on: date | None = None

    def is_expired(self, on: date) -> bool:
        """Whether the pack may no longer be sold on a day; False where no expiry is printed."""
        return self.expires_on is not None and on > self.expires_on


def gtin_of(text: str) -> str | None:
    """An EAN-8, UPC-12, EAN-13 or GTIN-14 as 14 digits; None if it is none, or its check digit is wrong."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit()) or len(digits) not in (8, 12, 13, 14):
        return None
    padded = digits.zfill(14)
    weighted = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(padded[:13]))
    return padded if (10 - weighted % 10) % 10 == int(padded[13]) and int(padded) else None


def is_in_store(gtin: str) -> bool:
    """Whether a shop has given this number itself, so that it means another thing in each shop."""
    return _IN_STORE.fullmatch(gtin) is not None


def find(line: str) -> tuple[tuple[Scan, ...], str]:
    """The barcodes of packs in a price line, and the line without them.

    A number whose check digit is wrong is no barcode and stays in the line; one of a shop's own is taken out.
    """
    if not _MAY_HOLD.search(line):
        return (), line
    found: list[Scan] = []

    def take(match: re.Match[str]) -> str:
        scan = read(match.group())
        if scan is None:
            return match.group()
        if not is_in_store(scan.gtin):
            found.append(scan)
        return " "

    rest = line
    for pattern in (_PRINTED, _SCANNED, _PLAIN):
        rest = pattern.sub(take, rest)
    return tuple(dict.fromkeys(found)), rest


def read(text: str) -> Scan | None:
    """One scanned or printed barcode; None if it is none, or holds a value that cannot stand."""
    compact = _SEPARATORS.sub(_FNC1, text.strip()).removeprefix("]d2").removeprefix(_FNC1)
    if compact.startswith("("):
        return _scan(dict(_PRINTED_VALUE.findall(compact)))
    if compact.isascii() and compact.isdigit() and len(compact) <= 14:
        gtin = gtin_of(compact)
        return Scan(gtin) if gtin else None
    return _scan(_elements(compact))


def _elements(text: str) -> dict[str, str]:
    """Values by application identifier; what follows an unknown identifier is left unread."""
    values: dict[str, str] = {}
    place = 0
    while place < len(text):
        if text[place] == _FNC1:
            place += 1
            continue
        identifier = text[place : place + 2]
        place += 2
        if identifier in _FIXED:
            end = place + _FIXED[identifier]
        elif identifier in _VARIABLE:
            end = text.find(_FNC1, place, place + _LONGEST_VALUE)
            end = len(text) if end < 0 else end
        else:
            break
        values.setdefault(identifier, text[place:end])
        place = end
    return values


def _scan(values: dict[str, str]) -> Scan | None:
    gtin = gtin_of(values.get("01", ""))
    if gtin is None or len(values["01"]) != 14:
        return None
    return Scan(gtin, values.get("21", ""), values.get("10", ""), _expiry(values.get("17", "")))


def _expiry(text: str) -> date | None:
    """YYMMDD of this century; day 00 is the last of the month."""
    if len(text) != 6 or not (text.isascii() and text.isdigit()):
        return None
    year, month, day = 2000 + int(text[:2]), int(text[2:4]), int(text[4:])
    if not 1 <= month <= 12 or day > monthrange(year, month)[1]:
        return None
    return date(year, month, day or monthrange(year, month)[1])
