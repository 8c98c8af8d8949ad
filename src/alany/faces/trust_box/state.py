"""State and dialogue by number and secret in the body of a POST; right and wrong look and last alike."""

import time
from typing import Any

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header

from alany.faces.trust_box.delivering import file_item, files_said
from alany.faces.trust_box.dialogue import file_of, pair_of_sender, thread_of
from alany.faces.trust_box.doors import frame, the_office, unkept
from alany.faces.trust_box.forms import OpenForm, PlainText, Severally
from alany.faces.trust_box.history import events_of
from alany.faces.trust_box.tokens import FORM, read_ticket, signed, ticket
from alany.faces.trust_box.uploads import refused_of, seal_uploads, taken_of
from alany.faces.trust_box.wording import word
from alany.faces.ui.context import current_language, now, office_today
from alany.kernel.sealing import receipts
from alany.kernel.sealing.receipts import Derived, read_number, read_secret
from alany.kernel.sealing.suite import Context, Kind, Malformed, SealRefused
from alany.kernel.sealing.wraps import KeyPair
from alany.spine.appeals.rules import AppealRefused, Given, shown_code
from alany.spine.intake import sealing
from alany.spine.intake.actions import add_items, change_secret, note_attempt, promote
from alany.spine.intake.derivation import derived_of, lately
from alany.spine.intake.models import Signal
from alany.spine.intake.queries.keys import ring_of
from alany.spine.intake.queries.reading import by_number, is_sender
from alany.spine.intake.rules import LONGEST_TEXT, SHREDDED, IntakeRefused


class SayForm(forms.Form):
    """A further message of the sender."""

    def __init__(self, *args: Any) -> None:  # noqa: ANN401  Django's own
        super().__init__(*args)
        self.fields["text"] = PlainText(
            label=word("say_text"), required=False, max_length=LONGEST_TEXT,
            widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        )  # fmt: skip
        self.fields["enclosed"] = forms.Field(
            label=word("files_label"), help_text=word("files_hint"), required=False,
            widget=Severally(attrs={"multiple": True}),
        )  # fmt: skip


@unkept
def state(request: HttpRequest) -> HttpResponse:
    """Number and secret are asked; then the state by the log's leaves, the messages, and what can be done."""
    if request.method != "POST":
        return _open(request, OpenForm())
    seal_uploads(request)
    if request.POST.get("ticket"):
        return _known(request)
    form = OpenForm(request.POST)
    found = _opened(form) if form.is_valid() else None
    if found is None:
        return _open(request, form)
    signal, derived = found
    return show(request, signal, pair_of_sender(signal, derived.unwrap_key), derived.unwrap_key)


def _known(request: HttpRequest) -> HttpResponse:
    """A page that follows: the ticket stands for number and secret."""
    found = holder_of(request)
    if found is None:
        form = OpenForm({})
        form.is_valid()
        form.errors.clear()
        form.add_error(None, word("ticket_old"))
        return _open(request, form)
    signal, pair, unwrap_key = found
    match request.POST.get("do"):
        case "say":
            return _say(request, signal, pair, unwrap_key)
        case "change":
            return _change(request, signal, pair, unwrap_key)
    return show(request, signal, pair, unwrap_key)


def holder_of(request: HttpRequest) -> tuple[Signal, KeyPair, bytes] | None:
    """The signal, its key and what unlocks it, of a page whose ticket is younger than an hour."""
    said = read_ticket(request.POST.get("ticket", ""))
    signal = by_number(the_office(), str(said.get("number", ""))) if said else None
    if said is None or signal is None:
        return None
    unwrap_key = bytes.fromhex(str(said["key"]))
    try:
        return signal, pair_of_sender(signal, unwrap_key), unwrap_key
    except SealRefused:
        return None


def _opened(form: OpenForm) -> tuple[Signal, Derived] | None:
    """The signal, when number and secret belong together; the form bears what is wrong."""
    given = form.cleaned_data
    try:
        number = read_number(given["number"])
    except Malformed:
        form.add_error("number", word("bad_number"))
        return None
    try:
        secret = read_secret(given["secret"])
    except Malformed:
        form.add_error("secret", word("bad_secret"))
        return None
    signal = by_number(the_office(), number)
    if signal is None:
        # That a number exists is public by the board; the time must not tell more than the words.
        time.sleep(lately())
        form.add_error("number", word("no_number"))
        return None
    derived = derived_of(secret, bytes(signal.reporter.salt))
    right = is_sender(signal, derived.verifier)
    note_attempt(signal=signal, right=right)
    if not right or signal.state == SHREDDED:
        form.add_error("secret", word("gone" if right else "wrong_secret"))
        return None
    return signal, derived


def _open(request: HttpRequest, form: OpenForm) -> HttpResponse:
    return render(request, "trust_box/open.html", frame(word("state_title")) | {"form": form})


def show(
    request: HttpRequest, signal: Signal, pair: KeyPair, unwrap_key: bytes, **told: object
) -> HttpResponse:
    """The page of state: events by their leaves, the thread, a form for more."""
    events, due, verdict, uid = events_of(signal)
    context = frame(word("state_title")) | {
        "number": receipts.shown_number(signal.number),
        "events": events,
        "due": due,
        "verdict": verdict,
        "slip": signed({"seed": "", "number": signal.number, "uid": uid}, FORM),
        "thread": thread_of(signal, pair),
        "ticket": ticket({"number": signal.number, "key": unwrap_key.hex()}),
        "once": receipts.new_seed().hex(),
        "say": SayForm(),
        "must_change": signal.reporter.must_change,
        "can_promote": not signal.coupon,
    }
    return render(request, "trust_box/state.html", context | told)


def _say(request: HttpRequest, signal: Signal, pair: KeyPair, unwrap_key: bytes) -> HttpResponse:
    form, taken = SayForm(request.POST), taken_of(request)
    for why, name in refused_of(request):
        form.add_error("enclosed", word(f"file_{why}", name=name))
    if form.is_valid() and not (form.cleaned_data["text"].strip() or taken):
        form.add_error("text", word("say_empty"))
    if not form.is_valid():
        return show(request, signal, pair, unwrap_key, say=form, form=form)
    once = receipts.material(_seed(request)).once
    ring = ring_of(signal, office_today())
    files = [{name: getattr(one, name) for name in one.__slots__} for one in taken]
    said = {"v": 1, "language": current_language(), "text": form.cleaned_data["text"]}
    said |= {"files": files_said(files)}
    report, number = bytes.fromhex(signal.report), int.from_bytes(once[:4], "big") | 16
    items = [
        sealing.sealed_text(
            said, context=Context(report, number, Kind.MESSAGE), keyring=ring, reporter=pair.public
        ),
        *(file_item(one, report, ring, pair.public) for one in files),
    ]
    try:
        add_items(signal=signal, items=items, once=once, at=now())
    except IntakeRefused:
        return show(request, signal, pair, unwrap_key, warning=word("no_longer"))
    return show(request, signal, pair, unwrap_key, told=word("say_done"))


def _change(request: HttpRequest, signal: Signal, pair: KeyPair, unwrap_key: bytes) -> HttpResponse:
    """A new secret; the report's key stays, so everything sealed to it stays readable."""
    given = receipts.material(_seed(request))
    derived = derived_of(given.secret, given.salt)
    locked = receipts.lock_reporter_key(
        pair, unwrap_key=derived.unwrap_key, report=bytes.fromhex(signal.report)
    )
    change_secret(
        signal=signal, kept=receipts.kept_of(derived.verifier), salt=given.salt, public=pair.public,
        locked_key=locked,
    )  # fmt: skip
    signal.reporter.refresh_from_db()
    told = word("change_done", secret=receipts.shown_secret(given.secret))
    return show(request, signal, pair, derived.unwrap_key, told=told)


def _seed(request: HttpRequest) -> bytes:
    """The seed of this page: a second click does the same again."""
    try:
        seed = bytes.fromhex(request.POST.get("once", ""))
        receipts.material(seed)
    except (ValueError, Malformed):
        return receipts.new_seed()
    return seed


@unkept
def promote_page(request: HttpRequest) -> HttpResponse:
    """The sender gives a name: what is written here becomes an appeal with the law's term."""
    found = holder_of(request)
    if found is None:
        return _known(request)
    signal, pair, unwrap_key = found
    context = frame(word("promote_title")) | {"ticket": request.POST["ticket"]}
    texts = {name: request.POST.get(name, "").replace("\x00", "") for name in ("name", "address", "text")}
    if request.POST.get("do") != "promote":
        return render(request, "trust_box/promote.html", context)
    given = Given(
        name=texts["name"][:300], address=texts["address"][:500], substance=texts["text"][:20_000],
        language=current_language(),
    )  # fmt: skip
    try:
        done = promote(signal=signal, given=given, at=now())
    except AppealRefused:
        context |= texts | {"problem": word("promote_missing")}
        return render(request, "trust_box/promote.html", context)
    except IntakeRefused:
        return show(request, signal, pair, unwrap_key, warning=word("no_longer"))
    signal.refresh_from_db()
    told = word("promote_done", coupon=done.appeal.coupon, code=shown_code(done.code))
    return show(request, signal, pair, unwrap_key, told=told)


@unkept
def open_file_page(request: HttpRequest) -> HttpResponseBase:
    """A file of the dialogue, opened while it is sent; always as a download, never shown in the page."""
    found = holder_of(request)
    number = request.POST.get("item", "")
    opened = file_of(found[0], int(number), found[1]) if found and number.isdecimal() else None
    if opened is None:
        return _known(request)
    name, pieces = opened
    answer = FileResponse(pieces, content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
