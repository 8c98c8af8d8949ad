"""Two people at the same moment, on a database whose transactions really commit."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from alany.kernel.workflow import MoveRefused
from alany.spine.cases import rules
from alany.spine.cases.models import Case, Recommendation, Verification
from alany.spine.cases.tests.loop import a_case, asked, claimed, look
from alany.spine.cases.tests.office import a_person, an_akimat, an_office

REFUSED = (rules.ActRefused, MoveRefused)


def at_once(*acts):
    """What became of each: its result, or the kind of its refusal."""
    start = Barrier(len(acts))

    def done(act):
        try:
            start.wait(timeout=20)
            act()
        except REFUSED as refusal:
            return type(refusal)
        else:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(done, acts))


@pytest.mark.slow
def test_of_two_verifications_at_once_one_counts(committed):
    office = an_office()
    aigul, bolat, saule = (a_person(office, name) for name in ("Айгүл", "Болат", "Сәуле"))
    case = a_case(office, aigul)
    case = claimed(case, asked(case, an_akimat(office), aigul))
    became = at_once(lambda: look(case, bolat, "fixed"), lambda: look(case, saule, "not_fixed"))
    assert sorted(str(one) for one in became if one is None) == ["None"]
    assert Verification.objects.count() == 1
    outcome, state = Verification.objects.get().outcome, Case.objects.get().state
    assert (outcome, state) in {("fixed", "verified_fixed"), ("not_fixed", "reopened")}


@pytest.mark.slow
def test_of_two_recommendations_at_once_one_is_in_force(committed):
    office = an_office()
    aigul, bolat = a_person(office), a_person(office, "Болат")
    case, akimat = a_case(office, aigul), an_akimat(office)
    became = at_once(lambda: asked(case, akimat, aigul), lambda: asked(case, akimat, bolat))
    assert sorted(became, key=str) == [rules.RecommendationStands, None]
    assert Recommendation.objects.filter(ended_on=None).count() == 1


@pytest.mark.slow
def test_an_answer_and_a_withdrawal_at_once_do_not_wait_for_each_other(committed):
    from alany.spine.cases import actions
    from alany.spine.cases.links import LinkNotOpen
    from alany.spine.cases.tests.loop import says
    from alany.spine.cases.tests.office import AT

    office = an_office()
    aigul = a_person(office)
    case = a_case(office, aigul)
    one = asked(case, an_akimat(office), aigul)

    def answer():
        try:
            says(one, "fixed")
        except LinkNotOpen as ended:
            raise rules.RecommendationMissing from ended

    became = at_once(
        answer, lambda: actions.withdraw_recommendation(case=case, reason="қате", by=aigul, at=AT)
    )
    assert became in ([None, rules.ClaimWaits], [rules.RecommendationMissing, None])
