"""Make the tables of a new database at once, and bring those of an older one up to date.

Django walks every migration even into an empty database, and draws all models anew at each step: half a
minute in which a newcomer waits. What the migrations lead to is what the models say (`makemigrations --check`
holds that, and a test compares the tables), so an empty database gets its tables from the models.
"""

from __future__ import annotations

import os
import sys

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def main() -> int:
    """Bring the tables of DATABASE_URL up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alany.site.settings")
    django.setup()
    if MigrationRecorder(connection).applied_migrations():
        call_command("migrate", verbosity=0)
    else:
        make_at_once()
    return 0


def make_at_once() -> None:
    """Make every table that is not there yet from the models, then note all migrations as done.

    Cut off in the middle it may be called again: tables that stand are left as they are.
    """
    stated = settings.MIGRATION_MODULES
    settings.MIGRATION_MODULES = {config.label: None for config in apps.get_app_configs()}
    try:
        call_command("migrate", run_syncdb=True, verbosity=0)
    finally:
        settings.MIGRATION_MODULES = stated
    call_command("migrate", fake=True, verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
