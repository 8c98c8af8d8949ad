"""Numbers that the state gives to people, organisations and places, checked before they are kept.

Algorithm of IIN and BIN: government decrees 565 of 2003 and 406 of 2007. All numbers are text: a leading zero
is part of the number.
"""

import re
from datetime import date

_FIRST_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_CENTURIES = {
    "0": (1900, 2000),
    "1": (1800,),
    "2": (1800,),
    "3": (1900,),
    "4": (1900,),
    "5": (2000,),
    "6": (2000,),
}
_SPREADSHEET_TAIL = re.compile(r"\.0+$")
_PHONE_SIGNS = re.compile(r"[\s().\-\u2010-\u2015]+")


class IdentifierRefused(ValueError):
    """A number was not taken; `reason` is `letters`, `length`, `structure`, `date` or `check_digit`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_digit_of(first_eleven: str) -> int | None:
    """The twelfth digit that belongs to eleven digits of an IIN or BIN; None when no digit can be right."""
    digits = [int(digit) for digit in first_eleven]
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        rest = sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % 11
        if rest < 10:
            return rest
    return None


def check_bin(text: str) -> str:
    """The 12 digits of a BIN of an organisation; raises IdentifierRefused.

    Digits 1-4 are the year and month of registration, the fifth is 4 (resident), 5 (non-resident) or 6 (joint
    entrepreneurship). An IIN is refused with `structure`.
    """
    number = _digits(text, length=12)
    _check_bin_structure(number)
    return _with_right_check_digit(number)


def check_iin(text: str) -> str:
    """The 12 digits of an IIN of a person; raises IdentifierRefused.

    Digits 1-6 are the date of birth, the seventh the century and sex (0 for some foreigners). A BIN is
    refused with `structure`. Personal data: keep it encrypted and show the last four digits only.
    """
    number = _digits(text, length=12)
    _check_iin_structure(number)
    return _with_right_check_digit(number)


def looks_like_bin(text: str) -> bool:
    """Whether 12 digits are built like a BIN; the check digit may be mistyped."""
    try:
        _check_bin_structure(_digits(text, length=12))
    except IdentifierRefused:
        return False
    return True


def looks_like_iin(text: str) -> bool:
    """Whether 12 digits are built like an IIN, to warn before it is kept; it may be mistyped."""
    try:
        _check_iin_structure(_digits(text, length=12))
    except IdentifierRefused:
        return False
    return True


def check_kato_form(text: str) -> str:
    """The 9 digits of a KATO code; raises IdentifierRefused.

    The code has no check digit: that a place exists is known only from the classifier. A code that a
    spreadsheet has turned into a number ("611000000.0") is taken.
    """
    number = _digits(_SPREADSHEET_TAIL.sub("", text.strip()), length=9)
    if number[0] == "0":
        raise IdentifierRefused("structure")
    return number


def check_short_code(text: str) -> str:
    """The 3 to 5 digits of a short telephone code such as 109 or 1424; raises IdentifierRefused."""
    code = _only_digits(text)
    if not 3 <= len(code) <= 5:
        raise IdentifierRefused("length")
    if code[0] == "0":
        raise IdentifierRefused("structure")
    return code


def check_phone(text: str) -> str:
    """A telephone of Kazakhstan as E.164, `+77…`; raises IdentifierRefused.

    Takes "+7 7…", "8 7…" and the ten digits alone. Numbers of Russia, which shares +7, have the wrong
    `structure`; a short code has the wrong `length`.
    """
    bare = _PHONE_SIGNS.sub("", text)
    number = _only_digits(bare.removeprefix("+"))
    if bare.startswith("+") and number[0] != "7":
        raise IdentifierRefused("structure")
    if len(number) == 11 and number[0] in "78":
        number = number[1:]
    elif len(number) != 10 or bare.startswith("+"):
        raise IdentifierRefused("length")
    if number[0] != "7":
        raise IdentifierRefused("structure")
    return f"+7{number}"


def _digits(text: str, *, length: int) -> str:
    number = _only_digits(text)
    if len(number) != length:
        raise IdentifierRefused("length")
    return number


def _only_digits(text: str) -> str:
    number = "".join(text.split())
    if not number:
        raise IdentifierRefused("length")
    if not (number.isascii() and number.isdigit()):
        raise IdentifierRefused("letters")
    return number


def _check_bin_structure(number: str) -> None:
    if number[4] not in "456":
        raise IdentifierRefused("structure")
    if not 1 <= int(number[2:4]) <= 12:
        raise IdentifierRefused("date")


def _check_iin_structure(number: str) -> None:
    if number[4] not in "0123" or number[6] not in _CENTURIES:
        raise IdentifierRefused("structure")
    year, month, day = int(number[:2]), int(number[2:4]), int(number[4:6])
    if not any(_is_date(century + year, month, day) for century in _CENTURIES[number[6]]):
        raise IdentifierRefused("date")


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _with_right_check_digit(number: str) -> str:
    if check_digit_of(number[:11]) != int(number[11]):
        raise IdentifierRefused("check_digit")
    return number
