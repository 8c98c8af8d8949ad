"""`./alany pharmacies check` and `check-campaign`: price lists against a register, from files alone.

No database is touched and nothing here imports Django: its start takes longer than the work on a short list.
"""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from alany.kernel.numbers import format_number
from alany.kernel.triltext import LANGUAGES, TrilText
from alany.programmes.pharmacies.engine.command import Progress, Summary, run, run_campaign
from alany.programmes.pharmacies.engine.loading import Source
from alany.programmes.pharmacies.engine.tables import InputRefused, LinesRefused, RegisterRefused
from alany.programmes.pharmacies.wording import CERTAINTIES
from alany.programmes.pharmacies.wording_command import (
    LISTS_LEFT_OUT,
    NOT_A_DAY,
    NOT_A_NUMBER,
    NOT_WRITTEN,
    OVER_INPUT,
    REFUSALS,
    SUMMARY,
    THE_LINES,
    THE_LIST,
    THE_REGISTER,
    WHERE_COLUMN,
    WHERE_ROW,
)
from alany.programmes.pharmacies.wording_lists import LIST_DECISIONS
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command

HEADER_ROW = 1
MOST_PROCESSES = 64


def _configure(
    parser: ArgumentParser, lines: str = "CSV, gz allowed, or Parquet: line_id, line, price_kzt"
) -> None:
    parser.add_argument("lines", metavar="LINES", type=Path, help=lines)
    parser.add_argument("--register", required=True, type=Path, metavar="R", help="register: CSV, gz allowed")
    parser.add_argument(
        "--on", required=True, type=_day, metavar="DATE", help="day of the prices: 2020-07-30"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="OUT", help="CSV of decisions to write")
    parser.add_argument("--strict", action="store_true", help="refuse the file if a price cannot be read")
    parser.add_argument("--language", choices=LANGUAGES, help="of messages (default: the locale's)")


def _configure_campaign(parser: ArgumentParser) -> None:
    _configure(parser, "folder of price lists, or one file with a column `list`")
    parser.add_argument("--processes", type=_processes, metavar="N", help="default: one for each core")


def _processes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= MOST_PROCESSES):
        raise ArgumentTypeError(NOT_A_NUMBER.in_language(terminal.language()).format(text=text))
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        said = NOT_A_DAY.in_language(terminal.language()).format(text=text)
        raise ArgumentTypeError(said) from None


def _run(asked: Namespace) -> int:
    """0 when the decisions stand in the file, 2 when an input was refused or the file cannot be written."""
    return _answered(
        asked,
        lambda: run(asked.register, asked.on, asked.lines, asked.out, _progress(), strict=asked.strict),
    )


def _run_campaign(asked: Namespace) -> int:
    """As `_run`; 1 when some lists were left out and the decisions on the others stand in the file."""
    language, left_out = asked.language or terminal.language(), 0

    def refuse(source: Source, refused: LinesRefused) -> None:
        nonlocal left_out
        left_out += 1
        name = THE_LIST.in_language(language).format(name=source.name)
        sys.stderr.write(refusal_words(refused, language, name) + "\n")

    code = _answered(
        asked,
        lambda: run_campaign(
            asked.register, asked.on, asked.lines, asked.out, refuse, _progress(),
            strict=asked.strict, processes=asked.processes,
        ),
    )  # fmt: skip
    if code == terminal.WELL and left_out:
        count = format_number(left_out, language)
        sys.stderr.write(LISTS_LEFT_OUT.in_language(language).format(count=count) + "\n")
        return terminal.FAILED
    return code


def _answered(asked: Namespace, check: Callable[[], Summary]) -> int:
    language = asked.language or terminal.language()
    if asked.out.resolve() in {asked.lines.resolve(), asked.register.resolve()}:
        sys.stderr.write(OVER_INPUT.in_language(language).format(path=asked.out) + "\n")
        return terminal.WRONG_USE
    try:
        summary = check()
    except InputRefused as refused:
        sys.stderr.write(refusal_words(refused, language) + "\n")
        return terminal.WRONG_USE
    except OSError as fault:
        said = NOT_WRITTEN.in_language(language).format(path=asked.out, reason=fault.strerror)
        sys.stderr.write(said + "\n")
        return terminal.WRONG_USE
    sys.stderr.write(summary_words(summary, language))
    return terminal.WELL


def refusal_words(refused: InputRefused, language: str, name: str = "") -> str:
    """Which file, which row and column as a person counts them, what is wrong and what to do."""
    file = THE_REGISTER if isinstance(refused, RegisterRefused) else THE_LINES
    where = [name or file.in_language(language)]
    if refused.row is not None:
        where.append(WHERE_ROW.in_language(language).format(row=refused.row + HEADER_ROW + 1))
    if refused.column:
        where.append(WHERE_COLUMN.in_language(language).format(column=refused.column))
    said = REFUSALS[refused.reason].in_language(language).replace("{value}", refused.value[:60] or "—")
    return f"{', '.join(where)}: {said}"


def summary_words(summary: Summary, language: str) -> str:
    """How many lines got each answer."""
    head = SUMMARY.in_language(language).format(
        lines=format_number(summary.lines, language), entries=format_number(summary.entries, language)
    )
    rows = [head]
    for (decision, certainty), count in summary.decisions.items():
        sure = f" ({CERTAINTIES[certainty].in_language(language)})" if certainty else ""
        words = LIST_DECISIONS[decision].in_language(language)
        rows.append(f"  {words}{sure}: {format_number(count, language)}")
    return "\n".join(rows) + "\n"


def _progress() -> Progress | None:
    """A bar on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        filled = done * 30 // max(total, 1)
        end = "\n" if done >= total else ""
        sys.stderr.write(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done * 100 // max(total, 1):3d} %{end}")
        sys.stderr.flush()

    return show


COMMANDS = (
    Command(
        "check",
        TrilText(
            kk="Прайс-парақтың әр жолын шекті баға тізілімімен салыстыру",
            ru="Сверить каждую строку прайс-листа с реестром предельных цен",
            en="Check every line of a price list against a register of caps",
        ),
        _configure,
        _run,
        needs_database=False,
    ),
    Command(
        "check-campaign",
        TrilText(
            kk="Науқанның барлық прайс-парағын бір рет іске қосып салыстыру",
            ru="Сверить все прайс-листы кампании за один запуск",
            en="Check all price lists of a campaign in one run",
        ),
        _configure_campaign,
        _run_campaign,
        needs_database=False,
    ),
)
