"""The ids of rows in table `rows` of the columnar check: as given, or the number of the row in its list."""

import csv
import io
from typing import TYPE_CHECKING

from alany.spine.tables.writing import harmless

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_PLAIN = "regexp_full_match(line_id, '[0-9A-Za-z_][0-9A-Za-z_.:/-]*')"


def first_repeated(con: "DuckDBPyConnection", start: int, scope: str = "") -> tuple[int, str] | None:
    """The first row from row `start` on whose id stood before, and that id; `scope`: the column of lists."""
    where = f"FROM rows WHERE rowid >= {start:d}"
    given, odd = con.execute(
        f"SELECT count(line_id), count(*) FILTER (line_id IS NOT NULL AND NOT {_PLAIN}) {where}"
    ).fetchone() or (0, 0)
    if not given or (not odd and not scope and _ascends(con, where)):
        return None
    if odd:
        return _first_repeated_as_read(con, start, scope)
    name = f"coalesce(line_id, (rowid - {start:d})::VARCHAR)"
    ranked = f"row_number() OVER (PARTITION BY {scope + ', ' if scope else ''}{name} ORDER BY rowid)"
    found: tuple[int, str] | None = con.execute(
        f"SELECT n - {start:d}, id FROM (SELECT rowid AS n, {name} AS id, {ranked} AS seen {where}) "  # noqa: S608
        "WHERE seen = 2 ORDER BY n LIMIT 1"
    ).fetchone()
    return found


def _ascends(con: "DuckDBPyConnection", where: str) -> bool:
    """Whether all ids are whole numbers and each is greater than the one before: most lists are."""
    (rises,) = con.execute(
        "SELECT bool_and(id IS NOT NULL AND coalesce(id > before, true)) FROM (SELECT id, lag(id) OVER () "  # noqa: S608
        f"AS before FROM (SELECT try_cast(line_id AS BIGINT) AS id {where}))"
    ).fetchone() or (False,)
    return bool(rises)


def _first_repeated_as_read(con: "DuckDBPyConnection", start: int, scope: str) -> tuple[int, str] | None:
    seen: set[tuple[str, str]] = set()
    reading = con.execute(
        f"SELECT rowid - {start:d}, {scope or repr('')}, line_id FROM rows WHERE rowid >= {start:d} "  # noqa: S608
        "ORDER BY rowid"
    )
    while batch := reading.fetchmany(10_000):
        for number, name, line_id in batch:
            found = (line_id or "").strip() or str(number)
            if (name, found) in seen:
                return number, found
            seen.add((name, found))
    return None


def odd_ids(con: "DuckDBPyConnection") -> list[tuple[int, str | None]]:
    """Rows whose id is not printed as it stands: row number and what is printed, None for none."""
    rows = con.execute(
        f"SELECT rowid, line_id FROM rows WHERE line_id IS NOT NULL AND NOT {_PLAIN} ORDER BY rowid"  # noqa: S608
    ).fetchall()
    return [(number, cell(given) if (given := text.strip()) else None) for number, text in rows]


def cell(*texts: str) -> str:
    """Texts of a file as cells of our CSV, without what a spreadsheet would run."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow([harmless(text) for text in texts])
    # A row of one empty cell is written as two quotes, which would not be the cell that stands among others.
    return "" if texts == ("",) else written.getvalue().removesuffix("\n")
