"""A barcode names the pack; the text beside it is a cross-check, and a contradiction is told."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.programmes.pharmacies.engine.barcodes import Scan, find, gtin_of, is_in_store, read
from alany.programmes.pharmacies.engine.entries import read_rows
from alany.programmes.pharmacies.engine.tables import RegisterRefused
from alany.programmes.pharmacies.tests.engine_cases import answer, decide, entry, register

EAN, OTHER = "4601234567893", "4870001234560"
GTIN, OTHER_GTIN = f"0{EAN}", f"0{OTHER}"
ABOVE = ("violation", "certain", "above_cap")
FILM = "таблетки, покрытые пленочной оболочкой, 50 мг"
FNC1 = "\x1d"


def known():
    return register(
        entry("Лориста", FILM, 30, "1000", gtins=(GTIN,)),
        entry("Лориста", FILM, 60, "1900", gtins=(OTHER_GTIN,)),
        entry("Лориста", FILM, 90, None),
    )


@pytest.mark.parametrize(
    ("written", "gtin"),
    [
        (EAN, GTIN), (GTIN, GTIN), ("96385074", "00000096385074"), ("036000291452", "00036000291452"),
        ("4601234567894", None), ("460123456789", None), ("0000000000000", None), ("46O1234567893", None),
    ],
)  # fmt: skip
def test_a_number_is_a_gtin_only_if_its_check_digit_is_right(written, gtin):
    assert gtin_of(written) == gtin


@given(st.integers(10**11, 10**12 - 1).map(str), st.integers(0, 9))
def test_of_ten_last_digits_one_is_right(head, wrong):
    right = [digit for digit in range(10) if gtin_of(f"{head}{digit}")]
    assert len(right) == 1
    assert (gtin_of(f"{head}{wrong}") is not None) == (wrong == right[0])


@pytest.mark.parametrize(
    "scanned",
    [
        f"01{GTIN}21AB-1{FNC1}1727123110LOT7",
        f"]d201{GTIN}1727123110LOT7{FNC1}21AB-1",
        f"{FNC1}01{GTIN}10LOT7{FNC1}1727123121AB-1{FNC1}91EE06{FNC1}92abc=",
        f"01{GTIN}21AB-1<GS>1727123110LOT7",
        f"(01){GTIN}(21)AB-1(17)271231(10)LOT7",
    ],
)
def test_a_data_matrix_is_read_in_any_order_and_writing(scanned):
    assert read(scanned) == Scan(GTIN, "AB-1", "LOT7", date(2027, 12, 31))
    assert find(f"{scanned} Лориста")[0] == (Scan(GTIN, "AB-1", "LOT7", date(2027, 12, 31)),)
    assert decide(known(), f"{scanned} Лориста", "1001").entry_ids == ("0",)


@pytest.mark.parametrize("broken", [f"01{GTIN[:-1]}0", "01123", f"02{GTIN}", "(17)271231", ""])
def test_what_holds_no_sound_gtin_is_no_barcode(broken):
    assert read(broken) is None


def test_a_day_of_00_is_the_last_of_the_month_and_an_impossible_one_is_left_out():
    assert read(f"01{GTIN}17270200").expires_on == date(2027, 2, 28)
    assert read(f"01{GTIN}17271399").expires_on is None
    assert read(f"01{GTIN}17270200").is_expired(date(2027, 3, 1))
    assert not read(f"01{GTIN}17270200").is_expired(date(2027, 2, 28))
    assert not read(f"01{GTIN}").is_expired(date(2100, 1, 1))


def test_a_barcode_alone_names_the_pack_and_needs_no_text():
    assert answer(known(), EAN, "1000.01") == ABOVE
    assert answer(known(), EAN, "1000") == ("within_cap", "certain", "at_or_below_cap")
    assert decide(known(), OTHER, "1900.01").entry_ids == ("1",)


def test_with_a_barcode_a_short_or_misspelt_text_is_enough():
    assert answer(known(), "Лориста") == ("unclear", "", "capped_and_uncapped_fit")
    assert answer(known(), f"{EAN} Лориста") == ABOVE
    assert decide(known(), f"Лoриста таб 50мг {EAN}", "1500").entry_ids == ("0",)
    assert answer(known(), f"{EAN} Лариста таб 50мг №30", "1001") == ABOVE


@pytest.mark.parametrize(
    "line", [f"{EAN} Лориста таб 50мг №60", f"{EAN} Омез капс 20мг №30", f"{EAN} Шприц 5 мл"]
)
def test_a_text_that_names_another_pack_contradicts_the_barcode(line):
    assert answer(known(), line) == ("unclear", "", "barcode_disagrees")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (f"{EAN} {OTHER} Лориста таб 50мг", "several_packs"),
        (f"{EAN} Лориста таб 50мг №30 за 1 блистер", "split_pack"),
        (f"{EAN} Лориста таб 50мг №30 $", "other_currency"),
    ],
)
def test_a_barcode_does_not_heal_a_price_for_something_else(line, reason):
    assert answer(known(), line) == ("unclear", "", reason)


@pytest.mark.parametrize("number", ["2001234567893", "4601234567894", "4601234567893 4"[:13] + "4"])
def test_a_shops_own_number_and_a_wrong_one_leave_the_text_to_itself(number):
    assert decide(known(), f"{number} Лориста таб 50мг №60", "1901").entry_ids == ("1",)


def test_numbers_from_20_to_29_belong_to_the_shop():
    assert is_in_store("02001234567893")
    assert not is_in_store(GTIN)
    assert find("2001234567893 Вата") == ((), "  Вата")


def test_a_register_may_name_several_barcodes_of_a_pack_and_a_wrong_one_is_refused_with_its_place():
    row = {
        "id": "1",
        "trade_name": "А",
        "form_dose": "таблетки 1 мг",
        "pack": "10",
        "maker": "М",
        "cap_kzt": "5",
    }
    (one,) = read_rows([*row, "gtin"], [row | {"gtin": f"{EAN}|{OTHER_GTIN}"}])
    assert (one.gtins, one.cap) == ((GTIN, OTHER_GTIN), Decimal(5))
    with pytest.raises(RegisterRefused) as refused:
        read_rows([*row, "gtin"], [row | {"gtin": "4601234567894"}])
    assert (refused.value.reason, refused.value.row, refused.value.column) == ("gtin_wrong", 0, "gtin")
