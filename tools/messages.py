"""Keep the catalogues of our texts: ``python tools/messages.py update|check|compile [app folder ...]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import catalogues
from tools.extraction import NotLiteral


def main(arguments: list[str] | None = None) -> int:
    """Do what was asked; 0 well, 1 the check found something, 2 wrong use."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=["update", "check", "compile"])
    parser.add_argument("apps", nargs="*", type=Path, metavar="app", help="folders of apps; without: all")
    asked = parser.parse_args(arguments)
    if asked.command == "compile":
        print(f"{catalogues.compile_all()} catalogues compiled")
        return 0
    chosen = [path.resolve() for path in asked.apps] or catalogues.apps()
    unknown = [str(path) for path in chosen if path not in catalogues.apps()]
    if unknown:
        parser.error(f"not an app of ours (no apps.py): {', '.join(unknown)}")
    try:
        return _update(chosen) if asked.command == "update" else _check(chosen, everything=not asked.apps)
    except (NotLiteral, SyntaxError) as fault:
        print(fault, file=sys.stderr)
        return 1


def _update(chosen: list[Path]) -> int:
    used = catalogues.used_messages()
    for app in chosen:
        for language in catalogues.LANGUAGES:
            added, dropped = catalogues.update(app, language, used[app])
            if added or dropped:
                name = catalogues.catalogue(app, language).relative_to(catalogues.ROOT)
                print(f"{name}: {added} added, {dropped} dropped")
    return 0


def _check(chosen: list[Path], *, everything: bool) -> int:
    found = list(all_problems(chosen, everything=everything))
    for problem in found:
        print(problem)
    print(f"{len(found)} problems in {len(chosen)} apps", file=sys.stderr)
    return 1 if found else 0


def all_problems(chosen: list[Path], *, everything: bool) -> list[str]:
    """Every problem of the chosen apps; with ``everything`` also where two apps disagree."""
    used = catalogues.used_messages()
    found: list[str] = []
    for language in catalogues.LANGUAGES:
        for app in chosen:
            found.extend(catalogues.problems(app, language, used[app]))
        if everything:
            found.extend(catalogues.disagreements(language))
    return found


if __name__ == "__main__":
    raise SystemExit(main())
