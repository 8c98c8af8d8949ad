"""Lists that people download: CSV as a stream, XLSX as one file."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from typing import Any

CHUNK_ROWS = 500
WIDTH_SAMPLE = 200
WIDEST = 60
EXCEL_ROWS = 1_048_576
EXCEL_TEXT = 32_767
EXCEL_DIGITS = 15
FIRST_EXCEL_YEAR = 1901

NUMERIC = re.compile(r"[+-]?\d[\d \u00a0\u202f]*(?:[.,]\d+)?%?")
FORMULA_START = re.compile(r" *[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
# A comma-separated file opened where ";" is the list separator is cut inside cells.
FORMULA_AFTER_CUT = re.compile(r"([;\t\r\n] *)(?=[=+\-@])")
SEPARATORS = re.compile(r"[,;\t|\"\r\n]|^ | $")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def csv_bytes(
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    bom: bool = False,
    delimiter: str = ",",
) -> Iterator[bytes]:
    """CSV in UTF-8 with CRLF (RFC 4180), piece by piece; `bom=True` is for people with a spreadsheet.

    A text that a spreadsheet would take for a formula gets a leading apostrophe (OWASP, CSV injection).
    """
    buffer = io.StringIO(newline="")
    if bom:
        buffer.write("\ufeff")
    for count, row in enumerate(chain([header], rows), start=1):
        buffer.write(delimiter.join(_quoted(harmless(_text(value))) for value in row) + "\r\n")
        if count % CHUNK_ROWS == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def xlsx_bytes(header: Sequence[str], rows: Iterable[Sequence[object]], *, sheet: str = "") -> bytes:
    """XLSX with a bold, frozen header; numbers and dates keep their type, a text stays a text.

    Raises `ValueError` when there are more rows than a sheet can hold (1,048,576).
    """
    output = io.BytesIO()
    settings = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    from xlsxwriter import Workbook  # loaded when a sheet is written: it would slow every start

    book = Workbook(output, settings)
    page = book.add_worksheet(_sheet_name(sheet))
    page.freeze_panes(1, 0)
    remaining = iter(rows)
    sample = [list(row) for row in islice(remaining, WIDTH_SAMPLE)]
    for column, width in enumerate(_widths(header, sample)):
        page.set_column(column, column, width)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for column, title in enumerate(header):
        page.write_string(0, column, _storable(title), bold)
    formats = {
        "date": book.add_format({"num_format": "dd.mm.yyyy"}),
        "datetime": book.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
    }
    for number, row in enumerate(chain(sample, remaining), start=1):
        if number >= EXCEL_ROWS:
            raise ValueError("more rows than a sheet can hold")
        for column, value in enumerate(row):
            _write(page, number, column, value, formats)
    book.close()
    return output.getvalue()


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value)


def harmless(text: str) -> str:
    """The text with an apostrophe where a spreadsheet would run it as a formula; numbers stay as they are."""
    text = CONTROL.sub("\ufffd", text)
    if NUMERIC.fullmatch(text):
        return text
    text = FORMULA_AFTER_CUT.sub(r"\1'", text)
    return f"'{text}" if FORMULA_START.match(text) else text


def _quoted(text: str) -> str:
    """Quoted when it holds any sign that some reader takes for a separator, not only ours."""
    return '"' + text.replace('"', '""') + '"' if SEPARATORS.search(text) else text


def _taken(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode("utf-8")
    buffer.seek(0)
    buffer.truncate()
    return piece


def _storable(text: str) -> str:
    text = CONTROL.sub("\ufffd", text)
    return text if len(text) <= EXCEL_TEXT else text[: EXCEL_TEXT - 1] + "…"


def _write(page: Any, row: int, column: int, value: object, formats: dict[str, Any]) -> None:  # noqa: ANN401
    if value is None or value == "":
        return
    if isinstance(value, datetime) and value.year >= FIRST_EXCEL_YEAR:
        page.write_datetime(row, column, value.replace(tzinfo=None), formats["datetime"])
    elif isinstance(value, date) and value.year >= FIRST_EXCEL_YEAR:
        page.write_datetime(row, column, value, formats["date"])
    elif _is_number(value):
        page.write_number(row, column, value)
    else:
        page.write_string(row, column, _storable(_text(value)))


def _is_number(value: object) -> bool:
    """Whether a sheet stores the value exactly: finite and of at most 15 digits, or a float as it is."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return False
    number = Decimal(str(value))
    return number.is_finite() and (isinstance(value, float) or len(number.as_tuple().digits) <= EXCEL_DIGITS)


def _widths(header: Sequence[str], sample: list[list[object]]) -> list[int]:
    widths = []
    for column, title in enumerate(header):
        lengths = [len(_text(row[column])) for row in sample if column < len(row)]
        widths.append(min(WIDEST, 2 + max([len(title), *lengths])))
    return widths


def _sheet_name(name: str) -> str | None:
    return re.sub(r"[\[\]:*?/\\']", " ", name)[:31].strip() or None
