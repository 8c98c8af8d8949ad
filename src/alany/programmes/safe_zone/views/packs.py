"""Packs of numbered sheets: numbers out, printed elsewhere, registered when delivered."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import current_language, now
from alany.kernel.numbers import format_date, format_number
from alany.kernel.sealing.suite import Malformed
from alany.programmes.safe_zone.forms.letters import DeliveryForm, PackForm
from alany.programmes.safe_zone.rights import KEEP
from alany.spine.intake.actions import issue_pack, reserve_pack
from alany.spine.intake.actions.paper import PackUnfit
from alany.spine.intake.models import SlipPack
from alany.spine.intake.queries.paper import numbers_of, packs_of
from alany.spine.intake.sheets import LARGEST_FILE, numbers_file, read_sheets


@needs(KEEP, "safe_zone")
def packs(request: StaffRequest) -> HttpResponse:
    """All packs; a new one gets numbers that no message will have."""
    form, office, language = PackForm(request.POST or None), request.user.office, current_language()
    if request.method == "POST" and form.is_valid():
        reserve_pack(office=office, count=form.cleaned_data["count"], by=request.user, at=now())
        messages.success(request, _("Numbers are reserved. Take the file to the printing."))
        return redirect("desk_safe_zone:packs")
    asked = listing.read(request.GET, filters=(), sorts={"number": ("-number",)}, default_sort="number")
    page = listing.page_of(packs_of(office), asked)
    rows: list[list[parts.Cell | str]] = [
        [
            parts.Cell(
                one.code.replace("-", "\u2011"), reverse("desk_safe_zone:pack_numbers", args=[one.pk])
            ),
            format_number(one.count, language, 0),
            format_date(one.reserved_on, language),
            parts.Cell(format_date(one.delivered_on, language), sub=one.delivered_to)
            if one.delivered_on
            else parts.Cell(_("Register the delivery"), reverse("desk_safe_zone:pack", args=[one.pk])),
        ]
        for one in page.rows
    ]
    heads = [parts.Column(_("Pack, file of numbers")), parts.Column(_("Sheets"), numeric=True)]
    heads += [parts.Column(_("Numbers reserved")), parts.Column(_("Delivered"))]
    context = {
        "page_title": _("Packs of sheets"),
        "form": form,
        "page": page,
        "table": parts.Table(_("Packs of sheets"), heads, rows, hide_caption=True),
    }
    return render(request, "safe_zone/packs.html", context)


def _pack(request: StaffRequest, pk: int) -> SlipPack:
    return get_object_or_404(SlipPack, pk=pk, office=request.user.office)


@needs(KEEP, "safe_zone")
def numbers(request: StaffRequest, pk: int) -> HttpResponse:
    """The file for the printing, which happens where there is no network."""
    pack = _pack(request, pk)
    body = numbers_file(pack.office.code, pack.number, numbers_of(pack))
    response = HttpResponse(body, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{pack.code}-numbers.json"'
    return response


@needs(KEEP, "safe_zone")
def delivered(request: StaffRequest, pk: int) -> HttpResponse:
    """The pack was printed and delivered: what its sheets are known by is kept, a leaf commits to it."""
    pack, form = _pack(request, pk), DeliveryForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            office, number, sheets = read_sheets(form.cleaned_data["sheets"].read(LARGEST_FILE + 1))
            if (office, number) != (pack.office.code, pack.number):
                raise PackUnfit(pack.code)
            issue_pack(
                pack=pack,
                sheets=sheets,
                delivered_to=form.cleaned_data["delivered_to"],
                by=request.user,
                at=now(),
            )
        except Malformed:
            form.add_error("sheets", _("This is not the file that the printing made."))
        except PackUnfit:
            form.add_error("sheets", _("The file is of another pack, or this pack is registered already."))
        else:
            messages.success(request, _("The pack is registered, and the public log says so."))
            return redirect("desk_safe_zone:packs")
    context = {
        "page_title": _("Delivery of the pack"),
        "about": pack.code,
        "form": form,
        "act": _("Register the delivery"),
        "back_href": reverse("desk_safe_zone:packs"),
        "breadcrumbs": [parts.Link(_("Packs of sheets"), reverse("desk_safe_zone:packs"))],
    }
    return render(request, "desk/form.html", context)
