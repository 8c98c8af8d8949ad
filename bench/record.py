"""What every measurement shares: results with their goals, the machine they hold for, file and table."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "results"


@dataclass(frozen=True, slots=True)
class Result:
    """One measured figure. ``goal`` is a bound such as ``<= 90``; without one nothing is asked."""

    metric: str
    value: float
    unit: str
    goal: str = ""

    @property
    def holds(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        if not self.goal:
            return None
        sign, bound = self.goal.split()
        return self.value <= float(bound) if sign == "<=" else self.value >= float(bound)


def machine() -> dict[str, object]:
    """The machine and the day: without them a figure says nothing."""
    return {
        "cpu": _first("/proc/cpuinfo", "model name") or platform.processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gb": round(int((_first("/proc/meminfo", "MemTotal") or "0 kB").split()[0]) / 1024**2, 1),
        "load_before": [round(one, 2) for one in os.getloadavg()],
        "python": platform.python_version(),
        "os": _first("/etc/os-release", "PRETTY_NAME", "=").strip('"') or platform.platform(),
        "date": datetime.now(UTC).date().isoformat(),
    }


def _first(path: str, name: str, separator: str = ":") -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    found = (line.partition(separator)[2].strip() for line in lines if line.startswith(name))
    return next(found, "")


def write_results(name: str, results: Sequence[Result], where: dict[str, object] | None = None) -> int:
    """Write bench/results/NAME.json, print the same as a table; return 1 when a goal is missed, else 0."""
    RESULTS.mkdir(exist_ok=True)
    content = {
        "machine": where or machine(),
        "results": [
            asdict(result) | {"value": round(result.value, 3), "holds": result.holds} for result in results
        ],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    (RESULTS / f"{name}.json").write_text(text, encoding="utf-8")
    print_table(name, results)
    return 1 if any(result.holds is False for result in results) else 0


def print_table(name: str, results: Sequence[Result]) -> None:
    """The results as lines under each other."""
    width = max((len(result.metric) for result in results), default=0)
    print(f"\n{name}")
    for result in results:
        mark = {True: "holds", False: "MISSED", None: ""}[result.holds]
        line = f"  {result.metric:<{width}}  {result.value:>10.2f} {result.unit:<10} {result.goal:<10} {mark}"
        print(line.rstrip())
    sys.stdout.flush()
