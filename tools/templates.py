"""A test database kept as a template: making its tables takes seconds, copying them a moment.

A template belongs to the digest of everything that shapes tables, so that a change of a model, a migration,
a trigger or a package makes a new one. Several processes wait for the one that makes it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

ROOT = Path(__file__).resolve().parent.parent
SHAPING = ("migrations", "models", "ledger")


def create_test_database(connection: BaseDatabaseWrapper) -> None:
    """Make the test database of this connection from the template, made first where there is none.

    Tables come from the models; that the migrations lead to the same has a test of its own.
    """
    connection.settings_dict["TEST"]["MIGRATE"] = False
    if connection.vendor == "postgresql":
        _create_on_server(connection)
    else:
        _create_file(connection)


def destroy_test_database(connection: BaseDatabaseWrapper, former: str) -> None:
    """Remove the test database; the connection then names the former one again."""
    connection.creation.destroy_test_db(former, verbosity=0)


def digest() -> str:
    """What shapes the tables: models, migrations, triggers and the locked packages."""
    found = hashlib.sha256((ROOT / "requirements-dev.lock").read_bytes())
    for path in sorted((ROOT / "src").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if "tests" not in parts and any(part in SHAPING for part in parts):
            found.update("/".join(parts).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


def _create_file(connection: BaseDatabaseWrapper) -> None:
    template = _folder() / f"{digest()}.sqlite3"
    name = connection.creation._get_test_db_name()
    with _alone(template.name):
        if not template.exists():
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [f"{template}.new"])
            os.replace(f"{template}.new", template)
    connection.close()
    for ending in ("-wal", "-shm"):
        Path(f"{name}{ending}").unlink(missing_ok=True)
    shutil.copyfile(template, name)
    _point_to(connection, name)


def _create_on_server(connection: BaseDatabaseWrapper) -> None:
    """The template is a database of the same server, so a new server makes it anew."""
    template = f"alany_template_{digest()}"
    name = connection.creation._get_test_db_name()
    with _alone(f"{connection.settings_dict['HOST']}-{connection.settings_dict['PORT']}"):
        if not _ask(connection, "SELECT 1 FROM pg_database WHERE datname = %s", [template]):
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            connection.close()
            _ask(connection, f'ALTER DATABASE "{name}" RENAME TO "{template}"')
        _ask(connection, f'DROP DATABASE IF EXISTS "{name}"')
        _ask(connection, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    _point_to(connection, name)


def _ask(connection: BaseDatabaseWrapper, query: str, values: list[str] | None = None) -> object:
    with connection._nodb_cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone() if cursor.description else None


def _point_to(connection: BaseDatabaseWrapper, name: str) -> None:
    from django.conf import settings

    connection.close()
    settings.DATABASES[connection.alias]["NAME"] = name
    connection.settings_dict["NAME"] = name
    connection.ensure_connection()


def _folder() -> Path:
    """One folder for all checkouts of this user: templates are named by what they were made of."""
    folder = Path(tempfile.gettempdir()) / f"alany-templates-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


@contextmanager
def _alone(name: str) -> Iterator[None]:
    with (_folder() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
