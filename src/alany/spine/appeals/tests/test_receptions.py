"""A day of reception, from the announcement to the last visitor."""

from datetime import UTC, date, datetime, time

import pytest

from alany.kernel.periods import ALMATY
from alany.spine.appeals import actions, queries, rules
from alany.spine.appeals.actions import Plan
from alany.spine.cases.rules import WordsMissing
from alany.spine.cases.tests.office import AT, a_person, an_office
from alany.spine.ledger.models import Change

pytestmark = pytest.mark.django_db
DAY = date(2020, 7, 30)
PLAN = Plan(DAY, time(10), time(13), "Түркістан, 1", "Туркестан, 1", "Демо жетекші", "Демо руководитель")
THEN = datetime(2020, 7, 30, 10, 5, tzinfo=ALMATY)


@pytest.fixture
def person():
    return a_person(an_office())


@pytest.fixture
def day(person):
    return actions.plan_reception(office=person.office, plan=PLAN, by=person, at=AT)


def test_a_day_lies_ahead_and_ends_after_it_begins(person):
    for plan in (
        Plan(DAY, time(13), time(10), "a", "a", "b", "b"),
        Plan(date(2020, 7, 29), time(9), time(10), "a", "a", "b", "b"),
    ):
        with pytest.raises(rules.ReceptionUnfit):
            actions.plan_reception(office=person.office, plan=plan, by=person, at=AT)


def test_visitors_are_numbered_as_they_come_and_counted_by_how_it_ended(day, person):
    visits = [
        actions.add_visitor(day=day, name="Құпия", head_count=heads, by=person, at=THEN)
        for heads in (1, 4, 1)
    ]
    actions.end_visit(visit=visits[0], outcome="answered", text="Түсіндірілді", by=person, at=THEN)
    actions.end_visit(visit=visits[1], outcome="referred", text="ХҚКО", by=person, at=THEN)

    assert [visit.coupon for visit in visits] == ["R-0730-01", "R-0730-02", "R-0730-03"]
    assert queries.counted(day.visits.all()) == (3, 6, 1, 1, 0, 1, 0)
    assert "Құпия" not in str(list(Change.objects.values()))


def test_a_visit_ends_once_and_with_words(day, person):
    visit = actions.add_visitor(day=day, by=person, at=THEN)
    with pytest.raises(WordsMissing):
        actions.end_visit(visit=visit, outcome="answered", text=" ", by=person, at=THEN)
    actions.end_visit(visit=visit, outcome="left", by=person, at=THEN)

    with pytest.raises(rules.VisitEnded):
        actions.end_visit(visit=visit, outcome="answered", text="x", by=person, at=THEN)


def test_nobody_is_written_down_before_the_day_or_on_a_cancelled_one(day, person):
    with pytest.raises(rules.NotYet):
        actions.add_visitor(day=day, by=person, at=datetime(2020, 7, 29, tzinfo=UTC))
    actions.cancel_reception(day=day, why_kk="Карантин", why_ru="Карантин", by=person, at=AT)
    with pytest.raises(rules.ReceptionCancelled):
        actions.add_visitor(day=day, by=person, at=THEN)
    with pytest.raises(rules.ReceptionCancelled):
        actions.cancel_reception(day=day, why_kk="Карантин", why_ru="Карантин", by=person, at=AT)

    assert [one.cancelled_why_kk for one in queries.coming(person.office, DAY)] == ["Карантин"]


def test_a_day_on_which_people_came_is_not_cancelled(day, person):
    actions.add_visitor(day=day, by=person, at=THEN)

    with pytest.raises(rules.ReceptionHeld):
        actions.cancel_reception(day=day, why_kk="x", why_ru="x", by=person, at=AT)
