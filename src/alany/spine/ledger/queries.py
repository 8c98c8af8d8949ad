"""Reading the ledger: history of a thing, and whether the record still holds."""

from dataclasses import dataclass

from django.db import connection, models

from alany.spine.ledger import triggers
from alany.spine.ledger.models import Change, Entry
from alany.spine.ledger.rules import GENESIS, digest_of_changes


def entries_about(thing: models.Model) -> models.QuerySet[Entry]:
    """What was done to this thing, oldest first."""
    return Entry.objects.filter(about_type=thing._meta.label_lower, about_id=str(thing.pk)).order_by(
        "at", "pk"
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the ledger found; `holds` when nothing is wrong."""

    entries: int
    broken: list[int]
    unattributed: int
    missing_triggers: list[str]

    @property
    def holds(self) -> bool:
        """True when the chain is whole, no row was changed outside an action and all triggers stand."""
        return not (self.broken or self.unattributed or self.missing_triggers)


def verify() -> Verdict:
    """Recompute the chain and the digest of each act's changes, and look for changes that no act made."""
    previous, broken, count = GENESIS, [], 0
    for entry in Entry.objects.order_by("pk").iterator():
        count += 1
        rows = Change.objects.filter(act=entry.act).order_by("pk")
        found = digest_of_changes(rows.values_list("table", "row", "operation", "before", "after").iterator())
        sound = entry.previous_hash == previous and entry.hash == entry.expected_hash()
        if not sound or found != (entry.changes, entry.changes_sha256):
            broken.append(entry.pk)
        previous = entry.hash
    return Verdict(count, broken, Change.objects.filter(act=None).count(), triggers.missing(connection))
