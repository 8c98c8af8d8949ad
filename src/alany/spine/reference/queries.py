"""Reading declared tables: their rows as plain values, what rests on a row, what waits for a decision."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from alany.spine.cases.models import Case
from alany.spine.organisations.models import Office
from alany.spine.programme import registry
from alany.spine.programme.dated_tables import DatedTable
from alany.spine.reference.models import Proposal
from alany.spine.reference.rules import Values
from alany.spine.reference.tables import OWN


class TableUnknown(LookupError):
    """No installed part of the house declares this table."""


def all_tables() -> Iterator[DatedTable]:
    """The tables of every office, then those that programmes declare."""
    yield from OWN
    yield from registry.reference_tables()


def table_of(slug: str) -> DatedTable:
    """The declared table; raises TableUnknown."""
    for table in all_tables():
        if table.slug == slug:
            return table
    raise TableUnknown(slug)


def model_of(table: DatedTable) -> type[models.Model]:
    """The model that holds the rows."""
    return apps.get_model(table.model)


def rows_of(table: DatedTable) -> models.QuerySet[Any]:
    """All rows, by key, the newest version of each first; the days of a calendar as they follow."""
    order = ("date",) if table.shape == "days" else (*table.key, f"-{table.start}")
    return model_of(table)._default_manager.order_by(*order, "pk")


def values_of(table: DatedTable, row: models.Model) -> dict[str, str | int | None]:
    """The row as plain values that JSON can keep; dates as ISO."""
    return {name: _plain(getattr(row, name)) for name in table.names()}


def _plain(value: object) -> str | int | None:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int) or value is None else str(value)


def same_key(table: DatedTable, values: Values) -> models.QuerySet[Any]:
    """The rows that are versions of one thing: the rule of that name, or every start of the index."""
    return rows_of(table).filter(**{name: values[name] for name in table.key})


def in_force_start(table: DatedTable, today: date) -> str:
    """The start of the row of now in a table of starts, as it is kept; empty where none has begun."""
    if table.shape != "starts":
        return ""
    starts = rows_of(table).filter(**{f"{table.start}__lte": today}).values_list(table.start, flat=True)
    newest = starts.order_by(f"-{table.start}").first()
    return newest.isoformat() if newest else ""


def on_day(table: DatedTable, rows: models.QuerySet[Any], when: str, today: date) -> models.QuerySet[Any]:
    """Only the rows of `now`, `past` or `ahead`; any other word filters nothing."""
    start = table.start
    begun = Q(**{f"{start}__lte": today})
    match table.shape:
        case "spans":
            lasting = Q(valid_to=None) | Q(valid_to__gte=today)
        case "starts":
            lasting = Q(**{start: in_force_start(table, today) or None})
        case "days":
            lasting = Q(**{start: today})
    parts = {"ahead": ~begun, "now": begun & lasting, "past": begun & ~lasting}
    return rows.filter(parts[when]) if when in parts else rows


def open_cases_on(table: DatedTable, row: models.Model | None, values: Values) -> int:
    """How many open cases rest on the row: their term was counted by it, or over the day of a calendar."""
    if table.shape == "days":
        day = values["date"]
        return Case.objects.open().filter(opened_on__lte=day, due_on__gte=day).count()
    if row is None:
        return 0
    names = [relation.field.name for relation in _relations(row) if relation.related_model is Case]
    return sum(Case.objects.open().filter(**{name: row.pk}).count() for name in names)


def in_use(table: DatedTable, row: models.Model, today: date) -> bool:
    """Whether anything was judged by the row: records name it, or, where none can, its day has come."""
    relations = _relations(row)
    if not relations:
        return bool(getattr(row, table.start) <= today)
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: row.pk}).exists()
        for relation in relations
    )


def _relations(row: models.Model) -> list[Any]:
    return list(row._meta.related_objects)


def proposals_of(office: Office, filters: dict[str, str] | None = None) -> models.QuerySet[Proposal]:
    """The office's proposals, waiting ones first, then the newest; filters by `state` and `table`."""
    rows = Proposal.objects.filter(office=office).select_related("proposed_by", "decided_by")
    for name in ("state", "table"):
        if asked := (filters or {}).get(name):
            rows = rows.filter(**{name: asked})
    waits = models.Case(models.When(state="proposed", then=0), default=1)
    return rows.annotate(waits_first=waits).order_by("waits_first", "-proposed_at", "-pk")


def waiting(office: Office) -> models.QuerySet[Proposal]:
    """What nobody has decided yet."""
    return proposals_of(office).filter(state=Proposal.State.PROPOSED)
