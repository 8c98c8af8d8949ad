"""Doors for the scripts of these pages: what goes out is sealed or public, what comes in is sealed."""

from base64 import b64encode
from secrets import token_hex

from django.http import Http404, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk.signals import arriving
from alany.faces.desk.signals.access import seat
from alany.faces.desk.signals.refusals import REFUSALS, refused, said
from alany.faces.ui.access import StaffRequest, needs
from alany.faces.ui.context import now, office_today
from alany.kernel.sealing.files import LARGEST
from alany.spine.intake.actions import SealedWriter, open_item, read_sealed
from alany.spine.intake.models import Action, Item, KeyDirectory, OfficerKey, Wrap
from alany.spine.intake.queries.keys import fingerprint_of, ring_of

PIECE = 1 << 18
MOST_SEALED = LARGEST + (1 << 18)
HALF, HALF_AT = "box_half", "box_half_at"
IDLE_SECONDS = 30 * 60


@needs("", outside=True)
def session(request: StaffRequest) -> JsonResponse:
    """The office's half of what keeps unlocked keys in a tab: begun, gone on with, or ended.

    It opens nothing by itself, and the other half never comes here. Half an hour without a page ends it.
    """
    act, at = request.POST.get("act"), now().timestamp()
    if act == "begin":
        request.session[HALF] = token_hex(32)
    elif act != "go-on" or at - request.session.get(HALF_AT, 0) > IDLE_SECONDS:
        request.session.pop(HALF, None)
    if HALF not in request.session:
        return JsonResponse({"half": None}, status=200 if act == "end" else 410)
    request.session[HALF_AT] = at
    return JsonResponse({"half": request.session[HALF]})


@needs("", outside=True)
def keys(request: StaffRequest) -> JsonResponse:
    """The own keys, locked as they came, the newest first; one that has ended still opens old words."""
    rows = OfficerKey.objects.filter(person=request.user).exclude(locked=b"").order_by("-pk")
    return JsonResponse({"keys": [_key(one) for one in rows]})


def _key(one: OfficerKey) -> dict[str, str]:
    return {
        "id": one.key_id,
        "box": one.box,
        "sign": one.sign,
        "locked": _text(one.locked),
        "recovery": _text(one.recovery),
    }


def _text(data: bytes | memoryview) -> str:
    return b64encode(bytes(data)).decode("ascii")


@needs("box.read")
def sealed(request: StaffRequest, number: str) -> JsonResponse:
    """The items of a signal with this person's wraps, and to whom an answer is sealed."""
    at = seat(request, number)
    mine = set(OfficerKey.objects.filter(person=request.user).values_list("key_id", flat=True))
    items = at.signal.items.prefetch_related("wraps").defer("upload")
    ring = ring_of(at.signal, office_today())
    to = {
        "recipients": [one.key_id for one in ring.recipients],
        "escrow": [ring.escrow_id],
        "reporter": bytes(at.signal.reporter.public).hex(),
    }
    noted = set(Action.objects.filter(signal=at.signal, kind="opened").values_list("item", flat=True))
    told = [item_told(one, at.signal.number, mine, noted=one.item in noted) for one in items]
    return JsonResponse({"report": at.signal.report, "items": told, "to": to})


def item_told(one: Item, number: str, mine: set[str], *, noted: bool) -> dict[str, object]:
    """One item as the scripts read it, with the wraps that this person can do something with."""
    wraps = [wrap for wrap in one.wraps.all() if wrap.key_id in mine or wrap.then in mine]
    href = reverse("desk:signal_file", args=[number, one.item]) if one.upload_id else ""
    return {
        "item": one.item,
        "kind": one.kind,
        "commitment": bytes(one.commitment).hex(),
        "sealed": "" if href else _text(one.sealed),
        "href": href,
        "noted": noted or one.by_id is not None,
        "wraps": [_wrap(wrap) for wrap in wraps],
    }


def _wrap(one: Wrap) -> dict[str, str]:
    return {"key": one.key_id, "then": one.then, "sealed": _text(one.sealed), "half": _text(one.half)}


@needs("box.read")
def file(request: StaffRequest, number: str, item: int) -> HttpResponseBase:
    """A sealed stream as it lies on disk."""
    at = seat(request, number)
    row = get_object_or_404(at.signal.items.exclude(upload=None).select_related("upload"), item=item)
    if row.upload is None:
        raise Http404(item)
    return StreamingHttpResponse(read_sealed(row.upload), content_type="application/octet-stream")


@needs("", outside=True)
def upload(request: StaffRequest) -> JsonResponse:
    """Take in the sealed stream of a file of an answer; unnamed by an answer, it is forgotten in a day."""
    if request.method != "POST":
        raise Http404
    writer = SealedWriter()
    while piece := request.read(PIECE):
        writer.write(piece)
        if writer.size > MOST_SEALED:
            writer.drop()
            return refused(_("A file may have 50 MB at most."), "too_large")
    return JsonResponse({"file": writer.keep(office=request.user.office, at=now()).name}, status=201)


@needs("", outside=True)
def directory(request: StaffRequest) -> JsonResponse:
    """Every version of the key directory with its signatures: the browser follows them from the roots."""
    rows = KeyDirectory.objects.filter(office=request.user.office).order_by("version")
    told = [{"bytes": one.text, "signatures": one.signatures} for one in rows]
    return JsonResponse({"versions": told, "fingerprint": fingerprint_of(request.user.office)})


@needs("box.read")
def opened(request: StaffRequest, number: str) -> JsonResponse:
    """An item was opened in somebody's browser: for the first time, that is an event of the log."""
    at = seat(request, number)
    item = get_object_or_404(at.signal.items, item=_number(request.POST.get("item", "")))
    signature = arriving.signature(request.POST.get("signature", ""))
    try:
        open_item(signal=at.signal, item=item, signature=signature, by=request.user, at=now())
    except REFUSALS as refusal:
        return said(refusal)
    return JsonResponse({"item": item.item})


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 11 else 0
