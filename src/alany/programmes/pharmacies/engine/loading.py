"""Price lists into one table of DuckDB: at its own speed where a file is regular, by our reader where not.

Both ways give the same rows. Regular means: DuckDB and the `csv` module cannot read the bytes differently.
"""

import codecs
import csv
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alany.programmes.pharmacies.engine import tables
from alany.programmes.pharmacies.engine.tables import Layout, LinesRefused

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PARQUET = ".parquet"
_PIECE = 1 << 22
_OVERLAP = 64
_LONGEST_CELL = 131_072
# DuckDB drops blanks between a delimiter and a quote; the csv module keeps them.
_BLANK_BESIDE_QUOTE = re.compile(rb'[,;\t\r\n] +"|" +[,;\t\r\n"]')
_WANTED = ("list", "line_id", "line", "price_kzt")


@dataclass(frozen=True, slots=True)
class Source:
    """One price list: its name in the output and its file. Parquet has the columns that CSV has."""

    name: str
    path: Path


class Loader:
    """Fills table `rows` in the order of the lists and of their files.

    Columns: `list` only where there are several, `line_id` (null where the file has none), `line` ('' where
    blank), `price` as printed (null where the row has another number of fields than the header).
    """

    def __init__(self, con: "DuckDBPyConnection", *, several: bool) -> None:
        self._con, self._several = con, several
        con.execute(
            f"CREATE TABLE rows ({self._lists('list VARCHAR, ')}line_id VARCHAR, line VARCHAR, price VARCHAR)"
        )

    def load(self, source: Source) -> None:
        """The rows of one list, inside a transaction begun for it; raises LinesRefused."""
        if source.path.suffix == PARQUET:
            self._from_parquet(source)
            return
        written = tables.layout(source.path, LinesRefused)
        places_of(written.header)
        if not (_is_regular(source.path, written) and self._natively(source, written)):
            self._by_our_reader(source)

    def _lists(self, text: str) -> str:
        return text if self._several else ""

    def _natively(self, source: Source, written: Layout) -> bool:
        import duckdb

        columns = {f"c{place}": "VARCHAR" for place in range(len(written.header))}
        places = places_of(written.header)
        cells = {name: f"c{places[name]}" if name in places else "NULL" for name in _WANTED}
        short = " AND ".join(f"coalesce(length({column}), 0) <= {_LONGEST_CELL}" for column in columns)
        cells["price_kzt"] = (
            f"CASE WHEN {short} THEN coalesce({cells['price_kzt']}, '') ELSE error('long') END"
        )
        reading = (
            f"read_csv($path, header = false, skip = 1, auto_detect = false, columns = {columns}, "
            "delim = $delimiter, quote = '\"', escape = '\"', strict_mode = true, compression = $packed)"
        )
        packed = "gzip" if tables.is_gzip(source.path) else "none"
        try:
            self._insert(cells, reading, source, delimiter=written.delimiter, packed=packed)
        except duckdb.Error:
            self._con.execute("ROLLBACK; BEGIN")
            return False
        return True

    def _insert(self, cells: Mapping[str, str], reading: str, source: Source, **given: str) -> None:
        name = self._lists(f"coalesce({cells['list']}, $name), ")
        self._con.execute(
            f"INSERT INTO rows SELECT {name}{cells['line_id']}, coalesce({cells['line']}, ''), "  # noqa: S608
            f"{cells['price_kzt']} FROM {reading}",
            {"path": str(source.path)} | ({"name": source.name} if self._several else {}) | given,
        )

    def _by_our_reader(self, source: Source) -> None:
        """The rows as the `csv` module reads them, written anew with every cell in quotes."""
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", suffix=".csv") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
            writer.writerows(_read(source))
            file.flush()
            columns = dict.fromkeys((*_WANTED, "is_ragged"), "VARCHAR")
            reading = (
                f"read_csv($path, header = false, auto_detect = false, columns = {columns}, delim = ',', "
                "quote = '\"', escape = '\"', new_line = '\\n', strict_mode = true)"
            )
            cells = {name: name for name in _WANTED}
            cells["price_kzt"] = "CASE WHEN is_ragged IS NULL THEN coalesce(price_kzt, '') END"
            self._insert(cells, reading, Source(source.name, Path(file.name)))

    def _from_parquet(self, source: Source) -> None:
        import duckdb

        if not source.path.is_file():
            raise LinesRefused("file_missing", value=source.path.name)
        try:
            asked = self._con.execute("SELECT * FROM read_parquet($path) LIMIT 0", {"path": str(source.path)})
            header = [column[0] for column in asked.description or ()]
            places = places_of(header)
            cells = {
                name: f'CAST("{header[places[name]]}" AS VARCHAR)' if name in places else "NULL"
                for name in _WANTED
            }
            cells["price_kzt"] = f"coalesce({cells['price_kzt']}, '')"
            self._insert(cells, "read_parquet($path)", source)
        except duckdb.Error:
            raise LinesRefused("file_broken") from None


def places_of(header: Sequence[str]) -> dict[str, int]:
    """Where each column stands; raises LinesRefused for a needed one that lacks and for one that is twice."""
    names = [name.lower() for name in header]
    for column in ("line", "price_kzt"):
        if column not in names:
            raise LinesRefused("column_missing", None, column)
    if repeated := next((name for name in names if names.count(name) > 1), ""):
        raise LinesRefused("column_twice", None, repeated)
    return {name: place for place, name in enumerate(names)}


def _is_regular(path: Path, written: Layout) -> bool:
    if written.encoding != "utf-8-sig" or written.first.count('"') % 2:
        return False
    mark = written.delimiter.encode()
    # A last cell without text may be one cell too many, which DuckDB passes over.
    signs = (b"\x00", *(mark + empty + end for empty in (b"", b'""') for end in (b"\r", b"\n")))
    decoder, before = codecs.getincrementaldecoder("utf-8")(), b""
    try:
        with tables.open_bytes(path) as file:
            while piece := file.read(_PIECE):
                decoder.decode(piece)
                seen = before + piece
                if any(sign in seen for sign in signs) or _has_lone_return(seen):
                    return False
                if (b' "' in seen or b'" ' in seen) and _BLANK_BESIDE_QUOTE.search(seen):
                    return False
                before = seen[-_OVERLAP:]
            decoder.decode(b"", final=True)
    except (UnicodeDecodeError, EOFError, OSError):
        return False
    return not before.endswith((mark, mark + b'""', b"\r", b" "))


def _has_lone_return(piece: bytes) -> bool:
    returns = piece.count(b"\r")
    return bool(returns) and returns - piece.endswith(b"\r") != piece.count(b"\r\n")


def _read(source: Source) -> Iterator[tuple[str, ...]]:
    for table in tables.read(source.path, LinesRefused):
        places = places_of(table.header)
        wanted = [places.get(name) for name in _WANTED]
        for fields in table.rows:
            cells = ["" if place is None or place >= len(fields) else fields[place] for place in wanted]
            if len(fields) == len(table.header):
                yield *cells, ""
            else:
                yield cells[0], cells[1], "", "", "ragged"
