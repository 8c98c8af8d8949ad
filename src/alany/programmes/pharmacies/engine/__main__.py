"""`python -m alany.programmes.pharmacies.engine check`: a price list against a register, without Django."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from alany.programmes.pharmacies.engine.command import Progress, Summary, run
from alany.programmes.pharmacies.engine.tables import InputRefused

_DONE, _REFUSED = 0, 2


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2020-07-30") from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="engine", description="Check price lines against a register of caps."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="write a decision for every line of a price list")
    check.add_argument(
        "lines", metavar="LINES", type=Path, help="CSV or CSV.GZ: line_id (optional), line, price_kzt"
    )
    check.add_argument("--register", required=True, type=Path, metavar="R", help="register, CSV or CSV.GZ")
    check.add_argument("--on", required=True, type=_day, metavar="DATE", help="day of sale, YYYY-MM-DD")
    check.add_argument("--out", required=True, type=Path, metavar="OUT", help="CSV to write")
    check.add_argument("--strict", action="store_true", help="refuse the file if any price cannot be read")
    return parser


def _progress() -> Progress | None:
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        sys.stderr.write(f"\r{done:,} of {total:,} distinct lines" + ("\n" if done == total else ""))
        sys.stderr.flush()

    return show


def _say(summary: Summary) -> None:
    sys.stderr.write(f"{summary.lines:,} lines checked against {summary.entries:,} entries\n")
    for (decision, certainty), count in summary.decisions.items():
        sys.stderr.write(f"  {decision} {certainty}: {count:,}\n".replace(" :", ":"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0 when decisions were written, 2 when the input was refused or the arguments are wrong."""
    options = _parser().parse_args(arguments)
    try:
        summary = run(
            options.register, options.on, options.lines, options.out, _progress(), strict=options.strict
        )
    except InputRefused as refused:
        where = "" if refused.row is None else f" in data row {refused.row} (counted from 0)"
        column = f", column {refused.column}" if refused.column else ""
        sys.stderr.write(f"{type(refused).__name__}: {refused.reason}{where}{column}\n")
        return _REFUSED
    except OSError as refused:
        sys.stderr.write(f"cannot write {options.out}: {refused.strerror}\n")
        return _REFUSED
    _say(summary)
    return _DONE


if __name__ == "__main__":
    sys.exit(main())
