"""What the clock does, never a person."""

from datetime import datetime

from alany.kernel.periods import local_date
from alany.spine.intake.actions.recording import locked, one_transaction, record
from alany.spine.intake.queries.standing import overdue
from alany.spine.organisations.models import Office


def note_missed(*, office: Office, at: datetime) -> int:
    """Write into the log that a day was missed, once for each promise; returns how many were."""
    day, done = local_date(at), 0
    for one in overdue(office, day):
        with one_transaction():
            fresh = locked(one)
            if fresh.due_on is None or fresh.due_on >= day:
                continue
            record(fresh, "deadline_missed", at=at)
            done += 1
    return done
