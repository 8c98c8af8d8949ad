"""How much each part of the matching counts: a dated table that two people change."""

from datetime import timedelta

import pytest

from alany.kernel.periods import local_date
from alany.programmes.legal_aid.models import MatchingWeights
from alany.programmes.legal_aid.queries.matching import weights_on
from alany.programmes.legal_aid.tests.aid_office import AT, a_person, an_aid_office
from alany.spine.reference.actions.deciding import confirm
from alany.spine.reference.actions.proposing import Source, propose
from alany.spine.reference.queries import table_of
from alany.spine.reference.rules import SamePerson, ValuesRefused

pytestmark = pytest.mark.django_db
SHARES = {"topic": 50, "place": 20, "load": 20, "fairness": 10}


@pytest.fixture
def office():
    return an_aid_office()


@pytest.fixture
def first(office):
    return a_person(office, "Ілияс", roles=("administrator",))


def proposed(office, by, **changed):
    start = local_date(AT) + timedelta(days=5)
    values = {"valid_from": start.isoformat(), "offer_hours": 8, "reason": "Тәжірибе", **SHARES, **changed}
    return propose(
        office=office,
        table=table_of("matching"),
        kind="add",
        values=values,
        reason="Тәжірибе",
        source=Source("Кеңсе шешімі"),
        by=by,
        at=AT,
    )


def test_other_weights_count_from_their_day_when_another_person_has_confirmed_them(office, first):
    proposal, before = proposed(office, first), weights_on(local_date(AT))
    with pytest.raises(SamePerson):
        confirm(proposal=proposal, by=first, at=AT)
    confirm(proposal=proposal, by=a_person(office, "Марал", roles=("administrator",)), at=AT)

    assert weights_on(local_date(AT)) == before
    row = weights_on(local_date(AT) + timedelta(days=5))
    assert (row.topic, row.place, row.load, row.fairness, row.offer_hours) == (50, 20, 20, 10, 8)


def test_parts_that_make_no_hundred_are_refused_with_their_sum(office, first):
    with pytest.raises(ValuesRefused) as refused:
        proposed(office, first, topic=51)
    (problem,) = refused.value.problems
    assert (problem.field, problem.code, problem.detail) == ("topic", "not_hundred", "101")
    assert MatchingWeights.objects.count() == 1


def test_the_page_of_the_weights_stands_among_the_tables(office, first, client):
    client.force_login(first)
    page = client.get("/ru/desk/reference/matching/").content.decode()
    assert "Веса подбора волонтёра" in page
    assert "Сколько рабочих часов" in page
