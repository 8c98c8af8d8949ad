"""One's own appeal, opened by number and code in the body of a POST."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alany.faces.public.appeals import shown
from alany.faces.public.appeals.forms import OpenForm, SayForm
from alany.faces.public.appeals.writing import the_office, unkept
from alany.faces.ui.context import now
from alany.kernel.workflow import MoveRefused
from alany.spine.appeals import actions
from alany.spine.appeals.models import Appeal
from alany.spine.appeals.queries import appeal_by_code
from alany.spine.appeals.rules import read_code
from alany.spine.cases.rules import FixNotClaimed, WordsMissing

Told = dict[str, object]


@unkept
def state(request: HttpRequest) -> HttpResponse:
    """Number and code are asked, then the appeal is shown with what its sender can do."""
    form = OpenForm(request.POST or None)
    appeal = None
    if request.method == "POST" and form.is_valid():
        appeal = appeal_by_code(the_office(), form.cleaned_data["number"], form.cleaned_data["code"])
        if appeal is None:
            form.add_error(None, _("No appeal has this number and this code. Check both on the slip."))
    if appeal is None:
        context: Told = {"page_title": _("What became of my appeal"), "form": form}
        return render(request, "public/appeals/open.html", context)
    told = _DO.get(request.POST.get("do", ""), _nothing)(request, appeal)
    fresh = Appeal.objects.select_related("case__place", "case__addressee", "case__rule").get(pk=appeal.pk)
    code = read_code(form.cleaned_data["code"])
    return render(request, "public/appeals/state.html", shown.state_of(fresh) | {"code": code} | told)


def _nothing(request: HttpRequest, appeal: Appeal) -> Told:
    return {}


def _withdraw(request: HttpRequest, appeal: Appeal) -> Told:
    form = SayForm(_("Why do you take it back?"), request.POST)
    if not form.is_valid():
        return {"withdraw": form, "form": form}
    try:
        actions.withdraw_appeal(appeal=appeal, reason=form.cleaned_data["text"], at=now())
    except (MoveRefused, WordsMissing):
        return {"warning": _("It can no longer be taken back. This is how it stands now.")}
    return {"told": _("You have taken the appeal back.")}


def _fixed(request: HttpRequest, appeal: Appeal) -> Told:
    try:
        actions.answer_fix(appeal=appeal, is_fixed=True, at=now())
    except FixNotClaimed:
        return {"warning": _("The case has moved on meanwhile. This is how it stands now.")}
    return {"told": _("Thank you for the answer. If it breaks again, say so here.")}


def _not_fixed(request: HttpRequest, appeal: Appeal) -> Told:
    form = SayForm(_("What is not fixed?"), request.POST)
    if not form.is_valid():
        return {"not_fixed": form, "form": form}
    try:
        actions.answer_fix(appeal=appeal, is_fixed=False, text=form.cleaned_data["text"], at=now())
    except (MoveRefused, FixNotClaimed, WordsMissing):
        return {"warning": _("The case has moved on meanwhile. This is how it stands now.")}
    return {
        "told": _("Thank you. The case is open again, its term is counted anew, and it goes one level up.")
    }


_DO: dict[str, Callable[[HttpRequest, Appeal], Told]] = {
    "withdraw": _withdraw,
    "fixed": _fixed,
    "not_fixed": _not_fixed,
}
