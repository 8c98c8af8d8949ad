"""Tests and checks: each is one step, and ``check`` is all of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass

from alany.site.launcher import environment, places, postgres, words
from alany.site.launcher.preparation import make_secret

BROWSERS = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
# In their order: tests that really commit come last, and a flush leaves rows that nobody has written.
PARALLEL = ["-n", "2"]
NOT_BROWSER = ["-m", "not browser", *PARALLEL, "--durations=20"]
QUICK = ["-m", "not browser and not slow", *PARALLEL]
# Walks of one file share what they have crawled.
ONLY_BROWSER = ["-m", "browser", "-n", "2", "--dist", "loadfile"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step ended: its exit code, how long it took, and the last line that it printed."""

    title: str
    code: int
    seconds: float
    last_line: str = ""


def test(extra: list[str]) -> int:
    """The quick tests, on SQLite; what builds the demo, kills processes or walks migrations is for check."""
    return _pytest("quick tests on SQLite", [*QUICK, *extra]).code


def test_pg(extra: list[str]) -> int:
    """The same tests on PostgreSQL: the server of DATABASE_URL, else one that is started for them."""
    return _on_postgres(extra).code


def test_browser(extra: list[str]) -> int:
    """The tests in headless Chromium, on SQLite."""
    return _in_browser(extra).code


def check(*, browser: bool = True) -> int:
    """Everything; goes on after a failure, and ends with one line for each step."""
    environment.ensure("dev")
    outcomes = [_step(title, command) for title, command in _static_steps()]
    outcomes += [_pytest("tests on SQLite", NOT_BROWSER), _on_postgres([])]
    outcomes += [_in_browser([]) if browser else Outcome("tests in Chromium", 0, 0.0, "LEFT OUT, as asked")]
    print("\n" + "=" * 78)
    for outcome in outcomes:
        mark = "ok    " if outcome.code == 0 else "FAILED"
        print(f"{mark} {outcome.seconds:6.1f} s  {outcome.title:<28} {outcome.last_line}".rstrip())
    return 1 if any(outcome.code for outcome in outcomes) else 0


def _static_steps() -> list[tuple[str, list[str]]]:
    source = str(places.SOURCE)
    python = str(places.python())
    django = [python, "-m", "django"]
    return [
        ("format", [places.tool("ruff"), "format", "--check", str(places.ROOT)]),
        ("lint", [places.tool("ruff"), "check", str(places.ROOT)]),
        ("template lint", [places.tool("djlint"), "--lint", "--quiet", source]),
        ("types", [places.tool("mypy"), source]),
        ("floors", [places.tool("lint-imports"), "--no-cache"]),
        ("migrations", [*django, "makemigrations", "--check", "--dry-run"]),
        ("deployment", [*django, "check", "--deploy", "--fail-level", "WARNING"]),
        ("translations", [python, str(places.ROOT / "tools" / "messages.py"), "check"]),
    ]


def _step(title: str, command: list[str], extra: dict[str, str] | None = None) -> Outcome:
    print(f"\n--- {title}", flush=True)
    started = time.monotonic()
    chosen = _environment() | ({"ALANY_HTTPS": "1"} if title == "deployment" else {}) | (extra or {})
    running = subprocess.Popen(
        command, cwd=places.ROOT, env=chosen, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    last = ""
    try:
        for line in running.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            last = line.strip(" =\n") or last
    except KeyboardInterrupt:
        running.wait()
        raise
    return Outcome(title, running.wait(), time.monotonic() - started, last)


def _pytest(title: str, arguments: list[str], extra: dict[str, str] | None = None) -> Outcome:
    environment.ensure("dev")
    make_secret()
    return _step(title, [places.tool("pytest"), "-q", *arguments], extra)


def _environment() -> dict[str, str]:
    """Tests know nothing of the office that happens to lie in ``var``, nor of a database in use."""
    chosen = places.child_environment()
    for name in ("DATABASE_URL", "ALANY_TODAY", "ALANY_DEBUG", "ALANY_HTTPS", "PORT"):
        chosen.pop(name, None)
    return chosen | {"ALANY_VAR": str(places.var() / "tests")}


def _on_postgres(extra: list[str]) -> Outcome:
    title = "tests on PostgreSQL"
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres://", "postgresql://")):
        return _pytest(title, [*NOT_BROWSER, *extra], {"DATABASE_URL": given})
    try:
        with postgres.temporary() as address:
            return _pytest(title, [*NOT_BROWSER, *extra], {"DATABASE_URL": address})
    except words.Lacking as fault:
        return _skipped(title, fault.texts["en"], fault.way_out)


def _in_browser(extra: list[str]) -> Outcome:
    title = "tests in Chromium"
    browser = find_browser()
    if browser is None:
        return _skipped(title, "There is no Chromium on this machine.", "apt-get install -y chromium")
    return _pytest(title, [*ONLY_BROWSER, *extra], {"CHROMIUM": browser})


def _skipped(title: str, why: str, way_out: str) -> Outcome:
    return Outcome(title, words.skipped_loudly(title, why, way_out), 0.0, f"NOT RUN: {why}")


def find_browser() -> str | None:
    """The path of Chromium: CHROMIUM, else the usual names; None without one."""
    stated = os.environ.get("CHROMIUM")
    return next((path for name in (stated, *BROWSERS) if name and (path := shutil.which(name))), None)


def bench(name: str | None) -> int:
    """Run one bench, or all; 1 when a figure misses its goal."""
    environment.ensure("dev")
    known = benches()
    if name is not None and name not in known:
        raise words.Lacking(
            kk=f"«{name}» өлшемі жоқ. Барлары: {', '.join(known)}.",
            ru=f"Нет замера «{name}». Есть: {', '.join(known)}.",
            en=f"There is no bench «{name}». There are: {', '.join(known)}.",
            code=2,
        )
    return max([_measure(one) for one in ([name] if name else known)])


def _measure(name: str) -> int:
    script = str(places.ROOT / "bench" / f"{name}.py")
    return subprocess.run([str(places.python()), script], cwd=places.ROOT, check=False).returncode


def benches() -> list[str]:
    """The names of the benches: the scripts of ``bench/`` that have a ``main``."""
    scripts = (places.ROOT / "bench").glob("*.py")
    return sorted(path.stem for path in scripts if "def main(" in path.read_text(encoding="utf-8"))
