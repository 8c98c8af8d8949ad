from django.apps import AppConfig


class BriefingConfig(AppConfig):
    name = "alany.faces.briefing"
    label = "briefing"
