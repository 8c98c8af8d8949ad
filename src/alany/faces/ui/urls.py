from django.urls import path

from alany.faces.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.catalogue, name="catalogue"),
    path("state/<slug:name>/", views.state, name="state"),
]
