"""Invented evidence: tiny pictures that say DEMO and no more, so that nobody takes them for photos."""

import io
import struct
import zlib
from collections.abc import Iterable
from datetime import timedelta

from alany.programmes.pharmacies.actions.evidence import lay_evidence
from alany.programmes.pharmacies.demo.chance import lot
from alany.programmes.pharmacies.rules.evidence import LICENCE, SHOWN_BY
from alany.programmes.pharmacies.rules.findings import ABOVE_CAP, NO_LICENCE
from alany.spine.visits.models import Finding

MARK = b"Invented for the demonstration; not a photo"
LETTERS = (
    "1110 11111 10001 01110",
    "1001 10000 11011 10001",
    "1001 11110 10101 10001",
    "1001 10000 10001 10001",
    "1110 11111 10001 01110",
)
SCALE = 4
MARGIN = 3
LATER = timedelta(minutes=12)
"""Between the moment of the visit and the upload from the pavement outside."""


def lay_pictures(findings: Iterable[Finding]) -> None:
    """One picture for each finding of these, by who made the visit, on the day of the visit."""
    for finding in findings:
        visit, kind = finding.visit, _kind_of(finding)
        if visit.visitor is None or visit.visited_at is None:
            raise LookupError(visit.pk)
        unit = visit.unit.unit
        lay_evidence(
            visit=visit,
            kind=kind,
            name=f"demo-{kind}-{unit}.png",
            content=io.BytesIO(picture(lot("picture", kind, unit))),
            by=visit.visitor,
            at=visit.visited_at + LATER,
            taken_at=visit.visited_at,
        )


def picture(number: int) -> bytes:
    """A PNG in black and white with the word DEMO above a strip of bars that is this number in binary."""
    words = [[bit == "1" for bit in row.replace(" ", "0")] for row in LETTERS]
    width = len(words[0])
    strip = [bool(number >> place & 1) for place in range(width)]
    blank = [False] * width
    rows = [blank] * MARGIN + words + [blank] * MARGIN + [strip] * MARGIN + [blank] * MARGIN
    framed = [[False] * MARGIN + row + [False] * MARGIN for row in rows]
    return _png([[bit for bit in row for _ in range(SCALE)] for row in framed for _ in range(SCALE)])


def _kind_of(finding: Finding) -> str:
    """What the picture would show: the licence on the wall, or the source of the price above the cap."""
    if finding.kind == NO_LICENCE:
        return LICENCE
    if finding.kind != ABOVE_CAP:
        raise LookupError(finding.kind)
    prices = finding.evidence["prices"]
    return next(SHOWN_BY[price["grade"]] for price in prices if price["grade"] in SHOWN_BY)


def _png(rows: list[list[bool]]) -> bytes:
    """Rows of ink as PNG of one bit per point (W3C PNG, third edition, 11.2.2)."""
    width, in_bytes = len(rows[0]), -(-len(rows[0]) // 8)
    bits = ["".join("0" if ink else "1" for ink in row).ljust(in_bytes * 8, "0") for row in rows]
    lines = b"".join(b"\0" + int(row, 2).to_bytes(in_bytes, "big") for row in bits)
    head = struct.pack(">IIBBBBB", width, len(rows), 1, 0, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"tEXt", b"Comment\0" + MARK),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
