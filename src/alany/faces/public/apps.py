from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "alany.faces.public"
    label = "public"
