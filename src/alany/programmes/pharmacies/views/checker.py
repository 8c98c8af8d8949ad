"""The public checker: is this price above the cap? One page, one GET form, no cookie."""

from datetime import date
from decimal import Decimal
from threading import Thread

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import parts
from alany.faces.ui.access import public
from alany.faces.ui.context import current_language, office_today
from alany.programmes.pharmacies.forms.checker import CheckForm
from alany.programmes.pharmacies.queries.asking import ask, caps_for
from alany.programmes.pharmacies.queries.checker import is_kept, register_on
from alany.programmes.pharmacies.views import checker_parts as shown
from alany.spine.organisations.models import Office
from alany.spine.organisations.queries import this_office


@public
def check(request: HttpRequest) -> HttpResponse:
    """The question and, when it was asked, the answer in words with its reasons."""
    office = this_office()
    if office is None:
        raise Http404("no office yet")
    asked = "q" in request.GET
    form = CheckForm(request.GET if asked else None, today=office_today())
    context: dict[str, object] = {
        "page_title": _("Is this price above the cap?"),
        "form": form,
        "breadcrumbs": [
            parts.Link(_("Pharmacy monitoring"), reverse("pharmacies:home")),
            parts.Link(_("Is this price above the cap?")),
        ],
    }
    if not asked:
        _warm(office)
    elif form.is_valid():
        said = form.cleaned_data
        context |= _answered(office, said["q"], said["price"], said["on"], request.GET.get("code", "")[:20])
    return render(request, "pharmacies/checker.html", context)


def _answered(office: Office, line: str, price: Decimal | str, on: date, code: str) -> dict[str, object]:
    """The verdict on a price, or the caps of the day where no price was given."""
    language = current_language()
    if not isinstance(price, Decimal):
        caps = caps_for(office, line, on, shown.MOST_CANDIDATES)
        return shown.caps(caps, line, language) if caps else {"nothing_yet": True}
    answer = ask(office, line, price, on, code=code)
    return shown.answer(answer, line, language) if answer else {"nothing_yet": True}


def _warm(office: Office) -> None:
    """Build today's register while the visitor types; never beside an open transaction."""
    today = office_today()
    if not connection.in_atomic_block and not is_kept(office, today):
        Thread(target=_build, args=(office,), daemon=True).start()


def _build(office: Office) -> None:
    try:
        register_on(office, office_today())
    finally:
        connection.close()
