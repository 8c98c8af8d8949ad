"""How many readers the pages stand: an uncached list on both databases, and a cached public page."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from alany.site.launcher import postgres
from alany.site.launcher.words import Lacking
from bench.load import Load, ask
from bench.office import open_office
from bench.record import Result, machine, write_results

# A reader with a cookie gets the page made anew: only readers without one are served from the cache.
PAST_THE_CACHE = {"Cookie": "bench=1", "Accept-Encoding": "gzip"}
PLAIN = {"Accept-Encoding": "gzip"}


def main(arguments: list[str] | None = None) -> int:
    """Open an office on SQLite, then one on PostgreSQL, and ask their pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", default="/kk/pharmacies/register/", help="a list page of 25 rows")
    parser.add_argument("--cached", default="/kk/", help="a public page that is kept in the cache")
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=10)
    asked = parser.parse_args(arguments)
    results: list[Result] = []
    where = machine() | {"connections": asked.connections}
    with tempfile.TemporaryDirectory(prefix="alany-pages-") as folder:
        results += _measure("SQLite", Path(folder) / "sqlite", "", asked, where)
        try:
            with _server() as address:
                results += _measure("PostgreSQL", Path(folder) / "postgres", address, asked, where)
        except Lacking as fault:
            print(f"NOT MEASURED on PostgreSQL: {fault}", file=sys.stderr)
    return write_results("pages", results, where)


def _server() -> AbstractContextManager[str]:
    given = os.environ.get("DATABASE_URL", "")
    return nullcontext(given) if given.startswith("postgres") else postgres.temporary(quick=False)


def _measure(
    name: str, var: Path, database: str, asked: argparse.Namespace, where: dict[str, object]
) -> list[Result]:
    with open_office(var, database) as office:
        plan = [
            ("list, uncached", asked.list, PAST_THE_CACHE, (">= 150", "<= 50")),
            ("public page, cached", asked.cached, PLAIN, (">= 1500", "<= 10")),
        ]
        results: list[Result] = []
        for title, path, headers, goals in plan:
            url = office.address + path
            ask(url, headers, asked.connections, 2)
            load = ask(url, headers, asked.connections, asked.seconds)
            where["client"] = load.client
            results += _results(f"{title}, {name}", load, goals)
    return results


def _results(title: str, load: Load, goals: tuple[str, str]) -> list[Result]:
    return [
        Result(f"{title}: rate", load.per_second, "requests/s", goals[0]),
        Result(f"{title}: p95", load.p95_ms, "ms", goals[1]),
        Result(f"{title}: failed", load.failed, "requests", "<= 0"),
    ]


if __name__ == "__main__":
    raise SystemExit(main())
