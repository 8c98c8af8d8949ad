from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "alany.spine.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_install_triggers, sender=self)


def _install_triggers(using: str, **_: object) -> None:
    from alany.spine.ledger import triggers  # models stand only now

    connection = connections[using]
    tables = set(connection.introspection.table_names())
    wanted = {model._meta.db_table for model in triggers.recorded_models()} | set(triggers.GUARDED)
    if wanted <= tables:
        triggers.install(connection)
