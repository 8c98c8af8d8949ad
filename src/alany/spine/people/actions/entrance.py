"""Entering and leaving, and what guards the entrance. No address of a computer and no browser is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from alany.kernel.periods import local_date
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.ledger.rules import RESIDENT, Doer
from alany.spine.people.models import SignIn, User


@contextmanager
def sign_in(*, person: User, device: str, by: Doer, at: datetime) -> Iterator[SignIn]:
    """Begin a session of this person on a phone, tablet or computer; what the framework writes joins it."""
    with ledger.action(verb="people.signed_in", by=by, at=at, office=person.office) as act:
        begun = SignIn.objects.create(user=person, device=device, began_at=at, last_seen_on=local_date(at))
        act.about(person, device=device)
        yield begun


def sign_out(*, person: User, sign_in_id: int | None, by: Doer, at: datetime) -> None:
    """End this one session."""
    with ledger.action(verb="people.signed_out", by=by, at=at, office=person.office) as act:
        SignIn.objects.filter(user=person, pk=sign_in_id or 0, ended_at=None).update(ended_at=at)
        act.about(person)


def end_sign_ins(*, person: User, keep: int | None, by: Doer, at: datetime) -> User:
    """End all sessions but the one to keep; whoever keeps one must renew its mark of the new epoch."""
    with ledger.action(verb="people.sessions_ended", by=by, at=at, office=person.office) as act:
        fresh = locked(User, person.pk)
        ended = SignIn.objects.filter(user=fresh, ended_at=None).exclude(pk=keep or 0).update(ended_at=at)
        fresh.session_epoch += 1
        saved(fresh, "session_epoch")
        act.about(fresh, ended=ended)
    return fresh


def note_failure(*, person: User, reason: str, at: datetime) -> None:
    """Somebody gave a wrong password or code for this account (`reason`), or it was locked for a while.

    Who it was is not known and is not asked.
    """
    with ledger.action(verb="people.sign_in_failed", by=RESIDENT, at=at, office=person.office) as act:
        act.about(person, reason=reason)


@contextmanager
def second_factor_changed(*, person: User, verb: str, by: Doer, at: datetime) -> Iterator[None]:
    """Set up, used, renewed or removed: the rows that the library writes inside belong to this entry."""
    with ledger.action(verb=verb, by=by, at=at, office=person.office) as act:
        act.about(person)
        yield
