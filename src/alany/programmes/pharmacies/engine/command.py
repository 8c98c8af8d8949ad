"""Checking a file of price lines against a register file: what the command line and background jobs call."""

import csv
import gc
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from alany.programmes.pharmacies.engine import columnar, parallel, tables
from alany.programmes.pharmacies.engine.check import Decision, judge
from alany.programmes.pharmacies.engine.columnar import Question, Refuse
from alany.programmes.pharmacies.engine.entries import RegisterEntry, map_headers, read_row
from alany.programmes.pharmacies.engine.loading import PARQUET, Source
from alany.programmes.pharmacies.engine.prices import read_price
from alany.programmes.pharmacies.engine.register import Register
from alany.programmes.pharmacies.engine.resolve import Evidence, Resolved
from alany.programmes.pharmacies.engine.tables import LinesRefused, RegisterRefused
from alany.programmes.pharmacies.engine.verdict import SAME_BASIS, UNCLEAR, VatBasis
from alany.spine.tables.writing import harmless

OUTPUT_COLUMNS = ("line_id", "decision", "certainty", "entry_ids", "cap_kzt", "excess_kzt", "reason")
Progress = Callable[[int, int], None]
_LISTS = (".csv", ".csv.gz", ".txt", ".txt.gz", PARQUET)
_LONG = 4_000_000
_PACKS = 6


@dataclass(frozen=True, slots=True)
class Summary:
    """How many lines were read, how many distinct, and how many got each decision and certainty."""

    lines: int
    distinct: int
    entries: int
    decisions: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class _Row:
    line_id: str
    line: str
    price: Decimal | None
    problem: str


def read_register(path: Path) -> list[RegisterEntry]:
    """The entries of a register file (CSV, gzip allowed); raises RegisterRefused with row and column."""
    entries: list[RegisterEntry] = []
    for table in tables.read(path, RegisterRefused):
        columns = map_headers(table.header)
        for number, fields in enumerate(table.rows):
            if len(fields) != len(table.header):
                raise RegisterRefused("row_ragged", number)
            entries.append(read_row(dict(zip(table.header, fields, strict=True)), columns, number))
    if not entries:
        raise RegisterRefused("register_empty")
    return entries


def _read_lines(path: Path, strict: bool) -> Iterator[_Row]:
    for table in tables.read(path, LinesRefused):
        places = {name.lower(): place for place, name in enumerate(table.header)}
        for column in ("line", "price_kzt"):
            if column not in places:
                raise LinesRefused("column_missing", None, column)
        if len(places) != len(table.header):
            raise LinesRefused("column_twice", None, _repeated(table.header))
        seen: set[str] = set()
        for number, fields in enumerate(table.rows):
            row = _read_row(fields, places, number)
            if row.line_id in seen:
                raise LinesRefused("line_id_twice", number, "line_id", row.line_id)
            if strict and row.problem:
                raise LinesRefused(row.problem, number, "price_kzt")
            seen.add(row.line_id)
            yield row


def _repeated(header: list[str]) -> str:
    counts = Counter(name.lower() for name in header)
    return next(name for name, count in counts.items() if count > 1)


def _read_row(fields: list[str], places: Mapping[str, int], number: int) -> _Row:
    id_place = places.get("line_id")
    line_id = fields[id_place].strip() if id_place is not None and id_place < len(fields) else ""
    if len(fields) != len(places):
        return _Row(line_id or str(number), "", None, "row_ragged")
    price = read_price(fields[places["price_kzt"]])
    return _Row(
        line_id or str(number), fields[places["line"]], price, "" if price is not None else "price_unreadable"
    )


def decide_rows(
    register: Register,
    rows: Iterable[_Row],
    on: date,
    vat: VatBasis,
    progress: Progress | None,
    processes: int,
) -> Iterator[tuple[str, Decision]]:
    """A decision for each row in order; each distinct string is resolved once."""
    kept = list(rows)
    distinct = list(dict.fromkeys(row.line for row in kept if not row.problem))
    resolved = dict(zip(distinct, parallel.resolve_all(register, distinct, progress, processes), strict=True))
    for row in kept:
        yield row.line_id, _decide(register, row, resolved, on, vat)


def _decide(
    register: Register, row: _Row, resolved: Mapping[str, Resolved], on: date, vat: VatBasis
) -> Decision:
    if row.price is None:
        return Decision(UNCLEAR, "", (), None, None, None, row.problem, Evidence())
    return judge(register, resolved[row.line], row.price, on, vat)


def run(
    register_path: Path,
    on: date,
    lines_path: Path,
    out_path: Path,
    progress: Progress | None = None,
    *,
    strict: bool = False,
    vat: VatBasis = SAME_BASIS,
    processes: int | None = None,
) -> Summary:
    """Checks every line of a price list against a register on a day and writes one row for each.

    Input, CSV or Parquet: `line_id` (optional: then the row number from 0), `line`, `price_kzt`. Output: the
    columns of OUTPUT_COLUMNS, ids joined by ";". `progress` is called with strings done and strings in all. A
    price that cannot be read makes its line unclear, or, when `strict`, refuses the file. Raises
    RegisterRefused or LinesRefused; the output file is then left as it was.
    """
    with _collector_paused():
        register = Register.build(read_register(register_path))
        several = processes or parallel.cores()
        if _is_long(lines_path) and columnar.fits(register):
            return _run_by_columns(
                Question(register, on, vat), lines_path, out_path, progress, strict, several
            )
        rows = list(_read_lines(lines_path, strict))
        counts = _write(out_path, decide_rows(register, rows, on, vat, progress, several))
    return Summary(
        len(rows), len({row.line for row in rows}), len(register.entries), dict(sorted(counts.items()))
    )


def run_campaign(
    register_path: Path,
    on: date,
    lists: Path,
    out_path: Path,
    refuse: Refuse,
    progress: Progress | None = None,
    *,
    strict: bool = False,
    vat: VatBasis = SAME_BASIS,
    processes: int | None = None,
) -> Summary:
    """Checks all price lists of a folder, or one file with a column `list`, in one run.

    Each list is a file as `run` takes it; its name is that of the file. The output has the column `list`
    before those of `run`, lists in the order of their names. A list that cannot be used is told to `refuse`
    and left out. Raises RegisterRefused, and LinesRefused when no list can be used.
    """
    with _collector_paused():
        register = Register.build(read_register(register_path))
        if not columnar.fits(register):
            raise RegisterRefused("cap_too_fine")
        asked, sources = Question(register, on, vat), _lists_of(lists)
        several = processes or parallel.cores()
        found = columnar.check_columns(
            asked, sources, out_path, progress, refuse=refuse, strict=strict, processes=several
        )
    return Summary(found.rows, found.distinct, len(register.entries), found.decisions)


def _lists_of(path: Path) -> list[Source]:
    if not path.is_dir():
        return [Source(path.name, path)]
    files = [file for file in path.iterdir() if file.is_file() and file.name.endswith(_LISTS)]
    return [Source(file.name, file) for file in sorted(files, key=lambda one: one.name)]


def _is_long(path: Path) -> bool:
    """Whether the start of DuckDB is worth it; the answers are the same either way."""
    if path.suffix == PARQUET:
        return True
    packed = _PACKS if path.is_file() and tables.is_gzip(path) else 1
    return path.is_file() and path.stat().st_size * packed > _LONG


def _run_by_columns(
    asked: Question, lines: Path, out: Path, progress: Progress | None, strict: bool, processes: int
) -> Summary:
    source = Source(lines.name, lines)
    found = columnar.check_columns(asked, [source], out, progress, strict=strict, processes=processes)
    return Summary(found.rows, found.distinct, len(asked.register.entries), found.decisions)


def _write(out_path: Path, decided: Iterable[tuple[str, Decision]]) -> Counter[tuple[str, str]]:
    """The whole file or none of it; how many rows have each decision and certainty."""
    counts: Counter[tuple[str, str]] = Counter()
    handle, name = tempfile.mkstemp(dir=out_path.parent, prefix=f".{out_path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(OUTPUT_COLUMNS)
            for line_id, decision in decided:
                counts[decision.decision, decision.certainty] += 1
                writer.writerow(output_row(line_id, decision))
        Path(name).chmod(0o644)
        Path(name).replace(out_path)
    finally:
        Path(name).unlink(missing_ok=True)
    return counts


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Millions of small objects that all stay: looking for garbage among them takes a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def output_row(line_id: str, decision: Decision) -> tuple[str, ...]:
    """The fields of one row of the output, in the order of OUTPUT_COLUMNS.

    An id copied from a file gets a leading apostrophe where a spreadsheet would run it as a formula.
    """
    return (
        harmless(line_id),
        decision.decision,
        decision.certainty,
        harmless(";".join(decision.entry_ids)),
        "" if decision.cap_kzt is None else f"{decision.cap_kzt:f}",
        "" if decision.excess_kzt is None else f"{decision.excess_kzt:f}",
        decision.reason,
    )
