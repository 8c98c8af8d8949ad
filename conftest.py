"""What every test of the house needs, in whichever folder it lives."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import pytest_django
from hypothesis import HealthCheck, settings

from tools.catalogues import compile_all
from tools.templates import create_test_database, destroy_test_database

settings.register_profile(
    "house", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", parent=settings.get_profile("house"), derandomize=True)
settings.register_profile("thorough", parent=settings.get_profile("house"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "house"))


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues once, before any worker of xdist reads them."""
    if not hasattr(config, "workerinput"):
        compile_all()
    from django.conf import settings

    # Pages are tested as the demo shows them; tests of the second factor switch it on.
    settings.SECOND_FACTOR = False
    # Argon2 is slow on purpose; a test that signs somebody in needs no such wall.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The quick loop reads pages in Kazakh; check reads them in all three languages.

    On PostgreSQL only what asks a database is tested again: a rule says the same beside every database.
    """
    from django.db import connection

    for item in items:
        known = getattr(item, "callspec", None)
        if known and known.params.get("language", "kk") != "kk":
            item.add_marker(pytest.mark.slow)
    if connection.vendor == "postgresql":
        config.hook.pytest_deselected(items=[item for item in items if not _asks_a_database(item)])
        items[:] = filter(_asks_a_database, items)


def _asks_a_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("django_db") or item.get_closest_marker("own_database"):
        return True
    return not {"db", "transactional_db"}.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session", autouse=True)
def _static_folder() -> None:
    """WhiteNoise warns when its folder is not there yet, and a warning is an error."""
    from django.conf import settings as site

    Path(site.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: pytest_django.DjangoDbBlocker,
) -> Iterator[None]:
    """In place of pytest-django's own: the database is a copy of one that was migrated before."""
    from django.db import connection

    former = str(connection.settings_dict["NAME"])
    with django_db_blocker.unblock():
        create_test_database(connection)
    yield
    with django_db_blocker.unblock():
        destroy_test_database(connection, former)


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    """A database whose transactions really commit, for tests with threads.

    Emptying it afterwards needs the ledger's guards away; the flush makes all triggers anew. What Django
    itself writes after a flush is no act of anybody, and is forgotten before the next test begins.
    """
    from django.db import connection

    from alany.spine.ledger.models import Change
    from alany.spine.ledger.triggers import install

    if Change.objects.filter(act=None).exists():
        _drop_guards()
        Change.objects.filter(act=None).delete()
        install(connection)
    _count_on_from_what_stands()
    yield
    _drop_guards()


def _count_on_from_what_stands() -> None:
    """After a flush SQLite counts on from rows that are gone, which looks like a ledger that was cut."""
    from django.db import connection

    from alany.spine.ledger.triggers import GUARDED

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for table in GUARDED:
                cursor.execute(f'SELECT coalesce(max(id), 0) FROM "{table}"')  # noqa: S608
                cursor.execute(
                    "UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [*cursor.fetchone(), table]
                )


@pytest.fixture
def without_guards(db: None) -> Callable[[], None]:
    """What somebody with all rights on the database does first; the rollback brings the guards back."""
    return _drop_guards


def _drop_guards() -> None:
    from django.db import connection

    from alany.spine.ledger.triggers import GUARDED

    with connection.cursor() as cursor:
        for table in GUARDED:
            for op in "udt" if connection.vendor == "postgresql" else "ud":
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS ledger_guard_{op}_{table}{on}")


@pytest.fixture(autouse=True)
def _language() -> None:
    """Each test begins in Kazakh, whatever language the page of the test before was in."""
    from django.utils import translation

    translation.activate("kk")


@pytest.fixture(scope="session", autouse=True)
def _addresses() -> None:
    """Read all addresses while the real programmes are registered: some tests register others for a while."""
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018  reading is what counts
