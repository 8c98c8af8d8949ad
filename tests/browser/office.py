"""An open demo office for all walks: a real server in front of a real database, in a folder of its own."""

from __future__ import annotations

import fcntl
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 90


@dataclass(frozen=True, slots=True)
class Office:
    """An open office: its address, its folder, the environment of its commands, its logins by mailbox."""

    address: str
    folder: Path
    environment: dict[str, str]
    logins: dict[str, tuple[str, str]]

    def login(self, mailbox: str) -> tuple[str, str]:
        """The e-mail address and the password of one of the demo's people, such as `specialist1`."""
        return self.logins[mailbox]

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of the office's own commands, as `./alany` does."""
        return subprocess.run(
            [sys.executable, "-m", "alany.site.commands", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )


def build(folder: Path) -> Path:
    """Make the demo office in this folder, unless another process of this run has made it or makes it now."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if folder.exists():
            return folder
        making = folder.with_suffix(".new")
        making.mkdir()
        for step in (
            ["alany.site.tables"],
            ["django", "collectstatic", "--noinput", "--verbosity=0"],
            ["alany.site.commands", "demo", "load"],
        ):
            _call(step, _environment(making))
        return making.rename(folder)


@contextmanager
def opened(folder: Path) -> Iterator[Office]:
    """Serve the office of this folder on a free port, close it afterwards."""
    environment = _environment(folder)
    written = json.loads((folder / "demo.json").read_text(encoding="utf-8"))
    environment["ALANY_TODAY"] = written["today"]
    logins = {one["email"].partition("@")[0]: (one["email"], one["password"]) for one in written["logins"]}
    port = _free_port()
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(_server(port), cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            _wait(port, server, folder / "server.log")
            yield Office(f"http://127.0.0.1:{port}", folder, environment, logins)
        finally:
            server.terminate()
            server.wait(timeout=30)


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ALANY_")}
    for name in ("DATABASE_URL", "PORT"):
        kept.pop(name, None)
    return kept | {
        "ALANY_VAR": str(folder),
        "ALANY_KIOSK_HOSTS": "localhost",
        # Each page is made anew: a walk must see what it has just changed.
        "ALANY_CACHE_SECONDS": "0",
        "ALANY_LANG": "en",
        "DJANGO_SETTINGS_MODULE": "alany.site.settings",
        "PYTHONPATH": str(ROOT / "src"),
    }


def _call(step: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *step], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        pytest.fail(f"the office does not open: {' '.join(step)}\n{done.stderr[-3000:]}")


def _server(port: int) -> list[str]:
    granian = str(Path(sys.executable).parent / "granian")
    options = ["--workers=2", "--blocking-threads=2", "--no-ws", "--log-level=warning"]
    where = ["--interface=wsgi", "--host=127.0.0.1", f"--port={port}"]
    return [granian, *where, *options, "alany.site.wsgi:application"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    started = time.monotonic()
    while server.poll() is None and time.monotonic() - started < PATIENCE_SECONDS:
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            asked.request("GET", "/healthz")
            if asked.getresponse().status == 200:
                return
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        finally:
            asked.close()
    pytest.fail(f"the office does not answer:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}")
