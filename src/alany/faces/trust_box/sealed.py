"""Doors for the browser that seals by itself: JSON in and out, no cookie (docs/formats/sealing.md)."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from alany.faces.trust_box.doors import frame, the_office, unkept
from alany.faces.trust_box.forms import FORMS
from alany.faces.trust_box.history import events_of
from alany.faces.trust_box.keepsakes import proof_text, proven_leaf
from alany.faces.trust_box.leaf_words import WORDS
from alany.faces.trust_box.tokens import FORM, signed, unsigned
from alany.faces.trust_box.wording import word
from alany.faces.ui.context import at_kiosk, current_language, now, office_today
from alany.kernel.sealing.files import LARGEST
from alany.kernel.sealing.receipts import leaf_words
from alany.spine.intake.actions import SealedWriter, add_items, note_attempt, read_sealed, send
from alany.spine.intake.models import Item, KeyDirectory, Signal
from alany.spine.intake.queries.keys import fingerprint_of, keyring
from alany.spine.intake.queries.reading import by_number, is_sender, items_of
from alany.spine.intake.rules import (
    KIOSK,
    MODES,
    TOPICS,
    WEB,
    IntakeRefused,
    ItemTaken,
    Letter,
    SealedItem,
    SealedReceipt,
    SealedWrap,
    TooFewBodies,
)

Said = dict[str, Any]
LARGEST_JSON = 2_400_000
PIECE = 1 << 16
SEALED_LARGEST = LARGEST + LARGEST // 1000 + (1 << 18)
STATUS = {"no_such_number": 404, "wrong_secret": 403, "taken": 409, "too_large": 413}


class DoorRefused(Exception):
    """A request that a door does not take; `reason` is a word of the format."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def door(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Refusals as JSON, whatever is sent."""

    @unkept
    @wraps(view)
    def opened(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except DoorRefused as refusal:
            return _refused(refusal.reason)
        except TooFewBodies:
            return _refused("too_few_bodies")
        except ItemTaken:
            return _refused("taken")
        except IntakeRefused as refusal:
            return _refused(type(refusal).__name__.lower())
        except (KeyError, ValueError, TypeError, AttributeError):
            return _refused("malformed")

    return opened


def _refused(reason: str) -> JsonResponse:
    says = word("too_few") if reason == "too_few_bodies" else word("lost")
    return JsonResponse({"refused": reason, "says": says}, status=STATUS.get(reason, 400))


def _read(request: HttpRequest) -> Said:
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_JSON:
        raise DoorRefused("too_large")
    said = json.loads(request.body)
    if not isinstance(said, dict):
        raise DoorRefused("malformed")
    return said


@unkept
def whole_form(request: HttpRequest) -> HttpResponse:
    """All questions on one page, which only a script can send: nothing of it reaches the server readable."""
    context = frame(word("begin_sealed")) | {
        "forms": [(step, word(f"{step}_title"), form(the_office())) for step, form in FORMS.items()],
        "fingerprint": fingerprint_of(the_office()),
    }
    return render(request, "trust_box/sealed.html", context)


@door
def directory(request: HttpRequest) -> HttpResponse:
    """Every version of the key directory with its signatures, from the first."""
    rows = KeyDirectory.objects.filter(office=the_office()).order_by("version")
    versions = [{"bytes": one.text, "signatures": one.signatures} for one in rows]
    return JsonResponse({"versions": versions, "fingerprint": fingerprint_of(the_office())})


@door
def ring(request: HttpRequest) -> HttpResponse:
    """For whom to seal, by what stands in clear: whom it is about, mode, topic, crime."""
    said = _read(request)
    about = [int(one) for one in said.get("about", [])]
    mode, topic = said["mode"], said["topic"]
    if mode not in MODES or topic not in TOPICS or len(about) > 5:
        raise DoorRefused("malformed")
    found = keyring(the_office(), office_today(), about)
    form: Said = {"about": about, "mode": mode, "topic": topic, "crime": bool(said.get("crime"))}
    form["channel"] = KIOSK if at_kiosk(request) else WEB
    return JsonResponse(
        {
            "form": signed(form, FORM),
            "directory": found.version,
            "recipients": [one.key_id for one in found.recipients],
            "custodians": [one.key_id for one in found.custodians],
            "escrow": [found.escrow_id],
            "bodies": len({one.body for one in found.recipients}),
        }
    )


@door
def take_file(request: HttpRequest) -> HttpResponse:
    """A sealed stream as the body, written as it comes."""
    writer = SealedWriter()
    try:
        while piece := request.read(PIECE):
            writer.write(piece)
            if writer.size > SEALED_LARGEST:
                raise DoorRefused("too_large")
        if writer.size < PIECE:
            raise DoorRefused("malformed")
    except BaseException:
        writer.drop()
        raise
    kept = writer.keep(office=the_office(), at=now())
    return JsonResponse({"file": kept.name, "sha256": kept.sha256}, status=201)


@door
def take_message(request: HttpRequest) -> HttpResponse:
    """A message that the browser has sealed; sent again it is the same signal."""
    said = _read(request)
    form = unsigned(str(said["form"]), FORM)
    if form is None:
        raise DoorRefused("form")
    letter = Letter(
        receipt=_receipt(said), items=tuple(_item(one) for one in said["items"]), mode=str(form["mode"]),
        topic=str(form["topic"]), language=current_language(), channel=str(form["channel"]),
        excluded=tuple(form["about"]), crime=bool(form["crime"]),  # type: ignore[arg-type]  # we signed it
    )  # fmt: skip
    sent = send(office=the_office(), letter=letter, at=now())
    proof = proof_text(sent.uid)
    leaf = proven_leaf(proof, sent.uid)
    answer = {
        "number": sent.signal.number,
        "leaf": leaf.hex(),
        "words": " · ".join(leaf_words(leaf, WORDS[current_language()])),
        "proof": proof or None,
        "due": sent.signal.due_on.isoformat() if sent.signal.due_on else "",
    }
    return JsonResponse(answer, status=201 if sent.fresh else 200)


@door
def status(request: HttpRequest) -> HttpResponse:
    """The salt of a number; with the verifier also its events and the sealed thread."""
    said = _read(request)
    signal = _signal(said)
    if "verifier" not in said:
        return JsonResponse({"salt": bytes(signal.reporter.salt).hex(), "report": signal.report})
    _known(signal, said)
    events, due, verdict, _ = events_of(signal)
    return JsonResponse(
        {
            "reporter": {
                "public": bytes(signal.reporter.public).hex(),
                "locked": _text(signal.reporter.locked),
            },
            "events": [{"when": one.when, "text": one.text, "note": one.note} for one in events],
            "due": due,
            "verdict": verdict,
            "items": [_told(one) for one in items_of(signal)],
        }
    )


@door
def take_more(request: HttpRequest) -> HttpResponse:
    """A further message of the sender, sealed in the browser."""
    said = _read(request)
    signal = _signal(said)
    _known(signal, said)
    items = [_item(one) for one in said["items"]]
    add_items(signal=signal, items=items, once=bytes.fromhex(said["once"]), at=now())
    return JsonResponse({"items": len(items)}, status=201)


@door
def open_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A sealed file of one's own signal."""
    said = _read(request)
    signal = _signal(said)
    _known(signal, said)
    item = signal.items.filter(upload__name=name).select_related("upload").first()
    if item is None or item.upload is None:
        raise DoorRefused("no_such_number")
    return FileResponse(read_sealed(item.upload), content_type="application/octet-stream")


def _signal(said: Said) -> Signal:
    signal = by_number(the_office(), str(said["number"]))
    if signal is None:
        raise DoorRefused("no_such_number")
    return signal


def _known(signal: Signal, said: Said) -> None:
    right = is_sender(signal, bytes.fromhex(str(said["verifier"])))
    note_attempt(signal=signal, right=right)
    if not right:
        raise DoorRefused("wrong_secret")


def _receipt(said: Said) -> SealedReceipt:
    names = ("once", "report", "salt", "kept")
    given = {name: bytes.fromhex(said[name]) for name in names}
    reporter = said["reporter"]
    return SealedReceipt(
        **given, public=bytes.fromhex(reporter["public"]),
        locked=b64decode(reporter["locked"], validate=True),
        tags=tuple(bytes.fromhex(tag) for tag in said["tags"]),
    )  # fmt: skip


def _item(said: Said) -> SealedItem:
    wraps = tuple(
        SealedWrap(str(one["key"]), b64decode(one["sealed"], validate=True), str(one.get("then", "")))
        for one in said["wraps"]
    )
    return SealedItem(
        int(said["item"]), int(said["kind"]), bytes.fromhex(said["commitment"]), wraps,
        b64decode(said.get("sealed", ""), validate=True), str(said.get("file", "")),
    )  # fmt: skip


def _told(item: Item) -> Said:
    wraps = [{"key": one.key_id, "then": one.then, "sealed": _text(one.sealed)} for one in item.wraps.all()]
    found: Said = {"item": item.item, "kind": item.kind, "day": item.day.isoformat(), "wraps": wraps}
    if item.upload:
        return found | {"file": item.upload.name}
    return found | {"sealed": _text(item.sealed)}


def _text(data: bytes | memoryview) -> str:
    return b64encode(bytes(data)).decode("ascii")
