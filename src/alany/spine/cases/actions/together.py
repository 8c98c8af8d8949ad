"""One person is given many cases in one act. Nobody closes many at once: each case is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from alany.spine.cases.actions.daily import give
from alany.spine.cases.models import Case
from alany.spine.cases.rules import OwnerUnfit, TooManyAtOnce
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import EditedMeanwhile, locked
from alany.spine.ledger.rules import Doer
from alany.spine.people.models import User

AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Given:
    """What became of each case: given, or left as it was because it ended or was changed meanwhile."""

    done: list[Case]
    closed: list[Case]
    changed: list[Case]


def assign_together(
    *, cases: Sequence[tuple[Case, int]], owner: User, by: Doer, at: datetime, text: str = ""
) -> Given:
    """Give up to a hundred cases to a person of the office: one transaction, one entry of the ledger.

    Each comes with the version that the person saw; one that somebody changed or closed meanwhile is left as
    it is and named. Raises TooManyAtOnce, OwnerUnfit.
    """
    if len(cases) > AT_ONCE:
        raise TooManyAtOnce(len(cases))
    if not owner.is_active or any(case.office_id != owner.office_id for case, _ in cases):
        raise OwnerUnfit(owner)
    result = Given([], [], [])
    with ledger.action(verb="case.assigned_together", by=by, at=at, office=owner.office) as act:
        # Always in one order, so that two people who give the same cases do not wait for each other for ever.
        for case, version in sorted(cases, key=lambda one: one[0].pk):
            try:
                fresh = locked(Case, case.pk, version)
            except EditedMeanwhile:
                result.changed.append(case)
                continue
            if fresh.closed_on is not None:
                result.closed.append(fresh)
            else:
                result.done.append(give(fresh, owner, by=by, at=at, text=text))
        act.about(owner, cases=[case.number for case in result.done], owner=owner.name)
    return result
