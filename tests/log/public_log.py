"""A log as the public sees it, made by the kernel alone: a folder of files that a test may then forge."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from alany.kernel.hashing import canonical_csv
from alany.kernel.merkle import tiles, tree
from alany.kernel.merkle.checkpoints import Checkpoint, Proof
from alany.kernel.merkle.leaves import FIELDS, Leaf
from alany.kernel.merkle.notes import LOG, WITNESS, Note, Signer

ORIGIN = "office.example/log/box"
DAY = date(2020, 7, 1)
WITNESSES = ("university", "newspaper", "council")


def seeded(name: str, length: int = 32) -> bytes:
    """The same bytes for the same name in each run."""
    return sha256(name.encode()).digest()[:length]


@dataclass(slots=True)
class Event:
    """What a leaf tells of, with its salts."""

    kind: str
    day: date
    case: str = ""
    due: date | None = None
    unit: str = "turkestan"
    salt: str = ""

    def values(self) -> dict[str, bytes]:
        due = self.due.isoformat().encode() if self.due else b""
        body = self.case.encode()
        return {"kind": self.kind.encode(), "office": self.unit.encode(), "due": due, "body": body}

    def salts(self) -> dict[str, bytes]:
        return {name: seeded(f"{self.salt} {name}", 16) for name in FIELDS}

    def leaf(self) -> bytes:
        return bytes(Leaf.of(self.day, seeded(f"tag {self.salt}", 16), self.values(), self.salts()))


def month(count: int = 60) -> list[Event]:
    """A month of the box: each message is answered before its term, two of them by an extension."""
    events = []
    for number in range(count // 2):
        day = DAY + timedelta(number % 20)
        kind = "deadline_extended" if number in (3, 4) else "answered"
        case = f"{number:08d}"
        events.append(Event("received", day, case, day + timedelta(5), salt=f"r{number}"))
        events.append(Event(kind, day + timedelta(4), case, salt=f"a{number}"))
    return sorted(events, key=lambda one: one.day)


@dataclass(slots=True)
class PublicLog:
    """A log of leaves below a folder: its keys, its published heads, its files."""

    folder: Path
    leaves: list[bytes] = field(default_factory=list)
    held: dict[tiles.Coordinates, bytes] = field(default_factory=dict)
    heads: list[dict[str, str]] = field(default_factory=list)
    signer: Signer = field(default_factory=lambda: Signer.of(ORIGIN, LOG, seeded("log key")))
    witnesses: list[Signer] = field(
        default_factory=lambda: [Signer.of(f"{one}.example", WITNESS, seeded(one)) for one in WITNESSES]
    )

    @property
    def size(self) -> int:
        return len(self.leaves)

    def node(self, height: int, index: int) -> bytes:
        return tiles.node_of(lambda level, number: self.held[level, number])(height, index)

    def append(self, leaves: Sequence[bytes]) -> None:
        self.held |= tiles.grow(self.held, self.size, map(tree.leaf_hash, leaves))
        self.leaves += leaves

    def note(self, size: int | None = None, cosigned_on: date | None = None) -> Note:
        size = self.size if size is None else size
        text = str(Checkpoint(ORIGIN, size, tree.root(size, self.node)))
        note = Note(text, (self.signer.sign(text),))
        if cosigned_on is None:
            return note
        second = (cosigned_on - date(1970, 1, 1)).days * 86_400 + 13 * 3600
        return note.signed_with(one.sign(text, second) for one in self.witnesses[:2])

    def publish(self, on: date, *, witnessed: bool = True) -> None:
        """Write a head of this day and everything below it."""
        note = self.note(cosigned_on=on if witnessed else None)
        self.heads.append({"on": on.isoformat(), "note": bytes(note).decode()})
        self.write(note)

    def write(self, note: Note) -> None:
        for level, number, width in tiles.widths(self.size):
            self.put(tiles.path(level, number, width), self.held[level, number])
            if level == 0:
                part = self.leaves[256 * number : 256 * number + width]
                self.put(tiles.path("entries", number, width), tiles.bundle(part))
        lines = (f"{json.dumps(one, ensure_ascii=False)}\n" for one in self.heads)
        self.put("heads.jsonl", "".join(lines).encode())
        self.put("checkpoint", bytes(note))

    def put(self, name: str, data: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def open_month(self, events: Sequence[Event]) -> None:
        cases: dict[str, int] = {}
        rows = [
            (index, name, event.values()[name].decode(), event.salts()[name].hex(),
             cases.setdefault(event.case, len(cases) + 1) if event.case else "")
            for index, event in enumerate(events)
            for name in ("kind", "due")
        ]  # fmt: skip
        header = ("index", "field", "value", "salt", "case")
        self.put(f"openings-{DAY:%Y-%m}.csv", canonical_csv(header, rows))

    def policy(self) -> bytes:
        lines = [f"log {self.signer.key}"]
        lines += [f"witness {name} {one.key}" for name, one in zip(WITNESSES, self.witnesses, strict=True)]
        return ("\n".join(lines) + f"\ngroup outside 2 {' '.join(WITNESSES)}\nquorum outside\n").encode()

    def receipt(self, index: int, size: int | None = None) -> bytes:
        size = self.size if size is None else size
        hashes = tuple(tree.inclusion(index, size, self.node))
        return bytes(Proof(index, hashes, self.note(size), extra=self.leaves[index]))


def published_month(folder: Path) -> tuple[PublicLog, list[Event]]:
    """A whole month, published each day of it with two witnesses, and opened."""
    log, events = PublicLog(folder), month()
    for number in range(25):
        day = DAY + timedelta(number)
        log.append([one.leaf() for one in events if one.day == day])
        log.publish(day)
    log.open_month(events)
    return log, events
