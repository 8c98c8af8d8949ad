"""What every command of ours shares: exit codes, records as a table or JSON, progress on a terminal."""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import TextIO, TypeVar

from alany.kernel.triltext import LANGUAGES, TrilText

WELL = 0
FAILED = 1
WRONG_USE = 2
MISSING = 3

Item = TypeVar("Item")
Record = Mapping[str, object]


def language() -> str:
    """The language of the terminal's reader: ALANY_LANG, else the locale; English when neither is ours."""
    for name in ("ALANY_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "en"


def say(text: TrilText) -> None:
    """Tell the reader something beside the records: on stderr, in the reader's language."""
    sys.stderr.write(text.in_language(language()) + "\n")


def add_format(parser: ArgumentParser) -> None:
    """Give a command that prints records its ``--format json|table``."""
    parser.add_argument(
        "--format",
        choices=["table", "json"],
        default="table",
        help="how records are printed (default: table)",
    )


def print_records(records: Sequence[Record], form: str, out: TextIO | None = None) -> None:
    """Print records that share their keys; ``form`` is what ``--format`` was given.

    JSON is one list, with dates as ISO 8601, exact decimals as numbers and texts in all three languages.
    """
    target = out or sys.stdout
    if form == "json":
        target.write(json.dumps(list(records), ensure_ascii=False, indent=1, default=_as_json) + "\n")
    else:
        target.write("".join(f"{line}\n" for line in _table(records)))


def _as_json(value: object) -> object:
    if isinstance(value, TrilText):
        return asdict(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"a record holds a {type(value).__name__}, which JSON has no form for")


def _table(records: Sequence[Record]) -> Iterator[str]:
    if not records:
        return
    names = list(records[0])
    rows = [names, *([_cell(record[name]) for name in names] for record in records)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(names))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, TrilText):
        return value.in_language(language())
    if isinstance(value, Mapping) and set(value) == set(LANGUAGES):
        return str(value[language()])
    if isinstance(value, (list, tuple)):
        return "; ".join(_cell(part) for part in value)
    return str(value)


def progress(items: Iterable[Item], title: str, total: int) -> Iterator[Item]:
    """Yield the items and draw a bar on stderr, on a terminal only; ``total`` is their number."""
    if not sys.stderr.isatty() or total < 1:
        yield from items
        return
    shown = -1
    for done, item in enumerate(items):
        if (now := done * 100 // total) != shown:
            shown = now
            _draw(title, shown)
        yield item
    _draw(title, 100)
    sys.stderr.write("\n")


def _draw(title: str, percent: int) -> None:
    filled = percent * 30 // 100
    sys.stderr.write(f"\r{title} [{'#' * filled}{'.' * (30 - filled)}] {percent:3d} %")
    sys.stderr.flush()
