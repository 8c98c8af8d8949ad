"""Sheets of an XLSX workbook: values by calamine, formulas found in the sheet itself."""

import posixpath
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from lxml import etree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from alany.spine.tables.grid import Grid, Line
from alany.spine.tables.packages import repacked
from alany.spine.tables.sheetscan import Scan, scan
from alany.spine.tables.table import Limits, TableRefused

WORKBOOK = "xl/workbook.xml"
# A spreadsheet itself shows no more: 0.1 + 0.2 is 0.3 on the screen of the person who sent it.
SHOWN_DIGITS = 15
RELATIONS = "xl/_rels/workbook.xml.rels"

CellValue = int | float | str | bool | time | date | datetime | timedelta


def grids_of(members: dict[str, bytes], limits: Limits) -> list[Grid]:
    """Every visible sheet that holds something, in order.

    A formula becomes "=" and its text. Refuses a workbook whose sheets together span more cells than allowed.
    """
    paths = _visible_sheets(members)
    scans = {name: scan(members[path], limits) for name, path in paths.items()}
    if sum(found.last_row * found.last_column for found in scans.values()) > limits.cells:
        raise TableRefused("too_many_rows", detail=str(limits.rows))
    try:
        book = CalamineWorkbook.from_filelike(repacked(members))
        grids = [_grid(book.get_sheet_by_name(name), scans[name], limits) for name in paths]
    except (CalamineError, OSError, ValueError) as broken:
        raise TableRefused("broken_package") from broken
    return [grid for grid in grids if grid.rows]


def _visible_sheets(members: dict[str, bytes]) -> dict[str, str]:
    """The path of each visible worksheet by its name, in the order of the tabs."""
    if WORKBOOK not in members or RELATIONS not in members:
        raise TableRefused("broken_package")
    targets = {
        relation.get("Id"): posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in _root(members[RELATIONS])
        if relation.get("Type", "").endswith("/worksheet")
    }
    paths: dict[str, str] = {}
    for sheet in _root(members[WORKBOOK]).iter("{*}sheet"):
        key = next((value for name, value in sheet.items() if str(name).endswith("}id")), None)
        if sheet.get("state", "visible") == "visible" and key in targets:
            if targets[key] not in members:
                raise TableRefused("broken_package")
            paths[sheet.get("name", "")] = targets[key]
    return paths


def _root(data: bytes) -> etree._Element:
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as broken:
        raise TableRefused("broken_package") from broken


def _grid(sheet: CalamineSheet, found: Scan, limits: Limits) -> Grid:
    cells = _values(sheet)
    for place, formula in found.formulas.items():
        cells[place] = formula
    if not cells:
        return Grid([])
    depths = _fill_merged(sheet, cells, limits)
    last = max(column for _, column in cells)
    lines: dict[int, list[str]] = {}
    for (row, column), text in cells.items():
        lines.setdefault(row, [""] * last)[column - 1] = text
    rows: list[Line] = sorted((row, line) for row, line in lines.items() if any(map(str.strip, line)))
    return Grid(rows, depths)


def _values(sheet: CalamineSheet) -> dict[tuple[int, int], str]:
    """The filled cells by row and column, counted from 1 as the sheet shows them."""
    if sheet.start is None:
        return {}
    top, left = sheet.start
    return {
        (top + row + 1, left + column + 1): _text(value)
        for row, line in enumerate(sheet.to_python(skip_empty_area=True))
        for column, value in enumerate(line)
        if value != ""
    }


def _text(value: CellValue) -> str:
    if isinstance(value, float):
        return format(Decimal(format(value, f".{SHOWN_DIGITS}g")), "f")
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


def _fill_merged(sheet: CalamineSheet, cells: dict[tuple[int, int], str], limits: Limits) -> dict[int, int]:
    """Repeats the text of a merged cell over the rows and columns it covers; returns how deep rows reach."""
    depths: dict[int, int] = {}
    last_row, last_column = max(row for row, _ in cells), max(column for _, column in cells)
    filled = 0
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        text = cells.get((top + 1, left + 1), "")
        if not text:
            continue
        depths[top + 1] = max(depths.get(top + 1, 1), bottom - top + 1)
        for row in range(top + 1, min(bottom + 1, last_row) + 1):
            for column in range(left + 1, min(right + 1, last_column) + 1):
                filled += 1
                cells.setdefault((row, column), text)
        if filled > limits.cells:
            raise TableRefused("too_many_rows", detail=str(limits.rows))
    return depths
