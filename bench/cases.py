"""How fast the desk answers in an office with 100,000 cases and 500,000 events, on both databases.

Pages are asked one after the other through the WSGI entrance of the site, signed in, past every cache.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from bench.record import Result, machine, write_results

GOAL = "<= 100"
ALWAYS = 100


def main(arguments: list[str] | None = None) -> int:
    """Measure on SQLite, then on PostgreSQL; write bench/results/cases.json; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--events", type=int, default=500_000)
    parser.add_argument("--requests", type=int, default=ALWAYS, help="of each page")
    parser.add_argument(
        "--keep", type=Path, help="folder of an office on SQLite that stays and is used again"
    )
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.inside:
        return _inside(asked)
    where, results = machine(), []
    with tempfile.TemporaryDirectory(prefix="alany-cases-") as folder:
        for name, address in _databases(asked.only):
            var = (asked.keep or Path(folder)) / name
            results += _measured(name, var, address, asked)
    where |= {"cases": asked.cases, "events": asked.events, "requests of each page": asked.requests}
    return write_results("cases", results, where)


def _databases(only: str | None) -> Iterator[tuple[str, str]]:
    """Each kind of database with the address of an empty one; the server stands while it is measured."""
    from alany.site.launcher import postgres
    from alany.site.launcher.words import Lacking

    if only != "postgresql":
        yield "SQLite", ""
    if only != "sqlite":
        try:
            with postgres.temporary(quick=False) as address:
                yield "PostgreSQL", address
        except Lacking as fault:
            print(f"NOT MEASURED on PostgreSQL: {fault}", file=sys.stderr)


def _measured(name: str, var: Path, address: str, asked: argparse.Namespace) -> list[Result]:
    """In a process of its own: Django is set up for one database."""
    var.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"ALANY_VAR": str(var), "ALANY_TODAY": "2020-07-30", "DATABASE_URL": address}
    command = [sys.executable, __file__, "--inside", "--requests", str(asked.requests)]
    command += ["--cases", str(asked.cases), "--events", str(asked.events)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    lines = json.loads(done.stdout.splitlines()[-1])
    results = []
    for page, median, worst in lines:
        results.append(Result(f"{page}, {name}: p95", worst, "ms", GOAL))
        results.append(Result(f"{page}, {name}: median", median, "ms"))
    return results


def _inside(asked: argparse.Namespace) -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "alany.site.settings"
    import django

    django.setup()
    from bench.case_office import opened
    from bench.case_pages import pages, session_of

    desk = opened(asked.cases, asked.events)
    from alany.site.wsgi import application

    found = []
    for person, title, path, query in pages(desk):
        ask = _asker(application, session_of(person), path, urlencode(query))
        for _ in range(5):
            ask()
        times = sorted(ask() for _ in range(asked.requests))
        worst = times[max(-(-len(times) * 95 // 100) - 1, 0)]
        found.append((title, statistics.median(times), worst))
        print(f"{title:<60} {statistics.median(times):8.1f} {worst:8.1f}", file=sys.stderr, flush=True)
    print(json.dumps(found, ensure_ascii=False))
    return 0


def _asker(application: Callable[..., object], cookie: str, path: str, query: str) -> Callable[[], float]:
    """A function that asks the page once and returns the milliseconds until its last byte."""
    from django.test import RequestFactory

    def ask() -> float:
        environ = RequestFactory().get(f"{path}?{query}", HTTP_COOKIE=cookie, HTTP_HOST="localhost").environ
        status: list[str] = []
        began = time.perf_counter()
        response = application(environ, lambda line, headers, *rest: status.append(line))
        b"".join(response)  # type: ignore[arg-type]
        took = time.perf_counter() - began
        response.close()  # type: ignore[attr-defined]
        if not status[0].startswith("200"):
            raise SystemExit(f"{path}?{query}: {status[0]}")
        return took * 1000

    return ask


if __name__ == "__main__":
    raise SystemExit(main())
