"""Where a database is restored to: a file of SQLite, or a PostgreSQL server."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Protocol

from alany.site.launcher import archive, places, postgres, words

OFFICES = "select count(*) from organisations_office"


class Target(Protocol):
    """A database that can be replaced by one of an archive. All methods raise Lacking."""

    holds: str

    def check(self, unpacked: Path) -> None:
        """Refuse an unpacked database that is damaged."""

    def has_office(self) -> bool:
        """Whether an office stands here."""

    def refuse_open(self) -> None:
        """Refuse while another program has the database open."""

    def put(self, source: Path, aside: Path, stamp: str) -> None:
        """Put what stands aside and the new in its place; on a fault what stood is back."""

    def ask(self, query: str) -> str:
        """The one value that a query answers, as text."""


def chosen() -> Target:
    """The database of DATABASE_URL."""
    file = places.sqlite_file()
    return OnServer(os.environ["DATABASE_URL"]) if file is None else OnFile(file)


class OnFile:
    """A file of SQLite."""

    holds = archive.ON_FILE

    def __init__(self, file: Path) -> None:
        self._file = file

    def check(self, unpacked: Path) -> None:
        try:
            with closing(sqlite3.connect(unpacked / self.holds)) as database:
                sound = database.execute("pragma integrity_check").fetchone() == ("ok",)
                database.execute(OFFICES)
        except sqlite3.DatabaseError:
            sound = False
        if not sound:
            raise _damaged(self.holds)

    def has_office(self) -> bool:
        if not self._file.exists():
            return False
        try:
            return self.ask(OFFICES) != "0"
        except sqlite3.OperationalError as fault:
            return "no such table" not in str(fault)
        except sqlite3.DatabaseError:
            return True

    def refuse_open(self) -> None:
        """Leaving the journal of changes needs the file alone, and writes what the journal holds into it."""
        if not self._file.exists():
            return
        try:
            with closing(sqlite3.connect(self._file, timeout=1)) as database:
                database.execute("pragma journal_mode=delete").fetchone()
        except sqlite3.OperationalError:
            raise _is_open() from None
        except sqlite3.DatabaseError:
            return

    def put(self, source: Path, aside: Path, stamp: str) -> None:
        if self._file.exists():
            aside.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.move(self._file, aside / self.holds)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.move(source, self._file)
        except OSError:
            if (aside / self.holds).exists():
                shutil.move(aside / self.holds, self._file)
            raise

    def ask(self, query: str) -> str:
        with closing(sqlite3.connect(f"file:{self._file}?mode=ro", uri=True)) as database:
            row = database.execute(query).fetchone()
        return str(row[0]) if row else ""


class OnServer:
    """A database of a PostgreSQL server. What stood there stays in it as a schema of another name."""

    holds = archive.ON_SERVER

    def __init__(self, address: str) -> None:
        self._address = address

    def check(self, unpacked: Path) -> None:
        asked = [postgres.client("pg_restore"), "--list", str(unpacked / self.holds)]
        if subprocess.run(asked, capture_output=True, check=False).returncode != 0:
            raise _damaged(self.holds)

    def has_office(self) -> bool:
        there = self.ask("select to_regclass('public.organisations_office') is not null")
        return there == "t" and self.ask(OFFICES) != "0"

    def refuse_open(self) -> None:
        others = self.ask(
            "select count(*) from pg_stat_activity where datname = current_database()"
            " and pid <> pg_backend_pid() and backend_type = 'client backend'"
        )
        if others != "0":
            raise _is_open()

    def put(self, source: Path, aside: Path, stamp: str) -> None:
        former = f"replaced_{stamp}"
        tables = self.ask("select count(*) from pg_tables where schemaname = 'public'")
        if tables != "0":
            self.ask(f"begin; alter schema public rename to {former}; create schema public; commit")
            words.step(
                kk=f"бұрынғы дерекқор {former} схемасында",
                ru=f"прежняя база в схеме {former}",
                en=f"the former database is in the schema {former}",
            )
        asked = [postgres.client("pg_restore"), "--no-owner", "--exit-on-error", "--single-transaction"]
        done = subprocess.run([*asked, f"--dbname={self._address}", str(source)], check=False)
        if done.returncode == 0:
            return
        if tables != "0":
            self.ask(f"begin; drop schema public cascade; alter schema {former} rename to public; commit")
        raise _not_restored()

    def ask(self, query: str) -> str:
        asked = [postgres.client("psql"), "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", query, self._address]
        done = subprocess.run(asked, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            raise _not_restored()
        return done.stdout.strip()


def _damaged(name: str) -> words.Lacking:
    return words.Lacking(
        kk=f"Мұрағаттағы {name} бүлінген. Ештеңе өзгертілген жоқ.",
        ru=f"{name} в архиве повреждён. Ничего не изменено.",
        en=f"{name} of the archive is damaged. Nothing was changed.",
        code=2,
    )


def _is_open() -> words.Lacking:
    return words.Lacking(
        kk="Кеңсе ашық: дерекқорды басқа бағдарлама ұстап тұр. Алдымен оны жабыңыз (Ctrl-C).",
        ru="Офис открыт: базу держит другая программа. Сначала закройте его (Ctrl-C).",
        en="The office is open: another program holds the database. Close it first (Ctrl-C).",
        code=2,
    )


def _not_restored() -> words.Lacking:
    return words.Lacking(
        kk="Дерекқор қайтарылмады, бұрынғысы орнында; себебі жоғарыда.",
        ru="База не восстановлена, прежняя на месте; причина выше.",
        en="The database was not restored, the former one is in its place; the reason is above.",
        code=1,
    )
