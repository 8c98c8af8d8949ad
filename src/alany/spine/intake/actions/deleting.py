"""Deletion: by rule, or by two signatures of two bodies. Words go, leaves and signatures stay."""

from datetime import datetime

from alany.kernel.periods import local_date
from alany.spine.intake.actions.recording import locked, one_transaction, record, signed
from alany.spine.intake.actions.uploads import path_of
from alany.spine.intake.models import Action, CaseTags, ReporterKey, Signal, Upload
from alany.spine.intake.queries.reading import term
from alany.spine.intake.rules import (
    CLOSED,
    DELETING,
    KEEP,
    NotNow,
    ReasonUnknown,
    SecondBodyMissing,
    Suspended,
)
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.transparency.actions import forget

CONTENT = ("received", "added", "answered", "masked", "opened", "forwarded")
"""Events whose leaves bind content; their salts are destroyed. Those of reasons and days stay."""


def ask_deletion(*, signal: Signal, reason: str, signature: bytes, by: User, at: datetime) -> Action:
    """A recipient proposes to delete, with a reason of the list; alone it deletes nothing."""
    if reason not in DELETING:
        raise ReasonUnknown(reason)
    with one_transaction():
        fresh = locked(signal)
        who = signed(fresh, "deletion_asked", signature, by=by, at=at, reason=reason)
        return record(fresh, "deletion_asked", at=at, who=who, reason=reason)


def agree_deletion(*, signal: Signal, signature: bytes, by: User, at: datetime) -> Action:
    """A recipient of another body agrees; content, wraps, salts and marks are destroyed.

    Raises NotNow without a proposal, SecondBodyMissing, Suspended when something new came after it.
    """
    with one_transaction():
        fresh = locked(signal)
        asked = Action.objects.filter(signal=fresh, kind="deletion_asked").order_by("-pk").first()
        if asked is None:
            raise NotNow("deletion")
        who = signed(fresh, "shredded", signature, by=by, at=at, reason=asked.reason)
        if asked.by_id == by.pk or asked.body == who.key.body:
            raise SecondBodyMissing
        if Action.objects.filter(signal=fresh, kind__in=("added", "reopened"), pk__gt=asked.pk).exists():
            raise Suspended
        act = record(fresh, "shredded", at=at, who=who, reason=asked.reason)
        files = _shred(fresh)
    _unlink(files)
    return act


def expire(*, office: Office, at: datetime) -> int:
    """Delete what has been closed for as long as the rule says; returns how many.

    What somebody has not opened yet, or what came after the closing, suspends it.
    """
    day, done = local_date(at), 0
    for one in Signal.objects.filter(office=office, state=CLOSED).order_by("pk"):
        closed = Action.objects.filter(signal=one, kind__in=("closed", "merged")).order_by("-pk").first()
        clock = term(KEEP, closed.day) if closed else None
        if clock is None or clock.due >= day or _unread(one):
            continue
        with one_transaction():
            fresh = locked(one)
            if fresh.state != CLOSED:
                continue
            record(fresh, "shredded", at=at, reason="rule")
            files = _shred(fresh)
        _unlink(files)
        done += 1
    return done


def _unread(signal: Signal) -> bool:
    opened = Action.objects.filter(signal=signal, kind="opened").values("item")
    return signal.items.filter(by=None).exclude(item__in=opened).exists()


def _shred(signal: Signal) -> list[str]:
    """Destroy what opens or holds content; gives the names of sealed files to remove after the commit."""
    uids = Action.objects.filter(signal=signal, kind__in=CONTENT).values_list("uid", flat=True)
    forget([uid for uid in uids if uid])
    uploads = list(Upload.objects.filter(item__signal=signal).values_list("pk", "name"))
    signal.items.all().delete()
    Upload.objects.filter(pk__in=[key for key, _ in uploads]).delete()
    CaseTags.objects.filter(signal=signal).update(tags=b"")
    ReporterKey.objects.filter(signal=signal).update(public=b"", locked=b"")
    return [name for _, name in uploads]


def _unlink(files: list[str]) -> None:
    for name in files:
        path_of(name).unlink(missing_ok=True)
