from django.urls import path

from alany.faces.public import fixed, kiosk, views
from alany.faces.public.appeals import receptions, state, writing
from alany.faces.public.log import page

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("programmes/", views.programmes, name="programmes"),
    path("places/", views.places, name="places"),
    path("places/<str:kato>/", views.place, name="place"),
    path("data/", views.data, name="data"),
    path("fixed/", fixed.fixed, name="fixed"),
    path("fixed/<str:number>/", fixed.fixed_one, name="fixed_one"),
    path("appeals/", writing.appeals, name="appeals"),
    path("appeals/write/", writing.write, name="appeal_write"),
    path("appeals/state/", state.state, name="appeal_state"),
    path("appeals/reception/", receptions.receptions, name="receptions"),
    path("kiosk/", kiosk.kiosk, name="kiosk"),
    path("log/", page.log, name="log"),
    path("search/", views.search, name="search"),
    path("about/", views.about, name="about"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
