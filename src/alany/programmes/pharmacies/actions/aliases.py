"""What a line of a price list means: proposed by one person, confirmed by another, reversible."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from alany.kernel.periods import local_date
from alany.programmes.pharmacies.actions.price_lists import evidence_of
from alany.programmes.pharmacies.engine.check import Decision
from alany.programmes.pharmacies.models import Alias, AliasPack, Medicine, PriceList, PriceListLine
from alany.programmes.pharmacies.queries import aliases as queries
from alany.programmes.pharmacies.queries.candidates import contradicting, says_too_little
from alany.programmes.pharmacies.rules.aliases import MEANINGS, PACKS, AliasRefused, key_of
from alany.spine.ledger import actions as ledger
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User

BATCH = 500
State = Alias.State


def propose_alias(
    *,
    office: Office,
    line: str,
    meaning: str,
    medicines: Sequence[Medicine] = (),
    supplier: Organisation | None = None,
    note: str = "",
    by: User,
    at: datetime,
) -> Alias:
    """The first key: this line means exactly these packs, none of the register's, or no medicine at all.

    It decides nothing before another person confirms it. Raises AliasRefused (`line_empty`, `no_packs`,
    `meaning_unknown`, `packs_unasked`, `not_in_register`, `contradicts`, `says_too_little`,
    `known`).
    """
    _check_meaning(office, line, meaning, medicines, local_date(at))
    if supplier is None and (beside := says_too_little(office, line, medicines, local_date(at))):
        raise AliasRefused("says_too_little", str(beside))
    key = key_of(line)
    with ledger.action(verb="alias.proposed", by=by, at=at, office=office) as act:
        if Alias.objects.filter(office=office, key=key, supplier=supplier, state__in=queries.OPEN).exists():
            raise AliasRefused("known")
        alias = Alias.objects.create(
            office=office, key=key, line=line, supplier=supplier, meaning=meaning, note=note.strip(),
            proposed_by=by, proposed_at=at,
        )  # fmt: skip
        AliasPack.objects.bulk_create([AliasPack(alias=alias, medicine=one) for one in medicines])
        act.about(alias, meaning=meaning, packs=[one.code for one in medicines])
    return alias


def confirm_alias(*, alias: Alias, by: User, at: datetime) -> Alias:
    """The second key: lines that waited are judged by it at once, and each later check applies it.

    Raises AliasRefused (`decided`, `same_person`).
    """
    with ledger.action(verb="alias.confirmed", by=by, at=at, office=alias.office) as act:
        current = _in_state(alias, State.PROPOSED, "decided")
        if current.proposed_by_id == by.pk:
            raise AliasRefused("same_person")
        current.state, current.decided_by, current.decided_at = State.IN_FORCE, by, at
        current.save(update_fields=["state", "decided_by", "decided_at"])
        lines, lists = _judge_again(current, queries.meaning_of(current))
        act.about(current, lines=lines, lists=lists)
    return current


def refuse_alias(*, alias: Alias, reason: str, by: User, at: datetime) -> Alias:
    """The second person disagrees; the line waits in the queue again. Who proposed may take it back so too.

    Raises AliasRefused (`decided`, `reason_missing`).
    """
    if not reason.strip():
        raise AliasRefused("reason_missing")
    with ledger.action(verb="alias.refused", by=by, at=at, office=alias.office) as act:
        current = _in_state(alias, State.PROPOSED, "decided")
        current.state, current.reason = State.REFUSED, reason.strip()
        current.reversed_by, current.reversed_at = by, at
        current.save(update_fields=["state", "reason", "reversed_by", "reversed_at"])
        act.about(current, reason=current.reason)
    return current


def reverse_alias(*, alias: Alias, reason: str, by: User, at: datetime) -> Alias:
    """Take a decision back: its lines are judged as if it had never been, and it stays readable.

    Findings that were confirmed meanwhile stand: they have their own second person. Raises AliasRefused
    (`not_in_force`, `reason_missing`).
    """
    if not reason.strip():
        raise AliasRefused("reason_missing")
    with ledger.action(verb="alias.reversed", by=by, at=at, office=alias.office) as act:
        current = _in_state(alias, State.IN_FORCE, "not_in_force")
        current.state, current.reason = State.REVERSED, reason.strip()
        current.reversed_by, current.reversed_at = by, at
        current.save(update_fields=["state", "reason", "reversed_by", "reversed_at"])
        general = queries.books_of(current.office, [current.line]).general.get(current.key)
        lines, lists = _judge_again(current, general)
        act.about(current, reason=current.reason, lines=lines, lists=lists)
    return current


def _check_meaning(office: Office, line: str, meaning: str, medicines: Sequence[Medicine], on: date) -> None:
    if not line.strip():
        raise AliasRefused("line_empty")
    if meaning not in MEANINGS:
        raise AliasRefused("meaning_unknown")
    if meaning != PACKS and medicines:
        raise AliasRefused("packs_unasked")
    if meaning == PACKS and not medicines:
        raise AliasRefused("no_packs")
    if strange := next((one for one in medicines if one.office_id != office.pk), None):
        raise AliasRefused("not_in_register", str(strange))
    if unfit := contradicting(office, line, medicines, on):
        raise AliasRefused("contradicts", str(unfit))


def _in_state(alias: Alias, state: str, reason: str) -> Alias:
    current = Alias.objects.select_for_update(of=("self",)).select_related("office").get(pk=alias.pk)
    if current.state != state:
        raise AliasRefused(reason)
    return current


def _judge_again(alias: Alias, known: queries.Known | None) -> tuple[int, int]:
    """Write what the lines of the alias's text mean now; how many lines of how many lists."""
    supplier = alias.supplier
    lines = queries.lines_of_key(alias.office, alias.key, supplier)
    changed: list[PriceListLine] = []
    lists: dict[int, Counter[str]] = {}
    for row, decision in queries.judged_again(lines, known):
        moved = lists.setdefault(row.price_list_id, Counter())
        moved[row.decision] -= 1
        moved[decision.decision] += 1
        changed.append(_decided(row, decision, known))
    columns = ("decision", "certainty", "reason", "entry_ids", "cap_kzt", "excess_kzt", "evidence")
    PriceListLine.objects.bulk_update(changed, columns, batch_size=BATCH)
    _count_again(lists)
    return len(changed), len(lists)


def _decided(row: PriceListLine, decision: Decision, known: queries.Known | None) -> PriceListLine:
    row.decision, row.certainty, row.reason = decision.decision, decision.certainty, decision.reason
    row.entry_ids = list(decision.entry_ids)
    row.cap_kzt, row.excess_kzt = decision.cap_kzt, decision.excess_kzt
    row.evidence = evidence_of(decision, known.alias if known else None)
    return row


def _count_again(moved: dict[int, Counter[str]]) -> None:
    lists: Iterable[PriceList] = PriceList.objects.filter(pk__in=moved)
    kept = []
    for one in lists:
        totals = Counter({name: int(count) for name, count in one.totals.items()})
        for name, by_how_many in moved[one.pk].items():
            totals[name] += by_how_many
        one.totals = {name: count for name, count in totals.items() if count}
        kept.append(one)
    PriceList.objects.bulk_update(kept, ["totals"], batch_size=BATCH)
