"""A case goes along its workflow."""

from datetime import datetime

from alany.kernel.periods import local_date
from alany.spine.cases import queries
from alany.spine.cases.events import write_event
from alany.spine.cases.models import Case, CaseEvent
from alany.spine.cases.rules import FIX_CLAIMED, KEEPS_CLAIM, VERIFICATIONS, checked_move, said
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.ledger.rules import Doer

Kind = CaseEvent.Kind


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
