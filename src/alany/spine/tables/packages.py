"""Opening what is packed: bounded reading, gzip, and the ZIP container of XLSX and DOCX."""

import gzip
import io
import zipfile
import zlib
from typing import BinaryIO
from xml.parsers import expat

from alany.spine.tables.table import Limits, TableRefused

CHUNK = 1024 * 1024
HIGHEST_RATIO = 200
SMALL_MEMBER = 4 * CHUNK
ENCRYPTED = 0x1
PLAIN_ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii"})


class _DeclarationFound(Exception):
    """Something was declared that office files never do: a document type, or an encoding not of Unicode."""


def read_bounded(content: BinaryIO, limit: int, code: str = "too_big") -> bytes:
    """All bytes of a stream; refused with `code` as soon as there are more than `limit`, read in pieces."""
    pieces: list[bytes] = []
    total = 0
    while piece := content.read(CHUNK):
        total += len(piece)
        if total > limit:
            raise TableRefused(code, detail=_megabytes(limit))
        pieces.append(piece)
    return b"".join(pieces)


def gunzipped(data: bytes, limits: Limits) -> bytes:
    """The content of a gzip file, never more than `limits.unpacked` bytes."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            return read_bounded(packed, limits.unpacked, "zip_bomb")  # type: ignore[arg-type]
    except (OSError, EOFError, zlib.error) as broken:
        raise TableRefused("broken_gzip") from broken


def opened(data: bytes, limits: Limits) -> dict[str, bytes]:
    """The members of a ZIP container, each unpacked within the limits; declared sizes are not believed.

    Refused: a broken or encrypted container, too many members, too large a total, too high a ratio.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            return _members(container, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as broken:
        raise TableRefused("broken_package") from broken


def _members(container: zipfile.ZipFile, limits: Limits) -> dict[str, bytes]:
    listed = [info for info in container.infolist() if not info.is_dir()]
    if len(listed) > limits.members or sum(info.file_size for info in listed) > limits.unpacked:
        raise TableRefused("zip_bomb", detail=_megabytes(limits.unpacked))
    members: dict[str, bytes] = {}
    left = limits.unpacked
    for info in listed:
        if info.flag_bits & ENCRYPTED:
            raise TableRefused("locked")
        if info.file_size > SMALL_MEMBER and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1):
            raise TableRefused("zip_bomb", detail=_megabytes(limits.unpacked))
        with container.open(info) as packed:
            members[info.filename] = read_bounded(packed, left, "zip_bomb")  # type: ignore[arg-type]
        left -= len(members[info.filename])
    return members


def repacked(members: dict[str, bytes]) -> io.BytesIO:
    """The same members in a plain container, so that the next reader meets nothing that was not measured."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as container:
        for name, data in members.items():
            container.writestr(zipfile.ZipInfo(name), data)
    output.seek(0)
    return output


def refuse_declarations(members: dict[str, bytes]) -> None:
    """Refuses XML that declares a document type ("billion laughs", outside entities) or is not XML at all."""
    for name, data in members.items():
        if name.lower().endswith((".xml", ".rels")):
            refuse_declaration(data)


def refuse_declaration(data: bytes) -> None:
    """Refuses one XML document as `refuse_declarations` does, before any other parser sees it.

    Only UTF-8 passes: in another encoding two parsers may see two different documents.
    """
    if b"\x00" in data[:4] or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise TableRefused("unsafe_xml")
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _declaration_found
    parser.XmlDeclHandler = _check_encoding
    try:
        parser.Parse(data, True)
    except _DeclarationFound as found:
        raise TableRefused("unsafe_xml") from found
    except (expat.ExpatError, LookupError, ValueError) as broken:
        raise TableRefused("broken_package") from broken


def _check_encoding(version: str, encoding: str | None, standalone: int) -> None:
    if encoding is not None and encoding.lower() not in PLAIN_ENCODINGS:
        raise _DeclarationFound


def _declaration_found(*_: object) -> None:
    raise _DeclarationFound


def _megabytes(size: int) -> str:
    return f"{max(1, size // CHUNK)}"
