"""Addresses of the files of the logs; they have no language."""

from django.urls import path

from alany.faces.public.log import files

app_name = "log"
urlpatterns = [
    path("policy.txt", files.policy, name="policy"),
    path("<slug:log>/cosignatures", files.cosignatures, name="cosignatures"),
    path("<slug:log>/<path:name>", files.log_file, name="file"),
]
