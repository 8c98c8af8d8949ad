"""Cells that reach over several columns and rows, laid out as a plain grid."""

from dataclasses import dataclass, field

from alany.spine.tables.grid import Line
from alany.spine.tables.table import Limits, TableRefused


@dataclass(frozen=True)
class Span:
    """The text of one printed cell and how many columns and rows it covers (0 rows: to the end)."""

    text: str
    across: int = 1
    down: int = 1


@dataclass
class Layout:
    """Rows laid out so far; a covered place repeats the text of the cell that covers it."""

    limits: Limits
    rows: list[Line] = field(default_factory=list)
    depths: dict[int, int] = field(default_factory=dict)
    _hanging: dict[int, tuple[str, int]] = field(default_factory=dict)

    def add(self, spans: list[Span]) -> None:
        """Lays out the next row; refuses more columns or rows than the limits allow."""
        number = len(self.rows) + 1
        if number > self.limits.rows + 1:
            raise TableRefused("too_many_rows", row=number, detail=str(self.limits.rows))
        line: list[str] = []
        for span in spans:
            self._let_hang(line)
            if len(line) + span.across > self.limits.columns:
                raise TableRefused("too_many_columns", row=number, detail=str(self.limits.columns))
            down = span.down or self.limits.rows
            for _ in range(max(1, span.across)):
                if down > 1:
                    self._hanging[len(line)] = (span.text, down)
                line.append(span.text)
            self.depths[number] = max(self.depths.get(number, 1), down)
        self._let_hang(line)
        self.rows.append((number, line))
        self._hanging = {place: (text, left - 1) for place, (text, left) in self._hanging.items() if left > 1}

    def _let_hang(self, line: list[str]) -> None:
        while len(line) in self._hanging and len(line) < self.limits.columns:
            line.append(self._hanging[len(line)][0])
