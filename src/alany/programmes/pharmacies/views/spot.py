"""The check on the spot, on a telephone in the pharmacy: three letters or a barcode, and the cap of today."""

from decimal import Decimal

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alany.faces.ui import parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, office_today
from alany.programmes.pharmacies.forms.checker import LONGEST, PriceField
from alany.programmes.pharmacies.queries.asking import ask, caps_for
from alany.programmes.pharmacies.views import checker_parts as shown

MOST = 25


class SpotForm(forms.Form):
    """Three letters or a barcode are enough; with the price there is a verdict."""

    q = forms.CharField(
        label=gettext_lazy("Three letters of the name, the tag, or the barcode"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autofocus": True, "autocapitalize": "off"}),
    )
    price = PriceField(
        label=gettext_lazy("Price, tenge"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
    )


@needs("cases.read", "pharmacies")
def spot(request: StaffRequest) -> HttpResponse:
    """Packs that it may be, with the cap of today, act and row; with a price the verdict."""
    asked = "q" in request.GET
    form = SpotForm(request.GET if asked else None)
    context: dict[str, object] = {
        "page_title": _("Check on the spot"),
        "form": form,
        "breadcrumbs": [
            parts.Link(_("Visits"), reverse("desk_pharmacies:visits")),
            parts.Link(_("Check on the spot")),
        ],
    }
    if asked and form.is_valid():
        context |= _told(request, form)
    return render(request, "pharmacies/spot.html", context)


def _told(request: StaffRequest, form: SpotForm) -> dict[str, object]:
    office, today, language = request.user.office, office_today(), current_language()
    line = " ".join(form.cleaned_data["q"].replace("\x00", " ").split())
    price = form.cleaned_data["price"]
    caps = caps_for(office, line, today, MOST)
    if caps is None:
        return {"nothing_yet": True}
    if not isinstance(price, Decimal):
        return shown.caps(caps, line, language)
    answer = ask(office, line, price, today, code=request.GET.get("code", "")[:20])
    return shown.answer(answer, line, language) if answer else {"nothing_yet": True}
