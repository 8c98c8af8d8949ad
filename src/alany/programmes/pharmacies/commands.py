"""`./alany pharmacies check`: a price list against a register, from files alone; no database is touched.

Nothing here imports Django: its start takes longer than the work on a short list.
"""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path

from alany.kernel.numbers import format_number
from alany.kernel.triltext import LANGUAGES, TrilText
from alany.programmes.pharmacies.engine.command import Progress, Summary, run
from alany.programmes.pharmacies.engine.tables import InputRefused, RegisterRefused
from alany.programmes.pharmacies.wording import CERTAINTIES
from alany.programmes.pharmacies.wording_command import (
    NOT_A_DAY,
    NOT_WRITTEN,
    OVER_INPUT,
    REFUSALS,
    SUMMARY,
    THE_LINES,
    THE_REGISTER,
    WHERE_COLUMN,
    WHERE_ROW,
)
from alany.programmes.pharmacies.wording_lists import LIST_DECISIONS
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command

HEADER_ROW = 1


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("lines", metavar="LINES", type=Path, help="CSV, gz allowed: line_id, line, price_kzt")
    parser.add_argument("--register", required=True, type=Path, metavar="R", help="register: CSV, gz allowed")
    parser.add_argument(
        "--on", required=True, type=_day, metavar="DATE", help="day of the prices: 2020-07-30"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="OUT", help="CSV of decisions to write")
    parser.add_argument("--strict", action="store_true", help="refuse the file if a price cannot be read")
    parser.add_argument("--language", choices=LANGUAGES, help="of messages (default: the locale's)")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        said = NOT_A_DAY.in_language(terminal.language()).format(text=text)
        raise ArgumentTypeError(said) from None


def _run(asked: Namespace) -> int:
    """0 when the decisions stand in the file, 2 when an input was refused or the file cannot be written."""
    language = asked.language or terminal.language()
    if asked.out.resolve() in {asked.lines.resolve(), asked.register.resolve()}:
        sys.stderr.write(OVER_INPUT.in_language(language).format(path=asked.out) + "\n")
        return terminal.WRONG_USE
    try:
        summary = run(asked.register, asked.on, asked.lines, asked.out, _progress(), strict=asked.strict)
    except InputRefused as refused:
        sys.stderr.write(refusal_words(refused, language) + "\n")
        return terminal.WRONG_USE
    except OSError as fault:
        said = NOT_WRITTEN.in_language(language).format(path=asked.out, reason=fault.strerror)
        sys.stderr.write(said + "\n")
        return terminal.WRONG_USE
    sys.stderr.write(summary_words(summary, language))
    return terminal.WELL


def refusal_words(refused: InputRefused, language: str) -> str:
    """Which file, which row and column as a person counts them, what is wrong and what to do."""
    file = THE_REGISTER if isinstance(refused, RegisterRefused) else THE_LINES
    where = [file.in_language(language)]
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
)
