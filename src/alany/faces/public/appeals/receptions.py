"""Coming days of reception, the same page for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.public.appeals import shown
from alany.faces.public.appeals.writing import the_office
from alany.faces.ui.access import public
from alany.faces.ui.context import office_today
from alany.faces.ui.parts import Link
from alany.spine.appeals.queries import coming


@public
def receptions(request: HttpRequest) -> HttpResponse:
    """Who receives people where and when in the next three months; what was called off says so."""
    office = the_office()
    days = list(coming(office, office_today()))
    context = {
        "page_title": _("Days of reception"),
        "breadcrumbs": [Link(_("Appeals"), reverse("public:appeals")), Link(_("Days of reception"))],
        "table": shown.reception_table(days) if days else None,
        "told": office,
    }
    return render(request, "public/appeals/receptions.html", context)
