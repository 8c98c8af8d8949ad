"""Anybody on the public site says that what was called fixed is not."""

from datetime import datetime

from alany.kernel.periods import local_date
from alany.spine.cases.actions.escalating import resident_not_fixed
from alany.spine.cases.models import Case, Verification
from alany.spine.cases.rules import TooManyToday
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import RESIDENT
from alany.spine.organisations.models import Office
from alany.spine.programme import registry

MOST_A_DAY = 20
"""Nobody signs here and nothing is kept of who comes, so a machine could open every case of the office."""


def anybody_not_fixed(*, case: Case, text: str, at: datetime) -> Case:
    """Words without a name: the case is opened, its clock starts anew, and it goes up.

    At most twenty times a day for an office; then a person of the office has to hear it. Raises TooManyToday,
    FixNotClaimed, MoveRefused, WordsMissing.
    """
    with ledger.action(verb="case.anybody_not_fixed", by=RESIDENT, at=at, office=case.office) as act:
        # The office's row is the lock: two browsers at once do not pass the limit together.
        office = Office.objects.select_for_update(no_key=True).get(pk=case.office_id)
        said = Verification.objects.filter(
            case__office=office,
            case__topic__in=registry.public_topics(),
            method=Verification.Method.RESIDENT,
            verifier=None,
            verified_on=local_date(at),
        )
        if said.count() >= MOST_A_DAY:
            raise TooManyToday
        fresh = resident_not_fixed(case=case, text=text, by=RESIDENT, at=at)
        act.about(fresh)
    return fresh
