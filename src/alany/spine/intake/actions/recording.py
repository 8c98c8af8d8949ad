"""One event of a signal: its row, its state, its leaf, in the transaction of whoever calls."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from alany.kernel.merkle.leaves import body_of
from alany.kernel.periods import local_date
from alany.kernel.sealing.officers import BadSignature, check_statement
from alany.spine.intake.models import Action, CaseTags, Item, OfficerKey, Signal
from alany.spine.intake.queries.reading import recipient_of, statement_for
from alany.spine.intake.rules import QUIET, NotRecipient, TagsUsedUp, after
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User
from alany.spine.transparency.actions import append
from alany.spine.transparency.rules import BOX, publication_day

TAG = 16


@dataclass(frozen=True, slots=True)
class Signed:
    """Who acts, with which key, and what was signed; checked before it is handed on."""

    by: User
    key: OfficerKey
    statement: bytes
    signature: bytes


def locked(signal: Signal) -> Signal:
    """The signal as it stands now, held until the transaction ends."""
    return (
        Signal.objects.select_for_update(of=("self",)).select_related("office", "reporter").get(pk=signal.pk)
    )


def signed(
    signal: Signal, kind: str, signature: bytes, *, by: User, at: datetime, item: int = 0, **said: str
) -> Signed:
    """That a recipient of the signal has signed exactly this. Raises NotRecipient, BadSignature."""
    reader = recipient_of(signal, by)
    if reader is None:
        raise NotRecipient
    return signed_with(reader.key, signal, kind, signature, by=by, at=at, item=item, **said)


def signed_with(
    key: OfficerKey, signal: Signal, kind: str, signature: bytes, *, by: User, at: datetime, item: int = 0,
    **said: str,
) -> Signed:  # fmt: skip
    """That the holder of this key has signed exactly this. Raises BadSignature."""
    if key.person_id != by.pk:
        raise BadSignature
    statement = statement_for(signal=signal, kind=kind, at=at, item=item, **said)
    check_statement(statement, signature, bytes.fromhex(key.sign))
    return Signed(by, key, statement, signature)


def record(
    signal: Signal,
    kind: str,
    *,
    at: datetime,
    who: Signed | None = None,
    due: date | None = None,
    reason: str = "",
    item: Item | None = None,
    to: Organisation | None = None,
) -> Action:
    """Write the event, move the locked signal, append the leaf. Raises NotNow, TagsUsedUp.

    `due` is what is owed from now on; None leaves what was owed.
    """
    state = after(signal.state, kind)
    act = event(signal, kind, at=at, due=due, reason=reason, to=to, number=item.item if item else 0)
    if who:
        act.by, act.by_name, act.by_post = who.by, who.by.name, who.by.post("kk")
        act.body, act.statement, act.signature = who.key.body, who.statement.decode(), who.signature.hex()
    if kind not in QUIET:
        held = {one.key_id + one.then: bytes(one.sealed) for one in item.wraps.all()} if item else {}
        act.uid = leaf(signal, act, item, held, at=at, tag=_tag(signal), who=who)
    act.save(force_insert=True)
    signal.state, signal.due_on = state, due or signal.due_on
    signal.save(update_fields=["state", "due_on"])
    return act


def event(
    signal: Signal, kind: str, *, at: datetime, due: date | None = None, reason: str = "", number: int = 0,
    to: Organisation | None = None,
) -> Action:  # fmt: skip
    """The row of an event, not written yet; `number` is that of its item."""
    return Action(signal=signal, kind=kind, day=local_date(at), reason=reason, due_on=due, to=to, item=number)


def leaf(
    signal: Signal, act: Action, item: Item | None, wraps: Mapping[str, bytes], *, at: datetime, tag: bytes,
    who: Signed | None = None,
) -> UUID:  # fmt: skip
    """Append the leaf that binds this event, its item and the item's wraps (by key id and `then`)."""
    body = body_of(
        number=signal.number.encode("ascii"),
        item=item.item if item else 0,
        sealed=bytes(item.sealed) if item else b"",
        wraps={bytes.fromhex(keys): sealed for keys, sealed in wraps.items()},
        plaintext=bytes(item.commitment) if item else b"",
        statement=who.statement + who.signature if who else b"",
    )
    unit = f"org-{act.to_id}" if act.to_id else signal.office.code
    appended = append(
        log=BOX, kind=act.kind, unit=unit, due=act.due_on, body=body, tag=tag, by_day=publication_day(at)
    )
    return appended.uid


def _tag(signal: Signal) -> bytes:
    row = CaseTags.objects.get(signal=signal)
    tags, place = bytes(row.tags), row.used
    if (place + 1) * TAG > len(tags):
        raise TagsUsedUp
    row.used = place + 1
    row.save(update_fields=["used"])
    return tags[place * TAG : (place + 1) * TAG]


one_transaction = transaction.atomic
"""An act on a signal is one transaction without an entry of the ledger: its leaf is its record (ADR 12)."""
