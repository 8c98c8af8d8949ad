"""Reading the ledger: history of a thing, and whether the record still holds."""

from dataclasses import dataclass
from itertools import islice

from django.db import connection, models

from alany.spine.ledger import images, triggers
from alany.spine.ledger.models import Change, Entry
from alany.spine.ledger.recorded import changes_of
from alany.spine.ledger.rules import GENESIS, digest_of_changes


def entries_about(thing: models.Model) -> models.QuerySet[Entry]:
    """What was done to this thing, oldest first."""
    return Entry.objects.filter(about_type=thing._meta.label_lower, about_id=str(thing.pk)).order_by(
        "at", "pk"
    )


MOST_DRIFTED = 1000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the ledger found; `holds` when nothing is wrong.

    `unattributed` counts changes whose act has no entry, `missing_triggers` names those that are away or say
    something else, `drifted` the first thousand rows that stand otherwise than the record left them, `cut`
    tells that the last entries or changes were taken away (SQLite only: PostgreSQL leaves gaps by itself).
    """

    entries: int
    broken: list[int]
    unattributed: int
    missing_triggers: list[str]
    drifted: list[str]
    cut: bool

    @property
    def holds(self) -> bool:
        """True when the chain is whole, each row is as its last change left it and all triggers stand."""
        return not (self.broken or self.unattributed or self.missing_triggers or self.drifted or self.cut)


def verify() -> Verdict:
    """Recompute the chain and the digest of each act's changes, and compare each row with its last change.

    What this cannot see is a database set back as a whole: for that its head must be kept outside.
    """
    previous, broken, count = GENESIS, [], 0
    for entry in Entry.objects.order_by("pk").iterator():
        count += 1
        found = digest_of_changes(changes_of(entry.act))
        sound = entry.previous_hash == previous and entry.hash == entry.expected_hash()
        if not sound or found != (entry.changes, entry.changes_sha256):
            broken.append(entry.pk)
        previous = entry.hash
    strangers = Change.objects.filter(models.Q(act=None) | ~models.Q(act__in=Entry.objects.values("act")))
    return Verdict(
        count,
        broken,
        strangers.count(),
        triggers.missing(connection),
        list(islice(images.drifted(connection), MOST_DRIFTED)),
        triggers.was_cut(connection),
    )
