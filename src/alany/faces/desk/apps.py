from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "alany.faces.desk"
    label = "desk"
