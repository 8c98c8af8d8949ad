"""The topics of legal help and the groups whom the law gives free aid, from the files beside this module."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from alany.programmes.legal_aid.actions.weights import load_weights
from alany.programmes.legal_aid.models import AidTopic, EligibilityGroup
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer

DATA = Path(__file__).parent / "data"


def load_reference(*, by: Doer, at: datetime) -> int:
    """Add the rows that are missing and return how many; rows that somebody has edited stay as they are."""
    topics = set(AidTopic.objects.values_list("slug", flat=True))
    new_topics = [row for row in _rows("topics.csv") if row["slug"] not in topics]
    starts = {(slug, str(day)) for slug, day in EligibilityGroup.objects.values_list("slug", "valid_from")}
    rows = _rows("eligibility_groups.csv")
    groups = [_group(row) for row in rows if (row["slug"], row["valid_from"]) not in starts]
    if new_topics or groups:
        with ledger.action(verb="reference.loaded", by=by, at=at) as act:
            _add_topics(new_topics)
            EligibilityGroup.objects.bulk_create(groups)
            act.details.update(topics=len(new_topics), groups=len(groups))
    return len(new_topics) + len(groups) + load_weights(by=by, at=at)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _add_topics(rows: list[dict[str, str]]) -> None:
    """Wider topics stand before narrower ones in the file."""
    known = {topic.slug: topic for topic in AidTopic.objects.all()}
    for row in rows:
        parent = known.get(row.pop("parent"))
        known[row["slug"]] = AidTopic.objects.create(parent=parent, **(row | {"order": int(row["order"])}))


def _group(row: dict[str, str]) -> EligibilityGroup:
    ends = row["valid_to"]
    return EligibilityGroup(
        **row
        | {
            "order": int(row["order"]),
            "not_for_business": row["not_for_business"] == "yes",
            "valid_from": date.fromisoformat(row["valid_from"]),
            "valid_to": date.fromisoformat(ends) if ends else None,
        }
    )
