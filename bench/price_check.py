"""How fast and how well a price list of 10,000 lines is checked against a register of 9,405 entries.

Speed is the wall time of `./alany pharmacies check` as a person types it: the launcher, the start of the
interpreter and the building of the register included. Quality is measured on the synthetic development lines
by the definitions of the engine's scoring.
"""

from __future__ import annotations

import csv
import gzip
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from alany.programmes.pharmacies.engine.check import check_line
from alany.programmes.pharmacies.engine.command import read_register
from alany.programmes.pharmacies.engine.register import Register
from alany.programmes.pharmacies.engine.scoring import Judged, Quality, score
from bench.record import Result, write_results

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "alany" / "programmes" / "pharmacies" / "tests" / "data"
REGISTER = DATA / "gold_register_synthetic.csv.gz"
GOLD = DATA / "gold_lines_synthetic.csv.gz"
DAY = date(2020, 7, 15)
LINES = 10_000
TRIES = 3


def main() -> int:
    """Measure, write bench/results/price_check.json, print the same; 1 when a goal is missed."""
    with gzip.open(GOLD, "rt", encoding="utf-8") as file:
        gold = list(csv.DictReader(file))
    with tempfile.TemporaryDirectory(prefix="alany-price-check-") as name:
        folder = Path(name)
        lines = _lines(folder, gold[:LINES])
        seconds, processor = map(min, zip(*(_timed(folder, lines) for _ in range(TRIES)), strict=True))
        quality = _quality(folder, gold)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return write_results(
        "price_check",
        [
            Result("price check of 10,000 lines against 9,405 entries, cold", round(seconds, 2), "s", "<= 3"),
            Result("processor time of the same", round(processor, 2), "s"),
            Result("largest process of the check", round(memory), "MB"),
            Result("one line on a warm register, median", round(_one_line(gold), 2), "ms", "<= 20"),
            *_quality_results(quality),
        ],
    )


def _timed(folder: Path, lines: Path) -> tuple[float, float]:
    """Seconds of the wall clock, and of the processors: the second hardly depends on what else is running."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    _check(folder, lines)
    seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _lines(folder: Path, gold: list[dict[str, str]]) -> Path:
    path = folder / "lines.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("line", "price_kzt"))
        writer.writerows((row["line"], row["price_kzt"]) for row in gold)
    return path


def _check(folder: Path, lines: Path) -> Path:
    out = folder / "decisions.csv"
    command = [
        str(ROOT / "alany"),
        "pharmacies",
        "check",
        "--register",
        str(REGISTER),
        "--on",
        DAY.isoformat(),
    ]
    subprocess.run([*command, str(lines), "--out", str(out)], cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    return out


def _decisions(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _quality(folder: Path, gold: list[dict[str, str]]) -> Quality:
    decided = _decisions(_check(folder, _lines(folder, gold)))
    return score(
        Judged(row["kind"] == "in", row["truth"], row["best_reader"], found["decision"], found["certainty"])
        for row, found in zip(gold, decided, strict=True)
    )


def _one_line(gold: list[dict[str, str]]) -> float:
    register = Register.build(read_register(REGISTER))
    times = []
    for row in gold[:500]:
        started = time.perf_counter()
        check_line(register, row["line"], Decimal(row["price_kzt"]), DAY)
        times.append(time.perf_counter() - started)
    return sorted(times)[len(times) // 2] * 1000


def _quality_results(quality: Quality) -> list[Result]:
    lower = quality.certain_precision.bounds[0]
    return [
        Result(
            "certain violations: precision", round(quality.certain_precision.value, 4), "share", ">= 0.99"
        ),
        Result("certain violations: precision, lower bound of the 95 % interval", round(lower, 4), "share"),
        Result(
            "certain violations: recall of decidable",
            round(quality.certain_recall.value, 4),
            "share",
            ">= 0.7",
        ),
        Result("with the queue: precision", round(quality.queue_precision.value, 4), "share"),
        Result(
            "with the queue: recall of decidable", round(quality.queue_recall.value, 4), "share", ">= 0.95"
        ),
        Result("false no cap on capped lines", round(quality.false_no_cap.value, 4), "share", "<= 0.01"),
        Result("unclear on capped lines", round(quality.unclear.value, 4), "share", "<= 0.08"),
    ]


if __name__ == "__main__":
    sys.exit(main())
