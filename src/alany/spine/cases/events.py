"""Writing a line of a case's timeline, inside the action of whoever changes the case."""

from collections.abc import Mapping
from datetime import datetime

from alany.spine.cases.models import Case, CaseEvent
from alany.spine.ledger.rules import Doer


def write_event(
    case: Case,
    kind: CaseEvent.Kind,
    *,
    by: Doer,
    at: datetime,
    text: str = "",
    states: tuple[str, str] = ("", ""),
    facts: Mapping[str, object] | None = None,
) -> CaseEvent:
    """One line: who, when, what, from and to which state; `facts` are told in the reader's language."""
    actor = by.as_actor()
    return CaseEvent.objects.create(
        case=case,
        at=at,
        by_name=actor.name or actor.kind,
        by_ref=actor.ref,
        kind=kind,
        from_state=states[0],
        to_state=states[1],
        text=text,
        details=dict(facts or {}),
    )
