"""The commands of ``./alany``."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from alany.site.launcher import backup, environment, office, places, postgres, preparation, proofs, words
from alany.site.launcher.stamps import Stamps

EXIT_CODES = """exit codes: 0 well; 1 the check or the work failed; 2 wrong use or bad input;
3 something is missing on this machine"""
SETTINGS = "settings: PORT, DATABASE_URL, ALANY_VAR and others are described in docs/operate.md"


def main(arguments: list[str]) -> int:
    """Run what was asked and return the exit code."""
    own = _commands()
    try:
        if not arguments or arguments[0] in {"-h", "--help", "help"}:
            return _help(own)
        if arguments[0] in own:
            return own[arguments[0]](arguments[1:])
        return _inside_django(arguments)
    except words.Lacking as fault:
        words.tell_lacking(fault)
        return fault.code
    except KeyboardInterrupt:
        return 130


def _commands() -> dict[str, Callable[[list[str]], int]]:
    return {
        "run": _run,
        "migrate": _migrate,
        "messages": _messages,
        "db": _db,
        "backup": _backup,
        "test": _test,
        "test-pg": _test_pg,
        "test-browser": _test_browser,
        "check": _check,
        "bench": _bench,
    }


def _help(own: dict[str, Callable[[list[str]], int]]) -> int:
    print("usage: ./alany COMMAND [...]   (./alany COMMAND --help tells more)\n")
    for name, command in own.items():
        print(f"  {name:<24} {(command.__doc__ or '').splitlines()[0]}")
    if places.python().exists():
        sys.stdout.flush()
        subprocess.run(
            preparation.own_command("--list"), cwd=places.ROOT, env=places.child_environment(), check=False
        )
    else:
        print("\n  After ./alany run this list also shows the commands of the office and its programmes.")
    print(f"\n{SETTINGS}\n{EXIT_CODES}")
    return 0


def _inside_django(arguments: list[str]) -> int:
    """Hand a command of the office or of a programme to the process that knows them all."""
    environment.ensure()
    preparation.make_secret()
    command = preparation.own_command(*arguments)
    try:
        return subprocess.run(command, env=places.office_environment(), check=False).returncode
    except KeyboardInterrupt:
        return 130


def _parser(command: Callable[[list[str]], int], name: str) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog=f"./alany {name}",
        description=command.__doc__,
        epilog=f"{SETTINGS}\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _run(arguments: list[str]) -> int:
    """Open the office: install, prepare, serve on 127.0.0.1 (PORT, else 8000); Ctrl-C closes it"""
    _parser(_run, "run").parse_args(arguments)
    return office.run()


def _migrate(arguments: list[str]) -> int:
    """Bring the tables of the database up to date"""
    _parser(_migrate, "migrate").parse_args(arguments)
    environment.ensure()
    places.var().mkdir(parents=True, exist_ok=True)
    preparation.make_secret()
    preparation.migrate(Stamps(places.var() / "stamps.json"))
    return 0


def _messages(arguments: list[str]) -> int:
    """Update, check or compile the catalogues of translated texts"""
    parser = _parser(_messages, "messages")
    parser.add_argument("what", choices=["update", "check", "compile"])
    parser.add_argument("apps", nargs="*", help="folders of apps; without: all")
    asked = parser.parse_args(arguments)
    environment.ensure()
    script = str(places.ROOT / "tools" / "messages.py")
    return subprocess.run([str(places.python()), script, asked.what, *asked.apps], check=False).returncode


def _db(arguments: list[str]) -> int:
    """Start or stop a PostgreSQL server of this office's own; start prints its DATABASE_URL"""
    parser = _parser(_db, "db")
    parser.add_argument("what", choices=["start", "stop"])
    asked = parser.parse_args(arguments)
    server = postgres.own()
    if asked.what == "start":
        print(f"export DATABASE_URL={postgres.start(server)}")
        return 0
    if postgres.stop(server):
        words.step(kk="сервер тоқтады", ru="сервер остановлен", en="the server is stopped")
    else:
        words.step(kk="сервер жұмыс істемей тұр", ru="сервер не работает", en="the server is not running")
    return 0


def _backup(arguments: list[str]) -> int:
    """Write database, files and secret key into one archive, while the office stays open"""
    parser = _parser(_backup, "backup")
    parser.add_argument("file", type=Path, help="the archive to write, such as alany.tar.gz")
    return backup.backup(parser.parse_args(arguments).file)


def _test(arguments: list[str]) -> int:
    """Run the tests on SQLite; further arguments go to pytest"""
    return proofs.test(_for_pytest(_test, "test", arguments))


def _test_pg(arguments: list[str]) -> int:
    """Run the same tests on PostgreSQL: of DATABASE_URL, else a server started for them"""
    return proofs.test_pg(_for_pytest(_test_pg, "test-pg", arguments))


def _test_browser(arguments: list[str]) -> int:
    """Run the tests in headless Chromium; further arguments go to pytest"""
    return proofs.test_browser(_for_pytest(_test_browser, "test-browser", arguments))


def _for_pytest(command: Callable[[list[str]], int], name: str, arguments: list[str]) -> list[str]:
    parser = _parser(command, name)
    parser.usage = f"./alany {name} [arguments of pytest]"
    _, extra = parser.parse_known_args(arguments)
    return [word for word in extra if word != "--"]


def _check(arguments: list[str]) -> int:
    """Run everything: format, lint, types, floors, migrations, translations and all tests"""
    _parser(_check, "check").parse_args(arguments)
    return proofs.check()


def _bench(arguments: list[str]) -> int:
    """Measure; writes bench/results/NAME.json and prints the same as a table"""
    parser = _parser(_bench, "bench")
    parser.add_argument("name", nargs="?", help=f"one of {', '.join(proofs.benches())}; without: all")
    return proofs.bench(parser.parse_args(arguments).name)
