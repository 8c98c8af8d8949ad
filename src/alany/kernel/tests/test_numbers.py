from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.money import parse_tenge
from alany.kernel.numbers import format_date, format_large_money, format_money, format_number, format_percent
from alany.kernel.triltext import LANGUAGES, LanguageUnknown


def plain(text):
    """No-break spaces as visible signs, so that a test shows where a line cannot break."""
    return text.replace("\u00a0", "_")


def in_three(write, *args, **options):
    return [plain(write(*args, language=language, **options)) for language in LANGUAGES]


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (1234567, None, ["1_234_567", "1_234_567", "1,234,567"]),
        (924, None, ["924", "924", "924"]),
        (Decimal("1234.50"), None, ["1_234,50", "1_234,50", "1,234.50"]),
        (Decimal("1E+3"), None, ["1_000", "1_000", "1,000"]),
        (1234.5, 0, ["1_234", "1_234", "1,234"]),
        (0.1, 2, ["0,10", "0,10", "0.10"]),
        (-1500, None, ["\u20131_500", "\u20131_500", "\u20131,500"]),
        (Decimal("-0.04"), 1, ["0,0", "0,0", "0.0"]),
    ],
)
def test_numbers(value, decimals, written):
    assert in_three(format_number, value, decimals=decimals) == written


def test_percents():
    share = Decimal(648) * 100 / Decimal(924)
    assert in_three(format_percent, share) == ["70,1_%", "70,1_%", "70.1%"]
    assert in_three(format_percent, 100, decimals=0) == ["100_%", "100_%", "100%"]


def test_money_has_its_sign_behind_it_in_every_language():
    assert in_three(format_money, Decimal("429000000000.00")) == [
        "429_000_000_000_₸",
        "429_000_000_000_₸",
        "429,000,000,000_₸",
    ]
    assert in_three(format_money, Decimal("1200.5")) == ["1_200,50_₸", "1_200,50_₸", "1,200.50_₸"]
    assert in_three(format_money, Decimal("1200.5"), decimals=0) == ["1_200_₸", "1_200_₸", "1,200_₸"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (429_000_000_000, ["429_млрд_₸", "429_млрд_₸", "429_billion_₸"]),
        (13_800_000, ["13,8_млн_₸", "13,8_млн_₸", "13.8_million_₸"]),
        (999_960_000, ["1_млрд_₸", "1_млрд_₸", "1_billion_₸"]),
        (1_250_000_000_000, ["1,2_трлн_₸", "1,2_трлн_₸", "1.2_trillion_₸"]),
        (-2_500_000, ["\u20132,5_млн_₸", "\u20132,5_млн_₸", "\u20132.5_million_₸"]),
        (940_000, ["940_000_₸", "940_000_₸", "940,000_₸"]),
        (0, ["0_₸", "0_₸", "0_₸"]),
    ],
)
def test_large_money(value, written):
    assert in_three(format_large_money, value) == written


def test_dates():
    day = date(2020, 7, 30)
    assert in_three(format_date, day) == ["2020_жылғы 30_шілде", "30_июля 2020_года", "30_July 2020"]
    assert in_three(format_date, day, short=True) == ["30.07.2020"] * 3


def test_every_month_has_its_name():
    names = {
        plain(format_date(date(2020, month, 1), language)) for month in range(1, 13) for language in LANGUAGES
    }
    assert len(names) == 36
    assert "2020_жылғы 1_қаңтар" in names
    assert "1_декабря 2020_года" in names


@pytest.mark.parametrize("write", [format_number, format_percent, format_money, format_large_money])
def test_no_number_is_written_in_a_language_that_we_do_not_know(write):
    with pytest.raises(LanguageUnknown):
        write(5_000_000, "de")


def test_a_tag_with_a_country_means_its_language():
    assert format_number(1000, "kk-KZ") == format_number(1000, "kk")


@given(st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from(LANGUAGES))
def test_money_that_we_print_is_money_that_we_read(amount, language):
    assert parse_tenge(format_money(amount, language, decimals=2)) == amount
