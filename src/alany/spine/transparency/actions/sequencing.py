"""Giving leaves their places. Many processes may try at once; one at a time does it."""

from collections.abc import Iterator
from contextlib import contextmanager
from operator import attrgetter

from django.conf import settings
from django.db import connection, transaction

from alany.kernel.merkle import tiles, tree
from alany.spine.transparency.models import Entry, Log, Pending, Tile
from alany.spine.transparency.queries.tree import StoredTiles
from alany.spine.transparency.rules import LOGS

AT_ONCE = 1000
LOCK = 742621


class OriginChanged(RuntimeError):
    """A log keeps its origin for life, and the settings name another."""


def sequence(log: str, *, wait: bool = False) -> int:
    """Give up to a thousand waiting leaves their places, in one transaction of its own; how many it was.

    Without `wait` it leaves the work to whoever is at it (PostgreSQL; SQLite has one writer at a time).
    """
    with thoroughly(), transaction.atomic(durable=True):
        held = locked(log, wait=wait)
        return 0 if held is None else _drained(held)


def settle(log: str) -> None:
    """Give every leaf that waits at this moment its place."""
    while sequence(log, wait=True) == AT_ONCE:
        pass


def locked(log: str, *, wait: bool) -> Log | None:
    """The log, held until the transaction ends, made if it is new; None when somebody else holds it.

    Raises OriginChanged.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            name = "pg_advisory_xact_lock" if wait else "pg_try_advisory_xact_lock"
            cursor.execute(f"SELECT {name}(%s)", [LOCK + LOGS.index(log)])
            if not wait and not cursor.fetchone()[0]:
                return None
    origin = f"{settings.LOG_ORIGIN}/{log}"
    held, _ = Log.objects.select_for_update().get_or_create(slug=log, defaults={"origin": origin})
    if held.origin != origin:
        raise OriginChanged(f"{held.origin} is not {origin}")
    return held


def _drained(log: Log) -> int:
    waiting = Pending.objects.filter(log=log.slug).order_by("pk").select_for_update(skip_locked=True)
    rows = list(waiting[:AT_ONCE])
    if not rows:
        return 0
    size = log.size
    Entry.objects.bulk_create(
        Entry(log=log.slug, index=size + place, uid=row.uid, leaf=row.leaf) for place, row in enumerate(rows)
    )
    hashes = [tree.leaf_hash(bytes(row.leaf)) for row in rows]
    changed = tiles.grow(StoredTiles(log.slug, [size]).held, size, hashes)
    Tile.objects.bulk_create(
        [
            Tile(log=log.slug, level=level, number=number, data=data)
            for (level, number), data in changed.items()
        ],
        update_conflicts=True,
        unique_fields=["log", "level", "number"],
        update_fields=["data"],
    )
    log.size = size + len(rows)
    log.save(update_fields=["size"])
    Pending.objects.filter(pk__in=map(attrgetter("pk"), rows)).delete()
    return len(rows)


@contextmanager
def thoroughly() -> Iterator[None]:
    """On SQLite: what is committed inside is on the disk when it returns, and all that was committed before.

    Otherwise the power could fail after a receipt was given and before its leaf was kept.
    """
    changes = connection.vendor == "sqlite" and not connection.in_atomic_block
    if changes:
        _synchronous("FULL")
    try:
        yield
    finally:
        if changes:
            _synchronous("NORMAL")


def _synchronous(level: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA synchronous={level}")
