"""The name of this app."""

from django.apps import AppConfig


class TablesConfig(AppConfig):
    """Lets Django find the tests and translations of this folder; there are no models."""

    name = "alany.spine.tables"
    label = "tables"
