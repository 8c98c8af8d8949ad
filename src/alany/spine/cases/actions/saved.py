"""Lists of cases that people keep under a name."""

from datetime import datetime

from alany.spine.cases.models import SavedQueue
from alany.spine.cases.rules import NameTaken, TooManySaved, said
from alany.spine.ledger import actions as ledger
from alany.spine.people.models import User

MOST = 20


def save_queue(*, name: str, query: str, is_shared: bool = False, by: User, at: datetime) -> SavedQueue:
    """Keep the filters of a list under a name; `query` is the part of its address behind the question mark.

    Raises WordsMissing, NameTaken, TooManySaved (twenty for each person).
    """
    title = said(name)[:60]
    with ledger.action(verb="queue.saved", by=by, at=at, office=by.office) as act:
        own = SavedQueue.objects.filter(person=by)
        if own.filter(name=title).exists():
            raise NameTaken(title)
        if own.count() >= MOST:
            raise TooManySaved(MOST)
        kept = SavedQueue.objects.create(
            office=by.office,
            person=by,
            name=title,
            query=query.lstrip("?")[:500],
            is_shared=is_shared,
            saved_at=at,
        )
        act.about(kept)
    return kept


def share_queue(*, queue: SavedQueue, is_shared: bool, by: User, at: datetime) -> SavedQueue:
    """Show the person's own list to the office, or to nobody else any more."""
    with ledger.action(verb="queue.shared", by=by, at=at, office=queue.office) as act:
        queue.is_shared = is_shared
        queue.save(update_fields=["is_shared"])
        act.about(queue)
    return queue


def drop_queue(*, queue: SavedQueue, by: User, at: datetime) -> None:
    """Forget the list; the cases on it are not touched."""
    with ledger.action(verb="queue.dropped", by=by, at=at, office=queue.office) as act:
        act.about(queue)
        queue.delete()
