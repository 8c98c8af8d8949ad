"""Columns are guessed, confirmed by a person, and never taken by position."""

from datetime import date
from decimal import Decimal

import pytest

from alany.kernel.identifiers import check_digit_of
from alany.kernel.triltext import TrilText
from alany.spine.tables import parsing
from alany.spine.tables.headers import (
    BadCell,
    Duplicate,
    Field,
    Parsed,
    ParsedRow,
    apply,
    find_duplicates,
    guess,
)
from alany.spine.tables.parsing import CellRefused
from alany.spine.tables.table import Row, Table, TableRefused


def title(words: str) -> TrilText:
    return TrilText(kk=words, ru=words, en=words)


NAME = Field(
    "name", title("Название"), ("торговое название", "сауда атауы", "trade_name"), True, parsing.text()
)
PRICE = Field("price", title("Цена"), ("цена", "розничная цена", "баға", "price"), True, parsing.price)
SINCE = Field("since", title("С даты"), ("дата", "күні", "date"), False, parsing.day)
BIN = f"99014000001{check_digit_of('99014000001')}"
FIELDS = (NAME, PRICE, SINCE)


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (("Торговое название", "Цена"), {"name": 0, "price": 1}),
        (("№", "ЦЕНА, тенге", "Trade name"), {"name": 2, "price": 1}),
        (("Сауда атауы", "Баға", "Күні"), {"name": 0, "price": 1, "since": 2}),
        (("Сауда Атауы", "Бага"), {"name": 0, "price": 1}),
        (("Торговое названее", "Розничная  цена", "Цена"), {"name": 0, "since": None}),
        (("Цена оптовая", "Розничная цена"), {"price": 1}),
    ],
)
def test_columns_are_found_whatever_their_case_signs_and_order(header, columns):
    found = guess(header, FIELDS).columns
    assert {name: found.get(name) for name in columns} == columns


def test_two_equal_columns_are_reported_and_neither_is_taken():
    guessed = guess(("Торговое название", "Цена оптовая", "Цена розничная", "Заметка"), FIELDS)
    assert dict(guessed.ambiguous) == {"price": (1, 2)}
    assert guessed.unmatched == (1, 2, 3)
    assert guessed.missing == (PRICE,)
    chosen = guessed.overridden({"price": 2})
    chosen.check()
    assert (dict(chosen.columns), chosen.unmatched) == ({"name": 0, "price": 2}, (1, 3))


def test_a_missing_column_is_named():
    with pytest.raises(TableRefused) as refused:
        guess(("Торговое название", "Остаток"), FIELDS).check()
    assert (refused.value.code, refused.value.detail) == ("missing_column", PRICE.title)


@pytest.mark.parametrize(
    ("choice", "code"),
    [({"colour": 1}, "unknown_field"), ({"price": 9}, "unknown_column"), ({"price": -1}, "unknown_column")],
)
def test_an_impossible_choice_is_refused(choice, code):
    with pytest.raises(TableRefused) as refused:
        guess(("Торговое название", "Цена"), FIELDS).overridden(choice)
    assert refused.value.code == code


def test_one_column_is_not_two_fields():
    with pytest.raises(TableRefused) as refused:
        guess(("Торговое название", "Цена", "x"), FIELDS).overridden({"price": 2, "since": 2}).check()
    assert (refused.value.code, refused.value.column) == ("column_twice", 3)


def test_good_rows_are_kept_and_every_bad_cell_is_named():
    table = Table(
        ("Торговое название", "Цена", "Дата"),
        [
            Row(2, ("Аспирин", "4 904,50", "30.07.2020")),
            Row(3, ("", "-5", "07/30/2020")),
            Row(4, ("Маска", "100", "")),
            Row(5, ("Шприц", "99999999999", "")),
        ],
    )
    parsed = apply(table, guess(table.header, FIELDS))
    assert parsed == Parsed(
        good=[
            ParsedRow(2, {"name": "Аспирин", "price": Decimal("4904.50"), "since": date(2020, 7, 30)}),
            ParsedRow(4, {"name": "Маска", "price": Decimal(100), "since": None}),
        ],
        bad=[
            BadCell(3, 1, "blank", ""),
            BadCell(3, 2, "money_negative", "-5"),
            BadCell(3, 3, "no_such_day", "07/30/2020"),
            BadCell(5, 2, "money_too_large", "99999999999"),
        ],
    )
    assert (parsed.bad_rows, parsed.safe) == (2, True)


def test_mostly_bad_rows_are_not_offered():
    table = Table(("Торговое название", "Цена"), [Row(2, ("a", "x")), Row(3, ("b", "y")), Row(4, ("c", "1"))])
    assert not apply(table, guess(table.header, FIELDS)).safe


def test_repeated_rows_are_named_together():
    values = [("a", 1), ("b", 2), ("a", 1), ("a", 3), ("a", 1)]
    good = [ParsedRow(number, {"name": n, "price": p}) for number, (n, p) in enumerate(values, start=2)]
    parsed = Parsed(good, [])
    assert find_duplicates(parsed, ["name", "price"]) == [Duplicate(("a", 1), (2, 4, 6))]
    assert find_duplicates(parsed, ["name"]) == [Duplicate(("a",), (2, 4, 5, 6))]


@pytest.mark.parametrize(
    ("parse", "cell", "value"),
    [
        (parsing.text(), "  two \n words ", "two words"),
        (parsing.money, "4904.5", Decimal("4904.5")),
        (parsing.money, "0", Decimal(0)),
        (parsing.day, "2020-07-30 00:00:00", date(2020, 7, 30)),
        (parsing.day, "1.2.2020 г.", date(2020, 2, 1)),
        (parsing.day, "01/02/2020", date(2020, 2, 1)),
        (parsing.whole, "1 200", 1200),
        (parsing.whole, "30.0", 30),
        (parsing.kato, "611000000", "611000000"),
        (parsing.bin_number, BIN, BIN),
    ],
)
def test_cells_that_are_taken(parse, cell, value):
    assert parse(cell) == value


@pytest.mark.parametrize(
    ("parse", "cell", "code"),
    [
        (parsing.text(), "a\x00b", "nul"),
        (parsing.text(3), "abcd", "text_too_long"),
        (parsing.money, "сто", "money_not_a_number"),
        (parsing.money, "-1", "money_negative"),
        (parsing.money, "1000000000.01", "money_too_large"),
        (parsing.money, "5 $", "money_currency"),
        (parsing.money, "1,200", "money_ambiguous"),
        (parsing.money, "1200,555", "money_decimals"),
        (parsing.price, "0", "money_zero"),
        (parsing.day, "44042", "not_a_date"),
        (parsing.day, "30.07.20", "not_a_date"),
        (parsing.day, "31.02.2020", "no_such_day"),
        (parsing.day, "07/30/2020", "no_such_day"),
        (parsing.whole, "1.5", "not_whole"),
        (parsing.whole, "-3", "negative"),
        (parsing.bin_number, "12345", "bin_length"),
        (parsing.kato, "61100000X", "kato_letters"),
    ],
)
def test_cells_that_are_refused(parse, cell, code):
    with pytest.raises(CellRefused) as refused:
        parse(cell)
    assert refused.value.code == code
