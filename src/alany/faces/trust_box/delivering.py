"""The moment of sending without a script: sealed in memory, written once, answered by the receipt."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alany.faces.trust_box.doors import the_office
from alany.faces.trust_box.keepsakes import receipt_context
from alany.faces.ui.context import at_kiosk, current_language, now, office_today
from alany.kernel.sealing import receipts
from alany.kernel.sealing.suite import Context, Kind
from alany.spine.intake import sealing
from alany.spine.intake.actions import send
from alany.spine.intake.queries.keys import Keyring, keyring
from alany.spine.intake.queries.reading import sent_before
from alany.spine.intake.rules import KIOSK, WEB, IntakeRefused, Letter, SealedItem, check_bodies

Kept = dict[str, Any]


def deliver(request: HttpRequest, kept: Kept) -> HttpResponse | None:
    """Send what the page carries; a second click shows the same receipt.

    None when something is missing or nobody may be sealed to: the check says which.
    """
    if not (kept.get("what") and kept.get("topic") and kept.get("mode")):
        return None
    seed = bytes.fromhex(kept["seed"])
    done = sent_before(receipts.material(seed).once)
    if done is None:
        try:
            letter = replace(letter_of(kept, seed), channel=KIOSK if at_kiosk(request) else WEB)
            sent = send(office=the_office(), letter=letter, at=now())
        except IntakeRefused:
            return None
        done = sent.signal, sent.uid
    return shown(request, seed, *done)


def shown(request: HttpRequest, seed: bytes, signal: Any, uid: UUID) -> HttpResponse:  # noqa: ANN401
    """The receipt page."""
    return render(request, "trust_box/receipt.html", receipt_context(request, seed, signal, uid))


def letter_of(kept: Kept, seed: bytes) -> Letter:
    """Everything sealed: the report for its readers, the identity for custodians. Raises IntakeRefused."""
    ring = ring_for(kept)
    pair = receipts.new_reporter_key()
    receipt = sealing.sealed_receipt(seed, pair)
    items = [_report(kept, receipt.report, ring, pair.public)]
    if kept["mode"] == "confidential":
        items.append(sealing.sealed_identity(_identity(kept), report=receipt.report, keyring=ring))
    items += [file_item(one, receipt.report, ring, pair.public) for one in kept["files"]]
    return Letter(
        receipt=receipt, items=tuple(items), mode=kept["mode"], topic=kept["topic"],
        language=current_language(), excluded=about_of(kept), crime=kept.get("urgent") == "yes",
    )  # fmt: skip


def about_of(kept: Kept) -> tuple[int, ...]:
    """The organisation that the message is about, if one was named."""
    return tuple(int(one) for one in kept.get("about", ()))


def ring_for(kept: Kept) -> Keyring:
    """For whom it is sealed. Raises DirectoryMissing, TooFewBodies; a name needs two custodians as well."""
    ring = keyring(the_office(), office_today(), about_of(kept))
    if kept.get("mode") == "confidential":
        check_bodies(one.row.person_id for one in ring.custodians)
    return ring


def file_item(one: dict[str, Any], report: bytes, ring: Keyring, reporter: bytes) -> SealedItem:
    """A file that came earlier, now with its key for everybody who reads it."""
    return sealing.file_item(
        key=bytes.fromhex(one["key"]), item=one["item"], file=one["file"],
        commitment=bytes.fromhex(one["commitment"]), report=report, keyring=ring, reporter=reporter,
    )  # fmt: skip


def files_said(files: list[dict[str, Any]]) -> list[dict[str, object]]:
    """The files as the sealed text names them: number and hash of the sealed bytes."""
    return [{"item": one["item"], "sha256": one["sha256"]} for one in files]


def _identity(kept: Kept) -> dict[str, object]:
    return {"v": 1, "name": kept.get("name", ""), "contact": kept.get("contact", "")}


def _report(kept: Kept, report: bytes, ring: Keyring, reporter: bytes) -> SealedItem:
    answers = {name: kept.get(name, "") for name in ("who", "what", "where", "when")}
    if kept["mode"] == "open":
        answers |= {"name": kept.get("name", ""), "contact": kept.get("contact", "")}
    said = {"v": 1, "language": current_language(), "answers": answers, "files": files_said(kept["files"])}
    context = Context(report, sealing.REPORT, Kind.REPORT)
    return sealing.sealed_text(said, context=context, keyring=ring, reporter=reporter)
