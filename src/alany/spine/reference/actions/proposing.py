"""The first key: a change is proposed, with its reason and its source; no row changes yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from alany.kernel.periods import local_date
from alany.kernel.triltext import LANGUAGES
from alany.spine.ledger import actions as ledger
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.people.queries import Rights
from alany.spine.programme.dated_tables import DatedTable
from alany.spine.reference import years
from alany.spine.reference.actions.effects import check, effect_of
from alany.spine.reference.models import Proposal
from alany.spine.reference.rules import AlreadyDecided, AnotherPerson, NotAllowed, Values
from alany.spine.reference.tables import CALENDAR
from alany.spine.reference.wording import label_in


@dataclass(frozen=True, slots=True)
class Source:
    """Where the change is written: the act, its article, an address."""

    act: str
    article: str = ""
    url: str = ""


def demand(table: DatedTable, by: User, at: datetime) -> None:
    """Raises NotAllowed when the person may not edit this table on that day."""
    if not Rights(by, local_date(at)).may(table.right):
        raise NotAllowed(table.right)


def propose(
    *,
    office: Office,
    table: DatedTable,
    kind: str,
    values: Values,
    reason: str,
    source: Source,
    by: User,
    at: datetime,
    row: str = "",
) -> Proposal:
    """Propose a new row, a change, an end or a removal; it waits for another person.

    `values` are all columns of a new or changed row, `valid_to` alone of an end, nothing of a removal.
    Raises NotAllowed, RowGone, RowInUse, ValuesRefused.
    """
    demand(table, by, at)
    with ledger.action(verb="reference.proposed", by=by, at=at, office=office) as act:
        effect = effect_of(table, kind, row, values)
        check(table, kind, effect, local_date(at))
        named = effect.after or effect.before
        made = Proposal.objects.create(
            office=office,
            table=table.slug,
            row=row,
            kind=kind,
            values=dict(values),
            before=dict(effect.before),
            reason=reason,
            source_act=source.act,
            source_article=source.article,
            source_url=source.url,
            proposed_by=by,
            proposed_at=at,
            **{f"label_{language}": label_in(table, named, language) for language in LANGUAGES},
        )
        act.about(made, table=table.slug, kind=kind)
    return made


def propose_year(
    *,
    office: Office,
    year: int,
    days: Sequence[Values],
    whole: bool,
    reason: str,
    source: Source,
    by: User,
    at: datetime,
) -> Proposal:
    """Propose the calendar of one year; with `whole` its other days are taken away.

    Raises NotAllowed, ValuesRefused.
    """
    demand(CALENDAR, by, at)
    with ledger.action(verb="reference.proposed", by=by, at=at, office=office) as act:
        standing = years.standing(year)
        years.check(years.compared(standing, days, whole=whole), year, local_date(at))
        made = Proposal.objects.create(
            office=office,
            table=CALENDAR.slug,
            kind=Proposal.Kind.YEAR,
            values={"year": year, "whole": whole, "days": [dict(day) for day in days]},
            before={"days": standing},
            reason=reason,
            source_act=source.act,
            source_article=source.article,
            source_url=source.url,
            proposed_by=by,
            proposed_at=at,
            **{f"label_{language}": str(year) for language in LANGUAGES},
        )
        act.about(made, table=CALENDAR.slug, kind=made.kind, days=len(days))
    return made


def withdraw(*, proposal: Proposal, by: User, at: datetime) -> Proposal:
    """Take back what one has proposed oneself. Raises AnotherPerson, AlreadyDecided."""
    with ledger.action(verb="reference.withdrawn", by=by, at=at, office=proposal.office) as act:
        current = Proposal.objects.select_for_update().get(pk=proposal.pk)
        if not current.waits:
            raise AlreadyDecided(current.state)
        if current.proposed_by_id != by.pk:
            raise AnotherPerson(str(by.pk))
        current.state = Proposal.State.WITHDRAWN
        current.decided_by, current.decided_at = by, at
        current.version += 1
        current.save()
        act.about(current, table=current.table, kind=current.kind)
    return current
