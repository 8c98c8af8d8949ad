"""Whatever two people do in whatever order: fixed has a look by another hand, and the records agree."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alany.kernel.workflow import CASE_LOOP, MoveRefused
from alany.spine.cases import actions, rules
from alany.spine.cases.models import Case
from alany.spine.cases.tests.loop import a_case, asked, fresh, look
from alany.spine.cases.tests.office import AT, a_person, an_akimat, an_office
from alany.spine.organisations.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def aigul(office):
    return a_person(office)


@pytest.fixture
def bolat(office):
    return a_person(office, "Болат", ("reviewer",))


@pytest.fixture
def akimat(office):
    return an_akimat(office, superior=an_akimat(office, "Облыс әкімдігі"))


ACTS = st.lists(st.tuples(st.integers(0, 9), st.booleans(), st.integers(0, 2)), max_size=14)


@pytest.mark.slow
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_no_history_of_acts_ends_fixed_by_the_hand_that_claimed(office, aigul, bolat, akimat, acts):
    case = a_case(office, aigul)
    for number, second, what in acts:
        by = bolat if second else aigul
        try:
            _done(fresh(case), number, by, akimat, ("fixed", "partly", "not_fixed")[what])
        except (rules.ActRefused, MoveRefused):
            continue
    _holds(fresh(case))


def _done(case, number: int, by, akimat: Organisation, outcome: str) -> None:
    """One act among those of the loop, by its number."""
    words = {"reason": "сөз", "by": by, "at": AT}
    match number:
        case 0 | 1:
            asked(case, akimat, by)
        case 2 | 3 | 4:
            actions.move_case(case=case, to="fix_claimed", text="болды", by=by, at=AT)
        case 5 | 6:
            look(case, by, outcome)
        case 7:
            actions.resident_not_fixed(case=case, text="жоқ", by=by, at=AT)
        case 8:
            actions.reopen_case(case=case, **words)
        case 9:
            actions.close_without_action(case=case, **words)


def _holds(case: Case) -> None:
    """Fixed has a look by another hand; closed, recommended and reopened agree with the records."""
    events = list(case.events.all())
    fixed = [event for event in events if event.to_state == "verified_fixed"]
    looks = list(case.verifications.filter(outcome="fixed"))
    assert len(fixed) == len(looks)
    for event in fixed:
        claim = [one for one in events if one.pk < event.pk and one.to_state == "fix_claimed"][-1]
        assert event.by_ref != claim.by_ref
    assert (case.closed_on is not None) == CASE_LOOP.is_end(case.state)
    assert case.recommendations.filter(ended_on=None).count() <= (0 if case.closed_on else 1)
    assert case.times_reopened == sum(event.to_state == "reopened" for event in events)
    assert case.level == case.escalations.count()
