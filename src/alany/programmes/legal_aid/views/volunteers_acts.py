"""The coordinator: a volunteer pauses, comes back, leaves; a membership is recorded."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alany.faces.ui import parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now, office_today
from alany.faces.ui.posting import only_post
from alany.programmes.legal_aid.actions import volunteers as actions
from alany.programmes.legal_aid.forms.volunteers import MembershipForm, ReasonForm
from alany.programmes.legal_aid.rules.volunteers import NotActive
from alany.programmes.legal_aid.views.volunteers import crumbs, the_volunteer
from alany.programmes.legal_aid.views.waiting import COORDINATE
from alany.spine.organisations.models import Organisation


@needs(COORDINATE, "legal_aid")
def suspend(request: StaffRequest, pk: int) -> HttpResponse:
    """No more offers; what she holds goes to others."""
    return _ended(request, pk, _("Suspend the volunteer"), _("Suspend"), actions.suspend)


@needs(COORDINATE, "legal_aid")
def leave(request: StaffRequest, pk: int) -> HttpResponse:
    """She leaves; what she holds goes to others, what she did stays."""
    return _ended(request, pk, _("The volunteer leaves"), _("Record that she leaves"), actions.leave)


def _ended(request: StaffRequest, pk: int, title: str, act: str, action: Callable[..., int]) -> HttpResponse:
    one = the_volunteer(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            count = action(volunteer=one, reason=form.cleaned_data["reason"], by=request.user, at=now())
        except NotActive:
            form.add_error(None, _("She does not help any more already. Open the profile anew."))
        else:
            text = ngettext(
                "Recorded. %(count)s question went back and was offered to others.",
                "Recorded. %(count)s questions went back and were offered to others.",
                count,
            )
            messages.success(request, text % {"count": count})
            return redirect("desk_legal_aid:volunteer", pk)
    held = one.matters_now + one.offers_now  # type: ignore[attr-defined]
    lead = ngettext(
        "She holds %(count)s question. It will be offered to others at once.",
        "She holds %(count)s questions. They will be offered to others at once.",
        held,
    )
    context = {
        "page_title": title,
        "about": one.user.name,
        "lead": lead % {"count": held},
        "form": form,
        "act": act,
        "back_href": reverse("desk_legal_aid:volunteer", args=[pk]),
        "breadcrumbs": _way(one.user.name, pk),
    }
    return render(request, "desk/form.html", context)


@needs(COORDINATE, "legal_aid")
@only_post("desk_legal_aid:volunteer")
def resume(request: StaffRequest, pk: int) -> HttpResponse:
    """She is offered questions again."""
    try:
        actions.resume(volunteer=the_volunteer(request, pk), by=request.user, at=now())
    except NotActive:
        messages.warning(request, _("She was not suspended."))
    else:
        messages.success(request, _("She is offered questions again."))
    return redirect("desk_legal_aid:volunteer", pk)


@needs(COORDINATE, "legal_aid")
def membership(request: StaffRequest, pk: int) -> HttpResponse:
    """Record that she works in or belongs to a body."""
    one = the_volunteer(request, pk)
    form = MembershipForm(request.user.office, office_today(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.add_membership(
            volunteer=one,
            organisation=Organisation.objects.get(pk=given["organisation"], office=request.user.office),
            post=given["post"],
            valid_from=given["valid_from"],
            valid_to=given["valid_to"],
            by=request.user,
            at=now(),
        )
        messages.success(request, _("Recorded. Questions against this body are not offered to her."))
        return redirect("desk_legal_aid:volunteer", pk)
    context = {
        "page_title": _("Add a membership"),
        "about": one.user.name,
        "form": form,
        "act": _("Add"),
        "back_href": reverse("desk_legal_aid:volunteer", args=[pk]),
        "breadcrumbs": _way(one.user.name, pk),
    }
    return render(request, "desk/form.html", context)


def _way(name: str, pk: int) -> list[parts.Link]:
    return crumbs(parts.Link(name, reverse("desk_legal_aid:volunteer", args=[pk])), parts.Link(_("Change")))
