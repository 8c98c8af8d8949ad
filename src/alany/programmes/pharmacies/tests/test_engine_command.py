"""Files in, decisions out; and every fault of a file named by row and column."""

import csv
import gzip
import subprocess
import sys
from pathlib import Path

import pytest

import alany
from alany.programmes.pharmacies.engine.__main__ import main
from alany.programmes.pharmacies.engine.command import read_price, run
from alany.programmes.pharmacies.engine.tables import LinesRefused, RegisterRefused
from alany.programmes.pharmacies.tests.engine_cases import DAY

HEADER = "id,atc,inn,trade_name,form_dose,pack,maker_synthetic,reg_number,cap_kzt_synthetic\n"
REGISTER = (
    HEADER
    + '7,C09CA01,Лозартан,Лориста®,"таблетки, покрытые пленочной оболочкой, 50 мг",30,КРКА,РК-ЛС-5№1,1000.5\n'
    + "12,A02BC01,Омепразол,Омез,капсулы 20 мг,30,Реддис,РК-ЛС-5№2,\n"
)
LINES = """line_id,line,price_kzt
a,Лориста таб 50мг №30,1500
b,Омез капс 20мг №30,900
c,Шприц 5 мл,20
d,Лориста,x
"""
DECISIONS = [
    ["line_id", "decision", "certainty", "entry_ids", "cap_kzt", "excess_kzt", "reason"],
    ["a", "violation", "certain", "7", "1000.5", "499.50", "above_cap"],
    ["b", "no_cap", "certain", "12", "", "", "registered_without_cap"],
    ["c", "no_cap", "certain", "", "", "", "name_not_in_register"],
    ["d", "unclear", "", "", "", "", "price_unreadable"],
]


@pytest.fixture
def files(tmp_path):
    def write(lines=LINES, register=REGISTER, encoding="utf-8"):
        (tmp_path / "r.csv").write_bytes(register if isinstance(register, bytes) else register.encode())
        (tmp_path / "l.csv").write_bytes(lines if isinstance(lines, bytes) else lines.encode(encoding))
        return tmp_path / "r.csv", DAY, tmp_path / "l.csv", tmp_path / "out.csv"

    return write


def decided(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_each_line_gets_one_row_in_any_encoding(files, encoding):
    summary = run(*files(encoding=encoding))
    assert decided(files()[3]) == DECISIONS
    assert (summary.lines, summary.entries, sum(summary.decisions.values())) == (4, 2, 4)


def test_gzip_semicolons_and_plain_column_names_are_read_too(files):
    register = REGISTER.replace("_synthetic", "")
    lines = gzip.compress(LINES.replace(",", ";").encode())
    run(*files(lines, register))
    assert decided(files()[3]) == DECISIONS


def test_without_line_ids_the_rows_are_counted_from_0(files):
    run(*files("line,price_kzt\nШприц,20\nВата,30\n"))
    assert [row[0] for row in decided(files()[3])[1:]] == ["0", "1"]


@pytest.mark.slow
def test_progress_is_told_and_two_processes_give_the_same_bytes(files):
    many = "line,price_kzt\n" + "".join(f"Лориста таб 50мг №{number},1500\n" for number in range(1, 1701))
    paths, told = files(many), []
    run(*paths, lambda done, total: told.append((done, total)), processes=1)
    alone = paths[3].read_bytes()
    run(*paths, processes=2)
    assert paths[3].read_bytes() == alone
    assert told[-1] == (1700, 1700)


@pytest.mark.parametrize(
    ("lines", "reason", "row", "column"),
    [
        ("", "table_empty", None, ""),
        ("line,price\nx,1\n", "column_missing", None, "price_kzt"),
        ("line,line,price_kzt\nx,x,1\n", "column_twice", None, "line"),
        ("line_id,line,price_kzt\n1,x,1\n1,y,2\n", "line_id_twice", 1, "line_id"),
        ("line,price_kzt\nx,1\ny\x00,2\n", "nul", 1, ""),
        ("line,price_kzt\nx,1\n".encode("utf-16-le"), "encoding", 0, ""),
        ("line,price_kzt\nx,1\n".encode("utf-32"), "encoding", 0, ""),
        (b"line,price_kzt\n" + b"x" * 2_000_000 + b",1\n", "text_too_long", 0, ""),
        (b"line,price_kzt" + b"x" * 200_000 + b"\nx,1\n", "text_too_long", None, ""),
        (b"line,price_kzt\n\xd0\xff\x98,1\n", "encoding", 0, ""),
        (b"\x1f\x8bbroken", "file_broken", None, ""),
    ],
)
def test_a_file_of_lines_that_cannot_be_used_is_refused_with_its_place(files, lines, reason, row, column):
    paths = files(lines)
    with pytest.raises(LinesRefused) as refused:
        run(*paths)
    assert (refused.value.reason, refused.value.row, refused.value.column) == (reason, row, column)
    assert not paths[3].exists()


@pytest.mark.parametrize("price", ["-5", "0", "x", "1e400", "NaN", "999999999999", ""])
def test_a_price_that_cannot_be_is_unclear_or_refused_when_strict(files, price):
    paths = files(f"line,price_kzt\nЛориста,{price}\n")
    run(*paths)
    assert decided(paths[3])[1] == ["0", "unclear", "", "", "", "", "price_unreadable"]
    with pytest.raises(LinesRefused) as refused:
        run(*paths, strict=True)
    assert (refused.value.reason, refused.value.row, refused.value.column) == (
        "price_unreadable",
        0,
        "price_kzt",
    )


def test_a_decimal_comma_that_splits_a_row_is_not_read_as_a_price(files):
    paths = files("line,price_kzt\nЛориста таб 50мг №30,1500,50\n")
    run(*paths)
    assert decided(paths[3])[1][6] == "row_ragged"


@pytest.mark.parametrize(
    ("rows", "reason", "row"),
    [
        ("", "register_empty", None),
        ("1,,,А,таблетки 1 мг,10,М,,5\n1,,,А,таблетки 1 мг,10,М,,6\n", "rows_contradict", 1),
        ("1,,,А,таблетки 1 мг,10,М,,-5\n", "cap_absurd", 0),
        ("1,,,А,таблетки 1 мг,10,М,,x\n", "cap_unreadable", 0),
        ("1,,,А,таблетки 1 мг,x,М,,5\n", "pack_unreadable", 0),
        ("1,,,,таблетки 1 мг,10,М,,5\n", "value_missing", 0),
        ("1,,,А\n", "row_ragged", 0),
    ],
)
def test_a_register_that_cannot_be_used_is_refused_with_its_place(files, rows, reason, row):
    with pytest.raises(RegisterRefused) as refused:
        run(*files(register=HEADER + rows))
    assert (refused.value.reason, refused.value.row) == (reason, row)


@pytest.mark.parametrize(
    ("written", "price"),
    [
        ("1 234,50", "1234.50"),
        ("1500 тг", "1500"),
        ("1500₸", "1500"),
        ("-1", None),
        ("1_000", None),
        ("٣", None),
    ],
)
def test_prices_are_read_as_printed(written, price):
    read = read_price(written)
    assert (None if read is None else str(read)) == price


def test_the_command_says_what_it_did_and_what_it_refuses(files, capsys):
    register, _, lines, out = files()
    arguments = ["check", "--register", str(register), "--on", "2020-07-15", str(lines), "--out", str(out)]
    assert main(arguments) == 0
    assert "4 lines checked against 2 entries" in capsys.readouterr().err
    lines.write_text("line,price\n")
    assert main(arguments) == 2
    assert "column_missing" in capsys.readouterr().err


def test_the_engine_runs_without_django(files):
    program = "import sys, alany.programmes.pharmacies.engine.__main__; print('django' in sys.modules)"
    source = Path(alany.__file__).parents[1]
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=source, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "False"
