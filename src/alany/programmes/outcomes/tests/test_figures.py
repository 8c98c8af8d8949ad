"""The fate of problems as figures: each indicator from rows that were walked by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest

from alany.programmes.outcomes.figures import DATASET, INDICATORS
from alany.programmes.outcomes.rows import problem_rows
from alany.spine.cases.actions import close_without_action, move_case, open_case, withdraw_case
from alany.spine.cases.tests.office import AT, a_person, an_akimat, an_office
from alany.spine.figures import engine
from alany.spine.figures.actions import freeze
from alany.spine.figures.rules import ShareOfNothing, definition_of
from alany.spine.figures.snapshots import frozen_csv

pytestmark = pytest.mark.django_db
BEGUN = datetime(2020, 7, 1, 5, tzinfo=UTC)
DISTRICTS = ("611000000", "613600000")


def row(number, district="", **facts):
    """A row as the dataset has it: found on 1 July, nothing else, unless told."""
    known = {
        "recommended_on": None,
        "promised_on": None,
        "fixed_on": None,
        "days_to_fix": None,
        "is_late": False,
        "times_reopened": 0,
    }
    values = (known | facts).values()
    return (f"roads-{number:05d}", "roads", district, date(2020, 7, 1), *values)


def computed(*rows):
    csv, _count = frozen_csv(DATASET, rows)
    return {
        indicator.slug: engine.compute(definition_of(indicator, DATASET), csv) for indicator in INDICATORS
    }


def fixed(days, number, **facts):
    day = date(2020, 7, 1) + timedelta(days=days)
    return row(number, recommended_on=date(2020, 7, 2), fixed_on=day, days_to_fix=days, **facts)


@pytest.mark.slow
def test_each_indicator_counts_its_own_rows():
    found = computed(
        fixed(4, 1, promised_on=date(2020, 7, 3)),
        fixed(9, 2, times_reopened=1),
        fixed(30, 3),
        row(4, recommended_on=date(2020, 7, 2), is_late=True),
        row(5),
    )
    assert {slug: int(result.numerator) for slug, result in found.items()} == {
        "problems_found": 5,
        "problems_recommended": 4,
        "problems_promised": 1,
        "problems_fixed": 3,
        "problems_fix_rate": 3,
        "problems_median_days": 9,
        "problems_late": 1,
        "problems_reopened": 1,
    }
    assert str(found["problems_fix_rate"].value) == "60.0"


def test_the_middle_of_nothing_is_no_number():
    csv, _count = frozen_csv(DATASET, [row(1)])
    median = next(one for one in INDICATORS if one.slug == "problems_median_days")
    with pytest.raises(ShareOfNothing):
        engine.compute(definition_of(median, DATASET), csv)


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def aigul(office):
    return a_person(office, "Айгүл", ("specialist", "reviewer"))


def a_problem(office, by, **given):
    known = {"programme": "pharmacies", "topic": "pharmacy_referral", "title": "Баға", "received_at": BEGUN}
    return open_case(office=office, addressee=an_akimat(office), by=by, at=BEGUN, **(known | given))


def walked(case, *states, by, at):
    for state in states:
        move_case(case=case, to=state, text="…", by=by, at=at)


def test_a_row_tells_a_problem_as_it_stood_on_the_day_and_not_as_it_stands_now(office, aigul):
    case = a_problem(office, aigul, due_on=date(2020, 7, 10))
    walked(case, "acknowledged", "assigned", "in_progress", by=aigul, at=BEGUN)
    close_without_action(case=case, reason="Дерек жоқ", by=aigul, at=AT)
    late = ("pharmacies-00001", "pharmacies", "", date(2020, 7, 1), None, None, None, None, True, 0)
    assert list(problem_rows(office.pk, date(2020, 7, 20))) == [late]
    assert list(problem_rows(office.pk, date(2020, 7, 30))) == [(*late[:-2], False, 0)]
    assert list(problem_rows(office.pk, date(2020, 6, 30))) == []


def test_what_was_withdrawn_and_what_walks_another_way_is_no_problem(office, aigul):
    withdraw_case(case=a_problem(office, aigul), reason="Шешілді", by=aigul, at=BEGUN)
    a_problem(office, aigul, programme="legal_aid", topic="legal_consultation")
    assert list(problem_rows(office.pk, date(2020, 7, 30))) == []


@pytest.mark.slow
def test_an_office_without_problems_freezes_its_day_without_shares_of_nothing(office, aigul):
    figures = freeze(office=office, on=date(2020, 7, 30), by=aigul, at=AT, programme="outcomes")
    assert [figure.indicator for figure in figures] == [
        "problems_found",
        "problems_recommended",
        "problems_promised",
        "problems_fixed",
        "problems_late",
        "problems_reopened",
    ]
    assert {int(figure.value) for figure in figures} == {0}
