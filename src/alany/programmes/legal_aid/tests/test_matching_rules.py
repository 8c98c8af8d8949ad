"""The matching explains every point, keeps every bar and every cap, and answers the same each time."""

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.periods import ALMATY, WorkingCalendar
from alany.programmes.legal_aid.rules.conflicts import Bodies, Body
from alany.programmes.legal_aid.rules.matching import (
    FIRST_WEIGHTS,
    Bar,
    Helper,
    Need,
    Weights,
    bar_of,
    match,
    rank,
    score,
)
from alany.programmes.legal_aid.rules.offers import expires_at

DAY = date(2020, 7, 30)
NOW = datetime(2020, 7, 30, 5, 0, tzinfo=UTC)
BODIES = Bodies.on([Body(1, DAY), Body(2, DAY, superior=1), Body(3, DAY)], DAY)
NEED = Need(
    id=1,
    topics=(11, 10),
    service="inform",
    language="kk",
    mode="person",
    waiting_since=NOW,
    okrug="615631000",
    district="615600000",
    region="610000000",
)
HELPER = Helper(
    id=7,
    name="ерлан ахметов",
    services=frozenset({"inform"}),
    languages=frozenset({"kk"}),
    modes=frozenset({"person"}),
    topics=frozenset({11}),
    cap=4,
    serves=frozenset({"615600000"}),
    districts=frozenset({"615600000"}),
)


def parts_of(need=NEED, helper=HELPER, weights=FIRST_WEIGHTS):
    found = score(need, helper, weights)
    return {name: str(value) for name, value in found.parts.items()} | {"sum": str(found.score)}


def test_a_score_is_told_part_by_part():
    burdened = replace(HELPER, open=1, offers=3, topics=frozenset({10}))
    assert parts_of(helper=burdened) == {
        "topic": "20.00",
        "place": "15.00",
        "load": "18.75",
        "fairness": "10.50",
        "sum": "64.25",
    }


@pytest.mark.parametrize(
    ("serves", "districts", "mode", "points"),
    [
        ({"615631000"}, {"615600000"}, "person", "20.00"),
        ({"615633000"}, {"615600000"}, "person", "15.00"),
        ({"610000000"}, set(), "person", "10.00"),
        ({"611600000"}, {"611600000"}, "telephone", "5.00"),
    ],
)
def test_who_is_nearer_gets_more_and_a_telephone_needs_no_road(serves, districts, mode, points):
    helper = replace(
        HELPER, serves=frozenset(serves), districts=frozenset(districts), modes=frozenset({mode})
    )
    assert parts_of(replace(NEED, mode=mode), helper)["place"] == points


@pytest.mark.parametrize(
    ("changed", "bar"),
    [
        ({"is_active": False}, Bar.AWAY),
        ({"services": frozenset()}, Bar.SERVICE),
        ({"languages": frozenset({"ru"})}, Bar.LANGUAGE),
        ({"modes": frozenset({"online"})}, Bar.MODE),
        ({"topics": frozenset({12})}, Bar.TOPIC),
        ({"serves": frozenset({"611600000"}), "districts": frozenset({"611600000"})}, Bar.PLACE),
        ({"bodies": frozenset({1})}, Bar.OWN_BODY),
        ({"bodies": frozenset({2})}, Bar.OWN_BODY),
        ({"bodies": frozenset({3})}, None),
        ({"name": "тарап екінші"}, Bar.NAMED),
        ({"name": "тұрғын бірінші"}, Bar.NAMED),
        ({"advised": frozenset({"екінші тарап"})}, Bar.OTHER_SIDE),
        ({"opposed": frozenset({"бірінші тұрғын"})}, Bar.OTHER_SIDE),
        ({"open": 4}, Bar.LOAD),
        ({"id": 9}, Bar.TRIED),
        ({}, None),
    ],
)
def test_each_bar_has_its_reason(changed, bar):
    need = replace(
        NEED,
        adverse_bodies=frozenset({2}),
        adverse_names=frozenset({"екінші тарап"}),
        client_names=frozenset({"бірінші тұрғын"}),
        tried=frozenset({9}),
    )
    assert bar_of(need, replace(HELPER, **changed), BODIES) is bar


def test_equal_scores_go_to_the_longest_without_an_offer_then_to_the_first_id():
    helpers = [
        replace(HELPER, id=3, last_offer_at=NOW),
        replace(HELPER, id=2, last_offer_at=NOW - timedelta(days=2)),
        replace(HELPER, id=5),
        replace(HELPER, id=4),
    ]
    ranking = rank(NEED, helpers, FIRST_WEIGHTS, BODIES)
    assert [one.helper for one in ranking.fits] == [4, 5, 2, 3]


def test_the_most_urgent_is_served_first_and_the_others_wait_when_all_are_full():
    helpers = [replace(HELPER, cap=1)]
    calm = NEED
    dated = replace(NEED, id=2, deadline_on=DAY + timedelta(days=3))
    danger = replace(NEED, id=3, is_danger=True, waiting_since=NOW + timedelta(days=1))
    found = match([calm, dated, danger], helpers, FIRST_WEIGHTS, BODIES)
    assert [(one.need, one.best.helper if one.best else None) for one in found] == [
        (3, 7),
        (2, None),
        (1, None),
    ]


WEIGHTS = (
    st.lists(st.integers(0, 100), min_size=3, max_size=3)
    .map(sorted)
    .map(lambda cuts: Weights(cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], 100 - cuts[2]))
)
CODES = st.sampled_from(["615631000", "615633000", "615600000", "611600000", "610000000"])
HELPERS = st.lists(
    st.builds(
        Helper,
        id=st.integers(1, 10_000),
        name=st.just("x y"),
        services=st.frozensets(st.sampled_from(["inform", "consult", "represent"])),
        languages=st.frozensets(st.sampled_from(["kk", "ru"])),
        modes=st.frozensets(st.sampled_from(["online", "telephone", "person"])),
        topics=st.frozensets(st.integers(1, 6)),
        cap=st.integers(1, 4),
        open=st.integers(0, 4),
        offers=st.integers(0, 15),
        last_offer_at=st.none() | st.integers(0, 900).map(lambda hours: NOW - timedelta(hours=hours)),
        is_active=st.booleans(),
        serves=st.frozensets(CODES),
        districts=st.frozensets(CODES),
        bodies=st.frozensets(st.integers(1, 3), max_size=1),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)
NEEDS = st.lists(
    st.builds(
        Need,
        id=st.integers(1, 10_000),
        topics=st.lists(st.integers(1, 6), min_size=1, max_size=3, unique=True).map(tuple),
        service=st.sampled_from(["inform", "consult", "represent"]),
        language=st.sampled_from(["kk", "ru"]),
        mode=st.sampled_from(["online", "telephone", "person"]),
        waiting_since=st.integers(0, 900).map(lambda hours: NOW - timedelta(hours=hours)),
        okrug=CODES,
        district=CODES,
        region=st.just("610000000"),
        deadline_on=st.none() | st.integers(0, 30).map(lambda days: DAY + timedelta(days=days)),
        is_danger=st.booleans(),
        adverse_bodies=st.frozensets(st.integers(1, 3), max_size=1),
        tried=st.frozensets(st.integers(1, 10_000), max_size=2),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)


@pytest.mark.slow
@given(NEEDS, HELPERS, WEIGHTS)
def test_every_score_is_the_sum_of_its_parts_and_never_more_than_a_hundred(needs, helpers, weights):
    for need in needs:
        ranking = rank(need, helpers, weights, BODIES)
        assert len(ranking.fits) + len(ranking.barred) == len(helpers)
        for one in ranking.fits:
            assert one.score == sum(one.parts.values())
            assert 0 <= one.score <= Decimal(100)
            assert tuple(one.parts) == ("topic", "place", "load", "fairness")


@pytest.mark.slow
@given(NEEDS, HELPERS, WEIGHTS, st.randoms(use_true_random=False))
def test_a_repeat_in_any_order_is_the_same(needs, helpers, weights, chance):
    first = match(needs, helpers, weights, BODIES)
    shuffled = [chance.sample(rows, len(rows)) for rows in (needs, helpers)]
    assert match(*shuffled, weights, BODIES) == first


@pytest.mark.slow
@given(NEEDS, HELPERS, WEIGHTS)
def test_an_assignment_keeps_every_cap_and_every_bar_and_always_takes_the_best(needs, helpers, weights):
    found = match(needs, helpers, weights, BODIES)
    given_by = Counter(one.best.helper for one in found if one.best)
    standing = {one.id: one for one in helpers}
    assert all(standing[key].open + count <= standing[key].cap for key, count in given_by.items())
    by_id = {one.id: one for one in needs}
    assert [one.need for one in found] == [one.id for one in sorted(needs, key=Need.urgency)]
    for one in found:
        fits = rank(by_id[one.need], standing.values(), weights, BODIES).fits
        assert one.best == (fits[0] if fits else None)
        if one.best:
            taken = standing[one.best.helper]
            standing[taken.id] = replace(taken, open=taken.open + 1, offers=taken.offers + 1)


def test_no_akim_is_offered_a_matter_against_the_own_akimat_over_random_trees():
    chance = random.Random(7)
    rows = [Body(n, DAY, superior=chance.randrange(n) if n else None) for n in range(60)]
    bodies = Bodies.on(rows, DAY)
    helpers = [replace(HELPER, id=n, bodies=frozenset({n}), cap=99) for n in range(60)]
    for against in range(60):
        need = replace(NEED, id=against, adverse_bodies=frozenset({against}))
        for one in rank(need, helpers, FIRST_WEIGHTS, bodies).fits:
            assert not bodies.tied(one.helper, against)


@pytest.mark.parametrize(
    ("made", "hours", "until"),
    [
        ("2020-07-30 11:00", 2, "2020-07-30 13:00"),
        ("2020-07-30 11:00", 3, "2020-07-30 15:00"),
        ("2020-07-30 17:00", 2, "2020-08-03 10:00"),
        ("2020-07-30 23:00", 1, "2020-08-03 10:00"),
        ("2020-08-01 12:00", 16, "2020-08-04 18:00"),
        ("2020-08-03 13:30", 4, "2020-08-03 18:00"),
    ],
)
def test_an_offer_runs_out_by_the_hours_in_which_the_office_works(made, hours, until):
    eid = WorkingCalendar({date(2020, 7, 31): False})
    begins, ends = (datetime.strptime(one, "%Y-%m-%d %H:%M").replace(tzinfo=ALMATY) for one in (made, until))
    assert expires_at(begins, hours, eid) == ends
