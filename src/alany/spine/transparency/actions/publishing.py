"""Putting a log before the public: the box once a day for the whole region, the figures at once."""

import os
import secrets
from datetime import datetime
from pathlib import Path

from django.db import transaction

from alany.kernel.merkle import tiles, tree
from alany.kernel.periods import local_date
from alany.spine.transparency import keys
from alany.spine.transparency.actions.sequencing import settle, thoroughly
from alany.spine.transparency.actions.signing import SigningRefused, sign
from alany.spine.transparency.models import Checkpoint, Entry, MonthOpened, Publication
from alany.spine.transparency.queries import openings
from alany.spine.transparency.queries.policy import policy_text
from alany.spine.transparency.queries.published import CHECKPOINT, HEADS, file, names, published_head
from alany.spine.transparency.queries.tree import StoredTiles
from alany.spine.transparency.rules import BOX

POLICY = "policy.txt"


def publish(log: str, *, at: datetime, again: bool = False) -> Checkpoint:
    """Put the log before the public as it stands; `again` shows the last head once more, and nothing new.

    Raises SigningRefused and keys.KeyRefused.
    """
    last = published_head(log)
    if again and last is not None:
        head = last
    else:
        settle(log)
        head = sign(log)
        _refuse_changed_leaves(log, last.size if last else 0, head.size)
    with thoroughly(), transaction.atomic():
        Publication.objects.create(checkpoint=head, at=at)
        for month in openings.closed_months(log, head.size, local_date(at)) if log == BOX else ():
            data = openings.as_csv(log, month, head.size)
            MonthOpened.objects.create(log=log, month=month, data=data)
    return head


def _refuse_changed_leaves(log: str, start: int, end: int) -> None:
    """Compare each new leaf with its hash in the tree before anybody sees them."""
    held = StoredTiles(log, [end])
    found = Entry.objects.filter(log=log, index__gte=start, index__lt=end).order_by("index")
    expected = start
    for index, leaf in found.values_list("index", "leaf").iterator():
        number, place = divmod(index, tiles.WIDTH)
        known = held(0, number)[32 * place : 32 * place + 32]
        if index != expected or known != tree.leaf_hash(bytes(leaf)):
            raise SigningRefused(f"{log}: leaf {expected} is not the one that was placed")
        expected += 1
    if expected != end:
        raise SigningRefused(f"{log}: leaf {expected} is missing")


def write_out(log: str, target: Path) -> int:
    """Write the published files below `target/<log>` and the policy beside it; how many were new.

    The checkpoint comes last, in one step: a reader never meets a head without its tiles.
    """
    written = 0
    for name in names(log):
        path = target / log / name
        if name in (CHECKPOINT, HEADS) or name.startswith("openings") or not path.exists():
            data = file(log, name)
            if data is not None:
                written += _put(path, data)
    _put(target / POLICY, policy_text().encode())
    return written


def public_folder() -> Path:
    """Where published files are written for a static server, a bucket or a memory stick."""
    return keys.folder() / "public"


def _put(path: Path, data: bytes) -> int:
    if path.exists() and path.read_bytes() == data:
        return 0
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    with partial.open("wb") as kept:
        kept.write(data)
        kept.flush()
        os.fsync(kept.fileno())
    partial.replace(path)
    return 1
