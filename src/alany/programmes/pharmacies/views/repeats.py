"""Owners, addresses and chains about which the authority has decided more than once within a year."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, office_today
from alany.kernel.numbers import format_number
from alany.programmes.pharmacies.queries.repeats import Repeat, repeats
from alany.programmes.pharmacies.views.uploads import download
from alany.programmes.pharmacies.wording_naming import REPEATED


@needs("cases.read", "pharmacies")
def repeat_list(request: StaffRequest) -> HttpResponse:
    """Where to go again first; what was only referred, or reversed later, does not count."""
    found, language = repeats(request.user.office, office_today()), current_language()
    asked = listing.read(request.GET, filters=(), sorts={"": ()}, default_sort="")
    if asked.format != "html":
        columns = {
            "by": lambda one: one.by,
            "name": lambda one: one.name,
            "bin": lambda one: one.bin,
            "decisions": lambda one: one.decisions,
            "pharmacies": lambda one: ";".join(pharmacy.number for pharmacy in one.pharmacies),
        }
        return download(found, asked, name="repeats", columns=columns)
    page = listing.page_of(found, asked)
    context = {
        "page_title": _("Decided about more than once within a year"),
        "page": page,
        "table": _table(page.rows, language),
        "breadcrumbs": [
            parts.Link(_("Referrals"), reverse("desk_pharmacies:referrals")),
            parts.Link(_("Decided about more than once within a year")),
        ],
    }
    return render(request, "pharmacies/repeats.html", context)


def _table(rows: Sequence[Repeat], language: str) -> parts.Table:
    return parts.Table(
        caption=_("Decided about more than once within a year"),
        hide_caption=True,
        columns=[
            parts.Column(_("Who")),
            parts.Column(_("Counted")),
            parts.Column(_("Decisions"), numeric=True),
            parts.Column(_("Pharmacies")),
        ],
        rows=[
            [
                parts.Cell(one.name, sub=one.bin),
                REPEATED[one.by].in_language(language),
                format_number(one.decisions, language, 0),
                ", ".join(f"№ {pharmacy.number} {pharmacy.name}" for pharmacy in one.pharmacies),
            ]
            for one in rows
        ],
    )
