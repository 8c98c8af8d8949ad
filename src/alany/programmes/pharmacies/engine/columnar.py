"""Millions of priced lines against one register: each distinct string is resolved once, prices are joined.

DuckDB joins and writes; it never decides. What a string means at every price comes from `brackets`, where
`judge` is asked; prices and bounds are whole units, so that no amount is ever a float. The answer is that of
the row-by-row path, byte for byte, for any number of processes.
"""

import csv
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import IO, TYPE_CHECKING

from alany.programmes.pharmacies.engine import parallel, rowids
from alany.programmes.pharmacies.engine.brackets import MOST_BOUNDS, brackets_of
from alany.programmes.pharmacies.engine.check import Decision
from alany.programmes.pharmacies.engine.loading import Loader, Source
from alany.programmes.pharmacies.engine.parallel import Resolver, resolved_of
from alany.programmes.pharmacies.engine.prices import MOST_PLACES, places_of, read_price
from alany.programmes.pharmacies.engine.register import Register
from alany.programmes.pharmacies.engine.resolve import Evidence, Outcome
from alany.programmes.pharmacies.engine.tables import LinesRefused
from alany.programmes.pharmacies.engine.verdict import SAME_BASIS, UNCLEAR, VIOLATION, VatBasis

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "240MB"
Progress = Callable[[int, int], None]
Refuse = Callable[[Source, LinesRefused], None]
_BATCH = 20_000
_PLACES = 4
_STEPS = MOST_BOUNDS + 1
_NEVER = (1 << 62) - 1
_UNREADABLE, _RAGGED = -1, -2
_PLAIN_PRICE = "regexp_full_match(price, '[1-9][0-9]{0,7}([.][0-9]{1,4})?')"
_HEAD = '"decision,certainty,entry_ids,cap_kzt"'
_OUTCOMES = {
    "outcome": "BIGINT", "decision": "VARCHAR", "certainty": "VARCHAR", "head": "VARCHAR",
    "cap": "BIGINT", "reason": "VARCHAR",
}  # fmt: skip
_CARDS = {"card": "BIGINT"} | {f"bound{number}": "BIGINT" for number in range(MOST_BOUNDS)}


@dataclass(frozen=True, slots=True)
class Question:
    """Against which register, on which day, with which VAT in the prices."""

    register: Register
    on: date
    vat: VatBasis = SAME_BASIS


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows were read, how many distinct strings, how many rows got each decision and certainty."""

    rows: int
    distinct: int
    decisions: Mapping[tuple[str, str], int]


def fits(register: Register) -> bool:
    """Whether each cap of the register is a whole number of the least unit: a billionth of a tenge."""
    return all(entry.cap is None or places_of(entry.cap) <= MOST_PLACES for entry in register.entries)


def check_columns(
    asked: Question,
    sources: Sequence[Source],
    out: Path,
    progress: Progress | None = None,
    *,
    refuse: Refuse | None = None,
    strict: bool = False,
    processes: int,
) -> Counted:
    """Writes one row of decisions for each row of the lists, in their order.

    With `refuse` there are several lists: their names come first in each row, and one that cannot be used is
    told to `refuse` and left out; LinesRefused is raised when none is left. Without it there is one list, and
    its LinesRefused is raised. On any fault the file `out` is left as it was.
    """
    with (
        parallel.resolver(asked.register, processes) as resolved,
        tempfile.TemporaryDirectory(prefix="alany-check-") as folder,
        _database(Path(folder), processes) as con,
    ):
        check = _Check(con, asked, Path(folder), several=refuse is not None)
        check.load(sources, refuse, strict=strict)
        check.read_prices()
        check.resolve(resolved, progress)
        check.join()
        check.write(out)
        return check.counted()


@contextmanager
def _database(folder: Path, processes: int) -> Iterator["DuckDBPyConnection"]:
    import duckdb

    with duckdb.connect(
        config={"memory_limit": MEMORY, "threads": max(processes, 1), "temp_directory": str(folder)}
    ) as con:
        yield con


class _Check:
    """The steps of one check over its tables in DuckDB."""

    def __init__(self, con: "DuckDBPyConnection", asked: Question, folder: Path, *, several: bool) -> None:
        self._con, self._asked, self._folder, self._several = con, asked, folder, several
        self._unit = 10**_PLACES

    def load(self, sources: Sequence[Source], refuse: Refuse | None, *, strict: bool) -> None:
        """Tables `rows` and `lists` (its name, how it is printed, its first row)."""
        loader = Loader(self._con, several=self._several)
        starts: dict[str, int] = {}
        for source in sources:
            start = self._count("rows")
            self._con.execute("BEGIN")
            try:
                loader.load(source)
                first = self._first_since(start)
                self._refuse_what_repeats(first)
                if strict:
                    self._refuse_unpriced(first)
            except LinesRefused as refused:
                self._con.execute("ROLLBACK")
                if refuse is None:
                    raise
                refuse(source, refused)
            else:
                self._con.execute("COMMIT")
                starts[source.name] = start
        if not starts:
            raise LinesRefused("no_list")
        with self._filled("lists", {"list": "VARCHAR", "shown": "VARCHAR", "start": "BIGINT"}) as lists:
            names = self._con.execute("SELECT DISTINCT list FROM rows").fetchall() if self._several else ()
            for (name,) in sorted(names):
                lists.add(name, rowids.cell(name), starts.get(name, 0))

    def _first_since(self, start: int) -> int:
        """The id of the first row of the open transaction: until its commit DuckDB counts from elsewhere."""
        asked = f"SELECT min(rowid) FROM rows WHERE rowid >= {start:d}"  # noqa: S608
        (first,) = self._con.execute(asked).fetchone() or (None,)
        return start if first is None else int(first)

    def _refuse_what_repeats(self, start: int) -> None:
        repeated = rowids.first_repeated(self._con, start, "list" if self._several else "")
        if repeated is not None:
            number, line_id = repeated
            raise LinesRefused("line_id_twice", number, "line_id", line_id)

    def _refuse_unpriced(self, start: int) -> None:
        for number, price in self._con.execute(
            f"SELECT rowid - {start:d}, price FROM rows WHERE rowid >= {start:d} "  # noqa: S608
            f"AND (price IS NULL OR NOT {_PLAIN_PRICE}) ORDER BY rowid"
        ).fetchall():
            if price is None or read_price(price) is None:
                reason = "row_ragged" if price is None else "price_unreadable"
                raise LinesRefused(reason, number, "price_kzt")

    def read_prices(self) -> None:
        """View `priced` (n, line, price, units): prices as whole numbers of the least unit that they need."""
        texts = self._con.execute(f"SELECT DISTINCT price FROM rows WHERE NOT {_PLAIN_PRICE}").fetchall()  # noqa: S608
        odd = {text: price for (text,) in texts if (price := read_price(text)) is not None}
        caps = (entry.cap for entry in self._asked.register.entries if entry.cap is not None)
        places = max(map(places_of, (*caps, *odd.values())), default=0)
        self._unit = 10 ** max(places, _PLACES)
        with self._filled("odd", {"price": "VARCHAR", "units": "BIGINT"}) as rows:
            for text in sorted(odd):
                rows.add(text, int(odd[text] * self._unit))
        self._con.execute(
            f"CREATE VIEW priced AS SELECT rows.rowid AS n, line, price, CASE WHEN {_PLAIN_PRICE} THEN "  # noqa: S608
            f"(price::DECIMAL(18, 4) * 10000)::BIGINT * {self._unit // 10**_PLACES} ELSE odd.units END "
            "AS units FROM rows LEFT JOIN odd USING (price)"
        )

    def resolve(self, resolved: Resolver, progress: Progress | None) -> None:
        """View `strings` (line, bounds of its card) and table `outcomes`, from each distinct line."""
        self._con.execute(
            "CREATE TABLE lines AS SELECT line, row_number() OVER () AS code "
            "FROM (SELECT DISTINCT line FROM rows WHERE price IS NOT NULL)"
        )
        count, done = self._count("lines"), 0
        reading = self._con.cursor().execute("SELECT code, line FROM lines")
        with (
            self._filled("outcomes", _OUTCOMES) as outcomes,
            self._filled("cards", _CARDS) as cards,
            self._filled("dealt", {"code": "BIGINT", "card": "BIGINT"}) as dealt,
        ):
            deck = _Deck(self._asked, self._unit, outcomes, cards)
            while batch := reading.fetchmany(_BATCH):
                codes = iter(batch)
                for chunk in resolved([line for _, line in batch]):
                    for fields in chunk:
                        dealt.add(next(codes)[0], deck.card_of(fields))
                    done += len(chunk)
                    if progress is not None:
                        progress(done, count)
        self._con.execute(
            "CREATE TABLE strings AS SELECT line, cards.* FROM lines JOIN dealt USING (code) "
            "JOIN cards USING (card)"
        )
        self._con.execute("DROP TABLE lines; DROP TABLE dealt; DROP TABLE cards")

    def join(self) -> None:
        """Table `found` (n, outcome, units): for each row which answer of its card its price takes."""
        step = " + ".join(f"(units > bound{number})::BIGINT" for number in range(MOST_BOUNDS))
        self._con.execute(
            f"CREATE TABLE found AS SELECT n, units, CASE WHEN price IS NULL THEN {_RAGGED} "  # noqa: S608
            f"WHEN units IS NULL THEN {_UNREADABLE} ELSE card * {_STEPS} + {step} END AS outcome "
            "FROM priced LEFT JOIN strings USING (line)"
        )

    def write(self, out: Path) -> None:
        """The whole file or none of it."""
        with self._filled("odd_ids", {"n": "BIGINT", "shown": "VARCHAR"}) as rows:
            for place, shown in rowids.odd_ids(self._con):
                rows.add(place, shown)
        number, lists, joined = "found.n::VARCHAR", "", ""
        if self._several:
            number, lists = "(found.n - lists.start)::VARCHAR", "lists.shown AS list, "
            joined = "LEFT JOIN lists ON lists.list = rows.list "
        given = "CASE WHEN odd_ids.n IS NULL THEN line_id ELSE odd_ids.shown END"
        with _replacing(out) as path:
            self._con.execute(
                f"COPY (SELECT {lists}coalesce({given}, {number}) AS line_id, head AS {_HEAD}, "  # noqa: S608
                f"{self._excess()} AS excess_kzt, reason FROM found JOIN rows ON rows.rowid = found.n "
                f"JOIN outcomes USING (outcome) LEFT JOIN odd_ids ON odd_ids.n = found.n {joined}"
                "ORDER BY found.n) TO $path (FORMAT csv, HEADER true, QUOTE '', ESCAPE '')",
                {"path": str(path)},
            )

    def _excess(self) -> str:
        """Price net of VAT less cap, in cents, half up, at least one: `verdict` in whole numbers."""
        gross = Fraction(self._asked.vat.bounds()[1])
        whole = gross.numerator * self._unit
        cents = (
            f"(200 * (units::HUGEINT * {gross.denominator} - cap::HUGEINT * {gross.numerator}) + {whole})"
            f" // {2 * whole}"
        )
        return (
            f"CASE WHEN cap IS NOT NULL THEN greatest({cents}, 1)::DECIMAL(18, 0) * 0.01::DECIMAL(3, 2) END"
        )

    def counted(self) -> Counted:
        """What was written."""
        found = self._con.execute(
            "SELECT decision, certainty, count(*) FROM found JOIN outcomes USING (outcome) GROUP BY ALL"
        ).fetchall()
        (distinct,) = self._con.execute(
            "SELECT count(*) FROM (SELECT line FROM strings UNION SELECT line FROM rows WHERE price IS NULL)"
        ).fetchone() or (0,)
        return Counted(
            self._count("rows"),
            distinct,
            dict(sorted(((decision, certainty or ""), count) for decision, certainty, count in found)),
        )

    def _count(self, table: str) -> int:
        (count,) = self._con.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)  # noqa: S608
        return int(count)

    @contextmanager
    def _filled(self, table: str, columns: Mapping[str, str]) -> Iterator["_Rows"]:
        """A table made of the rows that are written meanwhile."""
        path = self._folder / f"{table}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            yield _Rows(file)
        self._con.execute(
            f"CREATE TABLE {table} AS SELECT * FROM read_csv($path, header = false, auto_detect = false, "  # noqa: S608
            f"delim = ',', quote = '\"', escape = '\"', new_line = '\\n', columns = {dict(columns)})",
            {"path": str(path)},
        )
        path.unlink()


class _Rows:
    """Rows on their way to DuckDB; None becomes null, and so does an empty text."""

    def __init__(self, file: IO[str]) -> None:
        self._writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)

    def add(self, *cells: object) -> None:
        self._writer.writerow(cells)


class _Deck:
    """One card for each distinct meaning: many strings mean the same."""

    def __init__(self, asked: Question, unit: int, outcomes: _Rows, cards: _Rows) -> None:
        self._asked, self._unit, self._outcomes, self._written = asked, unit, outcomes, cards
        self._cards: dict[Outcome, int] = {}
        for number, reason in ((_UNREADABLE, "price_unreadable"), (_RAGGED, "row_ragged")):
            self._answer(number, Decision(UNCLEAR, "", (), None, None, None, reason, Evidence()))

    def card_of(self, fields: Outcome) -> int:
        """The number of the card; a new one is written first."""
        known = self._cards.get(fields)
        if known is not None:
            return known
        asked, number = self._asked, len(self._cards)
        self._cards[fields] = number
        found = brackets_of(asked.register, resolved_of(fields), asked.on, asked.vat, self._unit)
        self._written.add(number, *found.bounds, *[_NEVER] * (MOST_BOUNDS - len(found.bounds)))
        for step, answer in enumerate(found.answers):
            self._answer(number * _STEPS + step, answer)
        return number

    def _answer(self, number: int, answer: Decision) -> None:
        cap = answer.cap_kzt
        accused = answer.decision == VIOLATION and cap is not None
        ids = ";".join(answer.entry_ids)
        head = rowids.cell(answer.decision, answer.certainty, ids, "" if cap is None else f"{cap:f}")
        units = int(cap * self._unit) if accused and cap is not None else None
        self._outcomes.add(number, answer.decision, answer.certainty, head, units, answer.reason)


@contextmanager
def _replacing(out: Path) -> Iterator[Path]:
    """A new file that takes the place of `out` when it is whole."""
    with tempfile.NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}.", delete=False) as made:
        path = Path(made.name)
    try:
        yield path
        path.chmod(0o644)
        path.replace(out)
    finally:
        path.unlink(missing_ok=True)
