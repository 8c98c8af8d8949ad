"""Who reads a signal: granted, revoked, recused, with new keys; the identity opened by a quorum."""

from collections.abc import Mapping
from datetime import datetime

from alany.kernel.periods import local_date
from alany.kernel.sealing.suite import Kind
from alany.spine.intake.actions.recording import locked, one_transaction, record, signed, signed_with
from alany.spine.intake.models import Action, Item, OfficerKey, Recipient, Signal, Wrap
from alany.spine.intake.queries.keys import excluded_of, keyring
from alany.spine.intake.rules import (
    KeyUnfit,
    NotNow,
    NotRecipient,
    SecondBodyMissing,
    WrapsUnfit,
    check_bodies,
)
from alany.spine.people.models import User

Wraps = Mapping[int, bytes]
"""Item number and the item's content key, sealed anew in the browser of a present recipient."""


def grant(
    *, signal: Signal, key: OfficerKey, wraps: Wraps, signature: bytes, by: User, at: datetime
) -> Action:
    """A recipient lets another one read what he or she chose. Raises KeyUnfit, WrapsUnfit, NotRecipient."""
    with one_transaction():
        fresh = locked(signal)
        who = signed(fresh, "recipient_added", signature, by=by, at=at, to=key.key_id)
        ring = keyring(fresh.office, local_date(at), excluded_of(fresh))
        if key.key_id not in {one.key_id for one in ring.recipients}:
            raise KeyUnfit(key.key_id)
        row, _ = Recipient.objects.get_or_create(signal=fresh, key=key, defaults={"added_on": local_date(at)})
        row.removed_on = None
        row.save(update_fields=["removed_on"])
        _keep(fresh, key, wraps)
        return record(fresh, "recipient_added", at=at, who=who)


def revoke(*, signal: Signal, key: OfficerKey, signature: bytes, by: User, at: datetime) -> Action:
    """Take the right to read away; what was read cannot be unread. Raises TooFewBodies, NotRecipient."""
    with one_transaction():
        fresh = locked(signal)
        who = signed(fresh, "recipient_removed", signature, by=by, at=at, to=key.key_id)
        _remove(fresh, key, at)
        return record(fresh, "recipient_removed", at=at, who=who, reason="revoked")


def recuse(*, signal: Signal, signature: bytes, by: User, at: datetime) -> Action:
    """Step aside for a conflict of interest. Raises TooFewBodies: then a colleague must be added first."""
    with one_transaction():
        fresh = locked(signal)
        who = signed(fresh, "recipient_removed", signature, by=by, at=at, reason="conflict")
        _remove(fresh, who.key, at)
        return record(fresh, "recipient_removed", at=at, who=who, reason="conflict")


def rotate(
    *, signal: Signal, new: OfficerKey, wraps: Wraps, signature: bytes, by: User, at: datetime
) -> Action:
    """The same person reads with a new key from now on. Raises KeyUnfit, WrapsUnfit, NotRecipient."""
    with one_transaction():
        fresh = locked(signal)
        who = signed(fresh, "recipient_added", signature, by=by, at=at, to=new.key_id)
        ring = keyring(fresh.office, local_date(at), excluded_of(fresh))
        if new.person_id != by.pk or new.key_id not in {one.key_id for one in ring.recipients}:
            raise KeyUnfit(new.key_id)
        _keep(fresh, new, wraps)
        Recipient.objects.get_or_create(signal=fresh, key=new, defaults={"added_on": local_date(at)})
        old = Recipient.objects.filter(signal=fresh, key=who.key)
        old.update(removed_on=local_date(at))
        Wrap.objects.filter(item__signal=fresh, key_id=who.key.key_id, then="").delete()
        return record(fresh, "recipient_added", at=at, who=who, reason="rotated")


def ask_identity(*, signal: Signal, motive: str, signature: bytes, by: User, at: datetime) -> Action:
    """A recipient asks the custodians for the identity; half a decision, of which the log does not hear."""
    if not motive.strip():
        raise NotNow("motive")
    with one_transaction():
        fresh = locked(signal)
        _identity(fresh)
        who = signed(fresh, "identity_asked", signature, by=by, at=at, motive=motive)
        return record(fresh, "identity_asked", at=at, who=who)


def agree_identity(
    *, signal: Signal, key: OfficerKey, halves: Mapping[str, bytes], signature: bytes, by: User, at: datetime
) -> Action:
    """A custodian agrees: the first hands on what stays sealed to the others, the second completes it.

    `halves` are by the id of the key that each is sealed to. Raises NotRecipient for who is no custodian,
    NotNow before a request or for the same person twice.
    """
    with one_transaction():
        fresh = locked(signal)
        item = _identity(fresh)
        mine = [one for one in item.wraps.all() if key.key_id in (one.key_id, one.then)]
        if not mine:
            raise NotRecipient
        who = signed_with(key, fresh, "identity_agreed", signature, by=by, at=at, item=item.item)
        asked = Action.objects.filter(signal=fresh, kind="identity_asked").order_by("-pk").first()
        if asked is None or asked.by_id == by.pk:
            raise NotNow("identity")
        agreed = Action.objects.filter(signal=fresh, kind="identity_agreed", pk__gt=asked.pk)
        if agreed.filter(by=by).exists():
            raise NotNow("identity")
        for one in mine:
            if half := halves.get(one.then):
                one.half = half
                one.save(update_fields=["half"])
        act = record(fresh, "identity_agreed", at=at, who=who, item=item)
        if agreed.exclude(pk=act.pk).exists():
            return record(fresh, "identity_opened", at=at, who=who, item=item)
        return act


def use_escrow(*, signal: Signal, second: OfficerKey, signature: bytes, by: User, at: datetime) -> Action:
    """Two holders of the escrow have opened content keys for a reader who lost the own key.

    Raises SecondBodyMissing when both are of one body.
    """
    with one_transaction():
        fresh = locked(signal)
        who = signed(fresh, "escrow_used", signature, by=by, at=at, to=second.key_id)
        if second.body == who.key.body:
            raise SecondBodyMissing
        return record(fresh, "escrow_used", at=at, who=who)


def _identity(signal: Signal) -> Item:
    item = signal.items.filter(kind=Kind.IDENTITY).prefetch_related("wraps").first()
    if item is None:
        raise NotNow("no identity was given")
    return item


def _keep(signal: Signal, key: OfficerKey, wraps: Wraps) -> None:
    """Wraps for items of this signal that the key does not have yet; the newest report must be among them."""
    items = {one.item: one for one in signal.items.exclude(kind=Kind.IDENTITY)}
    if not wraps or not set(wraps) <= set(items):
        raise WrapsUnfit(sorted(wraps))
    had = set(
        Wrap.objects.filter(item__signal=signal, key_id=key.key_id).values_list("item__item", flat=True)
    )
    Wrap.objects.bulk_create(
        Wrap(item=items[number], key_id=key.key_id, sealed=sealed)
        for number, sealed in wraps.items()
        if number not in had
    )


def _remove(signal: Signal, key: OfficerKey, at: datetime) -> None:
    readers = Recipient.objects.filter(signal=signal, removed_on=None).select_related("key")
    left = [one for one in readers if one.key_id != key.pk]
    if len(left) == len(readers):
        raise NotRecipient
    check_bodies(one.key.body for one in left)
    readers.filter(key=key).update(removed_on=local_date(at), assigned=False)
    Wrap.objects.filter(item__signal=signal, key_id=key.key_id, then="").delete()
