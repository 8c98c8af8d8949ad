"""Two hundred people book the same ten times at the same moment, on SQLite and on PostgreSQL.

Each database has an office of its own in a temporary folder. What is measured are whole bookings: the seat,
the number, the entry of the ledger. Without PostgreSQL on the machine its lines are left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from alany.site.launcher import postgres, words
from bench.record import Result, machine, write_results

ROOT = Path(__file__).resolve().parent.parent
PEOPLE, TIMES = 200, 10


def main() -> int:
    """Measure, write bench/results/booking.json, print the same; 1 when a goal is missed."""
    where = machine()
    results = _results("SQLite", _measured(""))
    try:
        with postgres.temporary(quick=False) as address:
            results += _results("PostgreSQL", _measured(address))
    except words.Lacking as fault:
        print(fault.texts["en"])
    return write_results("booking", results, where)


def _measured(address: str) -> list[float]:
    """Wanted, next free, double, seconds, slowest: told by a process of its own, with its own database."""
    with tempfile.TemporaryDirectory(prefix="alany-booking-") as folder:
        chosen = os.environ | {"ALANY_VAR": folder, "DATABASE_URL": address, "ALANY_TODAY": ""}
        chosen["PYTHONPATH"] = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
        told = subprocess.run(
            [sys.executable, str(ROOT / "bench" / "booking_rush.py"), str(PEOPLE), str(TIMES)],
            check=True,
            capture_output=True,
            text=True,
            env=chosen,
        ).stdout
    return [float(one) for one in told.splitlines()[-1].split()]


def _results(name: str, told: list[float]) -> list[Result]:
    wanted, later, double, seconds, slowest = told
    return [
        Result(f"{name}: got a wanted time", wanted, f"of {PEOPLE}", f">= {TIMES}"),
        Result(f"{name}: got the next free one", later, f"of {PEOPLE}", f">= {PEOPLE - TIMES}"),
        Result(f"{name}: seats given twice", double, "seats", "<= 0"),
        Result(f"{name}: all {PEOPLE} bookings", seconds, "s"),
        Result(f"{name}: slowest booking", slowest, "s"),
    ]


if __name__ == "__main__":
    raise SystemExit(main())
