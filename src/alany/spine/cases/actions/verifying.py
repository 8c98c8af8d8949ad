"""Somebody else looks, and says what was found; a closed case is opened again."""

from collections.abc import Sequence
from datetime import date, datetime

from alany.kernel.periods import local_date
from alany.kernel.workflow import Workflow
from alany.spine.cases import queries, thread
from alany.spine.cases.actions.asking import SAVED, end_if_any, walk
from alany.spine.cases.actions.proofs import Piece, lay_proofs
from alany.spine.cases.actions.terms import restarted_term, term_from
from alany.spine.cases.models import Case, CaseEvent, Recommendation, Verification
from alany.spine.cases.rules import (
    IN_PROGRESS,
    REOPENED,
    VERIFIED_FIXED,
    VERIFIED_NOT_FIXED,
    DateAhead,
    checked_verification,
    said,
)
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.people.models import User

Outcome = Verification.Outcome
STATE_OF: dict[str, str] = {
    Outcome.FIXED: VERIFIED_FIXED,
    Outcome.PARTLY: IN_PROGRESS,
    Outcome.NOT_FIXED: VERIFIED_NOT_FIXED,
}


def verify(
    *,
    case: Case,
    method: Verification.Method,
    outcome: Verification.Outcome,
    text: str,
    proofs: Sequence[Piece] = (),
    verified_on: date | None = None,
    by: User,
    at: datetime,
    version: int | None = None,
) -> Verification:
    """Say what was found when the claimed fix was looked at; never by who claimed it or wrote it down.

    Fixed closes the case, the only way to "fixed". Partly sends it back to work for the rest. Not fixed
    reopens it. Raises FixNotClaimed, VerifiedBySameHand, MoveRefused, DateAhead, WordsMissing, FileRefused,
    EditedMeanwhile.
    """
    words, today, ref = said(text), local_date(at), by.as_actor().ref
    with ledger.action(verb="case.verified", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        workflow, claim = queries.workflow_of(fresh.topic), thread.claim_of(fresh)
        claimed = bool(fresh.claimed_by or fresh.claimed_ref)
        hands = {fresh.claimed_ref, claim.by_ref if claim else ""}
        state = checked_verification(
            workflow, fresh.state, STATE_OF[outcome], claimed=claimed, hands=hands, by=ref
        )
        if (verified_on or today) > today:
            raise DateAhead
        look = Verification.objects.create(
            case=fresh,
            claim=claim,
            verifier=by,
            verifier_name=by.name,
            verified_on=verified_on or today,
            method=method,
            outcome=outcome,
            text=words,
        )
        lay_proofs(look, proofs, by=by, at=at)
        _outcome(fresh, look, _path(workflow, state), by=by, at=at)
        act.about(saved(fresh, *SAVED), method=str(method), outcome=str(outcome))
    return look


def _path(workflow: Workflow, state: str) -> list[str]:
    """The look's own state, and after "not fixed" the door back to work where the workflow has it."""
    if state == VERIFIED_NOT_FIXED and REOPENED in workflow.allowed(state):
        return [state, REOPENED]
    return [state]


def _outcome(case: Case, look: Verification, path: list[str], *, by: User, at: datetime) -> None:
    facts = {"method": str(look.method), "outcome": str(look.outcome), "verification": look.pk}
    kind = CaseEvent.Kind.VERIFICATION
    walk(case, path[:1], by=by, at=at, kind=kind, text=look.text, facts=facts)
    walk(case, path[1:], by=by, at=at)
    if look.outcome == Outcome.FIXED:
        end_if_any(case, Recommendation.Ended.VERIFIED, local_date(at))
        return
    case.claimed_by = case.claimed_ref = ""
    case.times_reopened += REOPENED in path


def reopen_case(
    *,
    case: Case,
    reason: str,
    due_on: date | None = None,
    by: User,
    at: datetime,
    version: int | None = None,
) -> Case:
    """Open a closed case again, with the reason; its clock starts anew, or the office sets the day.

    Raises MoveRefused (it is open, or was withdrawn for good), WordsMissing, DueBeforeReceipt, RuleMissing,
    EditedMeanwhile.
    """
    words, day = said(reason), local_date(at)
    with ledger.action(verb="case.reopened", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        state = queries.workflow_of(fresh.topic).move(fresh.state, REOPENED)
        walk(fresh, [state], by=by, at=at, text=words)
        fresh.claimed_by = fresh.claimed_ref = ""
        fresh.times_reopened, fresh.duplicate_of = fresh.times_reopened + 1, None
        term = term_from(day, due_on, None) if due_on else restarted_term(fresh, day)
        fresh.due_on, fresh.rule = term.due_on, term.rule
        act.about(saved(fresh, *SAVED))
    return fresh
