"""Reading delimited tables of prices: plain or gzip, UTF-8, marked UTF-16 or Windows-1251."""

import codecs
import csv
import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_SAMPLE = 1 << 20
_GZIP_MAGIC = b"\x1f\x8b"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = ",;\t"


class InputRefused(ValueError):
    """A file cannot be used. `reason` is a stable code; `row` counts data rows from 0, None: all of it."""

    def __init__(self, reason: str, row: int | None = None, column: str = "", value: str = "") -> None:
        super().__init__(f"{reason}: row {row}, column {column!r}, value {value!r}")
        self.reason, self.row, self.column, self.value = reason, row, column, value


class LinesRefused(InputRefused):
    """The file of price lines cannot be used."""


class RegisterRefused(InputRefused):
    """The register cannot be used."""


@dataclass(frozen=True, slots=True)
class Table:
    """The header of a table and its rows; a row with another number of fields is passed on as it is."""

    header: list[str]
    rows: Iterator[list[str]]


def is_gzip(path: Path) -> bool:
    """Whether the bytes say that they are packed, whatever the name says."""
    with path.open("rb") as file:
        return file.read(2) == _GZIP_MAGIC


def open_bytes(path: Path) -> IO[bytes]:
    """The bytes of a file, unpacked where it is gzip."""
    return gzip.open(path, "rb") if is_gzip(path) else path.open("rb")  # type: ignore[return-value]


def encoding_of(sample: bytes) -> str | None:
    """The encoding of a text by its beginning: UTF-8, marked UTF-16, Windows-1251, or None."""
    if sample.startswith(_UTF16):
        return None if sample.startswith(codecs.BOM_UTF32_LE) else "utf-16"
    if sample.startswith(codecs.BOM_UTF32_BE) or _looks_like_unmarked_utf16(sample[:4000]):
        return None
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        try:
            sample.decode("cp1251")
        except UnicodeDecodeError:
            return None
        return "cp1251"
    return "utf-8-sig"


def _looks_like_unmarked_utf16(sample: bytes) -> bool:
    return max(sample[0::2].count(0), sample[1::2].count(0)) > max(1, len(sample) * 0.15)


def _checked(file: IO[str], refused: type[InputRefused]) -> Iterator[str]:
    row = -1
    try:
        for row, text in enumerate(file, start=-1):
            if "\x00" in text:
                raise refused("nul", max(row, 0))
            yield text
    except UnicodeError:
        raise refused("encoding", row + 1) from None
    except (EOFError, gzip.BadGzipFile, OSError):
        raise refused("file_broken", row + 1) from None


def _rows(reader: Iterator[list[str]], refused: type[InputRefused]) -> Iterator[list[str]]:
    row = -1
    try:
        for row, fields in enumerate(reader):  # noqa: B007 - the row is named when reading fails
            if fields:
                yield fields
    except csv.Error as fault:
        raise refused(_fault_of(fault), row + 1) from None


def _fault_of(fault: csv.Error) -> str:
    # The module has one exception for all; only its words tell a cell beyond the limit from a lost quote.
    return "text_too_long" if "field limit" in str(fault) else "row_unreadable"


def _header(first: str, delimiter: str, refused: type[InputRefused]) -> list[str]:
    try:
        return [name.strip() for name in next(csv.reader([first], delimiter=delimiter))]
    except csv.Error as fault:
        raise refused(_fault_of(fault)) from None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is written: its encoding, its first line as it stands, the delimiter, the column names."""

    encoding: str
    first: str
    delimiter: str
    header: list[str]


def layout(path: Path, refused: type[InputRefused]) -> Layout:
    """How the table of a file is written; raises `refused` for a file that cannot be read at all."""
    if not path.is_file():
        raise refused("file_missing", value=path.name)
    try:
        with open_bytes(path) as probe:
            sample = probe.read(_SAMPLE)
    except (EOFError, OSError):
        raise refused("file_broken") from None
    encoding = encoding_of(sample)
    if encoding is None:
        raise refused("encoding", 0)
    with open_bytes(path) as raw, io.TextIOWrapper(raw, encoding=encoding, newline="") as file:
        first = next(_checked(file, refused), "")
    if not first.strip():
        raise refused("table_empty")
    delimiter = max(_DELIMITERS, key=first.count)
    return Layout(encoding, first, delimiter, _header(first, delimiter, refused))


def read(path: Path, refused: type[InputRefused]) -> Iterator[Table]:
    """Yields the one table of a file and closes the file afterwards; raises `refused` naming what is wrong.

    Reasons: file_missing, file_broken, encoding, nul, row_unreadable, text_too_long, table_empty.
    """
    written = layout(path, refused)
    with open_bytes(path) as raw, io.TextIOWrapper(raw, encoding=written.encoding, newline="") as file:
        lines = _checked(file, refused)
        next(lines, "")
        yield Table(written.header, _rows(csv.reader(lines, delimiter=written.delimiter), refused))
