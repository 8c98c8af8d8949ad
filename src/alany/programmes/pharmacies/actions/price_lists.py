"""Checking a whole price list: what the engine says is kept line by line, as something to be checked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from alany.programmes.pharmacies.actions.uploads import claim
from alany.programmes.pharmacies.engine.check import Decision, Resolved, judge, resolve
from alany.programmes.pharmacies.importing.price_lists import PriceLine
from alany.programmes.pharmacies.models import PendingImport, Pharmacy, PriceList, PriceListLine
from alany.programmes.pharmacies.queries.aliases import AliasBook, books_of
from alany.programmes.pharmacies.queries.checker import DayRegister, register_on
from alany.programmes.pharmacies.rules.aliases import key_of
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer
from alany.spine.people.models import User

BATCH = 500


class NoRegister(LookupError):
    """There is no register of medicines to check against: an act must be entered first."""


def accept_price_list(
    *,
    pending: PendingImport,
    columns: dict[str, int],
    on: date,
    pharmacy: Pharmacy | None,
    lines: int,
    by: User,
    at: datetime,
) -> PriceList:
    """The uploader has confirmed the columns: the list waits for its check. Raises ImportConfirmed."""
    with ledger.action(verb="price_list.accepted", by=by, at=at, office=pending.office) as act:
        claim(pending, at)
        accepted = PriceList.objects.create(
            office=pending.office,
            pharmacy=pharmacy,
            file=pending.file,
            on=on,
            columns=columns,
            uploaded_by=by,
            uploaded_at=at,
            lines=lines,
        )
        act.about(accepted)
    return accepted


def check_price_list(
    *,
    price_list: PriceList,
    lines: Sequence[PriceLine],
    by: Doer,
    at: datetime,
    meanings: Mapping[str, Resolved] | None = None,
) -> PriceList:
    """Check every line by the caps of the list's day and keep the answers. Raises NoRegister.

    `meanings` are lines that were resolved before, against the register of this very day.
    """
    day = register_on(price_list.office, price_list.on)
    if day is None:
        raise NoRegister(str(price_list.office))
    payer = price_list.pharmacy.is_vat_payer if price_list.pharmacy else None
    supplier = price_list.pharmacy.owner_id if price_list.pharmacy else None
    book = books_of(price_list.office).of(supplier)
    decisions = _decisions(day, book, lines, price_list.on, payer, meanings or {})
    with ledger.action(verb="price_list.checked", by=by, at=at, office=price_list.office) as act:
        price_list.checked_lines.all().delete()
        PriceListLine.objects.bulk_create(
            [
                _kept(price_list, line, decision, book)
                for line, decision in zip(lines, decisions, strict=True)
            ],
            batch_size=BATCH,
        )
        price_list.totals = dict(Counter(decision.decision for decision in decisions))
        price_list.lines = len(lines)
        price_list.register_version = book.version_with(day.version)
        price_list.state = PriceList.State.CHECKED
        price_list.save(update_fields=["totals", "lines", "register_version", "state"])
        act.about(price_list, totals=price_list.totals)
    return price_list


def fail_price_list(*, price_list: PriceList, code: str, by: Doer, at: datetime) -> None:
    """The check could not be done; `code` says why in the words of the page."""
    with ledger.action(verb="price_list.failed", by=by, at=at, office=price_list.office) as act:
        price_list.state = PriceList.State.FAILED
        price_list.failure = code
        price_list.save(update_fields=["state", "failure"])
        act.about(price_list, code=code)


def _decisions(
    day: DayRegister,
    book: AliasBook,
    lines: Sequence[PriceLine],
    on: date,
    payer: bool | None,
    meanings: Mapping[str, Resolved],
) -> list[Decision]:
    """The answers in the order of the lines; each distinct line is read once, people's decisions applied."""
    read: dict[str, Resolved] = {}
    vat = day.vat(on, payer)
    decisions = []
    for line in lines:
        if line.line not in read:
            meant = meanings.get(line.line) or resolve(day.register, line.line)
            read[line.line] = book.applied(day, line.line, meant)
        decisions.append(judge(day.register, read[line.line], line.price, on, vat))
    return decisions


def evidence_of(decision: Decision, alias: int | None) -> dict[str, object]:
    """What is kept beside an answer: how the line was read, the excess, the people's decision behind it."""
    kept: dict[str, object] = {
        "read_as": decision.evidence.read_as,
        "excess_pct": str(decision.excess_pct or ""),
    }
    return kept | {"alias": alias} if alias else kept


def _kept(price_list: PriceList, line: PriceLine, decision: Decision, book: AliasBook) -> PriceListLine:
    known = book.of(line.line)
    return PriceListLine(
        price_list=price_list,
        row=line.row,
        line=line.line,
        key=key_of(line.line),
        price_kzt=line.price,
        decision=decision.decision,
        certainty=decision.certainty,
        reason=decision.reason,
        entry_ids=list(decision.entry_ids),
        cap_kzt=decision.cap_kzt,
        excess_kzt=decision.excess_kzt,
        evidence=evidence_of(decision, known.alias if known else None),
    )
