"""Ask one page again and again over several connections: with wrk, else with threads of our own."""

from __future__ import annotations

import http.client
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

# wrk prints percentiles of its own choice; this script of its own language prints the one that we promise.
WRK_SCRIPT = """
done = function(summary, latency, requests)
  local bad = summary.errors.connect + summary.errors.read + summary.errors.write
            + summary.errors.status + summary.errors.timeout
  io.write(string.format("RESULT %d %d %d %d\\n", summary.requests, summary.duration,
                         latency:percentile(95), bad))
end
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What a page stood: rate, 95th percentile in milliseconds, failed requests, and who asked."""

    per_second: float
    p95_ms: float
    failed: int
    client: str


def ask(url: str, headers: Mapping[str, str], connections: int, seconds: float) -> Load:
    """Ask the page for some seconds over this many connections at once."""
    if wrk := shutil.which("wrk"):
        return _with_wrk(wrk, url, headers, connections, seconds)
    return _with_threads(url, headers, connections, seconds)


def _with_wrk(wrk: str, url: str, headers: Mapping[str, str], connections: int, seconds: float) -> Load:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "percentile.lua"
        script.write_text(WRK_SCRIPT, encoding="utf-8")
        command = [wrk, "-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", "-s", str(script)]
        for name, value in headers.items():
            command += ["-H", f"{name}: {value}"]
        said = subprocess.run([*command, url], check=True, capture_output=True, text=True).stdout
    found = re.search(r"RESULT (\d+) (\d+) (\d+) (\d+)", said)
    if found is None:
        raise RuntimeError(f"wrk said nothing that we know: {said}")
    requests, microseconds, p95, failed = map(int, found.groups())
    return Load(requests / (microseconds / 1e6), p95 / 1000, failed, "wrk")


def _with_threads(url: str, headers: Mapping[str, str], connections: int, seconds: float) -> Load:
    until = time.monotonic() + seconds
    taken: list[float] = []
    failures: list[int] = []
    workers = [
        threading.Thread(target=_one_connection, args=(url, headers, until, taken, failures))
        for _ in range(connections)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    ordered = sorted(taken) or [0.0]
    return Load(len(taken) / seconds, ordered[int(len(ordered) * 0.95)] * 1000, len(failures), "own threads")


def _one_connection(
    url: str, headers: Mapping[str, str], until: float, taken: list[float], failures: list[int]
) -> None:
    parts = urlsplit(url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    while (begun := time.perf_counter()) and time.monotonic() < until:
        try:
            connection.request("GET", path, headers=dict(headers))
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            connection.close()
            failures.append(0)
            continue
        if answer.status != 200:
            failures.append(answer.status)
        taken.append(time.perf_counter() - begun)
