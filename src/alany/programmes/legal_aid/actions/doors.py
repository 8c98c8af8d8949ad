"""Doors of the office: entered with their source, closed when they are no longer there."""

from collections.abc import Mapping
from datetime import date, datetime

from alany.kernel.periods import local_date
from alany.programmes.legal_aid.models import Door
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Office


def keep_door(
    *, office: Office, told: Mapping[str, str], valid_from: date | None = None, by: Doer, at: datetime
) -> Door:
    """Enter a door: `told` are its kind, names, ways, address, telephone and source."""
    with ledger.action(verb="door.kept", by=by, at=at, office=office) as act:
        door = Door.objects.create(office=office, valid_from=valid_from or local_date(at), **told)
        act.about(door)
    return door


def close_door(*, door: Door, by: Doer, at: datetime) -> Door:
    """From today nobody is sent there any more; who was sent there keeps it on record."""
    with ledger.action(verb="door.closed", by=by, at=at, office=door.office) as act:
        door.valid_to = max(local_date(at), door.valid_from)
        door.save(update_fields=["valid_to"])
        act.about(door)
    return door
