"""What a sender reads with the secret: opened for this answer, kept nowhere."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from alany.kernel.sealing import receipts
from alany.kernel.sealing.files import open_file
from alany.kernel.sealing.suite import Context, Kind, SealRefused
from alany.kernel.sealing.text import open_text
from alany.kernel.sealing.wraps import KeyPair, key_id, unwrap
from alany.spine.intake.actions import read_sealed
from alany.spine.intake.models import Item, Signal
from alany.spine.intake.queries.reading import items_of

ASKED = ("who", "what", "where", "when")
TEXTS = {Kind.REPORT, Kind.MESSAGE, Kind.ANSWER}


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the thread. `files` are item numbers; `text` is None where it cannot be opened."""

    mine: bool
    text: str
    files: tuple[int, ...]


def pair_of_sender(signal: Signal, unwrap_key: bytes) -> KeyPair:
    """The report's key, unlocked by what the secret gives. Raises NotOpened."""
    report = bytes.fromhex(signal.report)
    return receipts.unlock_reporter_key(bytes(signal.reporter.locked), unwrap_key=unwrap_key, report=report)


def thread_of(signal: Signal, pair: KeyPair) -> list[Message]:
    """The sender's own words and the answers, in order."""
    return [
        message
        for item in items_of(signal)
        if item.kind in TEXTS and (message := _message(signal, item, pair))
    ]


def file_of(signal: Signal, number: int, pair: KeyPair) -> tuple[str, Iterator[bytes]] | None:
    """Name and content of a file of this signal; None when there is none that this key opens."""
    item = signal.items.filter(item=number, kind=Kind.FILE).select_related("upload").first()
    key = _key(signal, item, pair) if item else None
    if item is None or item.upload is None or key is None:
        return None
    opened = open_file(read_sealed(item.upload), key=key)
    return opened.named.name, opened.pieces


def _message(signal: Signal, item: Item, pair: KeyPair) -> Message | None:
    key = _key(signal, item, pair)
    if key is None:
        return None
    said = json.loads(open_text(bytes(item.sealed), key=key, context=_context(signal, item)).text)
    files = tuple(one["item"] if isinstance(one, dict) else int(one) for one in said.get("files", ()))
    return Message(item.kind != Kind.ANSWER, _words(said), files)


def _words(said: dict[str, Any]) -> str:
    if "answers" in said:
        answers = said["answers"]
        order = [*ASKED, *sorted(set(answers) - set(ASKED))]
        return "\n".join(str(answers[name]) for name in order if answers.get(name))
    return str(said.get("text", ""))


def _key(signal: Signal, item: Item, pair: KeyPair) -> bytes | None:
    wrap = item.wraps.filter(key_id=key_id(pair.public).hex(), then="").first()
    if wrap is None:
        return None
    try:
        return unwrap(bytes(wrap.sealed), pair=pair, context=_context(signal, item))
    except SealRefused:
        return None


def _context(signal: Signal, item: Item) -> Context:
    return Context(bytes.fromhex(signal.report), item.item, Kind(item.kind))
