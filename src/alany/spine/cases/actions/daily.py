"""The day's work on a case: give it to somebody, note, set another term, correct."""

from datetime import date, datetime

from alany.spine.cases import queries
from alany.spine.cases.actions.terms import term_from
from alany.spine.cases.events import write_event
from alany.spine.cases.models import Case, CaseEvent
from alany.spine.cases.reply_queries import body_of
from alany.spine.cases.rules import OwnerUnfit, said, steps_to_assigned
from alany.spine.cases.search import keep_words
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User
from alany.spine.places.models import Place

Kind = CaseEvent.Kind


def assign_case(
    *, case: Case, owner: User, by: Doer, at: datetime, version: int | None = None, text: str = ""
) -> Case:
    """Give the case to a person of the office; a new case passes to "assigned" on the way.

    Raises OwnerUnfit, EditedMeanwhile.
    """
    if owner.office_id != case.office_id or not owner.is_active or body_of(owner) is not None:
        raise OwnerUnfit(owner)
    with ledger.action(verb="case.assigned", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        act.about(give(fresh, owner, by=by, at=at, text=text), owner=owner.name)
    return fresh


def give(fresh: Case, owner: User, *, by: Doer, at: datetime, text: str = "") -> Case:
    """Write the new owner and the event into a locked case; call inside an action."""
    before, *steps = [fresh.state, *steps_to_assigned(queries.workflow_of(fresh.topic), fresh.state)]
    for step in steps[:-1]:
        write_event(fresh, Kind.MOVED, by=by, at=at, states=(before, step))
        before = step
    states = (before, steps[-1]) if steps else ("", "")
    facts = {"owner": owner.name}
    write_event(fresh, Kind.ASSIGNED, by=by, at=at, text=text.strip(), states=states, facts=facts)
    fresh.owner, fresh.state = owner, steps[-1] if steps else fresh.state
    return saved(fresh, "owner", "state")


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
        fresh.due_on, fresh.rule = term_from(fresh.opened_on, due_on, None).due_on, None
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
        keep_words([fresh])
    return fresh


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
