"""Files as people send them, honest and not, made in the test."""

import io
import zipfile

from docx import Document

from alany.spine.tables.reading import read_table
from alany.spine.tables.table import Limits, Table, TableRefused
from alany.spine.tables.writing import xlsx_bytes

USUAL = Limits()


def read(data: bytes, limits: Limits = USUAL, index: int | None = None) -> Table:
    return read_table("list", io.BytesIO(data), limits, index)


def refusal(data: bytes, limits: Limits = USUAL) -> tuple[str, int | None, int | None]:
    try:
        table = read(data, limits)
    except TableRefused as refused:
        return (refused.code, refused.row, refused.column)
    raise AssertionError(f"taken: {table}")


def workbook(**parts: bytes) -> bytes:
    """A small workbook, with parts such as `sheet=` replaced by what a forger would put there."""
    names = {
        "sheet": "xl/worksheets/sheet1.xml",
        "strings": "xl/sharedStrings.xml",
        "book": "xl/workbook.xml",
    }
    honest = xlsx_bytes(["name", "price"], [["Aspirin", 10], ["Mask", 20]])
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(honest)) as source, zipfile.ZipFile(output, "w", 8) as target:
        for info in source.infolist():
            part = next((key for key, name in names.items() if name == info.filename), "")
            target.writestr(info.filename, parts.get(part, source.read(info)))
        for part in parts:
            if names.get(part) not in source.namelist():
                target.writestr(names.get(part, f"xl/media/{part}"), parts[part])
    return output.getvalue()


def sheet(cells: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()


def document(fill: object) -> bytes:
    paper = Document()
    fill(paper)  # type: ignore[operator]
    output = io.BytesIO()
    paper.save(output)
    return output.getvalue()
