from django.apps import AppConfig


class RepliesConfig(AppConfig):
    name = "alany.faces.replies"
    label = "replies_face"
