"""Numbers, words, and the one door to "fixed"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.workflow import CASE_LOOP, MoveRefused, Workflow
from alany.spine.cases.rules import (
    FixNotClaimed,
    VerifiedBySameHand,
    WordsMissing,
    case_number,
    checked_move,
    said,
    steps_to_assigned,
)

STEPS = st.lists(
    st.tuples(st.sampled_from(CASE_LOOP.states), st.sampled_from(["user:1", "user:2", ""])), max_size=40
)


def test_a_number_has_four_digits_and_grows_beyond_them():
    assert [case_number(2020, 117), case_number(2021, 12345)] == ["C-2020-0117", "C-2021-12345"]


@pytest.mark.parametrize("text", ["", "  \n", "\x00"])
def test_a_change_without_words_is_refused(text):
    with pytest.raises(WordsMissing):
        said(text)


@given(STEPS)
def test_nothing_is_ever_fixed_without_another_persons_verification(history):
    """Walk every history that the rules let through, keeping the claim as the action keeps it."""
    state, claimed, claimant = CASE_LOOP.start, False, ""
    for to, by in history:
        try:
            checked_move(CASE_LOOP, state, to, claimed=claimed, claimed_ref=claimant, by=by)
        except (MoveRefused, FixNotClaimed, VerifiedBySameHand):
            continue
        if to == "verified_fixed":
            assert state == "fix_claimed"
            assert by
            assert by != claimant
        if to == "fix_claimed":
            claimed, claimant = True, by
        elif to != "verified_fixed":
            claimed, claimant = False, ""
        state = to


def test_a_workflow_of_a_programme_cannot_open_a_second_door_to_fixed():
    shortcut = Workflow(
        "short", "received", {"received": frozenset({"verified_fixed"}), "verified_fixed": frozenset()}
    )
    with pytest.raises(FixNotClaimed):
        checked_move(shortcut, "received", "verified_fixed", claimed=False, claimed_ref="", by="user:2")


def test_a_new_case_is_acknowledged_on_the_way_to_assigned():
    assert steps_to_assigned(CASE_LOOP, "received") == ["acknowledged", "assigned"]
    assert steps_to_assigned(CASE_LOOP, "reopened") == ["assigned"]
    assert steps_to_assigned(CASE_LOOP, "in_progress") == []
