"""A case goes along its workflow, where no act of its own leads."""

from datetime import datetime

from alany.kernel.periods import local_date
from alany.spine.cases import queries
from alany.spine.cases.events import write_event
from alany.spine.cases.models import Case, CaseEvent
from alany.spine.cases.rules import FIX_CLAIMED, checked_move, said
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

    A move to "fix_claimed" keeps who claims (`claimed_by`, else the mover) and who recorded it. No plain move
    leads to an outcome: `verify`, `reopen_case`, `transfer_case`, `mark_duplicate`, `close_without_action`
    and `withdraw_case` do. Raises OwnAct, MoveRefused, WordsMissing, EditedMeanwhile.
    """
    words, actor = said(text), by.as_actor()
    with ledger.action(verb="case.moved", by=by, at=at, office=case.office) as act:
        fresh = locked(Case, case.pk, version)
        workflow, before = queries.workflow_of(fresh.topic), fresh.state
        fresh.state = checked_move(workflow, before, to)
        fresh.claimed_by = fresh.claimed_ref = ""
        if to == FIX_CLAIMED:
            fresh.claimed_by, fresh.claimed_ref = (claimed_by or actor.name or actor.kind)[:200], actor.ref
        fresh.closed_on = local_date(at) if workflow.is_end(to) else None
        facts = {"claimed_by": fresh.claimed_by} if to == FIX_CLAIMED else {}
        write_event(fresh, Kind.MOVED, by=by, at=at, text=words, states=(before, to), facts=facts)
        act.about(saved(fresh, "state", "claimed_by", "claimed_ref", "closed_on"), before=before, after=to)
    return fresh
