import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.hashing import CellRefused, canonical_csv, sha256_hex, short_check
from alany.kernel.periods import ALMATY

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.tuples(
        st.lists(TEXTS, min_size=width, max_size=width),
        st.lists(st.lists(TEXTS, min_size=width, max_size=width), max_size=6),
    )
)


def test_every_kind_of_value_has_one_text():
    header = ["text", "whole", "decimal", "day", "moment", "truth", "nothing"]
    row = [
        'Дәріхана "Нұр", №1\n2-қабат',
        648,
        Decimal("1E+3"),
        date(2020, 7, 30),
        datetime(2020, 7, 30, 9, 30, tzinfo=ALMATY),
        True,
        None,
    ]
    assert canonical_csv(header, [row]).decode() == (
        "text,whole,decimal,day,moment,truth,nothing\n"
        '"Дәріхана ""Нұр"", №1\n2-қабат",648,1000,2020-07-30,2020-07-30T03:30:00Z,true,\n'
    )


def test_decimals_keep_the_places_they_were_given():
    assert (
        canonical_csv(["price"], [[Decimal("1200.50")], [Decimal("0.00000001")]])
        == b"price\n1200.50\n0.00000001\n"
    )


def test_an_empty_value_alone_in_its_row_is_still_a_row():
    assert canonical_csv(["note"], [[None], [""]]) == b'note\n""\n""\n'


def test_a_table_without_rows_is_its_header():
    assert canonical_csv(["a", "b"], []) == b"a,b\n"


@pytest.mark.parametrize(
    "cell",
    [0.1, Decimal("NaN"), Decimal("Infinity"), datetime(2020, 7, 30), "half \ud83d", b"bytes"],  # noqa: DTZ001
)
def test_a_value_whose_bytes_could_differ_is_refused(cell):
    with pytest.raises(CellRefused):
        canonical_csv(["a"], [[cell]])


def test_a_row_of_another_length_is_refused():
    with pytest.raises(CellRefused, match="a row has 1 values, the header 2"):
        canonical_csv(["a", "b"], [["only one"]])


@given(TABLES)
def test_any_reader_of_csv_gets_back_what_was_written(table):
    header, rows = table
    text = canonical_csv(header, rows).decode()
    assert list(csv.reader(io.StringIO(text, newline=""))) == [header, *rows]


@given(TABLES, TABLES)
def test_two_tables_never_share_their_bytes(one, other):
    assert (canonical_csv(*one) == canonical_csv(*other)) == (one == other)


def test_the_hash_is_sha256():
    assert sha256_hex(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_check_printed_beside_a_figure_has_8_letters():
    assert short_check(sha256_hex(b"")) == "4OYMIQUY"
    assert short_check(sha256_hex(b"").upper()) == short_check(sha256_hex(b""))


@given(st.binary())
def test_every_hash_has_a_check_that_can_be_read_aloud(data):
    check = short_check(sha256_hex(data))
    assert len(check) == 8
    assert set(check) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


def test_a_moment_is_the_same_in_every_zone():
    at = datetime(2024, 3, 1, 0, 0, tzinfo=UTC)
    assert canonical_csv(["at"], [[at]]) == canonical_csv(["at"], [[at.astimezone(ALMATY)]])
