"""What a proposal would do to its table, looked at before it is made, shown and applied."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from alany.spine.programme.dated_tables import DatedTable
from alany.spine.reference import rules
from alany.spine.reference.models import Proposal
from alany.spine.reference.queries import in_use, model_of, same_key, values_of
from alany.spine.reference.rules import Problem, RowGone, RowInUse, Values, ValuesRefused

Kind = Proposal.Kind


@dataclass(frozen=True, slots=True)
class Effect:
    """One change as it meets the table now.

    `row` is what it is about (None for a new one), `closes` the version that a new one ends; `before` are the
    values of whichever of them stands, `after` the values that would stand, empty after a removal.
    """

    row: models.Model | None
    closes: models.Model | None
    before: Values
    after: Values


def effect_of(table: DatedTable, kind: str, row: str, values: Values) -> Effect:
    """What the change meets and would leave behind; nothing is checked yet. Raises RowGone."""
    if kind == Kind.ADD:
        closes = _closed(table, values)
        return Effect(None, closes, values_of(table, closes) if closes else {}, dict(values))
    found = model_of(table)._default_manager.filter(pk=row).first() if row.isdigit() else None
    if found is None:
        raise RowGone(row)
    before = values_of(table, found)
    return Effect(found, None, before, {} if kind == Kind.REMOVE else {**before, **values})


def check(table: DatedTable, kind: str, effect: Effect, today: date) -> None:
    """Raises ValuesRefused or RowInUse where the change cannot stand beside the other rows."""
    if kind == Kind.REMOVE:
        if effect.row is not None and in_use(table, effect.row, today):
            raise RowInUse(str(effect.row))
        return
    problems: list[Problem] = []
    if effect.row is not None:
        fixed = {*table.key}
        problems = [
            Problem(name, "key_changed") for name in fixed if effect.before[name] != effect.after[name]
        ]
        if effect.before == effect.after:
            problems = [Problem("", "nothing_changed")]
    if not problems:
        others = _others(table, effect)
        problems = rules.problems_of(table, effect.after, others, effect.before if effect.row else {})
    if problems:
        raise ValuesRefused(problems)


def _others(table: DatedTable, effect: Effect) -> list[Values]:
    """The other rows of the same key, the one that would be closed as it will then stand."""
    if any(not effect.after.get(name) for name in table.key):
        return []
    mine = effect.row.pk if effect.row is not None else None
    others: list[Values] = []
    for other in same_key(table, effect.after):
        values: dict[str, Any] = values_of(table, other)
        if effect.closes is not None and other.pk == effect.closes.pk:
            values["valid_to"] = rules.day_before(effect.after)
        if other.pk != mine:
            others.append(values)
    return others


def _closed(table: DatedTable, values: Values) -> models.Model | None:
    """The open version that a new row of spans would end."""
    known = all(values.get(name) for name in (*table.key, table.start)) and rules.day_of(values[table.start])
    if table.shape != "spans" or not known:
        return None
    versions = {str(row.pk): row for row in same_key(table, values)}
    closed = rules.closed_by(values, [{**values_of(table, row), "pk": key} for key, row in versions.items()])
    return versions[str(closed["pk"])] if closed else None
