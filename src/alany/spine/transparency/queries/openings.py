"""What is opened of a month: kinds and terms of all leaves, groups of offices only where they are not few."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from alany.kernel.disclosure import PEOPLE, hide_small
from alany.kernel.hashing import canonical_csv
from alany.kernel.merkle.leaves import FIELDS, SALT, Leaf
from alany.kernel.periods import add_months
from alany.spine.transparency.models import Entry, MonthOpened, Opening
from alany.spine.transparency.rules import BOX, FIGURES

HEADER = ("index", "field", "value", "salt", "case")
NUMBER = 8
_NAME = re.compile(r"openings-([0-9]{4})-(0[1-9]|1[0-2])\.csv")
Row = tuple[int, Opening]


def name_of(month: date) -> str:
    """The name of a month's file."""
    return f"openings-{month:%Y-%m}.csv"


def month_of(name: str) -> date | None:
    """The first day of the month of a file's name; None for another file."""
    found = _NAME.fullmatch(name)
    return date(int(found[1]), int(found[2]), 1) if found else None


def opened(log: str, month: date, size: int) -> bytes | None:
    """The file of a month: of the box as it was published, of the figures whatever stands below `size`."""
    if log == FIGURES:
        return as_csv(log, month, size)
    held = MonthOpened.objects.filter(log=log, month=month).first()
    return bytes(held.data) if held else None


def months(log: str, size: int) -> list[date]:
    """The months that are open, oldest first."""
    if log == BOX:
        return list(MonthOpened.objects.filter(log=log).order_by("month").values_list("month", flat=True))
    return sorted(_months_of_leaves(log, size))


def closed_months(log: str, size: int, today: date) -> list[date]:
    """Months that are over, whose leaves are all published, and that are not open yet."""
    held = set(MonthOpened.objects.filter(log=log).values_list("month", flat=True))
    return sorted(
        one for one in _months_of_leaves(log, size) - held if add_months(one, 1) <= today - timedelta(3)
    )


def _months_of_leaves(log: str, size: int) -> set[date]:
    leaves = Entry.objects.filter(log=log, index__lt=size).values_list("leaf", flat=True)
    return {Leaf.parse(bytes(leaf)).day.replace(day=1) for leaf in leaves.iterator()}


def as_csv(log: str, month: date, size: int) -> bytes:
    """`index, field, value, salt, case`: one row for each field that is opened, in the order of the tree.

    `case` counts the cases of the month, so that a reader sees which answer belongs to which message.
    """
    rows = list(_of_month(log, month, size))
    groups = _shown_groups(rows)
    return canonical_csv(HEADER, list(_lines(log, rows, groups)))


def _of_month(log: str, month: date, size: int) -> Iterator[Row]:
    entries = Entry.objects.filter(log=log, index__lt=size).order_by("index")
    found = {
        entry.uid: entry.index
        for entry in entries.iterator()
        if Leaf.parse(bytes(entry.leaf)).day.replace(day=1) == month
    }
    held = {one.uid: one for one in Opening.objects.filter(log=log).iterator() if one.uid in found}
    yield from ((index, held[uid]) for uid, index in found.items() if uid in held)


def _shown_groups(rows: Sequence[Row]) -> set[str]:
    counts = Counter(one.unit for _, one in rows if one.unit and one.kind == "received")
    return {unit for unit, count in hide_small(counts, PEOPLE).cells.items() if count is not None}


def _lines(log: str, rows: Sequence[Row], groups: set[str]) -> Iterator[tuple[int, str, str, str, str]]:
    cases: dict[bytes, int] = {}
    for index, one in rows:
        values = {"kind": one.kind, "due": one.due.isoformat() if one.due else ""}
        if one.unit in groups or log == FIGURES:
            values["office"] = one.unit
        if log == FIGURES:
            values["body"] = _readable(bytes(one.body))
        number = bytes(one.body)[:NUMBER]
        case = str(cases.setdefault(number, len(cases) + 1)) if log == BOX and number else ""
        for place, field in enumerate(FIELDS):
            if field in values:
                salt = bytes(one.salts)[place * SALT : (place + 1) * SALT].hex()
                yield index, field, values[field], salt, case


def _readable(body: bytes) -> str:
    """Text as it is; other bytes as `hex:` and their digits."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        text = ""
    is_plain = text.replace("\n", "").isprintable() and not text.startswith("hex:")
    return text if is_plain and (text or not body) else f"hex:{body.hex()}"
