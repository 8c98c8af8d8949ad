from django.apps import AppConfig


class TrustBoxConfig(AppConfig):
    name = "alany.faces.trust_box"
    label = "trust_box_face"
