"""The terms of law and the calculation index, brought in from the files beside this module."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from alany.spine.cases.models import DeadlineRule, MonthlyIndex
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer

DATA = Path(__file__).parent / "data"


def load_reference(*, by: Doer, at: datetime) -> int:
    """Add the rows that are missing and return how many; rows that somebody has edited stay as they are."""
    known = set(DeadlineRule.objects.values_list("rule_id", "valid_from"))
    rules = [rule for rule in _rules() if (rule.rule_id, rule.valid_from) not in known]
    days = set(MonthlyIndex.objects.values_list("valid_from", flat=True))
    indexes = [row for row in _indexes() if row.valid_from not in days]
    if rules or indexes:
        with ledger.action(verb="reference.loaded", by=by, at=at) as act:
            DeadlineRule.objects.bulk_create(rules)
            MonthlyIndex.objects.bulk_create(indexes)
            act.details.update(rules=len(rules), indexes=len(indexes))
    return len(rules) + len(indexes)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _rules() -> Iterator[DeadlineRule]:
    for row in _rows("deadline_rules.csv"):
        dates = {name: _day(row.pop(name)) for name in ("valid_from", "valid_to")}
        yield DeadlineRule(**(row | {"amount": int(row["amount"])}), **dates)


def _indexes() -> Iterator[MonthlyIndex]:
    for row in _rows("mci.csv"):
        yield MonthlyIndex(
            valid_from=date.fromisoformat(row["valid_from"]),
            tenge=int(row["tenge"]),
            certainty=row["certainty"],
            source=row["source"],
        )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
