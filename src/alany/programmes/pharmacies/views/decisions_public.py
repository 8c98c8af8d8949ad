"""Decisions of the authority that name a pharmacy, with the pharmacy's own words; each for its term."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import public
from alany.faces.ui.context import current_language, office_today
from alany.programmes.pharmacies.models import NamedDecision
from alany.programmes.pharmacies.queries.naming import public_decisions
from alany.programmes.pharmacies.rules.referrals import REVERSED
from alany.programmes.pharmacies.views import decisions_parts as shown
from alany.programmes.pharmacies.views.uploads import download
from alany.spine.organisations.queries import this_office


@public
def decisions(request: HttpRequest) -> HttpResponse:
    """What is public today."""
    office, language = this_office(), current_language()
    found = public_decisions(office, office_today()) if office else NamedDecision.objects.none()
    asked = listing.read(request.GET, filters=(), sorts={"": ()}, default_sort="")
    if asked.format != "html":
        columns = {
            _("Pharmacy"): lambda one: shown.named_as(one, language),
            _("Address"): lambda one: shown.where_of(one, language),
            _("Decision"): lambda one: shown.decision_of(one, language).decided,
            _("What the pharmacy says"): lambda one: shown.decision_of(one, language).reply,
            _("Reversed"): lambda one: one.referral.state == REVERSED,
            _("Shown until"): lambda one: one.expires_on,
        }
        return download(found, asked, name="decisions", columns=columns)
    page = listing.page_of(found, asked)
    context = {
        "page_title": _("Decisions of the authority"),
        "page": page,
        "decisions": [shown.decision_of(one, language) for one in page.rows],
        "breadcrumbs": [
            parts.Link(_("Pharmacy monitoring"), reverse("pharmacies:home")),
            parts.Link(_("Decisions of the authority")),
        ],
    }
    return render(request, "pharmacies/decisions_public.html", context)
