"""The programme's own dated terms, from the file beside this module; two people change them."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from alany.spine.cases.models import DeadlineRule
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer

RULES = Path(__file__).parent / "data" / "deadline_rules.csv"


def load_reference(*, by: Doer, at: datetime) -> int:
    """Add the rows that are missing and return how many; rows that somebody has edited stay as they are."""
    known = set(DeadlineRule.objects.values_list("rule_id", "valid_from"))
    missing = [rule for rule in _rules() if (rule.rule_id, rule.valid_from) not in known]
    if missing:
        with ledger.action(verb="reference.loaded", by=by, at=at) as act:
            DeadlineRule.objects.bulk_create(missing)
            act.details.update(rules=len(missing))
    return len(missing)


def _rules() -> Iterator[DeadlineRule]:
    with RULES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            dates = {name: _day(row.pop(name)) for name in ("valid_from", "valid_to")}
            yield DeadlineRule(**(row | {"amount": int(row["amount"])}), **dates)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
