"""Public addresses of figures, briefings and corrections, below the language."""

from django.urls import path

from alany.faces.briefing import briefing_pages, downloads, errata, figure_pages

app_name = "briefing"
urlpatterns = [
    path("briefings/", briefing_pages.briefings, name="briefings"),
    path("briefings/<slug:slug>/", briefing_pages.briefing, name="briefing"),
    path("briefings/<slug:slug>.pdf", briefing_pages.briefing_pdf, name="briefing_pdf"),
    path("figures/", figure_pages.figures, name="figures"),
    path("f/<str:number>/", figure_pages.figure, name="figure"),
    path("f/<str:number>/records.<slug:form>", downloads.records, name="records"),
    path("f/<str:number>/<str:name>", downloads.frozen, name="frozen"),
    path("f/<str:number>/v/<int:version>/", figure_pages.figure, name="figure_version"),
    path("f/<str:number>/v/<int:version>/records.<slug:form>", downloads.records, name="version_records"),
    path("f/<str:number>/v/<int:version>/<str:name>", downloads.frozen, name="version_frozen"),
    path("errata/", errata.errata, name="errata"),
    path("errata/feed.xml", errata.feed, name="errata_feed"),
]
