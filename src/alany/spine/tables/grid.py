"""From the cells of a sheet or document to a table: where the header is, and what no cell may hold."""

from dataclasses import dataclass, field
from math import ceil

from alany.spine.tables.table import Limits, Row, Table, TableRefused

Line = tuple[int, list[str]]

SEARCHED_ROWS = 30
HEADER_SHARE = 0.6
# Parsers of HTML stop at NUL, so it travels through them as a sign that no list uses.
NUL_STANDIN = "\U000f0000"


@dataclass
class Grid:
    """Numbered rows of cells; `depths` says over how many rows the cells that begin in a row reach."""

    rows: list[Line]
    depths: dict[int, int] = field(default_factory=dict)
    strict_width: bool = False
    numbered_columns: bool = False

    @property
    def size(self) -> int:
        """How many cells are filled, to choose the largest of several."""
        return sum(bool(cell.strip()) for _, cells in self.rows for cell in cells)


def table_of(grid: Grid, limits: Limits) -> Table:
    """The table of a grid; refuses an empty one and one with NUL, long cells, too many rows or columns."""
    if not grid.rows:
        raise TableRefused("empty")
    if len(grid.rows) > limits.rows + 1:
        raise TableRefused("too_many_rows", row=grid.rows[-1][0], detail=str(limits.rows))
    for number, cells in grid.rows:
        _check_cells(number, cells, limits)
    start = _header_at(grid.rows)
    first = grid.rows[start][0]
    below = first + max(1, grid.depths.get(first, 1))
    head = [cells for number, cells in grid.rows[start:] if number < below]
    body = [line for line in grid.rows[start:] if line[0] >= below]
    header = _joined(head, limits)
    if grid.numbered_columns and body and _counts_columns(body[0][1]):
        body = body[1:]
    width = len(header) if grid.strict_width else max([len(header), *(_used(cells) for _, cells in body)])
    return Table(
        header + ("",) * (width - len(header)),
        [Row(number, _fitted(number, cells, width)) for number, cells in body],
    )


def _check_cells(number: int, cells: list[str], limits: Limits) -> None:
    if len(cells) > limits.columns and _used(cells) > limits.columns:
        raise TableRefused("too_many_columns", row=number, detail=str(limits.columns))
    for column, cell in enumerate(cells, start=1):
        if "\x00" in cell or NUL_STANDIN in cell:
            raise TableRefused("nul", row=number, column=column)
        if len(cell) > limits.cell:
            raise TableRefused("cell_too_long", row=number, column=column, detail=str(limits.cell))


def _header_at(rows: list[Line]) -> int:
    """The first row about as full as the fullest one; titles above a price list fill one cell or two."""
    filled = [len({cell.strip() for cell in cells if cell.strip()}) for _, cells in rows[:SEARCHED_ROWS]]
    needed = max(1, ceil(max(filled) * HEADER_SHARE))
    return next(index for index, count in enumerate(filled) if count >= needed)


def _joined(head: list[list[str]], limits: Limits) -> tuple[str, ...]:
    width = min(limits.columns, max(_used(cells) for cells in head))
    titles = []
    for column in range(width):
        parts = [" ".join(cells[column].split()) for cells in head if column < len(cells)]
        titles.append(" ".join(dict.fromkeys(part for part in parts if part)))
    return tuple(titles)


def _counts_columns(cells: list[str]) -> bool:
    """Whether a row only numbers the columns, as under the headers of annexes to orders."""
    shown = [cell.strip().rstrip(".") for cell in cells]
    return len(shown) > 2 and shown == [str(place) for place in range(1, len(shown) + 1)]


def _used(cells: list[str]) -> int:
    return max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def _fitted(number: int, cells: list[str], width: int) -> tuple[str, ...]:
    if _used(cells) > width:
        raise TableRefused("row_too_wide", row=number, column=width + 1, detail=str(width))
    return tuple(cells[:width] + [""] * (width - len(cells)))
