from django.apps import AppConfig
from django.utils.module_loading import import_string

from alany.spine.programme.registry import register


class ProgrammeConfig(AppConfig):
    """Base of the AppConfig of each programme: reads `PROGRAMME` when the models stand."""

    default = False
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        register(import_string(f"{self.name}.programme.PROGRAMME"))
