from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Who is told that something waits, without a word of what it is."""

    name = "alany.spine.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
