from django.urls import path

from alany.faces.public import views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("programmes/", views.programmes, name="programmes"),
    path("places/", views.places, name="places"),
    path("places/<str:kato>/", views.place, name="place"),
    path("data/", views.data, name="data"),
    path("search/", views.search, name="search"),
    path("about/", views.about, name="about"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
