"""What the logs need by the clock: the digest of the ledger each hour, cover, publication, witnesses."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from alany.kernel.periods import local_date
from alany.spine.ledger.models import Change
from alany.spine.ledger.models import Entry as LedgerEntry
from alany.spine.ledger.rules import GENESIS
from alany.spine.transparency.actions.appending import append
from alany.spine.transparency.actions.cosigning import Asked, ask_witnesses
from alany.spine.transparency.actions.publishing import public_folder, publish, write_out
from alany.spine.transparency.actions.sequencing import settle
from alany.spine.transparency.models import Log, Opening, Publication
from alany.spine.transparency.queries.published import published_head
from alany.spine.transparency.rules import BOX, FEW, FEW_FOR, FIGURES, LOGS, publication_day

HOUR = timedelta(hours=1)
COVERS_IN_TEN_HOURS = 4
_STATED_AT = re.compile(rb"^at (\S+)$", re.M)


@dataclass(frozen=True, slots=True)
class Tended:
    """What was done for a log: its published size, and what became of asking its witnesses."""

    log: str
    size: int
    asked: tuple[Asked, ...]


def tend(*, at: datetime, now: bool = False) -> list[Tended]:
    """Do all that is due at this moment, or, with `now`, publish whatever the hour.

    May be repeated at will, and is meant for every quarter of an hour. Raises SigningRefused and KeyRefused.
    """
    if _hour_is_over(at):
        digest_ledger(at=at)
        if secrets.randbelow(10) < COVERS_IN_TEN_HOURS:
            cover(at=at, count=1)
    return [_tended(log, at, now=now) for log in LOGS]


@transaction.atomic
def digest_ledger(*, at: datetime) -> None:
    """A leaf that binds the ledger as it stands: who rewrites an entry later contradicts a public tree."""
    last = LedgerEntry.objects.order_by("-pk").values_list("pk", "hash").first() or (0, GENESIS)
    changes = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    body = f"entry {last[0]} {last[1]}\nchange {changes}\nat {at.isoformat(timespec='minutes')}\n"
    append(
        log=FIGURES, kind="audit_digest", unit="", due=None, body=body.encode(),
        tag=bytes(16), by_day=publication_day(at),
    )  # fmt: skip


@transaction.atomic
def cover(*, at: datetime, count: int) -> None:
    """Leaves of nothing, declared as such at the month's end: who counts leaves does not count messages."""
    for _ in range(count):
        append(
            log=BOX, kind="cover", unit="", due=None, body=b"",
            tag=secrets.token_bytes(16), by_day=publication_day(at),
        )  # fmt: skip


def _hour_is_over(at: datetime) -> bool:
    last = Opening.objects.filter(kind="audit_digest").order_by("-pk").first()
    stated = _STATED_AT.search(bytes(last.body)) if last else None
    return stated is None or abs(at - datetime.fromisoformat(stated[1].decode())) >= HOUR


def _tended(log: str, at: datetime, *, now: bool) -> Tended:
    settle(log)
    asked: list[Asked] = []
    if now or _is_due(log, at):
        _publish(log, at)
        write_out(log, public_folder())
        asked = ask_witnesses(log)
        if any(not one.refusal for one in asked):
            write_out(log, public_folder())
    head = published_head(log)
    return Tended(log, head.size if head else 0, tuple(asked))


def _is_due(log: str, at: datetime) -> bool:
    """Whether the hour of publication has come and nothing was published since the one before."""
    last = Publication.objects.filter(checkpoint__log=log).order_by("-at").first()
    if log == BOX:
        has_come = publication_day(at) > local_date(at)
        return has_come and (last is None or publication_day(last.at) <= local_date(at))
    return last is None or abs(at - last.at) >= HOUR


def _publish(log: str, at: datetime) -> None:
    """Few messages wait for company, at most three days; then cover is put beside them."""
    last = published_head(log)
    new = Log.objects.values_list("size", flat=True).get(slug=log) - (last.size if last else 0)
    if log != BOX or not 0 < new < FEW:
        publish(log, at=at, again=new == 0)
        return
    shown = last.publications.order_by("at").values_list("at", flat=True).first() if last else None
    if shown is not None and at - shown < FEW_FOR:
        publish(log, at=at, again=True)
        return
    cover(at=at, count=FEW - new + secrets.randbelow(FEW))
    publish(log, at=at)
