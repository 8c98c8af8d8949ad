"""Two people at once."""

import threading

import pytest
from django.db import connection

from alany.spine.cases.models import DeadlineRule
from alany.spine.cases.tests.office import AT, a_person, an_office
from alany.spine.ledger.queries import verify
from alany.spine.reference.actions.deciding import confirm
from alany.spine.reference.models import Proposal
from alany.spine.reference.rules import ProposalRefused
from alany.spine.reference.tests.office import a_proposal, values_of_rule

pytestmark = pytest.mark.usefixtures("committed")


def together(*acts):
    """Do all at the same moment; what each came to, or how it was refused."""
    met, start = [], threading.Barrier(len(acts))

    def one(act):
        try:
            start.wait()
            met.append(act().state)
        except ProposalRefused as refused:
            met.append(type(refused).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(met)


@pytest.mark.slow
def test_of_two_who_confirm_at_once_one_does_and_the_other_learns_it():
    office = an_office()
    ilyas, maral, dana = (a_person(office, name, ("administrator",)) for name in ("И", "М", "Д"))
    made = a_proposal(office, ilyas)
    met = together(
        lambda: confirm(proposal=made, by=maral, at=AT), lambda: confirm(proposal=made, by=dana, at=AT)
    )
    assert met == ["AlreadyDecided", "confirmed"]
    assert verify().holds


@pytest.mark.slow
def test_two_new_versions_confirmed_at_once_never_overlap():
    office = an_office()
    ilyas, maral, dana = (a_person(office, name, ("administrator",)) for name in ("И", "М", "Д"))
    _row, values = values_of_rule()
    one, two = (
        a_proposal(office, ilyas, table="rules", values=values | {"valid_from": day})
        for day in ("2023-01-01", "2023-02-01")
    )
    met = together(
        lambda: confirm(proposal=one, by=maral, at=AT), lambda: confirm(proposal=two, by=dana, at=AT)
    )
    assert met == ["RowChanged", "confirmed"]
    assert DeadlineRule.objects.filter(rule_id="A1", valid_to=None).count() == 1
    assert Proposal.objects.filter(state="proposed").count() == 1
