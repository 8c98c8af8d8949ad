"""The case, or a part of it, goes to the body that is competent, and the sender is told."""

from datetime import date, datetime

from alany.kernel.deadlines import due_on as due_by_rule
from alany.kernel.periods import local_date
from alany.spine.cases import queries
from alany.spine.cases.actions.asking import SAVED, end_if_any, names_of, standing, walk
from alany.spine.cases.actions.extending import checked_notice
from alany.spine.cases.events import write_event
from alany.spine.cases.models import Case, CaseEvent, Recommendation, Transfer
from alany.spine.cases.rules import checked_open, said
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User
from alany.spine.places.queries import working_calendar

FORWARDING = "A3"
Kind = CaseEvent.Kind


def transfer_case(
    *,
    case: Case,
    to: Organisation,
    reason: str,
    part: str = "",
    by: User,
    at: datetime,
    version: int | None = None,
) -> Transfer:
    """Pass the case, or the `part` named, to the competent body; the notice to the sender is due at once.

    The law gives three working days from receipt (A3). Later it is still done, because the matter must reach
    its door, and the delay is said. The whole case is closed as transferred; after a part it stays open.
    Raises AddresseeGone, CaseEnded, ClaimWaits, MoveRefused, WordsMissing, RuleMissing, EditedMeanwhile.
    """
    words, day = said(reason), local_date(at)
    with ledger.action(verb="case.transferred", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        checked_open(queries.workflow_of(fresh.topic), fresh.state)
        row, rule = queries.rule_on(FORWARDING, fresh.opened_on)
        made = Transfer.objects.create(
            case=fresh,
            to=standing(to, day),
            part=" ".join(part.split())[:300],
            reason=words,
            transferred_on=day,
            transferred_by=by,
            rule=row,
            limit_on=due_by_rule(fresh.opened_on, rule, working_calendar()),
        )
        _told(fresh, made, by=by, at=at)
        act.about(saved(fresh, *SAVED), to=str(to), whole=not made.part, late=day > made.limit_on)
    return made


def _told(case: Case, made: Transfer, *, by: User, at: datetime) -> None:
    facts: dict[str, object] = {"to": names_of(made.to), "part": made.part}
    if made.transferred_on > made.limit_on:
        facts |= {"late": True, "limit": made.limit_on.isoformat()}
    if made.part:
        write_event(case, Kind.TRANSFER, by=by, at=at, text=made.reason, facts=facts)
        return
    state = queries.workflow_of(case.topic).move(case.state, "transferred")
    end_if_any(case, Recommendation.Ended.TRANSFERRED, made.transferred_on)
    walk(case, [state], by=by, at=at, kind=Kind.TRANSFER, text=made.reason, facts=facts)


def notify_transfer(*, transfer: Transfer, on: date | None = None, by: User, at: datetime) -> Transfer:
    """Write down that the sender was told where the case went, today or on an earlier day.

    Raises NoticeGiven, DateAhead.
    """
    day = on or local_date(at)
    with ledger.action(verb="case.transfer_notified", by=by, at=at, office=transfer.case.office) as act:
        fresh = locked(Case, transfer.case_id)
        row = Transfer.objects.select_for_update().get(pk=transfer.pk)
        row.notified_on = checked_notice(row.notified_on, day, local_date(at), row.transferred_on)
        row.save(update_fields=["notified_on"])
        late = {"late": True} if day > row.transferred_on else {}
        write_event(fresh, Kind.NOTICE, by=by, at=at, facts={"of": "transfer", "on": day.isoformat(), **late})
        act.about(saved(fresh), on=day.isoformat())
    return row
