"""Addresses of the intake, of one's own question, of public answers, of screening and of review."""

from django.urls import path

from alany.programmes.legal_aid.views import library, public, status

PUBLIC_URLS = [
    path("", public.home, name="home"),
    path("ask/", public.ask, name="ask"),
    path("status/", status.status, name="status"),
    path("answers/", library.library, name="library"),
    path("answers/<int:pk>/", library.library_answer, name="library_answer"),
]
