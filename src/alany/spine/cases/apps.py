from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class CasesConfig(AppConfig):
    name = "alany.spine.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_compare_words_by_bytes, sender=self)


def _compare_words_by_bytes(using: str, **_: object) -> None:
    """The beginning of a word is looked for as a range, which holds in the order of bytes only."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT collation_name FROM information_schema.columns"
            " WHERE table_schema = current_schema()"
            " AND table_name = 'cases_caseword' AND column_name = 'word'"
        )
        found = cursor.fetchone()
        if found is not None and found[0] != "C":
            cursor.execute('ALTER TABLE cases_caseword ALTER COLUMN word TYPE varchar(40) COLLATE "C"')
