"""An office of its own for a measurement: in a temporary folder, on a free port, ended afterwards."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class NotOpened(Exception):
    """The office did not answer in time; the text holds what it said."""


@dataclass(frozen=True, slots=True)
class Open:
    """An open office: its address, and how long it took from the command to its first page."""

    address: str
    seconds: float


def free_port() -> int:
    """A port of the loopback address that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def open_office(var: Path, database: str = "", root: Path = ROOT, patience: float = 300) -> Iterator[Open]:
    """Run ``./alany run`` with this folder and database until the block ends; yields when a page is there.

    Raises NotOpened when there is no page within ``patience`` seconds.
    """
    port = free_port()
    environment = os.environ | {"ALANY_VAR": str(var), "PORT": str(port), "ALANY_LANG": "en"}
    for name in ("DATABASE_URL", "ALANY_TODAY", "ALANY_SECRET_FILE"):
        environment.pop(name, None)
    if database:
        environment["DATABASE_URL"] = database
    var.mkdir(parents=True, exist_ok=True)
    log = var / "bench.log"
    started = time.monotonic()
    with log.open("wb") as output:
        command = [sys.executable, str(root / "alany"), "run"]
        running = subprocess.Popen(command, cwd=root, env=environment, stdout=output, stderr=output)
        try:
            address = f"http://127.0.0.1:{port}"
            while not answers(f"{address}/kk/"):
                if running.poll() is not None or time.monotonic() - started > patience:
                    raise NotOpened(log.read_text(encoding="utf-8", errors="replace")[-3000:])
                time.sleep(0.05)
            yield Open(address, time.monotonic() - started)
        finally:
            running.terminate()
            running.wait(timeout=30)


def answers(url: str) -> bool:
    """Whether the page is there."""
    try:
        with urllib.request.urlopen(url, timeout=10) as page:
            return bool(page.status == 200)
    except (urllib.error.URLError, OSError):
        return False
