"""What a sender takes along: number, secret, words, the proof as file and as QR code, a slip to print."""

from uuid import UUID

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from alany.faces.trust_box.doors import frame, the_office, unkept
from alany.faces.trust_box.leaf_words import WORDS
from alany.faces.trust_box.tokens import FORM, signed, unsigned
from alany.faces.trust_box.wording import word
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Event
from alany.faces.ui.printing import PdfUnavailable, pdf
from alany.kernel.merkle.checkpoints import Proof
from alany.kernel.numbers import format_date
from alany.kernel.sealing import receipts
from alany.spine.intake.models import Signal
from alany.spine.intake.queries.keys import fingerprint_of
from alany.spine.intake.queries.reading import by_number
from alany.spine.transparency.actions import receipt
from alany.spine.transparency.models import Entry, Pending


def receipt_context(request: HttpRequest, seed: bytes, signal: Signal, uid: UUID) -> dict[str, object]:
    """Everything that the receipt shows; the slip is signed into the page for its PDF and its files."""
    given = receipts.material(seed)
    proof = proof_text(uid)
    leaf = proven_leaf(proof, uid)
    return frame(word("sent_title")) | {
        "breadcrumbs": None,
        "number": receipts.shown_number(signal.number),
        "secret": receipts.shown_secret(given.secret),
        "words": " · ".join(receipts.leaf_words(leaf, WORDS[current_language()])),
        "link_qr": drawn(link_of(request, signal.number, given.case_secret)),
        "slip": signed({"seed": seed.hex(), "number": signal.number, "uid": str(uid)}, FORM),
        "has_proof": bool(proof),
        "next": _next(signal),
    }


def leaf_of(uid: UUID) -> bytes:
    """The 147 bytes of a leaf, whether it has its place already or waits for it."""
    row = Entry.objects.filter(uid=uid).first() or Pending.objects.get(uid=uid)
    return bytes(row.leaf)


def proof_text(uid: UUID) -> str:
    """The `.tlog-proof` with the leaf in its extra line; empty while the log may not sign."""
    return (receipt(uid) or b"").decode()


def proven_leaf(proof: str, uid: UUID) -> bytes:
    """The leaf as its proof bears it; read from the log where there is no proof yet."""
    return Proof.parse(proof.encode()).extra if proof else leaf_of(uid)


def link_of(request: HttpRequest, number: str, case_secret: bytes) -> str:
    """The address of the state with number and case secret behind `#`, where no server hears of them."""
    root = settings.PUBLIC_ADDRESS or f"{request.scheme}://{request.get_host()}"
    return f"{root.rstrip('/')}{reverse('trust_box:state')}#{number}.{case_secret.hex()}"


def drawn(text: str, error: str = "m") -> str:
    """A QR code as SVG without a style attribute."""
    made: str = segno.make(text, error=error, micro=False).svg_inline(scale=1, border=2, omitsize=True)
    return made


def _next(signal: Signal) -> list[Event]:
    day = format_date(signal.due_on, current_language()) if signal.due_on else ""
    first = word("next_urgent" if signal.crime else "next_confirm", day=day)
    return [
        Event(day, first, kind="ahead"),
        Event("", word("next_forward"), kind="ahead"),
        Event("", word("next_late"), kind="law"),
    ]


def _slip(request: HttpRequest) -> tuple[bytes, Signal, UUID] | None:
    said = unsigned(request.POST.get("slip", ""), FORM)
    signal = by_number(the_office(), str(said["number"])) if said else None
    if said is None or signal is None:
        return None
    return bytes.fromhex(str(said["seed"])), signal, UUID(str(said["uid"]))


@unkept
def slip_pdf(request: HttpRequest) -> HttpResponse:
    """The slip on one sheet of A5: number, secret, words, both codes."""
    found = _slip(request)
    if found is None:
        return _lost(request)
    seed, signal, uid = found
    given = receipts.material(seed)
    text = proof_text(uid)
    context = receipt_context(request, seed, signal, uid) | {
        "page_title": word("box"),
        "language": current_language(),
        "fingerprint": fingerprint_of(the_office()),
        "proof": drawn(text, "l") if text else "",
        "address": link_of(request, signal.number, given.case_secret).partition("#")[0],
    }
    try:
        data = pdf("trust_box/slip_print.html", context, request=request)
    except PdfUnavailable:
        return render(request, "trust_box/receipt.html", receipt_context(request, seed, signal, uid))
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="tubirtek.pdf"'
    return answer


@unkept
def proof_file(request: HttpRequest) -> HttpResponse:
    """The proof as a file that any verifier of the log reads. It holds no secret."""
    found = _slip(request)
    text = proof_text(found[2]) if found else ""
    if found is None or not text:
        return _lost(request)
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found[1].number}.tlog-proof"'
    return answer


@unkept
def proof_code(request: HttpRequest) -> HttpResponse:
    """The proof as one large QR code, to be photographed."""
    found = _slip(request)
    text = proof_text(found[2]) if found else ""
    if found is None or not text:
        return _lost(request)
    context = frame(word("proof_qr")) | {"code": drawn(text, "l"), "slip": request.POST["slip"]}
    return render(request, "trust_box/proof.html", context)


def _lost(request: HttpRequest) -> HttpResponse:
    context = frame(word("box")) | {"problem": word("lost"), "fingerprint": "", "breadcrumbs": None}
    return render(request, "trust_box/start.html", context, status=400)
