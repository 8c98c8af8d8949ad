"""The case goes up: to the next authority, or because a resident says that it is not fixed."""

from datetime import date, datetime

from alany.kernel.periods import local_date
from alany.spine.cases import queries, thread
from alany.spine.cases.actions.asking import (
    Ask,
    end_if_any,
    found_anew,
    give,
    names_of,
    standing,
    to_work,
    walk,
)
from alany.spine.cases.actions.terms import restarted_term
from alany.spine.cases.events import write_event
from alany.spine.cases.models import Case, CaseEvent, Escalation, Recommendation, Verification
from alany.spine.cases.rules import (
    REOPENED,
    VERIFIED_FIXED,
    VERIFIED_NOT_FIXED,
    FixNotClaimed,
    NobodyAbove,
    checked_open,
    restarted,
    said,
)
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Organisation
from alany.spine.organisations.queries import answering_on
from alany.spine.people.models import User
from alany.spine.places.queries import working_calendar

Kind, Ended, Reason = CaseEvent.Kind, Recommendation.Ended, Escalation.Reason


def next_authority(case: Case, day: date) -> Organisation | None:
    """The body above the addressee as it exists on this day; None where none is known."""
    above = case.addressee.superior if case.addressee else None
    if above is None:
        return None
    body = answering_on(above, day)
    return body if body.valid_from <= day and (body.valid_to is None or body.valid_to >= day) else None


def escalate_case(
    *,
    case: Case,
    reason: Escalation.Reason,
    text: str,
    to: Organisation | None = None,
    request: str = "",
    language: str = "",
    due_on: date | None = None,
    rule_id: str = "",
    by: User,
    at: datetime,
    version: int | None = None,
) -> Recommendation:
    """Go up to `to`, else to the authority above the addressee: it is asked to act, with a new term.

    The recommendation in force ends as escalated. `request` is what is asked, else the words of the last
    recommendation. Raises NobodyAbove, CaseEnded, ClaimWaits, AddresseeGone, WordsMissing, TermMissing,
    DueBeforeReceipt, RuleMissing, EditedMeanwhile.
    """
    words, day = said(text), local_date(at)
    with ledger.action(verb="case.escalated", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        checked_open(queries.workflow_of(fresh.topic), fresh.state)
        above = to or next_authority(fresh, day)
        if above is None:
            raise NobodyAbove
        standing(above, day)
        last = fresh.recommendations.order_by("-ordinal").first()
        ask = Ask(
            above,
            language or (last.language if last else by.language),
            request or (last.text if last else ""),
            due_on,
            rule_id,
        )
        end_if_any(fresh, Ended.ESCALATED, day)
        _up(fresh, above, reason, words, by=by, at=at)
        to_work(fresh, by=by, at=at)
        made = give(fresh, ask, by=by, given_by=by, at=at)
        act.about(found_anew(fresh), to=str(above), level=fresh.level)
    return made


def _up(
    case: Case, to: Organisation | None, reason: Escalation.Reason, words: str, *, by: Doer, at: datetime
) -> Escalation:
    case.level += 1
    facts: dict[str, object] = {"reason": str(reason), "level": case.level}
    write_event(
        case,
        Kind.ESCALATION,
        by=by,
        at=at,
        text=words,
        facts=facts | ({"to": names_of(to)} if to else {}),
    )
    return Escalation.objects.create(
        case=case, level=case.level, to=to, reason=reason, text=words, escalated_on=local_date(at)
    )


def resident_not_fixed(
    *, case: Case, text: str, said_by: str = "", by: Doer, at: datetime, version: int | None = None
) -> Case:
    """A resident says that what was called fixed is not: the clock starts anew and the case goes up.

    The words are kept as a verification by the resident, the case is reopened, and the authority above the
    addressee is asked the same with a new term; where none is known, the addressee is asked again.
    Raises FixNotClaimed, MoveRefused, WordsMissing, EditedMeanwhile.
    """
    words, day = said(text), local_date(at)
    with ledger.action(verb="case.resident_not_fixed", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        workflow, claimed = queries.workflow_of(fresh.topic), bool(fresh.claimed_by or fresh.claimed_ref)
        if not claimed:
            raise FixNotClaimed
        path = [REOPENED] if fresh.state == VERIFIED_FIXED else [VERIFIED_NOT_FIXED, REOPENED]
        before = fresh.state
        for step in path:
            before = workflow.move(before, step)
        look = Verification.objects.create(
            case=fresh,
            claim=thread.claim_of(fresh),
            verifier_name=said_by.strip()[:200],
            verified_on=day,
            method=Verification.Method.RESIDENT,
            outcome=Verification.Outcome.NOT_FIXED,
            text=words,
        )
        facts = {"method": "resident", "outcome": "not_fixed", "verification": look.pk}
        walk(fresh, path, by=by, at=at, kind=Kind.VERIFICATION, text=words, facts=facts)
        fresh.claimed_by = fresh.claimed_ref = ""
        fresh.times_reopened += 1
        _anew(fresh, words, by=by, at=at)
        act.about(found_anew(fresh), level=fresh.level)
    return fresh


def _anew(case: Case, words: str, *, by: Doer, at: datetime) -> None:
    """Start the clock anew, raise the level, and ask again, one door higher where there is one."""
    day, calendar = local_date(at), working_calendar()
    term = restarted_term(case, day)
    case.due_on, case.rule = term.due_on, term.rule
    last = case.recommendations.order_by("-ordinal").select_related("addressee", "rule").first()
    above = next_authority(case, day)
    end_if_any(case, Ended.ESCALATED if above else Ended.REPLACED, day)
    _up(case, above, Reason.RESIDENT, words, by=by, at=at)
    asker = by if isinstance(by, User) else case.owner
    if last is None or asker is None:
        return
    body = above or answering_on(last.addressee, day)
    if last.rule is not None:
        ask = Ask(body, last.language, last.text, rule_id=last.rule.rule_id)
    else:
        due = restarted(last.given_on, last.due_on, day, calendar)
        ask = Ask(body, last.language, last.text, due_on=due)
    give(case, ask, by=by, given_by=asker, at=at)
