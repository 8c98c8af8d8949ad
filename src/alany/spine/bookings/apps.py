from django.apps import AppConfig


class BookingsConfig(AppConfig):
    """Who can be met when, and who has a seat."""

    name = "alany.spine.bookings"
    label = "bookings"
    default_auto_field = "django.db.models.BigAutoField"
