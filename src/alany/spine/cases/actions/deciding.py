"""The office decides on what an addressee disputes or asks for, by another hand than wrote it down."""

from datetime import date, datetime

from alany.spine.cases import queries
from alany.spine.cases.actions.asking import SAVED, Ask, found_anew
from alany.spine.cases.actions.extending import extend_recommendation
from alany.spine.cases.actions.recommending import put_instead, take_back
from alany.spine.cases.events import write_event
from alany.spine.cases.models import Case, CaseEvent, Response
from alany.spine.cases.rules import (
    DecidedAlready,
    NothingToDecide,
    RecommendationMissing,
    checked_decision,
    checked_open,
    said,
)
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.people.models import User

Decision, Kind = Response.Decision, Response.Kind


def decide_dispute(
    *,
    response: Response,
    accepted: bool,
    text: str,
    instead: Ask | None = None,
    by: User,
    at: datetime,
    version: int | None = None,
) -> Response:
    """Accept what the addressee disputes, or refuse it with the reason; `version` is that of the case.

    Accepted, the recommendation is withdrawn, or replaced by `instead`. Raises NothingToDecide,
    DecidedAlready, DecidedBySameHand, RecommendationMissing, CaseEnded, ClaimWaits, AddresseeGone,
    WordsMissing, TermMissing, DueBeforeReceipt, RuleMissing, EditedMeanwhile.
    """
    words = said(text)
    case = response.recommendation.case
    with ledger.action(verb="case.dispute_decided", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        row = _undecided(fresh, response, Kind.DISPUTE, by)
        _decided(fresh, row, accepted, words, by, at)
        if accepted and instead is not None:
            put_instead(fresh, instead, words, by=by, at=at)
        elif accepted:
            take_back(fresh, words, by=by, at=at)
        act.about(found_anew(fresh), accepted=accepted)
    return row


def decide_more_time(
    *,
    response: Response,
    accepted: bool,
    text: str,
    due_on: date | None = None,
    by: User,
    at: datetime,
    version: int | None = None,
) -> Response:
    """Give the addressee more time, until `due_on` or the day it asked for, or refuse with the reason.

    Whether the office is in time to extend is judged by the day on which the addressee asked: an office that
    answers late does not take the right away. `version` is that of the case. Raises NothingToDecide,
    DecidedAlready, DecidedBySameHand, RecommendationMissing, CaseEnded, ClaimWaits, WordsMissing,
    ExtensionTooLate, ExtensionNotLonger, ExtensionTooLong, RuleMissing, EditedMeanwhile.
    """
    words = said(text)
    case = response.recommendation.case
    with ledger.action(verb="case.more_time_decided", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        row = _undecided(fresh, response, Kind.MORE_TIME, by)
        _decided(fresh, row, accepted, words, by, at)
        after = due_on or row.asked_due_on
        if accepted and after is not None:
            extend_recommendation(fresh, row, after, words, by=by, at=at)
        act.about(saved(fresh, *SAVED), accepted=accepted)
    return row


def _undecided(case: Case, response: Response, kind: Response.Kind, by: User) -> Response:
    """The addressee's words, locked, when this person may decide on them now."""
    row = Response.objects.select_for_update().get(pk=response.pk)
    if row.kind != kind:
        raise NothingToDecide
    if row.decision:
        raise DecidedAlready
    checked_decision(by.as_actor().ref, row.by_ref)
    if row.recommendation.ended_on is not None:
        raise RecommendationMissing
    checked_open(queries.workflow_of(case.topic), case.state)
    return row


def _decided(case: Case, row: Response, accepted: bool, words: str, by: User, at: datetime) -> None:
    row.decision = Decision.ACCEPTED if accepted else Decision.REFUSED
    row.decided_at, row.decided_by, row.decision_text = at, by, words
    row.save(update_fields=["decision", "decided_at", "decided_by", "decision_text"])
    facts = {"about": row.kind, "decision": row.decision, "response": row.pk}
    write_event(case, CaseEvent.Kind.DECISION, by=by, at=at, text=words, facts=facts)
