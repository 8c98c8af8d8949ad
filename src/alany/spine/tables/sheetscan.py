"""One pass over the XML of a sheet: which cells are formulas, and how far the sheet reaches."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from alany.spine.tables.table import Limits, TableRefused

REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
SHOWN_FORMULA = 120


@dataclass
class Scan:
    """What a sheet holds: the extent of its filled cells and the formulas by (row, column) from 1."""

    last_row: int = 0
    last_column: int = 0
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)


def scan(data: bytes, limits: Limits) -> Scan:
    """Reads the sheet as a stream; refuses a cell beyond the limits of rows or columns, naming it."""
    reader = _SheetReader(limits)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as broken:
        raise TableRefused("broken_package") from broken
    return reader.found


class _SheetReader:
    def __init__(self, limits: Limits) -> None:
        self.found = Scan()
        self._limits = limits
        self._row = self._column = 0
        self._formula: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "row":
                self._row = _whole(attributes.get("r", ""), self._row + 1)
                self._column = 0
            case "c":
                self._enter(attributes.get("r", ""))
            case "v" | "is":
                self._filled()
            case "f":
                self._filled()
                self._formula = []

    def end(self, name: str) -> None:
        if name.rpartition(" ")[2] == "f" and self._formula is not None:
            formula = "=" + "".join(self._formula)[:SHOWN_FORMULA].lstrip("=")
            self.found.formulas[self._row, self._column] = formula
            self._formula = None

    def text(self, piece: str) -> None:
        if self._formula is not None:
            self._formula.append(piece)

    def _enter(self, reference: str) -> None:
        place = REFERENCE.fullmatch(reference)
        if place is None:
            self._column += 1
            return
        self._column = 0
        for letter in place[1].upper():
            self._column = self._column * 26 + ord(letter) - ord("A") + 1
        self._row = int(place[2])

    def _filled(self) -> None:
        if self._row > self._limits.rows + 1:
            raise TableRefused("too_many_rows", row=self._row, detail=str(self._limits.rows))
        if self._column > self._limits.columns:
            raise TableRefused(
                "too_many_columns", row=self._row, column=self._column, detail=str(self._limits.columns)
            )
        self.found.last_row = max(self.found.last_row, self._row)
        self.found.last_column = max(self.found.last_column, self._column)


def _whole(written: str, otherwise: int) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 9 else otherwise
