"""Addresses of the desk of an addressee with an account: `/{lang}/desk/asked/…`."""

from django.urls import path

from alany.faces.replies import desk_pages

app_name = "asked"
urlpatterns = [
    path("", desk_pages.asked_list, name="list"),
    path("<str:number>/<int:ordinal>/", desk_pages.page, name="page"),
    path("<str:number>/<int:ordinal>/check/<slug:key>/", desk_pages.check, name="check"),
    path("<str:number>/<int:ordinal>/said/<int:place>/", desk_pages.receipt, name="receipt"),
    path("<str:number>/<int:ordinal>/<slug:kind>/", desk_pages.answer, name="answer"),
]
