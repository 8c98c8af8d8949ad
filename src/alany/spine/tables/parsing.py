"""From the text of one cell to a value, or to the reason why not."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from alany.kernel.identifiers import IdentifierRefused, check_bin, check_kato_form
from alany.kernel.money import AmountRefused, parse_tenge

LARGEST_PRICE = Decimal(10) ** 9
DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:\s*(?:г|ж)\.?)?", re.ASCII)
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?", re.ASCII)
WHOLE = re.compile(r"-?\d{1,3}(?: \d{3})+|-?\d{1,15}", re.ASCII)


class CellRefused(ValueError):
    """A cell could not be taken; `code` is one of `wording.CODES`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def text(limit: int = 500) -> Callable[[str], str]:
    """A parser of text of at most `limit` characters, with single spaces and without control signs."""

    def parse(cell: str) -> str:
        words = " ".join(cell.split())
        if "\x00" in words:
            raise CellRefused("nul")
        if len(words) > limit:
            raise CellRefused("text_too_long")
        return words

    return parse


def money(cell: str) -> Decimal:
    """A price in tenge: "4 904,50", "4904.5"; refuses negative ones, letters and more than 10^9."""
    try:
        amount = parse_tenge(cell)
    except AmountRefused as refused:
        raise CellRefused(f"money_{refused.reason}") from refused
    if amount > LARGEST_PRICE:
        raise CellRefused("money_too_large")
    return amount


def price(cell: str) -> Decimal:
    """Money above zero: nothing is sold for 0 tenge, so a zero is a slip or a blank."""
    amount = money(cell)
    if amount == 0:
        raise CellRefused("money_zero")
    return amount


def day(cell: str) -> date:
    """A date as 30.07.2020 or 2020-07-30, an Excel date too; the month never stands first."""
    written = " ".join(cell.split())
    if found := YEAR_FIRST.fullmatch(written):
        parts = found.groups()
    elif found := DAY_FIRST.fullmatch(written):
        parts = found.groups()[::-1]
    else:
        raise CellRefused("not_a_date")
    try:
        year, month, day_of_month = (int(part) for part in parts)
        return date(year, month, day_of_month)
    except ValueError as impossible:
        raise CellRefused("no_such_day") from impossible


def whole(cell: str) -> int:
    """A whole number of zero or more; "1 200" and "30.0" of a spreadsheet are taken."""
    written = re.sub(r"[.,]0+$", "", " ".join(cell.split()))
    if not WHOLE.fullmatch(written):
        raise CellRefused("not_whole")
    number = int(written.replace(" ", ""))
    if number < 0:
        raise CellRefused("negative")
    return number


def bin_number(cell: str) -> str:
    """The 12 digits of a BIN with a right check digit."""
    try:
        return check_bin(cell)
    except IdentifierRefused as refused:
        raise CellRefused(f"bin_{refused.reason}") from refused


def kato(cell: str) -> str:
    """The 9 digits of a KATO code; whether the place exists is known to the register of places."""
    try:
        return check_kato_form(cell)
    except IdentifierRefused as refused:
        raise CellRefused(f"kato_{refused.reason}") from refused
