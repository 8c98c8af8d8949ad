"""Reading a table that somebody sent: the kind is found from the content, never from the name."""

import re
from typing import BinaryIO

from alany.spine.tables import delimited
from alany.spine.tables.encoding import decoded
from alany.spine.tables.grid import Grid, table_of
from alany.spine.tables.packages import gunzipped, opened, read_bounded, refuse_declarations
from alany.spine.tables.table import Limits, Table, TableRefused

GZIP = b"\x1f\x8b"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOREIGN = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"{\\rtf",
    b"SQLite format 3",
)
MARKUP = re.compile(r"\s*<(?:!doctype|\?xml|html|head|body|table|meta|div|!--)", re.IGNORECASE)
HTML_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)


def read_table(name: str, content: BinaryIO, limits: Limits = Limits(), index: int | None = None) -> Table:  # noqa: B008
    """The table of a CSV, TSV, XLSX, HTML or DOCX file, or of a gzipped text; raises `TableRefused`.

    Of several tables or sheets the one with the most filled cells is taken, or number `index` from 0.
    `name` appears in messages only.
    """
    grids = _grids(name, content, limits)
    if index is not None and not 0 <= index < len(grids):
        raise TableRefused("no_table", detail=name)
    chosen = max(grids, key=lambda grid: grid.size) if index is None else grids[index]
    return table_of(chosen, limits)


def read_tables(name: str, content: BinaryIO, limits: Limits = Limits()) -> list[Table]:  # noqa: B008
    """Every table or sheet of a file, in order, so that a person can choose; raises `TableRefused`."""
    return [table_of(grid, limits) for grid in _grids(name, content, limits)]


def _grids(name: str, content: BinaryIO, limits: Limits) -> list[Grid]:
    data = read_bounded(content, limits.size)
    if data.startswith(GZIP):
        data = gunzipped(data, limits)
        if data.startswith((GZIP, *ZIP)):
            raise TableRefused("packed_twice", detail=name)
    if not data.strip():
        raise TableRefused("empty", detail=name)
    grids = _package_grids(data, limits) if data.startswith(ZIP) else _text_grids(name, data, limits)
    if not grids:
        raise TableRefused("no_table", detail=name)
    return grids


def _package_grids(data: bytes, limits: Limits) -> list[Grid]:
    members = opened(data, limits)
    refuse_declarations(members)
    # Readers of office files are loaded when one comes: they would double the start of every command.
    from alany.spine.tables import documents, sheets

    if sheets.WORKBOOK in members:
        return sheets.grids_of(members, limits)
    if "word/document.xml" in members:
        return documents.grids_of(members, limits)
    raise TableRefused("unknown_kind", detail="ZIP")


def _text_grids(name: str, data: bytes, limits: Limits) -> list[Grid]:
    if data.startswith(OLD_OFFICE):
        raise TableRefused("old_office", detail=name)
    if data.startswith(FOREIGN):
        raise TableRefused("unknown_kind", detail=name)
    text = decoded(data)
    if not MARKUP.match(text):
        return [delimited.grid_of(text, limits)]
    if ENTITY.search(text):
        raise TableRefused("unsafe_xml", detail=name)
    if HTML_TABLE.search(text):
        from alany.spine.tables import pages

        return pages.grids_of(text, limits)
    raise TableRefused("no_table", detail=name)
