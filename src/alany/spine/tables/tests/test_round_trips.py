"""What we write, we read back unchanged."""

import io
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alany.spine.tables.reading import read_table
from alany.spine.tables.table import Limits, Row, Table, TableRefused
from alany.spine.tables.tests.workbooks import read
from alany.spine.tables.writing import csv_bytes, xlsx_bytes

LETTERS = "abcXYZабвЖЯәғқңөұүһі0123456789"
WORDS = st.text(LETTERS + " ,;|\"'\t.№«»\n", max_size=30).map(lambda text: "к" + text)
WIDTH = st.integers(min_value=1, max_value=5)


@st.composite
def tables(draw):
    width = draw(WIDTH)
    titles = st.text(LETTERS, min_size=1, max_size=12)
    header = tuple(draw(st.lists(titles, min_size=width, max_size=width, unique=True)))
    rows = draw(st.lists(st.lists(WORDS, min_size=width, max_size=width).map(tuple), max_size=12))
    return header, rows


def expected(header, rows):
    return Table(header, [Row(number, cells) for number, cells in enumerate(rows, start=2)])


@pytest.mark.slow
@settings(deadline=None)
@given(table=tables(), bom=st.booleans(), delimiter=st.sampled_from([",", ";", "\t"]))
def test_a_csv_comes_back_as_it_went(table, bom, delimiter):
    header, rows = table
    written = b"".join(csv_bytes(header, rows, bom=bom, delimiter=delimiter))
    assert read(written) == expected(header, rows)


@pytest.mark.slow
@settings(deadline=None, max_examples=40)
@given(table=tables())
def test_a_workbook_comes_back_as_it_went(table):
    header, rows = table
    assert read(xlsx_bytes(header, rows)) == expected(header, rows)


@pytest.mark.slow
@settings(deadline=None, max_examples=40)
@given(prices=st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=20))
def test_prices_in_a_workbook_come_back_exactly(prices):
    table = read(xlsx_bytes(["price"], [[price] for price in prices]))
    assert [Decimal(row.cells[0]) for row in table.rows] == prices


@settings(deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_a_reason(data):
    with suppress(TableRefused):
        read_table("noise", io.BytesIO(data), Limits(rows=50))


def test_types_of_a_workbook_are_kept():
    row = [date(2020, 7, 30), 12, Decimal("0.1"), "000123456789", 123456789012345678, None, True]
    read_back = read(xlsx_bytes(list("abcdefg"), [row], sheet="Тізім / 2020"))
    assert read_back.rows[0].cells == (
        "2020-07-30",
        "12",
        "0.1",
        "000123456789",
        "123456789012345678",
        "",
        "True",
    )


def test_a_long_list_streams_in_pieces():
    pieces = list(csv_bytes(["n"], ([number] for number in range(1200)), bom=True))
    assert len(pieces) == 3
    assert pieces[0].startswith(b"\xef\xbb\xbfn\r\n0\r\n")
    assert len(read(b"".join(pieces)).rows) == 1200
