"""Whether the ledger still is what the hourly digests in the public log say it was."""

import re
from collections.abc import Iterator

from alany.spine.ledger.models import Change
from alany.spine.ledger.models import Entry as LedgerEntry
from alany.spine.transparency.models import Opening

_STATED = re.compile(r"entry ([0-9]+) ([0-9a-f]{64})\nchange ([0-9]+)\nat (\S+)\n")


def broken_digests() -> Iterator[str]:
    """The moment of each digest that the ledger contradicts: an entry was rewritten or the end cut off.

    Entries are chained, so one that stands as it was vouches for all before it (`./alany ledger verify`).
    """
    last_change = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    stated = [
        found.groups()
        for body in Opening.objects.filter(kind="audit_digest").order_by("pk").values_list("body", flat=True)
        if (found := _STATED.fullmatch(bytes(body).decode()))
    ]
    known = dict(
        LedgerEntry.objects.filter(pk__in=[int(entry) for entry, *_ in stated]).values_list("pk", "hash")
    )
    for entry, digest, change, at in stated:
        if (int(entry) and known.get(int(entry)) != digest) or int(change) > last_change:
            yield at
