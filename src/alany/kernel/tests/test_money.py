from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.money import LARGEST, AmountRefused, excess, parse_tenge, round_half_even

AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=2)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1200", "1200"),
        ("1 200,50", "1200.50"),
        ("1\u00a0200,5 ₸", "1200.5"),
        ("1\u202f200\u202f300 тенге", "1200300"),
        ("1200.50 KZT", "1200.50"),
        ("KZT 1200", "1200"),
        ("₸1200", "1200"),
        ("350 тг.", "350"),
        ("350тг", "350"),
        ("350 теңге", "350"),
        ("350 ТЕНГЕ", "350"),
        ("1,200.50", "1200.50"),
        ("1.200,50", "1200.50"),
        ("12,345,678", "12345678"),
        ("12.345.678,9", "12345678.9"),
        ("0", "0"),
        ("0,05", "0.05"),
        (" 429 000 000 000 ", "429000000000"),
        ("100 000 000 000 000", "100000000000000"),
    ],
)
def test_amounts_are_read_as_people_write_them(written, amount):
    assert parse_tenge(written) == Decimal(amount)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "empty"),
        ("  ₸ ", "empty"),
        ("-5", "negative"),
        ("\u22121 200 ₸", "negative"),
        ("$100", "currency"),
        ("100 руб.", "currency"),
        ("100 USD", "currency"),
        ("1,200", "ambiguous"),
        ("12.500 ₸", "ambiguous"),
        ("0,125", "decimals"),
        ("1200,505", "decimals"),
        ("NaN", "not_a_number"),
        ("Infinity", "not_a_number"),
        ("1e5", "not_a_number"),
        ("12 00", "not_a_number"),
        ("1,20,300", "not_a_number"),
        ("12,345,678,90", "not_a_number"),
        ("350-400", "not_a_number"),
        ("тг 350 тг", "not_a_number"),
        ("١٢٣", "not_a_number"),
        ("бесплатно", "not_a_number"),
        ("100000000000000,01", "too_large"),
    ],
)
def test_what_is_no_amount_or_two_amounts_is_refused_with_the_reason(written, reason):
    with pytest.raises(AmountRefused) as refused:
        parse_tenge(written)
    assert refused.value.reason == reason


@given(
    AMOUNTS,
    st.sampled_from(["", " ₸", " тг", " KZT"]),
    st.sampled_from([" ", "\u00a0", ""]),
    st.sampled_from(".,"),
)
def test_what_is_printed_is_read_back_exactly(amount, unit, gap, point):
    written = f"{amount:,.2f}".replace(",", gap).replace(".", point) + unit
    assert parse_tenge(written) == amount


@given(st.text(max_size=20))
def test_any_text_gives_an_amount_in_range_or_a_refusal(text):
    try:
        amount = parse_tenge(text)
    except AmountRefused:
        return
    assert 0 <= amount <= LARGEST


def test_an_excess_is_told_in_tenge_and_in_percent_of_the_cap():
    assert excess(Decimal("1200"), Decimal("1000")) == (Decimal("200"), Decimal("20"))
    assert excess(Decimal("999.99"), Decimal("1000")) == (Decimal("-0.01"), Decimal("-0.001"))
    assert excess(Decimal("1000.00"), Decimal("1000")) == (0, 0)


@pytest.mark.parametrize("cap", ["0", "-1"])
def test_there_is_no_excess_over_no_cap(cap):
    with pytest.raises(AmountRefused) as refused:
        excess(Decimal("100"), Decimal(cap))
    assert refused.value.reason == "no_cap"


@given(AMOUNTS, AMOUNTS.filter(bool))
def test_a_price_is_above_the_cap_exactly_when_its_excess_is(price, cap):
    tenge, percent = excess(price, cap)
    assert cap + tenge == price
    assert (price > cap) == (tenge > 0) == (percent > 0)


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        ("0.5", 0, "0"),
        ("1.5", 0, "2"),
        ("2.5", 0, "2"),
        ("2.51", 0, "3"),
        ("70.129870", 1, "70.1"),
        ("0.25", 1, "0.2"),
        ("0.35", 1, "0.4"),
        ("-0.25", 1, "-0.2"),
        ("1250", -2, "1200"),
    ],
)
def test_a_half_goes_to_the_even_neighbour(value, decimals, rounded):
    assert round_half_even(Decimal(value), decimals) == Decimal(rounded)
