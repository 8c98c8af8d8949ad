"""Requests for a sender's name: two custodians agree, each with the own key; readers of the signal cannot."""

import json

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.signals import arriving
from alany.faces.desk.signals.access import crumbs, scripts
from alany.faces.desk.signals.doors import item_told
from alany.faces.desk.signals.refusals import REFUSALS, done, said
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now, office_today
from alany.faces.ui.parts import Cell, Column, Table
from alany.kernel.sealing.receipts import shown_number
from alany.kernel.sealing.suite import Kind
from alany.spine.intake.actions import agree_identity
from alany.spine.intake.models import Action, Item, OfficerKey
from alany.spine.intake.queries.reading import statement_for

SHOWN = 100


def _mine(request: StaffRequest) -> list[str]:
    rows = OfficerKey.objects.filter(person=request.user, role=OfficerKey.Role.CUSTODIAN)
    return list(rows.values_list("key_id", flat=True))


def _asked(request: StaffRequest) -> list[Action]:
    """The newest request for each signal whose identity is sealed to this custodian."""
    mine = _mine(request)
    held = Item.objects.filter(kind=Kind.IDENTITY).filter(
        Q(wraps__key_id__in=mine) | Q(wraps__then__in=mine), signal__office=request.user.office
    )
    rows = Action.objects.filter(kind="identity_asked", signal__in=held.values("signal"))
    newest: dict[int, Action] = {}
    for one in rows.select_related("signal").order_by("pk"):
        newest[one.signal_id] = one
    return sorted(newest.values(), key=lambda one: -one.pk)[:SHOWN]


@needs("box.custody")
def identities(request: StaffRequest) -> HttpResponse:
    """What custodians are asked; for anybody else an empty list."""
    rows, day = _asked(request), office_today()
    agreed = set(
        Action.objects.filter(
            kind="identity_agreed", by=request.user, signal__in=[one.signal_id for one in rows]
        ).values_list("signal", flat=True)
    )
    columns = [Column(_("Signal")), Column(_("Who asks for it")), Column(_("Asked on"))]
    lines: list[list[Cell | str]] = [
        [
            Cell(
                shown_number(one.signal.number),
                reverse("desk:box_identity", args=[one.signal.number]),
                _("you have agreed") if one.signal_id in agreed else "",
            ),
            Cell(one.by_name, sub=one.by_post),
            words.day_word(one.day, day),
        ]
        for one in rows
    ]
    context = {
        "page_title": _("Requests for a name"),
        "breadcrumbs": crumbs(here=_("Requests for a name")),
        "messages": messages.get_messages(request),
        "table": Table(_("Requests for a name"), columns, lines, hide_caption=True) if lines else None,
    }
    return render(request, "desk/signals/identities.html", context)


@needs("box.custody")
def identity(request: StaffRequest, number: str) -> HttpResponse:
    """One request: its motive, agreeing to it, and the name once two have agreed."""
    asked = next((one for one in _asked(request) if one.signal.number == number), None)
    if asked is None:
        raise Http404(number)
    item = asked.signal.items.filter(kind=Kind.IDENTITY).prefetch_related("wraps").get()
    if request.method == "POST":
        return _agreed(request, asked, item)
    if request.GET.get("format") == "json":
        return _sealed(request, asked, item)
    after = Action.objects.filter(signal=asked.signal, pk__gt=asked.pk)
    agreed = list(after.filter(kind="identity_agreed").order_by("pk"))
    doors = scripts(request) | {"sealed": reverse("desk:box_identity", args=[number]) + "?format=json"}
    doors["signer"] = _key(request, item).key_id
    statement = statement_for(signal=asked.signal, kind="identity_agreed", at=now(), item=item.item)
    context = {
        "page_title": _("Request for the name of %(number)s") % {"number": shown_number(number)},
        "breadcrumbs": [*crumbs(here=_("Requests for a name"))],
        "doors": doors,
        "modules": ("desk/signals/acting.js", "desk/signals/names.js"),
        "asked": asked,
        "motive": _motive(asked),
        "day": words.day_word(asked.day, office_today()),
        "agreed": agreed,
        "opened": after.filter(kind="identity_opened").exists(),
        "may_agree": all(one.by_id != request.user.pk for one in agreed) and asked.by_id != request.user.pk,
        "statement": statement.decode(),
    }
    return render(request, "desk/signals/identity.html", context)


def _motive(asked: Action) -> str:

    return str(json.loads(asked.statement).get("motive", ""))


def _key(request: StaffRequest, item: Item) -> OfficerKey:
    held = {key for wrap in item.wraps.all() for key in (wrap.key_id, wrap.then)}
    return OfficerKey.objects.filter(person=request.user, key_id__in=held).order_by("-pk")[0]


def _sealed(request: StaffRequest, asked: Action, item: Item) -> JsonResponse:
    told = item_told(item, asked.signal.number, set(_mine(request)), noted=True)
    return JsonResponse({"report": asked.signal.report, "items": [told], "to": {}})


def _agreed(request: StaffRequest, asked: Action, item: Item) -> JsonResponse:
    try:
        text = request.POST.get("halves", "")
        agree_identity(
            signal=asked.signal,
            key=_key(request, item),
            halves=arriving.halves(text) if text != "[]" else {},
            signature=arriving.signature(request.POST.get("signature", "")),
            by=request.user,
            at=now(),
        )
    except REFUSALS as refusal:
        return said(refusal)
    messages.success(request, _("You have agreed. The name opens when two custodians have."))
    return done(reverse("desk:box_identity", args=[asked.signal.number]))
