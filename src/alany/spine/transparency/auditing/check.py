"""The whole check of one log: head, leaves, tree, history, days, openings, and a receipt if one is given."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from alany.kernel.merkle import tiles, tree
from alany.kernel.merkle.checkpoints import Checkpoint, Proof
from alany.kernel.merkle.leaves import EPOCH, LENGTH, VERSION
from alany.kernel.merkle.notes import Note, NoteRefused
from alany.kernel.merkle.policies import NONE, Policy
from alany.kernel.periods import ALMATY
from alany.spine.transparency.auditing.findings import Finding
from alany.spine.transparency.auditing.openings import MOST, check_openings
from alany.spine.transparency.auditing.sources import Source

SLACK = timedelta(days=1)
Shown = tuple[int, date]
"""A published head: how many leaves it had, and the day on which witnesses, else the office, have seen it."""


class Stopped(Exception):
    """Nothing further can be checked; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


@dataclass(slots=True)
class Log:
    """A log as it was read: its head, its leaves, and hashes of its tree."""

    source: Source
    policy: Policy
    head: Checkpoint = field(init=False)
    leaves: list[bytes] = field(default_factory=list)
    held: dict[tiles.Coordinates, bytes] = field(default_factory=dict)

    def node(self, height: int, index: int) -> bytes:
        """A hash of the tree, as `tree.Node`."""
        return tiles.node_of(lambda level, number: self.held[level, number])(height, index)


def check(source: Source, policy: Policy, receipt: bytes | None = None) -> Iterator[Finding]:
    """Everything that can be said of the log in `source`, one finding after the other."""
    log = Log(source, policy)
    try:
        yield from _head(log)
        yield from _leaves(log)
        shown: list[Shown] = []
        yield from _history(log, shown)
        yield from _days(log, shown)
    except Stopped as stop:
        yield stop.finding
        return
    yield from check_openings(log.source, log.leaves)
    if receipt is not None:
        yield from check_receipt(receipt, policy, log)


def _head(log: Log) -> Iterator[Finding]:
    data = log.source.read("checkpoint")
    if data is None:
        raise Stopped(Finding("checkpoint_missing", False))
    try:
        note = Note.parse(data)
        log.head = Checkpoint.parse(note.text)
        yield Finding("head", True, {"origin": log.head.origin, "size": log.head.size})
        if not log.policy.is_of_log(note):
            raise Stopped(Finding("unsigned", False))
        yield Finding("signed", True)
        yield _witnesses(log.policy, note)
    except NoteRefused as refusal:
        raise Stopped(Finding("checkpoint_unreadable", False, {"why": refusal})) from refusal


def _witnesses(policy: Policy, note: Note) -> Finding:
    signed = policy.cosigners(note)
    who = ", ".join(sorted(signed)) or "–"
    if not policy.agrees(signed):
        return Finding("no_quorum", False, {"who": who})
    if policy.quorum == NONE:
        return Finding("no_witness_asked", True)
    return Finding("witnessed", True, {"who": who, "on": max(map(_day_of, signed.values()))})


def _day_of(second: int) -> date:
    return datetime.fromtimestamp(second, UTC).astimezone(ALMATY).date()


def _leaves(log: Log) -> Iterator[Finding]:
    """Each leaf against its hash, each hash against the tiles above it, the last of them against the head."""
    wrong = 0
    for level, number, width in tiles.widths(log.head.size):
        name = tiles.path(level, number, width)
        tile = log.source.read(name) or log.source.read(tiles.path(level, number))
        if tile is None or len(tile) < 32 * width:
            raise Stopped(Finding("file_missing", False, {"name": name}))
        log.held[level, number] = tile[: 32 * width]
        if level == 0:
            for finding in _bundle(log, number, width):
                wrong += 1
                yield finding
    for place, tile in _risen(log).items():
        if log.held.get(place) != tile:
            wrong += 1
            told = {"index": place[1] << 8 * (place[0] + 1), "name": tiles.path(*place, len(tile) // 32)}
            yield Finding("tile_changed", False, told)
    if tree.root(log.head.size, log.node) != log.head.root:
        wrong += 1
        yield Finding("root_other", False, {"size": log.head.size})
    if not wrong:
        yield Finding("leaves", True, {"size": log.head.size})


def _bundle(log: Log, number: int, width: int) -> Iterator[Finding]:
    first, tile = number * tiles.WIDTH, log.held[0, number]
    data = log.source.read(tiles.path("entries", number, width))
    data = data or log.source.read(tiles.path("entries", number)) or b""
    leaves = tiles.entries_in(data)[:width]
    log.leaves += [*leaves, *[b""] * (width - len(leaves))]
    hashes = [tree.leaf_hash(leaf) for leaf in leaves]
    if b"".join(hashes) != tile[: 32 * len(hashes)]:
        held = (tile[place : place + 32] for place in range(0, len(tile), 32))
        changed = [place for place, pair in enumerate(zip(hashes, held, strict=False)) if pair[0] != pair[1]]
        # Where one is missing, all that follow have moved: the first place says it.
        for place in changed[: MOST if len(leaves) == width else 1]:
            yield Finding("leaf_changed", False, {"index": first + place})
    strange = [place for place, leaf in enumerate(leaves) if len(leaf) != LENGTH or leaf[0] != VERSION]
    for place in strange[:1]:
        yield Finding("leaf_strange", False, {"index": first + place})
    if len(leaves) < width:
        yield Finding("leaves_missing", False, {"index": first + len(leaves)})


def _risen(log: Log) -> dict[tiles.Coordinates, bytes]:
    """The tiles above the lowest level, as they follow from it."""
    lowest = (log.held[0, number] for number in range(-(-log.head.size // tiles.WIDTH)))
    hashes = [tile[place : place + 32] for tile in lowest for place in range(0, len(tile), 32)]
    risen = tiles.grow({}, 0, hashes)
    return {place: tile for place, tile in risen.items() if place[0] > 0}


def _history(log: Log, shown: list[Shown]) -> Iterator[Finding]:
    data = log.source.read("heads.jsonl") or b""
    holds = True
    for line, text in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        try:
            told = json.loads(text)
            note, on = Note.parse(told["note"].encode()), date.fromisoformat(told["on"])
            head = Checkpoint.parse(note.text)
            signed = log.policy.is_of_log(note) and head.origin == log.head.origin
            seen = log.policy.cosigners(note)
        except (NoteRefused, ValueError, TypeError, KeyError, AttributeError) as fault:
            holds = False
            yield Finding("history_unreadable", False, {"line": line, "why": fault})
            continue
        on = min(map(_day_of, seen.values())) if seen else on
        shown.append((head.size, on))
        if not signed or head.size > log.head.size or tree.root(head.size, log.node) != head.root:
            holds = False
            yield Finding("history_other", False, {"on": on, "size": head.size})
    if holds and shown:
        yield Finding("history", True, {"count": len(shown), "since": shown[0][1]})


def _days(log: Log, shown: list[Shown]) -> Iterator[Finding]:
    """Leaf i was written between the last head without it and the first one with it."""
    earliest, start, wrong = date.min + SLACK, 0, 0
    for size, on in sorted(shown):
        known = {stated: _day_stated(stated) for stated in {leaf[1:3] for leaf in log.leaves[start:size]}}
        if not all(earliest - SLACK <= day <= on + SLACK for day in known.values()):
            for index in range(start, size):
                day = known[log.leaves[index][1:3]]
                if not earliest - SLACK <= day <= on + SLACK and (wrong := wrong + 1) <= MOST:
                    code, bound = ("day_late", on) if day > on else ("day_early", earliest)
                    yield Finding(code, False, {"index": index, "day": day, "on": bound})
        earliest, start = on, max(start, size)
    if shown and not wrong:
        yield Finding("days", True)


def _day_stated(stated: bytes) -> date:
    return EPOCH + timedelta(int.from_bytes(stated))


def check_receipt(data: bytes, policy: Policy, log: Log | None = None) -> Iterator[Finding]:
    """Whether the log signed it, it leads from its leaf to its head, and that is a beginning of `log`."""
    try:
        proof = Proof.parse(data)
        if not policy.is_of_log(proof.note):
            yield Finding("receipt_forged", False)
            return
    except NoteRefused as refusal:
        yield Finding("receipt_unreadable", False, {"why": refusal})
        return
    told: dict[str, object] = {"index": proof.index}
    published = log is not None and proof.index < log.head.size
    leaf = log.leaves[proof.index] if log is not None and published else proof.extra
    if not proof.holds(proof.extra or leaf):
        yield Finding("receipt_false", False, told)
        return
    if log is None:
        yield Finding("receipt", True, told)
        yield _witnesses(policy, proof.note)
        return
    head = proof.checkpoint
    if head.origin != log.head.origin:
        yield Finding("receipt_forged", False)
    elif (published and not proof.holds(leaf)) or not _is_beginning(head, log):
        yield Finding("receipt_betrayed", False, told)
    else:
        yield Finding("receipt" if published else "receipt_waits", True, told)


def _is_beginning(head: Checkpoint, log: Log) -> bool:
    return head.size > log.head.size or tree.root(head.size, log.node) == head.root
