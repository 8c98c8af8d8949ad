"""What the office has opened of a month, against the commitments in the leaves."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from alany.kernel.merkle.leaves import EPOCH, FIELDS, Leaf, LeafRefused
from alany.spine.transparency.auditing.findings import Finding
from alany.spine.transparency.auditing.sources import Source

HEADER = ["index", "field", "value", "salt", "case"]
MOST = 20
"""Findings of one kind that are named; one is enough to know."""

SETTLES = frozenset(
    {"answered", "closed", "deadline_extended", "deadline_missed", "forwarded", "merged", "shredded"}
)
PROMISES = frozenset({"acknowledged", "assigned"})
"""They settle the first term, which asks for a confirmation, when they name the next day owed."""


@dataclass(slots=True)
class Month:
    """What was opened of a month: by leaf, and leaves by case."""

    first: date
    kinds: dict[int, str] = field(default_factory=dict)
    dues: dict[int, date] = field(default_factory=dict)
    cases: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    @property
    def name(self) -> str:
        """The month as it is printed: 2020-07."""
        return f"{self.first:%Y-%m}"

    @property
    def last(self) -> date:
        """Its last day."""
        return (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def check_openings(source: Source, leaves: Sequence[bytes]) -> Iterator[Finding]:
    """Each month that is open; one that is not, before one that is, is a gap."""
    by_day: dict[bytes, list[int]] = defaultdict(list)
    for index, leaf in enumerate(leaves):
        by_day[leaf[1:3]].append(index)
    by_month: dict[date, list[int]] = defaultdict(list)
    for stated, indices in by_day.items():
        by_month[(EPOCH + timedelta(int.from_bytes(stated))).replace(day=1)] += indices
    files = {month: source.read(f"openings-{month:%Y-%m}.csv") for month in sorted(by_month)}
    opened = [month for month, data in files.items() if data is not None]
    for month, data in files.items():
        if data is not None:
            yield from _month(Month(month), data, sorted(by_month[month]), leaves)
        elif opened and month < max(opened):
            yield Finding("file_missing", False, {"name": f"openings-{month:%Y-%m}.csv"})


def _month(month: Month, data: bytes, indices: Sequence[int], leaves: Sequence[bytes]) -> Iterator[Finding]:
    holds = True
    for finding in _rows(month, data, leaves):
        holds = False
        yield finding
    missing = [index for index in indices if index not in month.kinds]
    for index in missing[:MOST]:
        yield Finding("opening_missing", False, {"month": month.name, "index": index})
    late = list(_passed(month))
    yield from late[:MOST]
    if holds and not missing and not late:
        received = sum(kind == "received" for kind in month.kinds.values())
        yield Finding("openings", True, {"month": month.name, "count": len(indices), "received": received})


def _rows(month: Month, data: bytes, leaves: Sequence[bytes]) -> Iterator[Finding]:
    lines = csv.reader(data.decode("utf-8", "replace").splitlines(keepends=True))
    for line, row in enumerate(lines, 1):
        if line == 1 and row == HEADER:
            continue
        try:
            index, name, value, salt, case = row
            place = int(index)
            salted = bytes.fromhex(salt)
            holds = name in FIELDS and Leaf.parse(leaves[place]).opens(name, salted, _bytes_of(value))
            due = date.fromisoformat(value) if name == "due" and value else None
        except (ValueError, IndexError, LeafRefused):
            yield Finding("openings_unreadable", False, {"month": month.name, "line": line})
            return
        if not holds:
            yield Finding("opening_false", False, {"month": month.name, "index": place, "field": name})
            continue
        if name == "kind":
            month.kinds[place] = value
        if due:
            month.dues[place] = due
        if case:
            month.cases[case].add(place)


def _bytes_of(value: str) -> bytes:
    """The value that was committed to: what is no text is written as `hex:` and digits."""
    return bytes.fromhex(value[4:]) if value.startswith("hex:") else value.encode()


def _settles(month: Month, index: int) -> bool:
    kind = month.kinds.get(index)
    return kind in SETTLES or (kind in PROMISES and index in month.dues)


def _passed(month: Month) -> Iterator[Finding]:
    """Messages whose term passed within the month, and nobody wrote what became of it."""
    for indices in month.cases.values():
        settled = {index for index in indices if _settles(month, index)}
        for index in indices:
            due = month.dues.get(index)
            owed = month.kinds.get(index) == "received" and due is not None and due < month.last
            if owed and not any(later > index for later in settled):
                yield Finding("term_passed", False, {"month": month.name, "index": index, "due": due})
