"""Which column of a table is which field: guessed from the header, confirmed or changed by a person."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from alany.kernel.folding import fold
from alany.kernel.triltext import TrilText
from alany.spine.tables.parsing import CellRefused
from alany.spine.tables.table import Row, Table, TableRefused

SIGNS = re.compile(r"[^\w]+|_+")
EXACT = 100.0
WHOLE_WORDS = 60.0
MOST_SPECIFIC = 30
NEARLY = 50.0
NEARLY_FROM = 88.0
SHORTEST_GUESSED = 5


@dataclass(frozen=True)
class Field:
    """What we want from a table: `accepted` are the spellings of its header in kk, ru and en.

    `parse` turns the text of a cell into a value or raises `CellRefused`; a blank cell is not given to it.
    """

    name: str
    title: TrilText
    accepted: tuple[str, ...]
    required: bool
    parse: Callable[[str], object]


@dataclass(frozen=True)
class HeaderMap:
    """The column of each field, counted from 0; what could not be decided is listed, never guessed.

    `ambiguous` names the columns that fit a field equally well; `unmatched` the columns no field took.
    """

    header: tuple[str, ...]
    fields: tuple[Field, ...]
    columns: Mapping[str, int]
    ambiguous: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def unmatched(self) -> tuple[int, ...]:
        """The columns that no field took."""
        taken = set(self.columns.values())
        return tuple(column for column in range(len(self.header)) if column not in taken)

    @property
    def missing(self) -> tuple[Field, ...]:
        """The required fields without a column."""
        return tuple(wanted for wanted in self.fields if wanted.required and wanted.name not in self.columns)

    def overridden(self, choice: Mapping[str, int | None]) -> "HeaderMap":
        """The map with a person's choice of columns; None takes a field away. Raises `TableRefused`."""
        known = {wanted.name for wanted in self.fields}
        for name, column in choice.items():
            if name not in known:
                raise TableRefused("unknown_field", detail=name)
            if column is not None and not 0 <= column < len(self.header):
                raise TableRefused("unknown_column", column=column + 1)
        chosen = {name: column for name, column in choice.items() if column is not None}
        kept = {
            name: column
            for name, column in self.columns.items()
            if name not in choice and column not in chosen.values()
        }
        left = {name: columns for name, columns in self.ambiguous.items() if name not in choice}
        return replace(self, columns=kept | chosen, ambiguous=left)

    def check(self) -> None:
        """Raises `TableRefused` when a required field has no column or two fields share one."""
        for name, columns in self.ambiguous.items():
            wanted = next(wanted for wanted in self.fields if wanted.name == name)
            if wanted.required:
                raise TableRefused("ambiguous_column", column=columns[0] + 1, detail=wanted.title)
        for wanted in self.missing:
            raise TableRefused("missing_column", detail=wanted.title)
        used = list(self.columns.values())
        for column in used:
            if used.count(column) > 1:
                raise TableRefused("column_twice", column=column + 1, detail=self.header[column])


@dataclass(frozen=True)
class ParsedRow:
    """A row whose every mapped cell was taken; fields without a column or with a blank cell are None."""

    number: int
    values: Mapping[str, object]


@dataclass(frozen=True)
class BadCell:
    """A cell that was not taken; `row` and `column` count from 1 as a person sees them."""

    row: int
    column: int
    code: str
    value: str


@dataclass(frozen=True)
class Parsed:
    """The rows that were taken whole and every cell that was not."""

    good: list[ParsedRow]
    bad: list[BadCell]

    @property
    def bad_rows(self) -> int:
        """How many rows have at least one bad cell."""
        return len({cell.row for cell in self.bad})

    @property
    def safe(self) -> bool:
        """Whether the good rows may be offered alone: more bad rows than good ones mean a wrong column."""
        return bool(self.good) and self.bad_rows <= len(self.good)


@dataclass(frozen=True)
class Duplicate:
    """Rows that say the same key, by their numbers in the file."""

    key: tuple[object, ...]
    rows: tuple[int, ...]


def guess(header: Sequence[str], fields: Sequence[Field]) -> HeaderMap:
    """The best column for each field; case, signs and Kazakh letters do not matter.

    Two columns that fit one field equally well are reported as ambiguous and neither is taken.
    """
    scores = {
        (wanted.name, column): score
        for wanted in fields
        for column, title in enumerate(header)
        if (score := _fit(title, wanted)) > 0
    }
    columns: dict[str, int] = {}
    ambiguous: dict[str, tuple[int, ...]] = {}
    while scores:
        (name, column), best = max(scores.items(), key=lambda item: item[1])
        equals = tuple(other for (asked, other), score in scores.items() if asked == name and score == best)
        if len(equals) > 1:
            ambiguous[name] = equals
            scores = {place: score for place, score in scores.items() if place[0] != name}
        else:
            columns[name] = column
            scores = {
                place: score for place, score in scores.items() if name != place[0] and column != place[1]
            }
    return HeaderMap(tuple(header), tuple(fields), columns, ambiguous)


def apply(table: Table, header_map: HeaderMap) -> Parsed:
    """Every row parsed by the map; raises `TableRefused` when the map itself is not usable."""
    header_map.check()
    parsed = Parsed([], [])
    for row in table.rows:
        values: dict[str, object] = {}
        bad: list[BadCell] = []
        for wanted in header_map.fields:
            values[wanted.name] = _value(row, wanted, header_map.columns.get(wanted.name), bad)
        parsed.bad.extend(bad)
        if not bad:
            parsed.good.append(ParsedRow(row.number, values))
    return parsed


def find_duplicates(parsed: Parsed, key: Sequence[str]) -> list[Duplicate]:
    """The good rows that agree in all fields of `key`, in the order of their first row."""
    rows: dict[tuple[object, ...], list[int]] = {}
    for row in parsed.good:
        rows.setdefault(tuple(row.values[name] for name in key), []).append(row.number)
    return [Duplicate(said, tuple(numbers)) for said, numbers in rows.items() if len(numbers) > 1]


def _value(row: Row, wanted: Field, column: int | None, bad: list[BadCell]) -> object:
    cell = "" if column is None else row.cells[column]
    if column is None or (not cell.strip() and not wanted.required):
        return None
    code = "formula" if cell.startswith("=") else "blank" if not cell.strip() else ""
    if not code:
        try:
            return wanted.parse(cell)
        except CellRefused as refused:
            code = refused.code
    bad.append(BadCell(row.number, column + 1, code, cell))
    return None


def _fit(title: str, wanted: Field) -> float:
    plain = _plain(title)
    return (
        max((_likeness(plain, _plain(spelling)) for spelling in wanted.accepted), default=0.0)
        if plain
        else 0.0
    )


def _plain(title: str) -> str:
    return " ".join(SIGNS.sub(" ", fold(title)).split())


def _likeness(title: str, spelling: str) -> float:
    if title == spelling:
        return EXACT
    if f" {spelling} " in f" {title} ":
        return WHOLE_WORDS + min(MOST_SPECIFIC, len(spelling))
    near = fuzz.ratio(title, spelling)
    if near >= NEARLY_FROM and min(len(title), len(spelling)) >= SHORTEST_GUESSED:
        return NEARLY + near / 20
    return 0.0
