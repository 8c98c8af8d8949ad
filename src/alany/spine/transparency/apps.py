from django.apps import AppConfig


class TransparencyConfig(AppConfig):
    """Two public logs in which nothing can be changed or taken away without outsiders seeing it."""

    name = "alany.spine.transparency"
    label = "transparency"
    default_auto_field = "django.db.models.BigAutoField"
