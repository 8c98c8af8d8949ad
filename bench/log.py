"""The transparency log: receipts a second with 16 writers, proofs among a million leaves, the public check.

On SQLite and, where there is one, on PostgreSQL; and two hundred writers killed at random moments.
``ALANY_BENCH_SMALL=1`` takes a tenth of everything, to try it out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from alany.kernel.merkle.leaves import LENGTH  # noqa: E402
from alany.kernel.merkle.policies import Policy  # noqa: E402
from alany.site.launcher import postgres, words  # noqa: E402
from alany.spine.transparency.auditing.check import check  # noqa: E402
from alany.spine.transparency.auditing.sources import Folder  # noqa: E402
from bench.record import Result, write_results  # noqa: E402
from tests.log.public_log import PublicLog  # noqa: E402

SMALL = 10 if os.environ.get("ALANY_BENCH_SMALL") else 1
SECONDS, PROCESSES, THREADS = max(2, 10 // SMALL), 4, 4
LEAVES, ASKED, KILLS = 1_000_000 // SMALL, 1000 // SMALL, 196 // SMALL
SHARE = {"sqlite": ">= 500", "postgresql": ">= 250"}


def asked(var: Path, address: str, *words_: object) -> dict[str, float]:
    """What the writers say, in a process of their own."""
    environment = os.environ | {"ALANY_VAR": str(var), "PYTHONPATH": str(ROOT / "src")}
    environment.pop("DATABASE_URL", None)
    if address:
        environment["DATABASE_URL"] = address
    command = [sys.executable, str(ROOT / "bench" / "log_writers.py"), *map(str, words_)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


@contextmanager
def databases(name: str) -> Iterator[tuple[Path, str]]:
    """A folder and an empty database of this kind."""
    with tempfile.TemporaryDirectory(prefix="alany-log-") as folder:
        if name == "sqlite":
            yield Path(folder), ""
        else:
            with postgres.temporary(quick=False) as address:
                yield Path(folder), address


def measured(name: str) -> list[Result]:
    """Receipts, crashes and proofs on one kind of database."""
    with databases(name) as (var, address):
        asked(var, address, "prepare")
        ran = asked(var, address, "run", SECONDS, PROCESSES, THREADS)
        faults = ran["gaps"] + ran["twice"] + ran["pending"] + ran["tiles_wrong"] + ran["heads_wrong"]
        killed = asked(var, address, "kill", KILLS, PROCESSES)
        broken = ("receipts_without_leaf", "gaps", "twice", "tiles_wrong", "heads_wrong")
        proved = asked(var, address, "proofs", LEAVES, ASKED)
    return [
        Result(f"{name}: receipts with {PROCESSES * THREADS} writers", ran["per_second"], "1/s", SHARE[name]),
        Result(f"{name}: a receipt, p50", ran["p50"], "ms"),
        Result(f"{name}: a receipt, p95", ran["p95"], "ms", "<= 300"),
        Result(f"{name}: a receipt, p99", ran["p99"], "ms"),
        Result(f"{name}: faults of {ran['entries']} leaves", faults, "", "<= 0"),
        Result(
            f"{name}: faults after {killed['kills']} kills", sum(killed[one] for one in broken), "", "<= 0"
        ),
        Result(f"{name}: receipts before the kills", killed["receipts"], ""),
        Result(f"{name}: a proof in {LEAVES} leaves, p99", proved["p99"], "ms", "<= 20"),
    ]


def verified() -> Result:
    """The whole public log of seventy thousand leaves: read, hashed, compared, checked against its head."""
    with tempfile.TemporaryDirectory(prefix="alany-log-") as folder:
        log = PublicLog(Path(folder) / "box")
        day = (date(2020, 7, 1) - date(1970, 1, 1)).days.to_bytes(2)
        log.append([b"\x01" + day + number.to_bytes(4) + bytes(LENGTH - 7) for number in range(70_000)])
        log.publish(date(2020, 7, 1))
        begun = time.perf_counter()
        assert all(one.holds for one in check(Folder(log.folder), Policy.parse(log.policy())))
        seconds = time.perf_counter() - begun
    return Result("the check of 70000 public leaves", seconds, "s", "<= 1")


def main() -> int:
    """Measure all; PostgreSQL is left out, and said so, where the machine has none."""
    results = [verified(), *measured("sqlite")]
    try:
        results += measured("postgresql")
    except words.Lacking as lacking:
        words.tell_lacking(lacking)
    return write_results("log", results)


if __name__ == "__main__":
    raise SystemExit(main())
