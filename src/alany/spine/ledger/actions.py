"""Writing to the ledger: one action, one transaction, one entry."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection, models, transaction
from django.utils import timezone

from alany.spine.ledger.models import Entry
from alany.spine.ledger.recorded import changes_of, insert, newest_hash
from alany.spine.ledger.rules import GENESIS, Actor, Doer, actor_fields, digest_of_changes

_current: ContextVar["Act | None"] = ContextVar("act", default=None)


@dataclass(slots=True)
class Act:
    """The action that is being done; `about` says what the entry will point to."""

    id: UUID
    verb: str
    at: datetime
    actor: Actor
    office: str
    outer: "Act | None"
    about_type: str = ""
    about_id: str = ""
    about_label: str = ""
    details: dict[str, object] = field(default_factory=dict)
    inner: list["Act"] = field(default_factory=list)

    def about(self, thing: models.Model, **details: object) -> None:
        """The thing it was done to, and what a reader of the ledger should know beside the changed rows."""
        self.about_type = thing._meta.label_lower
        self.about_id = str(thing.pk)
        self.about_label = str(thing)[:300]
        self.details.update(details)


@contextmanager
def action(*, verb: str, by: Doer, at: datetime, office: object = "") -> Iterator[Act]:
    """Do one thing: opens the transaction, marks its row changes with the act, writes the entry last.

    An action inside an action joins its transaction and names it in `within`. All entries are written when
    the outermost action ends: the chain's lock is then held for no row that others may wait for. When an
    exception leaves the block, neither rows nor entry remain.
    """
    outer = _current.get()
    code = office if isinstance(office, str) else str(getattr(office, "code", ""))
    act = Act(uuid4(), verb, at, by.as_actor(), code, outer)
    token = _current.set(act)
    try:
        with transaction.atomic():
            _mark(act)
            yield act
            if outer is None:
                _write_all(act, _last_hash())
            _mark(outer)
    finally:
        _current.reset(token)
    if outer is not None:
        outer.inner.append(act)


def _write_all(act: Act, previous: str) -> str:
    """The entries of an action and of those inside it, inner ones first; returns the hash of the last."""
    for one in act.inner:
        previous = _write_all(one, previous)
    return _write(act, previous)


def _mark(act: Act | None) -> None:
    """Tell the triggers which act the following changes belong to; forgotten with the transaction."""
    name, ref = (str(act.id), act.actor.ref or act.actor.kind) if act else ("", "")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT set_config('alany.act', %s, true), set_config('alany.actor', %s, true)", [name, ref]
            )
        else:
            cursor.execute(
                "INSERT OR REPLACE INTO ledger_context (id, act, actor) VALUES (1, %s, %s)", [name, ref]
            )


def _write(act: Act, previous: str) -> str:
    count, digest = digest_of_changes(changes_of(act.id))
    entry = Entry(
        act=act.id, within=act.outer.id if act.outer else None, at=act.at, recorded_at=timezone.now(),
        office=act.office, verb=act.verb,
        about_type=act.about_type, about_id=act.about_id, about_label=act.about_label,
        details=_plain(act.details), changes=count, changes_sha256=digest, previous_hash=previous,
        **actor_fields(act.actor),
    )  # fmt: skip
    entry.hash = entry.expected_hash()
    insert(entry)
    return entry.hash


def _plain(details: Mapping[str, object]) -> dict[str, object]:
    kept = (str, int, bool, list, dict, type(None))
    return {name: value if isinstance(value, kept) else str(value) for name, value in details.items()}


def _last_hash() -> str:
    """The hash to chain to. The chain has one writer at a time: SQLite by itself, PostgreSQL by a lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(742620)")
    return newest_hash() or GENESIS
