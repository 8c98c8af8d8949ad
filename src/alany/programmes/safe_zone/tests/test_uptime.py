"""Up, down, unknown: unknown is never up, and the three parts are the whole."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.periods import ALMATY
from alany.programmes.safe_zone.rules.uptime import (
    Heard,
    Outage,
    Seen,
    Shares,
    Terms,
    is_too_long,
    outages,
    runs,
    shares,
    thirds,
)

TERMS = Terms(timedelta(minutes=30), timedelta(days=7))


def at(day, hour, minute=0):
    """A moment of July 2020."""
    return datetime(2020, 7, day, hour, minute, tzinfo=ALMATY)


DAY = [(at(20, 9), at(20, 13)), (at(20, 14), at(20, 18))]
"""Eight hours with a break."""


def test_with_no_observation_nothing_is_up():
    assert shares(DAY, [], [], TERMS) == Shares(open=480, up=0, down=0)


def test_a_heartbeat_covers_its_run_and_the_tolerance_after_it_but_not_the_break():
    found = shares(DAY, [Heard(at(20, 12), at(20, 14))], [], TERMS)
    assert (found.up, found.unknown) == (60 + 30, 480 - 90)


def test_what_a_person_saw_holds_until_the_next_check_at_most_a_week():
    down = shares(DAY, [], [Seen(at(20, 10), False), Seen(at(20, 15), True)], TERMS)
    assert (down.down, down.up, down.unknown) == (180 + 60, 180, 60)
    assert shares(DAY, [], [Seen(at(10, 10), True)], TERMS).up == 0


def test_a_check_is_not_believed_beyond_a_heartbeat_that_fell_silent():
    silent = shares(DAY, [Heard(at(20, 9), at(20, 11))], [Seen(at(20, 9), True)], TERMS)
    assert (silent.up, silent.unknown) == (150, 330)


def test_a_computer_that_answers_while_a_person_saw_it_down_is_down():
    found = shares(DAY, [Heard(at(20, 9), at(20, 17, 45))], [Seen(at(20, 10), False)], TERMS)
    assert (found.up, found.down) == (60, 420)


def test_time_outside_opening_hours_counts_for_nothing():
    assert shares(DAY, [Heard(at(19, 0), at(19, 23))], [], TERMS).observed == 0
    assert shares([], [Heard(at(20, 9), at(20, 18))], [Seen(at(20, 9), True)], TERMS) == Shares(0, 0, 0)


moments = st.integers(0, 14 * 24 * 12).map(lambda number: at(12, 0) + timedelta(minutes=5 * number))
heartbeats = st.lists(
    st.tuples(moments, st.integers(0, 120).map(lambda number: number * 5)).map(
        lambda one: Heard(one[0], one[0] + timedelta(minutes=one[1]))
    ),
    max_size=6,
)
checks = st.lists(st.builds(Seen, moments, st.booleans()), max_size=6, unique_by=lambda one: one.at)
openings = st.sets(st.integers(12, 25), max_size=4).map(
    lambda days: [
        span for day in sorted(days) for span in ((at(day, 9), at(day, 13)), (at(day, 14), at(day, 18)))
    ]
)


@given(openings, heartbeats, checks)
def test_the_three_parts_are_never_negative_and_are_the_whole(opening, heard, seen):
    found = shares(opening, heard, seen, TERMS)
    assert min(found.up, found.down, found.unknown) >= 0
    assert found.up + found.down + found.unknown == found.open == 480 * len(opening) // 2
    assert sum(thirds(found)) == (100 if found.open else 0)


@given(openings, heartbeats, checks)
def test_up_needs_an_observation_of_up_and_down_a_person(opening, heard, seen):
    found = shares(opening, heard, seen, TERMS)
    assert found.up == 0 or heard or any(one.is_up for one in seen)
    assert found.down == 0 or any(not one.is_up for one in seen)


def _by_hand(moment, heard, seen):
    """The three rules, read aloud for one moment."""
    believed = [one for one in seen if one.at <= moment < one.at + TERMS.check_valid]
    last = max(believed, key=lambda one: one.at, default=None)
    newest = max((one for one in seen if one.at <= moment), key=lambda one: one.at, default=None)
    last = last if last is newest else None
    if last is not None and not last.is_up:
        return "down"
    if any(one.first_at <= moment < one.last_at + TERMS.tolerance for one in heard):
        return "up"
    ended = any(
        last is not None and one.last_at + TERMS.tolerance > last.at
        for one in heard
        if one.first_at <= moment
    )
    return "up" if last is not None and not ended else "unknown"


@given(openings, heartbeats, checks)
def test_the_sweep_says_of_every_five_minutes_what_the_rules_say_by_hand(opening, heard, seen):
    counted = {"up": 0, "down": 0, "unknown": 0}
    for begins, ends in opening:
        moment = begins
        while moment < ends:
            counted[_by_hand(moment, heard, seen)] += 5
            moment += timedelta(minutes=5)
    found = shares(opening, heard, seen, TERMS)
    assert counted == {"up": found.up, "down": found.down, "unknown": found.unknown}


def test_shares_in_whole_per_cent_add_up_and_do_not_hide_the_unknown():
    assert thirds(Shares(3, 1, 1)) == (33, 33, 34)
    assert thirds(Shares(1000, 996, 0)) == (99, 0, 1)
    assert thirds(Shares(0, 0, 0)) == (0, 0, 0)


def test_an_outage_begins_with_the_check_that_found_it_and_ends_with_the_one_that_did_not():
    seen = [Seen(at(1, 10), True), Seen(at(8, 10), False), Seen(at(15, 10), False), Seen(at(22, 10), True)]
    assert outages(seen) == [Outage(at(8, 10), at(22, 10))]
    standing = outages(seen[:3])[0]
    assert standing == Outage(at(8, 10), None)
    assert is_too_long(standing, at(22, 11), timedelta(days=14))
    assert not is_too_long(standing, at(22, 9), timedelta(days=14))


@pytest.mark.parametrize(("gap", "count"), [(30, 1), (31, 2)])
def test_a_gap_longer_than_the_tolerance_begins_a_new_run(gap, count):
    found = runs([at(1, 10), at(1, 10) + timedelta(minutes=gap)], TERMS.tolerance)
    assert len(found) == count
