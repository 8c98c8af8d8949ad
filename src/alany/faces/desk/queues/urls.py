"""Addresses of what stands around the queue; they stand in the desk's name space."""

from django.urls import path

from alany.faces.desk.queues import keys, load, saved, together, twins

urlpatterns = [
    path("cases/together/", together.together, name="together"),
    path("cases/save/", saved.queue_save, name="queue_save"),
    path("cases/saved/", saved.queues, name="queues"),
    path("cases/load/", load.load, name="load"),
    path("cases/<str:number>/twins/", twins.twins, name="twins"),
    path("keys/", keys.keys, name="keys"),
]
