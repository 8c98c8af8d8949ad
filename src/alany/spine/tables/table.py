"""What a read table is, how large it may be, and how it is refused."""

from dataclasses import dataclass

from alany.kernel.triltext import TrilText

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """How much of an untrusted file is accepted. Sizes are bytes, `cell` is characters."""

    size: int = 20 * MEGABYTE
    unpacked: int = 200 * MEGABYTE
    members: int = 2_000
    rows: int = 200_000
    columns: int = 100
    cells: int = 4_000_000
    cell: int = 2_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `number` is the row as a person sees it in the file, counted from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A header and the rows below it; every row has as many cells as the header.

    A cell that is a formula in the file begins with "=": its cached result is never taken as a value.
    """

    header: tuple[str, ...]
    rows: list[Row]


class TableRefused(Exception):
    """A file, or one place in it, was not accepted.

    `code` is stable and listed in `wording.CODES`; `row` and `column` count from 1 as a person sees them;
    `detail` is a short fact for the message, for example the name of a missing column.
    """

    def __init__(
        self, code: str, row: int | None = None, column: int | None = None, detail: str | TrilText = ""
    ) -> None:
        super().__init__(code, row, column, detail)
        self.code = code
        self.row = row
        self.column = column
        self.detail = detail
