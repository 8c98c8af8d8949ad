"""What people do with a case. Each function is one transaction and one entry of the ledger."""

from datetime import date, datetime

from alany.kernel.deadlines import due_on as due_by_rule
from alany.kernel.periods import local_date
from alany.spine.cases import queries
from alany.spine.cases.events import write_event
from alany.spine.cases.models import Case, CaseEvent, DeadlineRule
from alany.spine.cases.numbering import take
from alany.spine.cases.rules import (
    FIX_CLAIMED,
    KEEPS_CLAIM,
    VERIFICATIONS,
    DueBeforeReceipt,
    OwnerUnfit,
    case_number,
    checked_move,
    said,
    steps_to_assigned,
)
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.places.models import Place
from alany.spine.places.queries import working_calendar

Kind = CaseEvent.Kind


def open_case(
    *,
    office: Office,
    programme: str,
    topic: str,
    title: str,
    place: Place | None = None,
    addressee: Organisation | None = None,
    due_on: date | None = None,
    rule_id: str | None = None,
    received_at: datetime | None = None,
    text: str = "",
    by: Doer,
    at: datetime,
) -> Case:
    """Open a case and give it the next number of the office's year.

    The term is `due_on` when the office sets one (moved to the next working day when it is a day off), else
    it is counted by the row `rule_id` in force on the day of receipt, else there is none. `received_at` is
    `at` when not given. Raises WordsMissing, DueBeforeReceipt, RuleMissing.
    """
    received_on = local_date(received_at or at)
    due, rule = _term(received_on, due_on, rule_id)
    with ledger.action(verb="case.opened", by=by, at=at, office=office) as act:
        serial = take(office, f"case-{received_on.year}")[0]
        case = Case(
            office=office,
            number=case_number(received_on.year, serial),
            programme=programme,
            topic=topic,
            title=said(title)[:300],
            place=place,
            addressee=addressee,
            state=queries.workflow_of(topic).start,
            opened_on=received_on,
            due_on=due,
            rule=rule,
        ).with_search()
        case.save(force_insert=True)
        write_event(case, Kind.OPENED, by=by, at=at, text=text.strip(), states=("", case.state))
        act.about(case)
    return case


def _term(
    received_on: date, due_on: date | None, rule_id: str | None
) -> tuple[date | None, DeadlineRule | None]:
    calendar = working_calendar()
    if due_on is not None:
        if due_on < received_on:
            raise DueBeforeReceipt(due_on, received_on)
        return calendar.next_working(due_on), None
    if rule_id:
        row, rule = queries.rule_on(rule_id, received_on)
        return due_by_rule(received_on, rule, calendar), row
    return None, None


def assign_case(
    *, case: Case, owner: User, by: Doer, at: datetime, version: int | None = None, text: str = ""
) -> Case:
    """Give the case to a person of the office; a new case passes to "assigned" on the way.

    Raises OwnerUnfit, EditedMeanwhile.
    """
    if owner.office_id != case.office_id or not owner.is_active:
        raise OwnerUnfit(owner)
    with ledger.action(verb="case.assigned", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        before, *steps = [fresh.state, *steps_to_assigned(queries.workflow_of(fresh.topic), fresh.state)]
        for step in steps[:-1]:
            write_event(fresh, Kind.MOVED, by=by, at=at, states=(before, step))
            before = step
        states = (before, steps[-1]) if steps else ("", "")
        write_event(
            fresh, Kind.ASSIGNED, by=by, at=at, text=text.strip(), states=states, facts={"owner": owner.name}
        )
        fresh.owner, fresh.state = owner, steps[-1] if steps else fresh.state
        act.about(saved(fresh, "owner", "state"), owner=owner.name)
    return fresh


def move_case(
    *,
    case: Case,
    to: str,
    text: str,
    by: Doer,
    at: datetime,
    version: int | None = None,
    claimed_by: str = "",
) -> Case:
    """Move the case along its workflow, with words that say why.

    A move to "fix_claimed" keeps who claims (`claimed_by`, else the mover) and who recorded it. Only another
    person reaches "verified_fixed". Raises MoveRefused, VerifiedBySameHand, FixNotClaimed, WordsMissing,
    EditedMeanwhile.
    """
    words, actor = said(text), by.as_actor()
    with ledger.action(verb="case.moved", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        workflow, before = queries.workflow_of(fresh.topic), fresh.state
        claimed = bool(fresh.claimed_by or fresh.claimed_ref)
        fresh.state = checked_move(
            workflow, before, to, claimed=claimed, claimed_ref=fresh.claimed_ref, by=actor.ref
        )
        if to == FIX_CLAIMED:
            fresh.claimed_by, fresh.claimed_ref = (claimed_by or actor.name or actor.kind)[:200], actor.ref
        elif to not in KEEPS_CLAIM:
            fresh.claimed_by = fresh.claimed_ref = ""
        fresh.closed_on = local_date(at) if workflow.is_end(to) else None
        kind = Kind.VERIFICATION if to in VERIFICATIONS else Kind.MOVED
        facts = {"claimed_by": fresh.claimed_by} if to == FIX_CLAIMED else {}
        write_event(fresh, kind, by=by, at=at, text=words, states=(before, to), facts=facts)
        act.about(saved(fresh, "state", "claimed_by", "claimed_ref", "closed_on"), before=before, after=to)
    return fresh


def note(*, case: Case, text: str, by: Doer, at: datetime) -> CaseEvent:
    """Add words to the timeline without changing the case. Raises WordsMissing."""
    with ledger.action(verb="case.noted", by=by, at=at, office=case.office) as act:
        event = write_event(case, Kind.NOTE, by=by, at=at, text=said(text))
        act.about(case)
    return event


def change_due(
    *, case: Case, due_on: date | None, reason: str, by: Doer, at: datetime, version: int | None = None
) -> Case:
    """Set another term with the reason; it is then the office's own and cites no rule of law.

    Raises WordsMissing, DueBeforeReceipt, EditedMeanwhile.
    """
    words = said(reason)
    with ledger.action(verb="case.due_changed", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        before = fresh.due_on
        fresh.due_on, fresh.rule = _term(fresh.opened_on, due_on, None)
        facts = {"due_before": _iso(before), "due_after": _iso(fresh.due_on)}
        write_event(fresh, Kind.CHANGED, by=by, at=at, text=words, facts=facts)
        act.about(saved(fresh, "due_on", "rule"), **facts)
    return fresh


def edit_case(
    *,
    case: Case,
    title: str,
    place: Place | None,
    addressee: Organisation | None,
    by: Doer,
    at: datetime,
    version: int | None = None,
) -> Case:
    """Correct what the case is about, where, and who is asked. Raises WordsMissing, EditedMeanwhile."""
    with ledger.action(verb="case.edited", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        facts: dict[str, object] = {}
        for name, value in (("title", said(title)[:300]), ("place", place), ("addressee", addressee)):
            if (before := getattr(fresh, name)) != value:
                facts[name] = [str(before or ""), str(value or "")]
                setattr(fresh, name, value)
        write_event(fresh, Kind.CHANGED, by=by, at=at, facts=facts)
        act.about(saved(fresh.with_search(), "title", "place", "addressee", "search_text"), **facts)
    return fresh


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
