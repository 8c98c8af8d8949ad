"""Addresses of campaigns, visits, findings and referrals."""

from django.urls import URLPattern, path

from alany.programmes.pharmacies.views import campaigns_public

PUBLIC_URLS = [
    path("campaigns/", campaigns_public.campaigns, name="campaigns"),
    path("campaigns/<int:pk>/", campaigns_public.campaign, name="campaign"),
    path("campaigns/<int:pk>/sample.csv", campaigns_public.sample, name="sample"),
    path("campaigns/<int:pk>/districts.csv", campaigns_public.results, name="results"),
]
DESK_URLS: list[URLPattern] = []
