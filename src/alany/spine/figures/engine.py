"""Runs a definition over the frozen CSV alone: the public recomputation is this same computation."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from alany.spine.figures.expressions import QueryRefused, check
from alany.spine.figures.rules import MEDIAN, Definition, Result, ShareOfNothing, value_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TYPES = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "decimal": "DECIMAL(30,6)",
    "date": "DATE",
    "boolean": "BOOLEAN",
}


class DataRefused(ValueError):
    """The frozen CSV cannot be read with the columns of the definition: it is not the file it should be."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A definition with its SQL checked; made anew from the stored JSON each time."""

    table: str
    columns: Mapping[str, str]
    key: Sequence[str]
    numerator: str
    denominator: str
    records: str
    breakdown: str

    @property
    def query(self) -> str:
        """The statement that gives numerator and denominator, as the figure's page prints it."""
        return f"SELECT {self._cells} FROM {_quoted(self.table)}"  # noqa: S608  checked expressions

    @property
    def by_district(self) -> str:
        """The same for each value of the breakdown column, in the order of the codes."""
        column = _quoted(self.breakdown)
        return (
            f"SELECT {column}, {self._cells} FROM {_quoted(self.table)} "  # noqa: S608
            f"WHERE {column} IS NOT NULL GROUP BY {column} ORDER BY {column}"
        )

    @property
    def rows(self) -> str:
        """The rows behind the figure, in the order of the key."""
        order = ", ".join(_quoted(name) for name in self.key)
        return f"SELECT * FROM {_quoted(self.table)} WHERE {self.records} ORDER BY {order}"  # noqa: S608

    @property
    def _cells(self) -> str:
        cells = f"{self.numerator} AS numerator"
        return f"{cells}, {self.denominator} AS denominator" if self.denominator else cells


def plan(definition: Definition) -> Plan:
    """The checked plan of a definition. Raises QueryRefused."""
    known: dict = dict(definition)  # type: ignore[type-arg]
    columns = {column["name"]: TYPES[column["kind"]] for column in known["columns"]}
    for name in [*known["key"], *([known["breakdown"]] if known["breakdown"] else [])]:
        if name not in columns:
            raise QueryRefused(name, "key or breakdown")
    for expression in ("numerator", "denominator", "records"):
        if known[expression]:
            check(known[expression], columns)
    return Plan(
        table=known["dataset"],
        columns=columns,
        key=known["key"],
        numerator=known["numerator"],
        denominator=known["denominator"],
        records=known["records"],
        breakdown=known["breakdown"],
    )


def compute(definition: Definition, csv: bytes) -> Result:
    """Numerator, denominator, value and breakdown of a definition over a frozen CSV.

    Raises QueryRefused, DataRefused, rules.ShareOfNothing.
    """
    planned = plan(definition)
    with _loaded(planned, csv) as connection:
        cells = connection.execute(planned.query).fetchall()[0]
        if cells[0] is None and definition["shape"] == MEDIAN:
            raise ShareOfNothing(str(definition["slug"]))
        numerator, denominator = _counts(cells)
        districts = connection.execute(planned.by_district).fetchall() if planned.breakdown else []
    return Result(
        numerator=numerator,
        denominator=denominator,
        value=value_of(definition, numerator, denominator),
        breakdown=tuple((str(code), *_counts(cells)) for code, *cells in districts),
    )


def records(definition: Definition, csv: bytes) -> list[tuple[object, ...]]:
    """The rows of the CSV behind the figure, typed, in the order of the key."""
    planned = plan(definition)
    with _loaded(planned, csv) as connection:
        return connection.execute(planned.rows).fetchall()


@lru_cache(maxsize=1)
def version() -> str:
    """The engine as the descriptor of a snapshot names it."""
    import duckdb

    return f"duckdb {duckdb.__version__}"


@contextmanager
def _loaded(planned: Plan, csv: bytes) -> "Iterator[DuckDBPyConnection]":
    """A database in memory with the one table; the door to files is shut before the definition is run."""
    import duckdb  # loaded when a figure is computed: it would slow every start

    columns = ", ".join(f"{_literal(name)}: {_literal(kind)}" for name, kind in planned.columns.items())
    with TemporaryDirectory() as folder, duckdb.connect(config={"threads": 1}) as connection:
        path = Path(folder) / "data.csv"
        path.write_bytes(csv)
        try:
            connection.execute(
                f"CREATE TABLE {_quoted(planned.table)} AS SELECT * FROM read_csv(?, header = true, "  # noqa: S608
                f"auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
                f"columns = {{{columns}}})",
                [str(path)],
            )
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
        except duckdb.Error as fault:
            raise DataRefused(str(fault).splitlines()[0]) from fault
        try:
            yield connection
        except duckdb.Error as fault:
            raise QueryRefused(str(fault).splitlines()[0], planned.query) from fault


def _counts(cells: Sequence[object]) -> tuple[int, int | None]:
    whole = [_whole(cell) for cell in cells]
    return whole[0], whole[1] if len(whole) > 1 else None


def _whole(cell: object) -> int:
    if cell is None:
        return 0
    if isinstance(cell, int | Decimal) and cell == int(cell):
        return int(cell)
    raise QueryRefused(f"{cell!r} is no whole number", "numerator or denominator")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
