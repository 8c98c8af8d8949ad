"""What the public has of a log: every file by its name, up to the published head and no further."""

import json
from collections.abc import Iterator

from django.db.models import Max

from alany.kernel.merkle import tiles
from alany.kernel.merkle.notes import Note
from alany.kernel.periods import local_date
from alany.spine.transparency.models import Checkpoint, Entry, Tile
from alany.spine.transparency.queries import openings

CHECKPOINT, HEADS = "checkpoint", "heads.jsonl"


def published_head(log: str) -> Checkpoint | None:
    """The newest head that was published."""
    return Checkpoint.objects.filter(log=log, publications__isnull=False).order_by("-size").first()


def with_witnesses(head: Checkpoint) -> Note:
    """The head with our signature and the newest one of each witness."""
    newest = {one.signature.key_id: one.signature for one in head.cosignatures.order_by("stated")}
    return Note.parse(head.note.encode()).signed_with(newest.values())


def names(log: str) -> Iterator[str]:
    """The names of all published files, the checkpoint last: what it names is there before it."""
    head = published_head(log)
    if head is None:
        return
    for level, number, width in tiles.widths(head.size):
        yield tiles.path(level, number, width)
        if level == 0:
            yield tiles.path("entries", number, width)
    yield from (openings.name_of(month) for month in openings.months(log, head.size))
    yield HEADS
    yield CHECKPOINT


def file(log: str, name: str) -> bytes | None:
    """The bytes of a published file; None when there is no such file, or not yet."""
    head = published_head(log)
    if head is None:
        return None
    if name == CHECKPOINT:
        return bytes(with_witnesses(head))
    if name == HEADS:
        return heads(log)
    if month := openings.month_of(name):
        return openings.opened(log, month, head.size)
    place = tiles.place_of(name)
    return _tile(log, head.size, *place) if place else None


def _tile(log: str, size: int, kind: str, number: int, width: int) -> bytes | None:
    level = 0 if kind == "entries" else int(kind)
    if not 0 < width <= (size >> 8 * level) - number * tiles.WIDTH:
        return None
    if kind != "entries":
        data = Tile.objects.values_list("data", flat=True).get(log=log, level=level, number=number)
        return bytes(data)[: 32 * width]
    first = number * tiles.WIDTH
    found = Entry.objects.filter(log=log, index__gte=first, index__lt=first + width).order_by("index")
    return tiles.bundle(bytes(leaf) for leaf in found.values_list("leaf", flat=True))


def heads(log: str) -> bytes:
    """Each published head with the day of its last publication, oldest first: one JSON object a line."""
    shown = Checkpoint.objects.filter(log=log, publications__isnull=False).annotate(
        at=Max("publications__at")
    )
    lines = (
        {"on": local_date(one.at).isoformat(), "note": bytes(with_witnesses(one)).decode()}
        for one in shown.order_by("size").prefetch_related("cosignatures")
    )
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()
