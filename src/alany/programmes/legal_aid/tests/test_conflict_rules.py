"""No official helps against the own akimat, and no facts open before the declaration."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.programmes.legal_aid.rules.conflicts import (
    Bodies,
    Body,
    Check,
    Offered,
    may_read_facts,
    named_among,
    structural_conflict,
)

FIRST = date(2018, 1, 1)
DAYS = st.dates(FIRST, date(2026, 12, 31))
AT = datetime(2020, 7, 30, 5, 0, tzinfo=UTC)


@st.composite
def organisations(draw):
    """Rows with dates, superiors and successors at random; circles and links to nothing are among them."""
    count = draw(st.integers(1, 12))
    rows = []
    for key in range(count):
        begins = draw(DAYS)
        ends = draw(st.none() | st.dates(begins, date(2027, 1, 1)))
        link = st.none() | st.integers(0, count)
        rows.append(Body(key, begins, ends, draw(link), draw(link) if ends else None))
    return rows


def same_body(rows):
    """Which rows are one body under more names, found the slow way."""
    groups = {row.id: {row.id} for row in rows}
    for _ in rows:
        for row in rows:
            if row.successor in groups:
                joined = groups[row.id] | groups[row.successor]
                for key in joined:
                    groups[key] = joined
    return groups


def climbs(rows, groups, start, day):
    """Every row above `start` on the day, step by step."""
    reached = set()
    frontier = groups[start]
    while frontier:
        standing = [row for row in rows if row.id in frontier and row.stands_on(day)]
        by_line = {frozenset(groups[row.id]) for row in standing}
        links = [
            row.superior
            for row in rows
            if row.id in frontier and (row in standing or frozenset(groups[row.id]) not in by_line)
        ]
        found = set().union(*(groups[link] for link in links if link in groups))
        frontier = found - reached
        reached |= found
    return reached


@given(organisations(), DAYS, st.data())
def test_no_volunteer_is_offered_a_matter_against_own_body_those_above_or_below(rows, day, data):
    own, adverse = (data.draw(st.sampled_from([row.id for row in rows])) for _ in range(2))
    groups = same_body(rows)
    expected = (
        adverse in groups[own]
        or adverse in climbs(rows, groups, own, day)
        or own in climbs(rows, groups, adverse, day)
    )
    assert structural_conflict(Bodies.on(rows, day), [own], [adverse]) is expected


@pytest.mark.slow
@given(organisations(), DAYS)
def test_a_tie_is_the_same_from_both_sides(rows, day):
    bodies = Bodies.on(rows, day)
    assert all(bodies.tied(a.id, b.id) is bodies.tied(b.id, a.id) for a in rows for b in rows)


REGION = Body(1, FIRST)
DISTRICT = Body(2, FIRST, date(2021, 3, 14), superior=1, successor=4)
SCHOOL = Body(3, FIRST, superior=2)
RENAMED = Body(4, date(2021, 3, 15), superior=1)
OTHER = Body(5, FIRST, superior=1)


@pytest.mark.parametrize(
    ("own", "adverse", "tied"),
    [(2, 2, True), (2, 3, True), (2, 1, True), (2, 5, False), (2, 4, True), (3, 1, True), (3, 5, False)],
)
def test_an_akim_and_the_bodies_around(own, adverse, tied):
    rows = [REGION, DISTRICT, SCHOOL, RENAMED, OTHER]
    for day in (date(2020, 7, 30), date(2022, 7, 30)):
        assert structural_conflict(Bodies.on(rows, day), [own], [adverse]) is tied


def test_a_body_that_was_moved_under_another_is_tied_to_the_new_one_only():
    rows = [REGION, OTHER, Body(6, FIRST, date(2019, 12, 31), superior=5, successor=7)]
    rows.append(Body(7, date(2020, 1, 1), superior=1))
    assert structural_conflict(Bodies.on(rows, date(2019, 6, 1)), [5], [7])
    assert not structural_conflict(Bodies.on(rows, date(2020, 6, 1)), [5], [6])


RESULTS = st.sampled_from(["", "none", "conflict"])
ANSWERS = st.sampled_from(["", "accepted", "declined", "expired", "conflict", "put_back", "withdrawn"])
NAMES = st.sets(st.sampled_from(["Айгүл", "Әкімдік", "Ержан"]))


@given(RESULTS, ANSWERS, NAMES, NAMES, st.integers(-5, 5), st.booleans(), st.booleans())
def test_facts_open_only_after_no_conflict_about_every_name_with_an_offer_that_holds(
    result, answer, shown, now, hours, was_checked, was_offered
):
    opened = may_read_facts(
        check=Check(result, sorted(shown)) if was_checked else None,
        offer=Offered(answer, AT + timedelta(hours=hours)) if was_offered else None,
        names_now=sorted(now),
        at=AT,
    )
    holds = was_offered and (answer == "accepted" or (answer == "" and hours > 0))
    assert opened is (was_checked and result == "none" and now <= shown and holds)


def test_the_last_moment_of_an_offer_is_past():
    check, waiting = Check("none", []), Offered("", AT)
    assert not may_read_facts(check=check, offer=waiting, names_now=[], at=AT)
    accepted = replace(waiting, answer="accepted")
    assert may_read_facts(check=check, offer=accepted, names_now=[], at=AT)


@pytest.mark.parametrize(
    ("name", "parties", "found"),
    [
        ("айгүл сәрсенова", ["сәрсенова айгүл маратқызы"], True),
        ("айгүл сәрсенова", ["айгүл ахметова", "болат сәрсенова"], False),
        ("", ["айгүл"], False),
    ],
)
def test_who_is_named_in_the_matter_is_found_in_any_order_of_words(name, parties, found):
    assert named_among(name, parties) is found
