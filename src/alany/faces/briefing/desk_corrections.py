"""Correcting and withdrawing a published figure, each with a reason that the public reads."""

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.briefing.desk_forms import ReasonForm
from alany.faces.briefing.desk_words import correction_refusal, day_words
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now
from alany.faces.ui.parts import Link
from alany.spine.figures import actions
from alany.spine.figures.models import Figure
from alany.spine.figures.queries import all_figures


@needs("figures.freeze")
def correct_figure(request: StaffRequest, pk: int) -> HttpResponseBase:
    """Compute the next version from today's records of that day; a second person approves it."""
    figure = get_object_or_404(all_figures(request.user.office), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            following = actions.correct(
                figure=figure,
                reason=form.cleaned_data["reason"],
                notes=form.tril("note"),
                by=request.user,
                at=now(),
            )
            return redirect("desk_briefing:figure", following.pk)
        except actions.CorrectionRefused as refusal:
            form.add_error(None, correction_refusal(refusal.reason))
    lead = _("The number is computed again from the records as they are now. The old version stays readable.")
    return _page(request, figure, form, _("Correct the figure"), lead)


@needs("figures.approve")
def withdraw_figure(request: StaffRequest, pk: int) -> HttpResponseBase:
    """Take a published figure back; its page stays with the reason."""
    figure = get_object_or_404(all_figures(request.user.office), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(
                figure=figure,
                reason=form.cleaned_data["reason"],
                notes=form.tril("note"),
                by=request.user,
                at=now(),
            )
            return redirect("desk_briefing:figure", figure.pk)
        except actions.CorrectionRefused as refusal:
            form.add_error(None, correction_refusal(refusal.reason))
    lead = _("The public sees at once that the figure is withdrawn, and why. This cannot be taken back.")
    return _page(request, figure, form, _("Withdraw the figure"), lead)


def _page(request: StaffRequest, figure: Figure, form: ReasonForm, act: str, lead: str) -> HttpResponseBase:
    href = reverse("desk_briefing:figure", args=[figure.pk])
    context = {
        "page_title": act,
        "section_title": figure.number,
        "breadcrumbs": [
            Link(_("Figures"), reverse("desk_briefing:figures")),
            Link(figure.number, href),
            Link(act),
        ],
        "form": form,
        "about": day_words(figure),
        "lead": lead,
        "act": act,
        "back_href": href,
    }
    return render(request, "briefing/desk_form.html", context)
