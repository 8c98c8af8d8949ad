"""The tables made at once from the models are those to which the migrations lead, on either database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

pytestmark = pytest.mark.django_db
DESCRIBE = Path(__file__).with_name("described_tables.py")


@pytest.fixture
def new_database(tmp_path):
    """The address of an empty database beside that of the tests, removed afterwards."""
    if connection.vendor != "postgresql":
        yield f"sqlite:///{tmp_path / 'new.sqlite3'}"
        return
    name, held = "alany_walked", connection.settings_dict
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")
    yield f"postgres://{held['USER']}:{held['PASSWORD']}@{held['HOST']}:{held['PORT']}/{name}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name}")


def run(*arguments, address):
    chosen = os.environ | {
        "DATABASE_URL": address,
        "ALANY_VAR": str(settings.VAR),
        "DJANGO_SETTINGS_MODULE": "alany.site.settings",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    done = subprocess.run(
        [sys.executable, *arguments], env=chosen, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_migrations_walked_one_by_one_end_at_the_tables_of_the_models(new_database):
    run("-m", "django", "migrate", "--verbosity=0", address=new_database)
    walked = json.loads(run(str(DESCRIBE), address=new_database))
    from alany.site.tests.described_tables import described

    at_once = json.loads(json.dumps(described(connection)))
    assert walked.keys() == at_once.keys()
    assert [name for name in walked if walked[name] != at_once[name]] == []
    assert len(walked["cases_case"]["columns"]) > 10


@pytest.mark.slow
def test_an_empty_database_gets_its_tables_at_once_and_is_then_up_to_date(new_database):
    run("-m", "alany.site.tables", address=new_database)
    run("-m", "django", "migrate", "--check", address=new_database)
    run("-m", "alany.site.tables", address=new_database)
