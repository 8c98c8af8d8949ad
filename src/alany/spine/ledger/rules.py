"""What an entry of the ledger is made of, and how entries are chained. Plain Python."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Protocol

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it, as he or she was called at that moment.

    `kind` is user, resident, addressee or system; `ref` a stable reference such as `user:12`, empty for
    residents, of whom nothing is kept.
    """

    kind: str
    ref: str = ""
    name: str = ""
    post: str = ""

    def as_actor(self) -> "Actor":
        """Itself, so that an actor and an account are accepted alike."""
        return self


class Doer(Protocol):
    """Anyone who can be named in the ledger."""

    def as_actor(self) -> Actor: ...


SYSTEM = Actor(kind="system", name="alany")
RESIDENT = Actor(kind="resident")


def canonical(value: object) -> bytes:
    """JSON with sorted keys and no spaces: the same bytes for the same value on every database."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode()


def digest_of_changes(changes: Iterable[tuple[str, str, str, object, object]]) -> tuple[int, str]:
    """Count and SHA-256 of row changes `(table, row, operation, before, after)` in the order of recording."""
    count, running = 0, sha256()
    for change in changes:
        running.update(canonical(list(change)) + b"\n")
        count += 1
    return count, running.hexdigest()


def chained(previous: str, fields: Mapping[str, object]) -> str:
    """The hash of an entry: its fields and the hash of the entry before it."""
    return sha256(previous.encode() + b"\n" + canonical(dict(fields))).hexdigest()


def actor_fields(actor: Actor) -> dict[str, str]:
    """The actor as columns of an entry."""
    return {f"actor_{name}": value for name, value in asdict(actor).items()}
