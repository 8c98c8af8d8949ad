"""Comma, semicolon and tab separated text."""

import csv
import io
from itertools import islice

from alany.spine.tables.grid import Grid, Line
from alany.spine.tables.table import Limits, TableRefused

DELIMITERS = (",", ";", "\t", "|")
SNIFFED_ROWS = 60
LEAST_EVEN = 0.6


def grid_of(text: str, limits: Limits) -> Grid:
    """The rows with their numbers as a spreadsheet counts them; a quoted line break stays in its row."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[Line] = []
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                rows.append((number, cells))
            if len(rows) > limits.rows + 1:
                raise TableRefused("too_many_rows", row=number, detail=str(limits.rows))
            if len(cells) > limits.columns:
                raise TableRefused("too_many_columns", row=number, detail=str(limits.columns))
    except csv.Error as broken:
        code = "cell_too_long" if "field larger" in str(broken) else "broken_csv"
        raise TableRefused(code, row=number + 1) from broken
    return Grid(rows, strict_width=True)


def _delimiter(text: str) -> str:
    """The separator that cuts the first rows most evenly; between equals, into the most columns."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[bool, float]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        widths = [len(cells) for cells in islice(lines, SNIFFED_ROWS) if cells]
    except csv.Error:
        return (False, 0.0)
    if not widths:
        return (False, 0.0)
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    share = widths.count(usual) / len(widths)
    if share < LEAST_EVEN:
        return (False, 0.0)
    return (share == 1.0 and usual > 1, share * (usual - 1))
