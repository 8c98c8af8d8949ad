"""The coordinator: all offers, and how fairly they are shared out."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from alany.faces.ui import listing
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now, office_today
from alany.kernel.folding import fold
from alany.programmes.legal_aid.forms.matching import OfferFilter
from alany.programmes.legal_aid.queries import load as queries
from alany.programmes.legal_aid.rules.offers import WeightsMissing
from alany.programmes.legal_aid.views import offers_parts as shown
from alany.programmes.legal_aid.views.waiting import COORDINATE
from alany.programmes.legal_aid.views.waiting_parts import weights_words

SORTS = {"made": ("-made_at",), "score": ("-score",), "volunteer": ("volunteer__user__sort_key",)}
COLUMNS = {
    "number": lambda one: one.matter.case.number,
    "volunteer": lambda one: one.volunteer.user.name,
    "made_at": lambda one: one.made_at,
    "score": lambda one: one.score,
    "answer": lambda one: one.answer,
    "answered_at": lambda one: one.answered_at,
}


@needs(COORDINATE, "legal_aid")
def offers(request: StaffRequest) -> HttpResponse:
    """Every offer, the newest first."""
    asked = listing.read(request.GET, filters=("q", "answer"), sorts=SORTS, default_sort="made")
    rows = queries.offers_of(request.user.office)
    if answer := asked.filters.get("answer"):
        rows = rows.filter(answer="" if answer == "waiting" else answer)
    for word in fold(asked.filters.get("q", "")).split()[:8]:
        found = rows.filter(volunteer__user__search_text__contains=word)
        rows = found | rows.filter(matter__case__search_text__contains=word)
    rows = rows.order_by(*asked.order())
    if asked.format != "html":
        return listing.export(rows, asked, name="offers", columns=COLUMNS)  # type: ignore[return-value]
    page = listing.page_of(rows, asked)
    context = {
        "page_title": _("Offers"),
        "page": page,
        "table": shown.offer_table(page.rows, asked),
        "filter_form": OfferFilter(dict(asked.filters)),
    }
    return render(request, "legal_aid/offers.html", context)


@needs(COORDINATE, "legal_aid")
def load(request: StaffRequest) -> HttpResponse:
    """Load now, offers of a year, waiting times: what the office publishes about its own fairness."""
    office, at = request.user.office, now()
    rows = list(queries.shares_of_volunteers(office, at))
    try:
        weights = weights_words(at)
    except WeightsMissing:
        weights = ""
    context = {
        "page_title": _("Load and fairness"),
        "figures": shown.fairness_figures(queries.fairness_of(rows)),
        "table": shown.share_table(rows),
        "by_language": shown.language_table(queries.waited_by_language(office, at)),
        "by_district": shown.district_table(queries.waited_by_district(office, at), office_today()),
        "weights": weights,
        "rows": rows,
    }
    return render(request, "legal_aid/load.html", context)
