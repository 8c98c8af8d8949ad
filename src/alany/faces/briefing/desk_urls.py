"""Addresses of figures and briefings on the desk, below `desk/`."""

from django.urls import path

from alany.faces.briefing import desk_briefings, desk_corrections, desk_figures

app_name = "desk_briefing"
urlpatterns = [
    path("figures/", desk_figures.figures, name="figures"),
    path("figures/freeze/", desk_figures.freeze_day, name="freeze"),
    path("figures/approvals/", desk_figures.approvals, name="approvals"),
    path("figures/<int:pk>/", desk_figures.figure, name="figure"),
    path("figures/<int:pk>/correct/", desk_corrections.correct_figure, name="correct"),
    path("figures/<int:pk>/withdraw/", desk_corrections.withdraw_figure, name="withdraw"),
    path("briefings/", desk_briefings.briefings, name="briefings"),
    path("briefings/new/", desk_briefings.write, name="write"),
    path("briefings/<slug:slug>/", desk_briefings.preview, name="preview"),
    path("briefings/<slug:slug>/edit/", desk_briefings.edit, name="edit"),
    path("briefings/<slug:slug>/publish/", desk_briefings.publish, name="publish"),
]
