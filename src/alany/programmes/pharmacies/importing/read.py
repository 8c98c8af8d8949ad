"""What every import gives back: rows that can be taken, cells that cannot, and who may decide about them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from alany.spine.tables import headers
from alany.spine.tables.headers import BadCell, HeaderMap, ParsedRow
from alany.spine.tables.table import Table

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Read(Generic[Line]):
    """The good rows as typed lines, every bad cell, and whether the good rows may be taken alone."""

    good: list[Line]
    bad: list[BadCell]
    partly: bool

    @property
    def bad_rows(self) -> int:
        """How many rows have at least one bad cell."""
        return len({cell.row for cell in self.bad})

    @property
    def takeable(self) -> bool:
        """Whether the import may go on: everything is good, or the good part may stand alone."""
        return bool(self.good) and (not self.bad or self.partly)


def read_lines(
    table: Table,
    header_map: HeaderMap,
    make: Callable[[ParsedRow], Line],
    *,
    key: Callable[[Line], object],
    key_field: str,
    good_alone: bool,
) -> Read[Line]:
    """All rows through the header map; a row that repeats the key of an earlier one is bad.

    With `good_alone` the good rows may be taken when they are not fewer than the bad ones.
    Raises TableRefused when the map itself is not usable.
    """
    parsed = headers.apply(table, header_map)
    column = header_map.columns.get(key_field, 0) + 1
    first: dict[object, int] = {}
    good: list[Line] = []
    bad = list(parsed.bad)
    for row in parsed.good:
        line = make(row)
        seen = first.setdefault(key(line), row.number)
        if seen != row.number:
            bad.append(BadCell(row.number, column, "duplicate", f"№ {seen}"))
        else:
            good.append(line)
    bad.sort(key=lambda cell: (cell.row, cell.column))
    bad_rows = len({cell.row for cell in bad})
    return Read(good, bad, good_alone and bad_rows <= len(good))


def text_of(row: ParsedRow, name: str) -> str:
    """A field of text, empty where the cell is blank."""
    return str(row.values[name] or "")


def columns_of(header: Sequence[str]) -> list[str]:
    """The columns as a spreadsheet letters them, with their headings: "A – Name"."""
    return [
        f"{_letter(place)} – {title}" if title else _letter(place) for place, title in enumerate(header, 1)
    ]


def _letter(column: int) -> str:
    letters = ""
    while column > 0:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
