"""A person's own keys: made in this browser, kept locked, given a new password, changed for a new pair."""

from base64 import b64decode
from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.signals.access import crumbs, scripts
from alany.faces.desk.signals.refusals import REFUSALS, done, refused, said
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now, office_today
from alany.faces.ui.parts import Cell, Column, Link, State, Table
from alany.kernel.sealing.receipts import shown_number
from alany.spine.cases.reply_queries import body_of
from alany.spine.intake.actions import keep_key, relock_key
from alany.spine.intake.models import OfficerKey, Recipient
from alany.spine.intake.queries.keys import fingerprint_of, key_of
from alany.spine.intake.queries.reading import statement_for
from alany.spine.intake.rules import AUTHORITY, CUSTODIAN, LIVE, RECIPIENT

MODULES = ("desk/signals/keys.js",)


def _ways(here: str) -> list[Link]:
    return [*crumbs(), Link(_("My key"), reverse("desk:box_key")), Link(here)]


def mine(request: StaffRequest) -> QuerySet[OfficerKey]:
    """The person's keys, the newest first."""
    return OfficerKey.objects.filter(person=request.user).order_by("-pk")


@needs("", outside=True)
def key(request: StaffRequest) -> HttpResponse:
    """The keys, their state, and what can be done with them."""
    day, rows = office_today(), list(mine(request).select_related("directory"))
    current = key_of(request.user, day)
    context = {
        "page_title": _("My key"),
        "breadcrumbs": crumbs(here=_("My key")),
        "messages": messages.get_messages(request),
        "table": _table(rows, day) if rows else None,
        "current": current,
        "older": len(_to_reseal(request, current)) if current else 0,
        "fingerprint": fingerprint_of(request.user.office),
    }
    return render(request, "desk/signals/key.html", context)


def _table(rows: list[OfficerKey], day: date) -> Table:
    columns = [Column(_("Fingerprint")), Column(_("State")), Column(_("Made"))]
    return Table(
        _("My keys"),
        columns,
        [
            [
                Cell(shown_id(one.key_id), code=True),
                Cell(state=_state(one, day)),
                words.day_word(one.valid_from, day),
            ]
            for one in rows
        ],
    )


def shown_id(key_id: str) -> str:
    """32 digits in groups of four, to compare by telephone."""
    return " ".join(key_id[place : place + 4] for place in range(0, 32, 4))


def _state(one: OfficerKey, day: date) -> State:
    if one.valid_to and one.valid_to <= day:
        return State(_("ended"), "idle")
    if one.directory is None:
        return State(_("waits for the signed directory"), "soon")
    return State(_("in force since version %(n)s") % {"n": one.directory.version}, "done")


@needs("", outside=True)
def new(request: StaffRequest) -> HttpResponse:
    """Make a pair of keys here; public halves and locked private ones come back."""
    body = body_of(request.user) if request.rights.outside else None
    roles = {RECIPIENT: _("I read signals"), CUSTODIAN: _("I keep names of senders and read no signals")}
    if body is not None:
        roles[AUTHORITY] = _("I take in what is handed over to my body")
    if request.method == "POST":
        given = request.POST
        if given.get("role") not in roles:
            return refused(_("Choose one."), "role")
        if refusal := _refusal_of(
            lambda: keep_key(
                office=request.user.office,
                role=given["role"],
                box=bytes.fromhex(given.get("box", "")),
                sign=bytes.fromhex(given.get("sign", "")),
                locked=b64decode(given.get("locked", ""), validate=True),
                recovery=b64decode(given.get("recovery", ""), validate=True),
                person=request.user,
                organisation=body,
                label=request.user.name,
                by=request.user,
                at=now(),
            )
        ):
            return refusal
        messages.success(request, _("Your key is made. Now it must be named in the signed directory."))
        return done(reverse("desk:box_key"))
    context = {
        "page_title": _("Make a key"),
        "breadcrumbs": _ways(_("Make a key")),
        "modules": MODULES,
        "doors": scripts(request),
        "roles": roles.items(),
    }
    return render(request, "desk/signals/key_new.html", context)


@needs("", outside=True)
def password(request: StaffRequest) -> HttpResponse:
    """Lock the key with another password."""
    return _relock(request, "change", _("Change the password of the key"))


@needs("", outside=True)
def recover(request: StaffRequest) -> HttpResponse:
    """Open the key with the printed recovery code and lock it with a new password."""
    return _relock(request, "recover", _("Use the recovery code"))


def _relock(request: StaffRequest, act: str, title: str) -> HttpResponse:
    current = key_of(request.user, office_today())
    if current is None:
        return redirect("desk:box_key")
    if request.method == "POST":
        return _relocked(request)
    context = {
        "page_title": title,
        "breadcrumbs": _ways(title),
        "modules": MODULES,
        "act": act,
        "doors": scripts(request),
        "current": current,
    }
    return render(request, "desk/signals/key_password.html", context)


def _relocked(request: StaffRequest) -> JsonResponse:
    row = get_object_or_404(mine(request), key_id=request.POST.get("key", ""))

    def relock() -> object:
        locked = b64decode(request.POST.get("locked", ""), validate=True)
        return relock_key(key=row, locked=locked, by=request.user, at=now())

    if refusal := _refusal_of(relock):
        return refusal
    messages.success(request, _("The key has its new password."))
    return done(reverse("desk:box_key"))


def _refusal_of(keep: Callable[[], object]) -> JsonResponse | None:
    """Do it; the answer when it was refused or when bytes were lost on the way, None when it is done."""
    try:
        keep()
    except REFUSALS as refusal:
        return said(refusal)
    except ValueError:
        return refused(_("The key did not arrive whole. Open the page again and repeat."), "form")
    return None


@needs("", outside=True)
def rotate(request: StaffRequest) -> HttpResponse:
    """Seal everything that the older key opens to the newest one, signal by signal, in this browser."""
    current = key_of(request.user, office_today())
    rows = _to_reseal(request, current) if current else []
    context = {
        "page_title": _("Move to the new key"),
        "breadcrumbs": _ways(_("Move to the new key")),
        "modules": ("desk/signals/rotating.js",),
        "doors": scripts(request) | {"newest": current.key_id if current else ""},
        "current": current,
        "rows": [_to_move(one, current) for one in rows] if current else [],
    }
    return render(request, "desk/signals/rotate.html", context)


def _to_reseal(request: StaffRequest, current: OfficerKey) -> list[Recipient]:
    if current.directory_id is None:
        return []
    rows = Recipient.objects.filter(
        key__person=request.user, removed_on=None, signal__state__in=LIVE | {"closed"}
    )
    return list(rows.exclude(key=current).select_related("signal", "key").order_by("pk"))


def _to_move(one: Recipient, current: OfficerKey) -> dict[str, str]:
    said_here = statement_for(signal=one.signal, kind="recipient_added", at=now(), to=current.key_id)
    return {
        "number": shown_number(one.signal.number),
        "sealed": reverse("desk:signal_sealed", args=[one.signal.number]),
        "action": reverse("desk:signal_deed", args=[one.signal.number, "move-key"]),
        "statement": said_here.decode(),
        "signer": one.key.key_id,
    }
