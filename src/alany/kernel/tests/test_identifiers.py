import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.identifiers import (
    IdentifierRefused,
    check_bin,
    check_digit_of,
    check_iin,
    check_kato_form,
    check_phone,
    check_short_code,
    looks_like_bin,
    looks_like_iin,
)

PUBLIC_BINS = ["170640023876", "940140000385", "971240001315"]


def reason_of(check, text):
    with pytest.raises(IdentifierRefused) as refused:
        check(text)
    return refused.value.reason


def iin(birth, tail):
    """A made-up number of a person with the right check digit."""
    return f"{birth}{tail}{check_digit_of(birth + tail)}"


@pytest.mark.parametrize("number", PUBLIC_BINS)
def test_bins_of_public_bodies_are_right(number):
    spaced = f" {number[:4]} {number[4:8]}\u00a0{number[8:]}\n"
    assert check_bin(number) == check_bin(spaced) == number
    assert (looks_like_bin(number), looks_like_iin(number)) == (True, False)


@pytest.mark.parametrize(
    ("first_eleven", "digit"),
    [
        ("17064002387", 6),
        ("94014000038", 5),
        ("97124000131", 5),
        ("99023130000", 0),
        ("99023130010", 0),
        ("99023130015", None),
        # Made up, with months that do not exist, so that they belong to nobody.
        ("81746628727", 5),
        ("14383465318", 3),
        ("31197346253", None),
        ("29581159853", 1),
    ],
)
def test_the_check_digit_is_that_of_the_decree(first_eleven, digit):
    assert check_digit_of(first_eleven) == digit


@pytest.mark.parametrize("number", ["990231300000", "990231300100", "990231300150"])
def test_nobody_was_born_on_31_february(number):
    assert reason_of(check_iin, number) == "date"


@pytest.mark.parametrize(
    ("check", "text", "reason"),
    [
        (check_bin, "17064002387", "length"),
        (check_bin, "1706400238760", "length"),
        (check_bin, "  ", "length"),
        (check_bin, "17064002387O", "letters"),
        (check_bin, "١٧٠٦٤٠٠٢٣٨٧٦", "letters"),
        (check_bin, "170640023875", "check_digit"),
        (check_bin, "170670023876", "structure"),
        (check_bin, "171340023877", "date"),
        (check_bin, "990101300000", "structure"),
        (check_iin, "170640023876", "structure"),
        (check_iin, "990101700000", "structure"),
        (check_iin, "991301300000", "date"),
        (check_iin, "990100300000", "date"),
        (check_iin, "010229500000", "date"),
    ],
)
def test_a_wrong_number_is_refused_with_the_reason(check, text, reason):
    assert reason_of(check, text) == reason


def test_leap_days_follow_the_century_of_the_seventh_digit():
    born_in_a_leap_year = [looks_like_iin(f"000229{century}00000") for century in range(7)]
    assert born_in_a_leap_year == [True, False, False, False, False, True, True]
    assert check_iin(iin("040229", "30000")) == iin("040229", "30000")
    assert reason_of(check_iin, iin("030229", "30000")) == "date"


@given(st.dates(), st.integers(0, 9999))
def test_a_number_is_never_both_a_person_and_an_organisation(day, serial):
    century = {18: 1, 19: 3, 20: 5}.get(day.year // 100, 0)
    digits = f"{day:%m%d}"
    text = f"{day.year % 100:02}{digits}{century}{serial:04}0"
    assert not (looks_like_iin(text) and looks_like_bin(text))


@given(st.text("0123456789", min_size=11, max_size=11), st.integers(0, 9), st.integers(0, 9))
def test_a_wrong_digit_among_the_first_ten_is_found_when_one_pass_was_enough(first_eleven, place, other):
    weights = range(1, 12)
    changed = first_eleven[:place] + str(other) + first_eleven[place + 1 :]
    rests = [
        sum(w * int(d) for w, d in zip(weights, text, strict=True)) % 11 for text in (first_eleven, changed)
    ]
    if changed != first_eleven and max(rests) < 10:
        assert check_digit_of(first_eleven) != check_digit_of(changed)


@pytest.mark.parametrize("text", ["611000000", " 611 000 000 ", "611000000.0", "611000000.00\n"])
def test_a_kato_code_survives_a_spreadsheet(text):
    assert check_kato_form(text) == "611000000"


@pytest.mark.parametrize(
    ("text", "reason"),
    [("61100000", "length"), ("6110000000", "length"), ("6,11E+08", "letters"), ("011000000", "structure")],
)
def test_what_is_no_kato_code_is_refused(text, reason):
    assert reason_of(check_kato_form, text) == reason


@pytest.mark.parametrize("code", ["1424", "109", "14 24", "11414"])
def test_short_codes_are_taken_as_short_codes_and_refused_as_phones(code):
    assert check_short_code(code) == code.replace(" ", "")
    assert reason_of(check_phone, code) == "length"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("12", "length"),
        ("142400", "length"),
        ("87051234567", "length"),
        ("0109", "structure"),
        ("1o9", "letters"),
    ],
)
def test_what_is_no_short_code_is_refused(text, reason):
    assert reason_of(check_short_code, text) == reason


@pytest.mark.parametrize("text", ["+7 705 123 45 67", "8 (705) 123-45-67", "7051234567", "77051234567"])
def test_a_phone_of_kazakhstan_is_kept_one_way(text):
    assert check_phone(text) == "+77051234567"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("+7 912 345 67 89", "structure"),
        ("8 800 555 35 35", "structure"),
        ("+1 212 555 01 01", "structure"),
        ("+8 705 123 45 67", "structure"),
        ("705 123 45 678", "structure"),
        ("+7 705 123 45 6", "length"),
        ("call me", "letters"),
        ("", "length"),
    ],
)
def test_other_phones_are_refused(text, reason):
    assert reason_of(check_phone, text) == reason
