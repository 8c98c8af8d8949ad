"""What was handed over to a body, for who holds its registered key: sealed packages."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.signals.access import crumbs, scripts
from alany.faces.desk.signals.doors import item_told
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import office_today
from alany.faces.ui.parts import Cell, Column, Table
from alany.kernel.sealing.receipts import shown_number
from alany.kernel.sealing.suite import Kind
from alany.spine.intake.models import Action, Item, OfficerKey

SHOWN = 200


def _mine(request: StaffRequest) -> set[str]:
    rows = OfficerKey.objects.filter(person=request.user, role=OfficerKey.Role.AUTHORITY)
    return set(rows.values_list("key_id", flat=True))


@needs("", outside=True)
def packages(request: StaffRequest) -> HttpResponse:
    """The newest first."""
    rows = Item.objects.filter(kind=Kind.PACKAGE, wraps__key_id__in=_mine(request)).select_related(
        "signal", "by"
    )
    day = office_today()
    columns = [Column(_("Signal")), Column(_("Handed over by")), Column(_("Day"))]
    lines: list[list[Cell | str]] = [
        [
            Cell(shown_number(one.signal.number), reverse("desk:box_package", args=[one.pk])),
            one.by.name if one.by else "",
            words.day_word(one.day, day),
        ]
        for one in rows.order_by("-pk")[:SHOWN]
    ]
    context = {
        "page_title": _("Handed to us"),
        "breadcrumbs": crumbs(here=_("Handed to us")),
        "table": Table(_("Handed to us"), columns, lines, hide_caption=True) if lines else None,
    }
    return render(request, "desk/signals/packages.html", context)


@needs("", outside=True)
def package(request: StaffRequest, key: int) -> HttpResponse:
    """One package, opened in this browser; its other readers' wraps stay hidden."""
    mine = _mine(request)
    rows = Item.objects.filter(kind=Kind.PACKAGE, wraps__key_id__in=mine).distinct()
    item = get_object_or_404(rows.select_related("signal", "by"), pk=key)
    if request.GET.get("format") == "json":
        told = item_told(item, item.signal.number, mine, noted=True)
        return JsonResponse({"report": item.signal.report, "items": [told], "to": {}})
    act = Action.objects.filter(signal=item.signal, kind="forwarded", item=item.item).first()
    context = {
        "page_title": _("Handed over from signal %(number)s") % {"number": shown_number(item.signal.number)},
        "breadcrumbs": crumbs(here=_("Handed to us")),
        "doors": scripts(request) | {"sealed": reverse("desk:box_package", args=[key]) + "?format=json"},
        "modules": ("desk/signals/reading.js",),
        "item": item,
        "day": words.day_word(item.day, office_today()),
        "by": act.by_name if act else "",
    }
    return render(request, "desk/signals/package.html", context)
