"""The public benchmark of pharmacy lines: speed and memory of campaigns, quality, and peers beside us.

`make bench-pharmacies` measures all; `--rows` and `--parts` make it shorter for a look. The parts, their
rules and their limits: bench/pharmacy_lines/README.md. Peers are installed into var/bench-peers.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from alany.programmes.pharmacies.engine import grammar, normalise
from alany.programmes.pharmacies.tests.engine_noise import make_lines, make_register
from bench.pharmacy_lines import make, score
from bench.record import Result, write_results

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent / "pharmacy_lines"
PEERS = ROOT / "var" / "bench-peers"
ROWS = 648 * 4_000
LISTS = 648
SPEED = ((54_000, "<= 8", "<= 600"), (118_000, "<= 15", ""), (None, "<= 120", ""))
LIMITS = {
    "rapidfuzz_cdist": 1_000,
    "rapidfuzz_token_set": 300,
    "pandas_loop": 60,
    "tfidf": 6_000,
    "splink": 6_000,
}
DAY = "2020-07-15"
PARTS = ("quality", "peers", "speed")


def main(arguments: list[str] | None = None) -> int:
    """Measure, write bench/results/pharmacies.json, print the same; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help="rows of a campaign")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="alany-pharmacies-") as name:
        folder = Path(name)
        make.main(folder)
        results: list[Result] = []
        if "quality" in asked.parts:
            results += _quality(folder)
        if "peers" in asked.parts:
            results += _peers(folder / "noise")
        if "speed" in asked.parts:
            results += _speed(folder, asked.rows)
    return write_results("pharmacies", results)


def _check(command: str, lines: Path, register: Path, out: Path, on: str = DAY) -> tuple[float, float]:
    """Seconds of the whole command as a person types it, and its memory in MB: all its processes together."""
    asked = [
        str(ROOT / "alany"),
        "pharmacies",
        command,
        "--register",
        str(register),
        "--on",
        on,
        "--out",
        str(out),
    ]
    started = time.perf_counter()
    running = subprocess.Popen([*asked, str(lines)], cwd=ROOT, stderr=subprocess.DEVNULL)
    most = 0.0
    while running.poll() is None:
        most = max(most, _memory(running.pid))
        time.sleep(0.05)
    if running.returncode:
        raise SystemExit(f"{command} ended with {running.returncode}")
    return time.perf_counter() - started, most


def _memory(pid: int) -> float:
    """Proportional memory of a process and its children in MB: pages that they share are counted once."""
    total = 0.0
    for each in _family(pid):
        try:
            for line in Path(f"/proc/{each}/smaps_rollup").read_text(encoding="ascii").splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) / 1024
        except OSError:
            continue
    return total


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _quality(folder: Path) -> Iterator[Result]:
    for part in ("noise", "adversarial"):
        here = folder / part
        _check("check", here / "lines.csv", here / "register.csv", here / "ours.csv")
        rates = score.score(score.read(here / "gold.csv"), score.read(here / "ours.csv"))
        goals = GOALS[part]
        for name, rate in rates.items():
            if rate["value"] is not None and (part == "noise" or name == "false_accusations"):
                words = f"{part}: {name.replace('_', ' ')} ({rate['part']} of {rate['whole']})"
                yield Result(words, 100 * rate["value"], "%", goals.get(name, ""))
                yield Result(f"{words}, 95 % from", 100 * rate["low"], "%")
                yield Result(f"{words}, 95 % to", 100 * rate["high"], "%")
    wrong, lines = 0, 0
    for day in sorted((folder / "dates").iterdir()):
        _check("check", day / "lines.csv", day / "register.csv", day / "ours.csv", day.name)
        told = {row["line_id"]: row["decision"] for row in score.read(day / "ours.csv")}
        words = {"V": "violation", "OK": "within_cap", "NC": "no_cap"}
        gold = score.read(day / "gold.csv")
        wrong += sum(told[row["line_id"]] not in (words[row["truth"]], "unclear") for row in gold)
        lines += len(gold)
    yield Result(f"dates: wrong answers of {lines} on and beside the days of change", wrong, "lines", "<= 0")


GOALS = {
    "noise": {
        "certain_precision": ">= 99.5", "certain_recall": ">= 80", "queue_recall": ">= 95",
        "false_no_cap": "<= 1", "unclear": "<= 8",
    },
    "adversarial": {"false_accusations": "<= 0"},
}  # fmt: skip


def _speed(folder: Path, rows: int) -> Iterator[Result]:
    entries = make_register(make.SEED, 9_405)
    register = folder / "speed_register.csv"
    header = ("id", "trade_name", "form_dose", "pack", "maker", "cap_kzt", "inn", "atc")
    rows_of = (
        (e.id, e.trade_name, e.form_dose, e.pack or "", e.maker, e.cap or "", e.inn, e.atc) for e in entries
    )
    make.write(register, header, rows_of)
    texts = [(line.text, line.price) for line in make_lines(entries, make.SEED, 118_000)]
    lines = folder / "speed.csv"
    for distinct, seconds_goal, memory_goal in SPEED:
        count = _write_rows(lines, texts, distinct, rows)
        seconds, memory = _check("check", lines, register, folder / "speed_out.csv")
        words = f"{rows:,} rows, {count:,} distinct lines"
        whole = rows == ROWS
        yield Result(words, seconds, "s", seconds_goal if whole else "")
        yield Result(f"{words}: memory of all processes", memory, "MB", memory_goal if whole else "")
    _write_rows(lines, texts, 4_000, 4_000)
    seconds, _ = _check("check", lines, register, folder / "speed_out.csv")
    yield Result("one pharmacy of 4,000 lines, cold", seconds, "s", "<= 1")


def _write_rows(path: Path, texts: Sequence[tuple[str, Decimal]], distinct: int | None, rows: int) -> int:
    """Rows of a campaign; without `distinct` every line is another: an article number stands before it."""
    chance = random.Random(make.SEED)
    pool = texts[: distinct or len(texts)]
    seen: set[str] = set()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("line_id", "line", "price_kzt"))
        for number in range(rows):
            text, price = chance.choice(pool)
            text = text if distinct else f"{100_000 + number} {text}"
            if distinct:
                seen.add(text)
            writer.writerow((number, text, (price * chance.randint(90, 110) / 100).quantize(Decimal("0.01"))))
    return len(seen) if distinct else rows


def _peers(folder: Path) -> Iterator[Result]:
    python = _peer_python()
    gold = {row["line_id"]: row for row in score.read(folder / "gold.csv")}
    _write_columns(folder)
    for column in ("raw", "parsed"):
        for peer, limit in LIMITS.items():
            asked = [str(python), str(HERE / "peers.py"), peer, column, str(folder), str(limit)]
            done = subprocess.run(asked, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{peer} on {column} failed:\n{done.stderr[-600:]}", file=sys.stderr)
                yield Result(f"{peer}, {column}: did not run", 0, "")
                continue
            told = json.loads(done.stdout.strip().splitlines()[-1])
            chosen = score.read(folder / f"{peer}-{column}.csv")
            lines = [gold[row["line_id"]] for row in chosen]
            threshold, rates = _best(lines, chosen)
            words = f"{peer}, {column}, {told['lines']} lines"
            yield Result(f"{words}: lines a second and core", told["lines"] / told["seconds"], "1/s")
            yield Result(f"{words}: memory", told["memory"], "MB")
            yield Result(
                f"{words}: violations, precision (threshold {threshold:g})",
                100 * _value(rates["queue_precision"]),
                "%",
            )
            yield Result(
                f"{words}: violations, recall of decidable", 100 * _value(rates["queue_recall"]), "%"
            )
    yield from _ours(folder, gold)


def _ours(folder: Path, gold: dict[str, dict[str, str]]) -> Iterator[Result]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _check("check", folder / "lines.csv", folder / "register.csv", folder / "ours.csv")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    rates = score.score(list(gold.values()), score.read(folder / "ours.csv"))
    words = f"alany, raw, {len(gold)} lines"
    yield Result(f"{words}: lines a second of processor, start included", len(gold) / seconds, "1/s")
    yield Result(f"{words}: violations, precision (certain)", 100 * _value(rates["certain_precision"]), "%")
    yield Result(
        f"{words}: violations, precision (with the queue)", 100 * _value(rates["queue_precision"]), "%"
    )
    yield Result(
        f"{words}: violations, recall of decidable (with the queue)", 100 * _value(rates["queue_recall"]), "%"
    )


def _value(rate: dict[str, float | None]) -> float:
    return rate["value"] or 0.0


def _best(
    lines: Sequence[dict[str, str]], chosen: Sequence[dict[str, str]]
) -> tuple[float, dict[str, dict[str, float | None]]]:
    """The threshold with the best harmonic mean of precision and recall: each peer at its best."""
    scores = sorted({round(float(row["score"])) for row in chosen})
    tried = []
    for threshold in scores[:: max(1, len(scores) // 25)]:
        rates = score.score(lines, [_answer(row, threshold) for row in chosen])
        precision, recall = _value(rates["queue_precision"]), _value(rates["queue_recall"])
        tried.append((2 * precision * recall / max(precision + recall, 1e-9), threshold, rates))
    _, threshold, rates = max(tried, key=lambda one: one[:2])
    return threshold, rates


def _answer(row: dict[str, str], threshold: float) -> dict[str, str]:
    capped = float(row["score"]) >= threshold and row["cap"]
    above = capped and Decimal(row["price"]) > Decimal(row["cap"])
    decision = "violation" if above else "within_cap" if capped else "no_cap"
    return {
        "line_id": row["line_id"],
        "decision": decision,
        "certainty": "certain",
        "entry_ids": row["entry"],
    }


def _peer_python() -> Path:
    python = PEERS / "bin" / "python"
    wanted = (HERE / "requirements.txt").read_text(encoding="utf-8")
    stamp = PEERS / "installed.txt"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        venv.create(PEERS, with_pip=True, clear=True)
        subprocess.run(
            [str(python), "-m", "pip", "install", "-q", "-r", str(HERE / "requirements.txt")], check=True
        )
        stamp.write_text(wanted, encoding="utf-8")
    return python


def _write_columns(folder: Path) -> None:
    """What the peers are given: the text, and name, strength, form and pack as our reader finds them."""
    header = ("line_id", "id", "price_kzt", "cap_kzt", "raw", "parsed", "name", "strength", "form", "pack")
    for source, target in (("lines", "peers_lines"), ("register", "peers_register")):
        rows = []
        for row in score.read(folder / f"{source}.csv"):
            raw = row.get("line") or f"{row['trade_name']} {row['form_dose']} №{row['pack']} {row['maker']}"
            cells = _columns(raw)
            known = (row.get(name, "") for name in header[:4])
            rows.append((*known, raw, " ".join(filter(None, cells)), *cells))
        make.write(folder / f"{target}.csv", header, rows)


def _columns(raw: str) -> tuple[str, str, str, str]:
    text = normalise.readings(normalise.clean(raw))[0]
    read = grammar.read(text, 0)
    end = read.first_attribute if read.first_attribute > 0 else len(text)
    amounts = sorted(
        f"{each.dimension}{'+'.join(f'{value:f}' for value in each.values)}" for each in read.amounts
    )
    return (
        text[:end].strip(),
        " ".join(amounts),
        " ".join(sorted(read.form.head)),
        " ".join(map(str, sorted(read.packs))),
    )


if __name__ == "__main__":
    os.environ.setdefault("ALANY_LANG", "en")
    raise SystemExit(main())
