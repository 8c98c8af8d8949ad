"""What recipients do with a signal; each act is signed in the officer's browser and bound in its leaf."""

from datetime import date, datetime

from alany.kernel.periods import local_date
from alany.kernel.sealing.suite import Kind
from alany.spine.intake.actions.recording import locked, one_transaction, record, signed
from alany.spine.intake.actions.sending import check_item, keep_item, keep_items
from alany.spine.intake.models import Action, Item, Recipient, Signal
from alany.spine.intake.queries.keys import authority_key, ring_of
from alany.spine.intake.queries.reading import term
from alany.spine.intake.rules import (
    CLOSING,
    FEEDBACK,
    DueNotLater,
    ItemUnfit,
    NotRecipient,
    ReasonUnknown,
    SealedItem,
    WrapsUnfit,
)
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User


def open_item(*, signal: Signal, item: Item, signature: bytes, by: User, at: datetime) -> Action | None:
    """Note that somebody has opened an item for the first time; later times are no event."""
    with one_transaction():
        fresh = locked(signal)
        if Action.objects.filter(signal=fresh, kind="opened", item=item.item).exists():
            return None
        who = signed(fresh, "opened", signature, by=by, at=at, item=item.item)
        return record(fresh, "opened", at=at, who=who, item=item)


def acknowledge(*, signal: Signal, signature: bytes, by: User, at: datetime) -> Action:
    """A person confirms that it was read; feedback is owed from now on. Raises NotNow."""
    with one_transaction():
        fresh = locked(signal)
        who = signed(fresh, "acknowledged", signature, by=by, at=at)
        return record(fresh, "acknowledged", at=at, who=who, due=_feedback(fresh))


def assign(*, signal: Signal, to: User, signature: bytes, by: User, at: datetime) -> Action:
    """Hand the work to one of its recipients. Raises NotRecipient, NotNow."""
    with one_transaction():
        fresh = locked(signal)
        who = signed(fresh, "assigned", signature, by=by, at=at, to=to.as_actor().ref)
        readers = Recipient.objects.filter(signal=fresh, removed_on=None)
        chosen = readers.filter(key__person=to).first()
        if chosen is None:
            raise NotRecipient
        readers.update(assigned=False)
        readers.filter(pk=chosen.pk).update(assigned=True)
        return record(fresh, "assigned", at=at, who=who, due=_feedback(fresh))


def forward(
    *,
    signal: Signal,
    to: Organisation,
    package: SealedItem | None = None,
    signature: bytes,
    by: User,
    at: datetime,
) -> Action:
    """Send it on to a body that may act, sealed to that body's registered key where it has one.

    The sender and the board see to whom and when. Raises KeyUnfit, WrapsUnfit, NotNow.
    """
    with one_transaction():
        fresh = locked(signal)
        number = package.item if package else 0
        who = signed(fresh, "forwarded", signature, by=by, at=at, item=number, to=f"org-{to.pk}")
        kept = None
        if package is not None:
            theirs = authority_key(fresh.office, to, local_date(at)).key_id
            held = {wrap.key_id for wrap in package.wraps}
            if package.kind != Kind.PACKAGE or theirs not in held or who.key.key_id not in held:
                raise WrapsUnfit(package.item)
            kept = keep_item(fresh, package, at=at, by=by)
        return record(fresh, "forwarded", at=at, who=who, item=kept, to=to, due=_feedback(fresh))


def extend(*, signal: Signal, until: date, reason: str, signature: bytes, by: User, at: datetime) -> Action:
    """Promise a later day; the sender and the board see it at the next publication.

    Raises DueNotLater, ReasonUnknown.
    """
    if reason not in EXTENDING:
        raise ReasonUnknown(reason)
    with one_transaction():
        fresh = locked(signal)
        who = signed(
            fresh, "deadline_extended", signature, by=by, at=at, due=until.isoformat(), reason=reason
        )
        if until <= max(fresh.due_on or date.min, local_date(at)):
            raise DueNotLater(until)
        return record(fresh, "deadline_extended", at=at, who=who, due=until, reason=reason)


EXTENDING = ("other_body", "visit", "expert", "volume")
"""Why a term is made longer: another body was asked, a visit, an expert's opinion, much material."""


def answer(
    *, signal: Signal, items: tuple[SealedItem, ...], signature: bytes, by: User, at: datetime
) -> Action:
    """Answer the sender, with files. Raises WrapsUnfit, ItemUnfit, ItemTaken, NotNow."""
    with one_transaction():
        fresh = locked(signal)
        if not items or items[0].kind != Kind.ANSWER:
            raise ItemUnfit("answer")
        who = signed(fresh, "answered", signature, by=by, at=at, item=items[0].item)
        ring = ring_of(fresh, local_date(at))
        for one in items:
            check_item(one, ring, bytes(fresh.reporter.public), kinds={Kind.ANSWER, Kind.FILE})
        kept = keep_items(fresh, items, at=at, by=by)
        return record(fresh, "answered", at=at, who=who, item=kept[0])


def add_derived(*, signal: Signal, item: SealedItem, signature: bytes, by: User, at: datetime) -> Action:
    """Keep a masked copy, a cleaned copy or a transcript beside the original, which stays."""
    with one_transaction():
        fresh = locked(signal)
        who = signed(fresh, "masked", signature, by=by, at=at, item=item.item)
        ring = ring_of(fresh, local_date(at))
        kinds = {Kind.DERIVED, Kind.TRANSCRIPT, Kind.FILE}
        check_item(item, ring, bytes(fresh.reporter.public), kinds=kinds)
        return record(fresh, "masked", at=at, who=who, item=keep_item(fresh, item, at=at, by=by))


def close(*, signal: Signal, reason: str, signature: bytes, by: User, at: datetime) -> Action:
    """End it with a reason of the list. Raises ReasonUnknown, NotNow."""
    if reason not in CLOSING:
        raise ReasonUnknown(reason)
    with one_transaction():
        fresh = locked(signal)
        kind = "merged" if reason == "duplicate" else "closed"
        who = signed(fresh, kind, signature, by=by, at=at, reason=reason)
        return record(fresh, kind, at=at, who=who, reason=reason)


def reopen(*, signal: Signal, signature: bytes, by: User, at: datetime) -> Action:
    """Take a closed signal up again; feedback is owed anew. Raises NotNow."""
    with one_transaction():
        fresh = locked(signal)
        who = signed(fresh, "reopened", signature, by=by, at=at)
        clock = term(FEEDBACK, local_date(at))
        return record(fresh, "reopened", at=at, who=who, due=clock.due if clock else None)


def _feedback(signal: Signal) -> date | None:
    clock = term(FEEDBACK, signal.day)
    return max(clock.due, signal.due_on) if clock and signal.due_on else clock.due if clock else None
