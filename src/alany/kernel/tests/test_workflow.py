from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.workflow import CASE_LOOP, MoveRefused, Workflow, WorkflowBroken

DOOR = Workflow(
    "door",
    "shut",
    {"shut": frozenset({"open"}), "open": frozenset({"shut", "broken"}), "broken": frozenset()},
)


def test_a_move_that_is_allowed_gives_the_new_state():
    assert DOOR.move("shut", "open") == "open"


def test_a_move_that_is_not_allowed_names_the_doors_that_are_open():
    with pytest.raises(MoveRefused) as refused:
        DOOR.move("open", "locked")
    assert (refused.value.state, refused.value.to, refused.value.allowed) == (
        "open",
        "locked",
        {"shut", "broken"},
    )
    assert str(refused.value) == "from 'open' one can go to broken, shut, not to 'locked'"


def test_from_a_state_of_another_workflow_one_can_go_nowhere():
    with pytest.raises(MoveRefused, match="nowhere"):
        DOOR.move("received", "open")


def test_states_that_lead_nowhere_are_ends():
    assert (DOOR.ends, DOOR.is_end("broken"), DOOR.is_end("open")) == ({"broken"}, True, False)


def test_a_workflow_is_a_value_that_nobody_changes():
    assert DOOR.states == ("shut", "open", "broken")
    assert hash(DOOR) == hash(Workflow("door", "shut", dict(DOOR.moves)))
    assert Workflow("door", "shut", dict(DOOR.moves)) == DOOR
    with pytest.raises(TypeError):
        DOOR.moves["shut"] = frozenset()  # type: ignore[index]


@pytest.mark.parametrize(
    ("start", "moves", "words"),
    [
        ("a", {"a": frozenset({"b"})}, "no moves are written for b"),
        ("z", {"a": frozenset()}, "no moves are written for z"),
        ("a", {"a": frozenset(), "b": frozenset({"a"})}, "nothing leads to b"),
    ],
)
def test_a_workflow_with_a_hole_is_not_made(start, moves, words):
    with pytest.raises(WorkflowBroken, match=words):
        Workflow("holes", start, moves)


def test_the_case_goes_from_receipt_to_a_verified_fix_in_this_order():
    path = ["received", "acknowledged", "assigned", "in_progress", "fix_claimed", "verified_fixed"]
    assert [CASE_LOOP.move(state, to) for state, to in pairwise(path)] == path[1:]


def test_fixed_has_one_door():
    assert [state for state in CASE_LOOP.states if "verified_fixed" in CASE_LOOP.allowed(state)] == [
        "fix_claimed"
    ]


def test_a_fix_that_was_not_one_is_reopened_and_worked_on():
    assert CASE_LOOP.move(CASE_LOOP.move("verified_not_fixed", "reopened"), "in_progress") == "in_progress"
    assert not CASE_LOOP.is_end("verified_not_fixed")


def test_a_case_ends_fixed_or_with_a_reason_why_not():
    assert CASE_LOOP.ends == {"verified_fixed", "transferred", "no_action", "duplicate", "withdrawn"}


def test_overdue_is_no_state():
    assert "overdue" not in CASE_LOOP.states


@given(st.data())
def test_every_walk_can_still_reach_an_end(data):
    state = CASE_LOOP.start
    for _ in range(data.draw(st.integers(0, 12))):
        if not (doors := sorted(CASE_LOOP.allowed(state))):
            break
        state = CASE_LOOP.move(state, data.draw(st.sampled_from(doors)))
    reached, waiting = set(), [state]
    while waiting:
        here = waiting.pop()
        reached.add(here)
        waiting += CASE_LOOP.allowed(here) - reached
    assert reached & CASE_LOOP.ends
