"""The columnar check gives what the row-by-row check gives, byte for byte; it only is faster."""

import csv
import io
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from alany.programmes.pharmacies.engine.brackets import brackets_of
from alany.programmes.pharmacies.engine.check import judge
from alany.programmes.pharmacies.engine.columnar import Question, check_columns, fits
from alany.programmes.pharmacies.engine.command import _read_lines, _write, decide_rows
from alany.programmes.pharmacies.engine.loading import Source
from alany.programmes.pharmacies.engine.parallel import resolved_of
from alany.programmes.pharmacies.engine.register import Register
from alany.programmes.pharmacies.engine.resolve import outcome_of, resolve
from alany.programmes.pharmacies.engine.tables import LinesRefused
from alany.programmes.pharmacies.engine.verdict import SAME_BASIS, VatBasis
from alany.programmes.pharmacies.tests.engine_cases import DAY, entry
from alany.programmes.pharmacies.tests.test_engine_properties import lines, registers

# A failing file is small enough as it is drawn: shrinking it would start DuckDB a thousand times.
QUICK = settings(max_examples=15, phases=(Phase.explicit, Phase.reuse, Phase.generate))
VATS = st.sampled_from(
    [SAME_BASIS, *(VatBasis(Decimal(rate), held) for rate in ("0.05", "0.1") for held in (True, None))]
)


def by_rows(asked, path, out):
    rows = _read_lines(path, False)
    counts = _write(out, decide_rows(asked.register, rows, asked.on, asked.vat, None, 1))
    return out.read_bytes(), dict(sorted(counts.items()))


def by_columns(asked, path, out, processes=1):
    counted = check_columns(asked, [Source("a", path)], out, processes=processes)
    return out.read_bytes(), counted.decisions


def answered(way, asked, path, out):
    try:
        return way(asked, path, out)
    except LinesRefused as refused:
        return refused.reason, refused.row, refused.column, refused.value


def near(caps, rates=("1", "1.05", "1.1")):
    """Prices at every boundary, a cent and a hundredth of a cent to each side of it."""
    steps = [Decimal(step) for step in ("0", "0.01", "-0.01", "0.0001", "-0.0001", "0.005")]
    exact = [
        cap * Decimal(rate) + step for cap in caps if cap is not None for rate in rates for step in steps
    ]
    return [format(price.normalize(), "f") for price in exact if price > 0]


ODD_CELLS = st.text('ab1 "\n\r,;=+-@\t\u00a0ё', max_size=4)


@pytest.mark.slow
@given(st.data(), registers, VATS)
@QUICK
def test_random_files_get_the_same_bytes_by_columns_as_by_rows(data, entries, vat):
    prices = st.sampled_from([*near([each.cap for each in entries]), "1 234,50 тг", "7", "x", "", "0", "1e3"])
    known = data.draw(st.lists(lines, min_size=1, max_size=4))
    cells = st.one_of(st.sampled_from(known), ODD_CELLS)
    rows = data.draw(st.lists(st.tuples(ODD_CELLS, cells, prices), max_size=12))
    ragged = data.draw(st.booleans())
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=data.draw(st.sampled_from(["\n", "\r\n"])))
    writer.writerow(("line_id", "line", "price_kzt"))
    for number, row in enumerate(rows):
        writer.writerow(
            (f"{row[0]}{number}" if row[0].strip() else "", *row[1:])[: 2 if ragged and number == 3 else 3]
        )
    with TemporaryDirectory() as folder:
        path, out = Path(folder, "l.csv"), Path(folder, "out.csv")
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
        asked = Question(Register.build(entries), DAY, vat)
        assert answered(by_columns, asked, path, out) == answered(by_rows, asked, path, out)


@pytest.mark.slow
@given(st.binary(max_size=60).map(lambda tail: b"line,price_kzt\n" + tail))
@QUICK
def test_any_bytes_are_read_the_same_or_refused_the_same(content):
    asked = Question(Register.build([entry("Лориста", "таблетки 50 мг", 30, "1000", entry_id="1")]), DAY)
    with TemporaryDirectory() as folder:
        path, out = Path(folder, "l.csv"), Path(folder, "out.csv")
        path.write_bytes(content)
        assert answered(by_columns, asked, path, out) == answered(by_rows, asked, path, out)


@pytest.mark.slow
@given(registers, lines, VATS, st.lists(st.integers(1, 10**10), max_size=5))
@settings(max_examples=200)
def test_between_two_bounds_the_answer_is_that_of_judge_at_any_price(entries, line, vat, more):
    register = Register.build(entries)
    resolved = resolve(register, line)
    outcome = outcome_of(register, line)
    found = brackets_of(register, resolved_of(outcome), DAY, vat, 10_000)
    prices = {price + step for price in found.bounds for step in (-1, 0, 1)} | set(more)
    for price in sorted(one for one in prices if one > 0):
        answer = found.answers[sum(price > bound for bound in found.bounds)]
        expected = judge(register, resolved, Decimal(price) / 10_000, DAY, vat)
        told = ("decision", "certainty", "entry_ids", "cap_kzt", "reason")
        assert [getattr(answer, one) for one in told] == [getattr(expected, one) for one in told]


CAPS = ("1000.5", "999.999999999", "0.01")


@pytest.mark.parametrize("vat", [SAME_BASIS, VatBasis(Decimal("0.05"), True), VatBasis(Decimal("0.1"), None)])
def test_boundary_prices_of_up_to_nine_decimals_are_exact(vat, tmp_path):
    register = Register.build(
        [
            entry("Лориста", f"таблетки {number}0 мг", 30, cap, entry_id=str(number))
            for number, cap in enumerate(CAPS, 1)
        ]
    )
    path = tmp_path / "l.csv"
    prices = [*near(map(Decimal, CAPS)), "1000.500000001", "999.999999999", "1000", "1000.5000000001"]
    rows = [f"Лориста таб {number}0мг №30,{price}" for number in (1, 2, 3) for price in prices]
    path.write_text("line,price_kzt\n" + "\n".join(rows) + "\n")
    asked = Question(register, DAY, vat)
    written, counts = by_columns(asked, path, tmp_path / "c.csv")
    assert (written, counts) == by_rows(asked, path, tmp_path / "r.csv")
    assert {decision for decision, _ in counts} == {"violation", "within_cap", "unclear"}


@pytest.mark.slow
def test_the_bytes_are_the_same_for_any_number_of_processes(tmp_path):
    register = Register.build(
        [entry("Лориста", "таблетки 50 мг", pack, "1000", entry_id=str(pack)) for pack in (7, 30)]
    )
    path = tmp_path / "l.csv"
    rows = [
        f"Лориста таб 50мг №{number % 300},{number % 2000}.{number % 100:02}" for number in range(1, 6000)
    ]
    path.write_text("line,price_kzt\n" + "\n".join(rows) + "\n")
    asked = Question(register, DAY)
    expected = by_rows(asked, path, tmp_path / "r.csv")
    for processes in (1, 2, 3):
        assert by_columns(asked, path, tmp_path / "c.csv", processes) == expected


def test_parquet_is_read_as_the_same_table_in_csv(tmp_path):
    import duckdb

    path = tmp_path / "l.csv"
    path.write_text("line_id,line,price_kzt\na,Лориста таб 50мг №30,1000.51\nb,,7\n")
    duckdb.sql(f"SELECT * FROM read_csv('{path}')").write_parquet(str(tmp_path / "l.parquet"))
    asked = Question(Register.build([entry("Лориста", "таблетки 50 мг", 30, "1000.5", entry_id="1")]), DAY)
    expected = by_rows(asked, path, tmp_path / "r.csv")
    assert by_columns(asked, tmp_path / "l.parquet", tmp_path / "c.csv") == expected
    (tmp_path / "broken.parquet").write_bytes(b"PAR1")
    with pytest.raises(LinesRefused, match="file_broken"):
        by_columns(asked, tmp_path / "broken.parquet", tmp_path / "c.csv")


def test_a_register_finer_than_a_billionth_of_a_tenge_is_left_to_the_rows():
    assert fits(Register.build([entry("А", "таблетки 1 мг", 1, "1.000000001", entry_id="1")]))
    assert not fits(Register.build([entry("А", "таблетки 1 мг", 1, "1.0000000001", entry_id="1")]))


@pytest.mark.parametrize("ids", ["1,2,1", "1,2,,2", "a,b,a", "a, a,b", "0,5,5"])
def test_an_id_that_stands_twice_is_refused_where_the_rows_refuse_it(ids, tmp_path):
    path = tmp_path / "l.csv"
    path.write_text("line_id,line,price_kzt\n" + "".join(f"{one},x,5\n" for one in ids.split(",")))
    asked = Question(Register.build([entry("Лориста", "таблетки 50 мг", 30, "1", entry_id="1")]), DAY)
    refused = answered(by_columns, asked, path, tmp_path / "c.csv")
    assert refused[0] == "line_id_twice"
    assert refused == answered(by_rows, asked, path, tmp_path / "r.csv")


@pytest.mark.parametrize(("price", "reason"), [("x", "price_unreadable"), ("5,5", "row_ragged")])
def test_a_strict_check_names_the_row_without_a_price(price, reason, tmp_path):
    (tmp_path / "l.csv").write_text(f"line,price_kzt\nа,007\nб,{price}\n")
    asked = Question(Register.build([entry("Лориста", "таблетки 50 мг", 30, "1", entry_id="1")]), DAY)
    with pytest.raises(LinesRefused) as refused:
        check_columns(asked, [Source("a", tmp_path / "l.csv")], tmp_path / "c.csv", strict=True, processes=1)
    assert (refused.value.reason, refused.value.row) == (reason, 1)
