"""Asking a body to act, and taking that back."""

from datetime import date, datetime

from alany.kernel.periods import local_date
from alany.spine.cases import queries
from alany.spine.cases.actions.asking import (
    SAVED,
    Ask,
    demanded,
    end,
    found_anew,
    give,
    in_force,
    names_of,
    to_work,
)
from alany.spine.cases.events import write_event
from alany.spine.cases.models import Case, CaseEvent, Recommendation
from alany.spine.cases.rules import RecommendationStands, checked_open, said
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User

Kind, Ended = CaseEvent.Kind, Recommendation.Ended


def recommend(
    *,
    case: Case,
    addressee: Organisation,
    language: str,
    text: str,
    due_on: date | None = None,
    rule_id: str = "",
    by: User,
    at: datetime,
    version: int | None = None,
) -> Recommendation:
    """Ask a body to act by a day of the office's choice or by a rule of law; the case is then in work.

    A term on a day off moves to the next working day, and the event says so. Raises RecommendationStands,
    CaseEnded, ClaimWaits, AddresseeGone, WordsMissing, TermMissing, DueBeforeReceipt, RuleMissing,
    EditedMeanwhile.
    """
    ask = Ask(addressee, language, text, due_on, rule_id)
    with ledger.action(verb="case.recommended", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        checked_open(queries.workflow_of(fresh.topic), fresh.state)
        if in_force(fresh):
            raise RecommendationStands
        to_work(fresh, by=by, at=at)
        made = give(fresh, ask, by=by, given_by=by, at=at)
        act.about(found_anew(fresh), to=str(made.addressee), due_on=made.due_on.isoformat())
    return made


def withdraw_recommendation(
    *, case: Case, reason: str, by: User, at: datetime, version: int | None = None
) -> Recommendation:
    """Take back what was asked, with the reason; the case stays open and nobody is asked to act.

    Raises RecommendationMissing, CaseEnded, ClaimWaits, WordsMissing, EditedMeanwhile.
    """
    words = said(reason)
    with ledger.action(verb="case.recommendation_withdrawn", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        checked_open(queries.workflow_of(fresh.topic), fresh.state)
        one = take_back(fresh, words, by=by, at=at)
        act.about(saved(fresh, *SAVED), to=str(one.addressee))
    return one


def replace_recommendation(
    *,
    case: Case,
    addressee: Organisation,
    language: str,
    text: str,
    reason: str,
    due_on: date | None = None,
    rule_id: str = "",
    by: User,
    at: datetime,
    version: int | None = None,
) -> Recommendation:
    """Ask something else, or somebody else, instead; the old recommendation stays readable.

    Raises RecommendationMissing, CaseEnded, ClaimWaits, AddresseeGone, WordsMissing, TermMissing,
    DueBeforeReceipt, RuleMissing, EditedMeanwhile.
    """
    ask, words = Ask(addressee, language, text, due_on, rule_id), said(reason)
    with ledger.action(verb="case.recommendation_replaced", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        checked_open(queries.workflow_of(fresh.topic), fresh.state)
        made = put_instead(fresh, ask, words, by=by, at=at)
        act.about(found_anew(fresh), to=str(made.addressee), due_on=made.due_on.isoformat())
    return made


def take_back(case: Case, words: str, *, by: User, at: datetime) -> Recommendation:
    """End the recommendation in force as withdrawn; a term that came from it goes with it."""
    one = end(demanded(case), Ended.WITHDRAWN, local_date(at))
    if case.rule is None and case.due_on == one.due_on:
        case.due_on = None
    write_event(case, Kind.RECOMMENDATION, by=by, at=at, text=words, facts=_facts("withdrawn", one))
    return one


def put_instead(case: Case, ask: Ask, words: str, *, by: User, at: datetime) -> Recommendation:
    """End the recommendation in force as replaced and give the other one."""
    old = end(demanded(case), Ended.REPLACED, local_date(at))
    write_event(case, Kind.RECOMMENDATION, by=by, at=at, text=words, facts=_facts("replaced", old))
    return give(case, ask, by=by, given_by=by, at=at)


def _facts(step: str, one: Recommendation) -> dict[str, object]:
    return {"step": step, "recommendation": one.pk, "to": names_of(one.addressee)}
