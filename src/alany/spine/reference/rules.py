"""When a proposed row may stand, what it closes, and how a term is counted. Plain Python."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from alany.spine.programme.dated_tables import DatedTable, ReferenceField

Values = Mapping[str, str | int | None]
EARLIEST, LATEST = date(1991, 12, 16), date(2100, 12, 31)
"""Nothing that the office applies is older than the republic; a later year is a slip of the pen."""

ONE_DAY = timedelta(days=1)
_SATURDAY = 5
WORKED, MOVED = "weekend_workday", ("transferred_day_off", "observed_day_off")


class ProposalRefused(ValueError):
    """What was asked of a proposal cannot be done; the class says why."""


class SamePerson(ProposalRefused):
    """Who proposed a change cannot decide about it."""


class AnotherPerson(ProposalRefused):
    """Only who proposed a change may take it back."""


class NotAllowed(ProposalRefused):
    """The person has no right to edit this table today."""


class AlreadyDecided(ProposalRefused):
    """Somebody has confirmed, refused or withdrawn it before."""


class RowInUse(ProposalRefused):
    """Records rest on the row, or its day has come: it can be ended, never removed."""


class RowGone(ProposalRefused):
    """The row does not exist any more."""


class RowChanged(ProposalRefused):
    """The row is not as the proposer saw it: `seen` stands in the proposal, `found` in the table."""

    def __init__(self, seen: object, found: object) -> None:
        super().__init__("the row changed meanwhile")
        self.seen, self.found = seen, found


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a value cannot stand: the column, a code of `wording.PROBLEMS`, and what the words name."""

    field: str
    code: str
    detail: str = ""


class ValuesRefused(ProposalRefused):
    """The values cannot stand; `problems` says where and why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(f"{one.field}: {one.code}" for one in problems))
        self.problems = list(problems)


def day_of(value: object) -> date | None:
    """The date that a kept value says, None where it says none."""
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def problems_of(table: DatedTable, values: Values, others: Iterable[Values], before: Values) -> list[Problem]:
    """Everything that keeps the row from standing beside `others`, the rows of the same key.

    A value that already stood in the row (`before`) is not held against a change, even if the declaration
    does not offer it any more.
    """
    found = [
        Problem(one.name, code, detail)
        for one in table.fields
        for code, detail in _wrong(one, values.get(one.name), before.get(one.name))
    ]
    if found:
        return found
    if table.hundred and (together := sum(int(values[name] or 0) for name in table.hundred)) != 100:
        return [Problem(table.hundred[0], "not_hundred", str(together))]
    if table.shape == "spans":
        return _of_span(values, others)
    if table.shape == "days":
        found = _of_day(values)
    taken = any(other[table.start] == values[table.start] for other in others)
    return [*found, Problem(table.start, "taken")] if taken else found


def _wrong(field: ReferenceField, value: object, before: object) -> list[tuple[str, str]]:
    if value is None or value == "":
        return [("missing", "")] if field.required else []
    if field.kind == "integer":
        return _wrong_number(field, value)
    if field.kind == "date":
        return _wrong_day(value)
    if not isinstance(value, str):
        return [("not_text", "")]
    if field.kind == "choice":
        known = {code for code, _words in field.choices} | {before}
        return [] if value in known else [("not_a_choice", "")]
    return [("too_long", str(field.longest))] if len(value) > field.longest else []


def _wrong_number(field: ReferenceField, value: object) -> list[tuple[str, str]]:
    if not isinstance(value, int) or isinstance(value, bool):
        return [("not_a_number", "")]
    if value < field.lowest:
        return [("too_small", str(field.lowest))]
    return [("too_large", str(field.highest))] if value > field.highest else []


def _wrong_day(value: object) -> list[tuple[str, str]]:
    day = day_of(value)
    if day is None:
        return [("not_a_date", "")]
    return [] if EARLIEST <= day <= LATEST else [("far_date", "")]


def _of_span(values: Values, others: Iterable[Values]) -> list[Problem]:
    first, last = _span(values)
    if last < first:
        return [Problem("valid_to", "ends_before")]
    for other in others:
        began, ended = _span(other)
        if began == first:
            return [Problem("valid_from", "taken")]
        if began <= last and first <= ended:
            return [Problem("valid_from", "overlaps", f"{began:%d.%m.%Y} – {_end(other)}".strip())]
    return []


def _of_day(values: Values) -> list[Problem]:
    day = day_of(values["date"]) or EARLIEST
    if values["kind"] == WORKED and day.weekday() < _SATURDAY:
        return [Problem("kind", "works_anyway")]
    if values["kind"] in MOVED and day.weekday() >= _SATURDAY:
        return [Problem("kind", "off_anyway")]
    return []


def _span(values: Values) -> tuple[date, date]:
    return day_of(values["valid_from"]) or EARLIEST, day_of(values.get("valid_to")) or date.max


def _end(values: Values) -> str:
    last = day_of(values.get("valid_to"))
    return f"{last:%d.%m.%Y}" if last else ""


def closed_by(values: Values, others: Sequence[Values]) -> Values | None:
    """The open row of the same key that a new row ends on the day before its own first day."""
    first, _last = _span(values)
    open_rows = [one for one in others if not one.get("valid_to") and _span(one)[0] < first]
    return max(open_rows, key=lambda one: _span(one)[0], default=None)


def day_before(values: Values) -> str:
    """The last day of the row that `values` follow, as it is kept."""
    return (_span(values)[0] - ONE_DAY).isoformat()


def state_on(table: DatedTable, values: Values, today: date, current_start: str = "") -> str:
    """`past`, `now` or `ahead`; of a table of starts the row that began on `current_start` is of now."""
    first = day_of(values[table.start]) or EARLIEST
    if first > today:
        return "ahead"
    if table.shape == "starts":
        return "now" if first.isoformat() == current_start else "past"
    last = first if table.shape == "days" else day_of(values.get("valid_to")) or date.max
    return "now" if today <= last else "past"
