"""Witnesses: asked where they have an address, believed only by their signature."""

from dataclasses import dataclass

from django.db import transaction

from alany.kernel.merkle.notes import Key, Note, NoteRefused, Signature
from alany.spine.transparency.models import Checkpoint, Cosignature, Log
from alany.spine.transparency.queries import tree
from alany.spine.transparency.queries.policy import policy
from alany.spine.transparency.queries.published import published_head
from alany.spine.transparency.witnessing import Answer, ask

NEWEST = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of asking a witness; `refusal` is empty when it signed."""

    witness: str
    refusal: str


def accept(log: str, data: bytes) -> list[str]:
    """Keep the cosignatures among these lines that are true of one of the newest published heads; whose.

    Lines of strangers are passed over, as the format asks. Raises NoteRefused for what are no lines.
    """
    lines = [Signature.parse(line) for line in data.decode("utf-8", "replace").removesuffix("\n").split("\n")]
    witnesses = policy().witnesses
    shown = Checkpoint.objects.filter(log=log, publications__isnull=False).distinct().order_by("-size")
    heads = [(one, Note.parse(one.note.encode()).text) for one in shown[:NEWEST]]
    kept = []
    for line in lines:
        for name, key in witnesses.items():
            if (line.name, line.key_id) == (key.name, key.id) and _kept(line, key, heads):
                kept.append(name)
    return kept


def _kept(line: Signature, key: Key, heads: list[tuple[Checkpoint, str]]) -> bool:
    for head, text in heads:
        at = key.checks(text, line.blob)
        if at is not None:
            Cosignature.objects.get_or_create(line=str(line), defaults={"checkpoint": head, "stated": at})
            return True
    return False


def ask_witnesses(log: str) -> list[Asked]:
    """Ask each witness that has an address to sign the newest published head."""
    head, believed = published_head(log), policy()
    if head is None:
        return []
    named = [
        (name, key, believed.urls[name]) for name, key in believed.witnesses.items() if name in believed.urls
    ]
    return [_asked(log, head, name, key, url) for name, key, url in named]


def _asked(log: str, head: Checkpoint, name: str, key: Key, url: str) -> Asked:
    answer = _submit(log, head, url, _last_seen(log, key))
    if answer.size is not None and answer.size < head.size:
        answer = _submit(log, head, url, answer.size)
    elif answer.size is not None and answer.size > head.size:
        _remember(log, answer.size)
    if not answer.lines:
        return Asked(name, answer.refusal or "?")
    try:
        return Asked(name, "" if name in accept(log, answer.lines) else "signature")
    except NoteRefused as refusal:
        return Asked(name, str(refusal))


def _submit(log: str, head: Checkpoint, url: str, old: int) -> Answer:
    proof = tree.consistency(log, old, head.size) if 0 < old < head.size else ()
    return ask(url, old=old, proof=proof, note=head.note.encode())


def _last_seen(log: str, key: Key) -> int:
    """The largest size that this witness has signed, as far as we know."""
    signed = Cosignature.objects.filter(checkpoint__log=log, line__startswith=f"— {key.name} ")
    return signed.order_by("-checkpoint__size").values_list("checkpoint__size", flat=True).first() or 0


@transaction.atomic
def _remember(log: str, size: int) -> None:
    """Somebody outside has seen more than we have: nothing is signed until we have it again."""
    Log.objects.filter(slug=log, known__lt=size).update(known=size)
