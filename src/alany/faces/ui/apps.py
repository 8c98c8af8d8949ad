from django.apps import AppConfig


class UiConfig(AppConfig):
    """The design system as a Django app: templates, static files, template tags."""

    name = "alany.faces.ui"
    label = "ui"
