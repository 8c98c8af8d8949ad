"""Numbers, words, and the one door to "fixed"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.workflow import CASE_LOOP, MoveRefused, Workflow
from alany.spine.cases.rules import (
    FIX_CLAIMED,
    IN_PROGRESS,
    OWN_ACTS,
    VERIFICATIONS,
    VERIFIED_FIXED,
    CaseEnded,
    ClaimWaits,
    DecidedBySameHand,
    FixNotClaimed,
    OwnAct,
    VerifiedBySameHand,
    WordsMissing,
    case_number,
    checked_decision,
    checked_move,
    checked_open,
    checked_verification,
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
    """Walk every history that the rules let through, keeping the claim as the acts keep it."""
    state, hands = CASE_LOOP.start, set()
    for to, by in history:
        try:
            if to in VERIFICATIONS | {IN_PROGRESS} and state == FIX_CLAIMED:
                checked_verification(CASE_LOOP, state, to, claimed=bool(hands), hands=hands, by=by)
            elif to in OWN_ACTS - VERIFICATIONS:
                CASE_LOOP.move(state, to)
            else:
                checked_move(CASE_LOOP, state, to)
        except (MoveRefused, FixNotClaimed, VerifiedBySameHand, OwnAct):
            continue
        if to == VERIFIED_FIXED:
            assert (state, by not in hands, bool(by)) == (FIX_CLAIMED, True, True)
        hands = {by} if to == FIX_CLAIMED else hands if to == VERIFIED_FIXED else set()
        state = to


SHORTCUT = Workflow(
    "short", "received", {"received": frozenset({"verified_fixed"}), "verified_fixed": frozenset()}
)


def test_a_workflow_of_a_programme_cannot_open_a_second_door_to_fixed():
    with pytest.raises(OwnAct):
        checked_move(SHORTCUT, "received", "verified_fixed")
    with pytest.raises(FixNotClaimed):
        checked_verification(SHORTCUT, "received", "verified_fixed", claimed=False, hands=(), by="user:2")


@given(st.sampled_from(CASE_LOOP.states), st.sampled_from(sorted(OWN_ACTS)))
def test_no_plain_move_ends_a_case_so_none_can_be_closed_in_passing(state, to):
    with pytest.raises(OwnAct):
        checked_move(CASE_LOOP, state, to)
    assert CASE_LOOP.ends <= OWN_ACTS


@given(st.sampled_from(["user:1", "user:2", ""]), st.sampled_from(["user:1", "link:7", ""]))
def test_who_wrote_the_words_down_does_not_decide_on_them(by, written_by):
    if by and by != written_by:
        checked_decision(by, written_by)
    else:
        with pytest.raises(DecidedBySameHand):
            checked_decision(by, written_by)


@given(st.sampled_from(CASE_LOOP.states))
def test_nothing_is_asked_of_a_closed_case_or_past_a_claim_that_waits(state):
    refusal = CaseEnded if CASE_LOOP.is_end(state) else ClaimWaits if state == FIX_CLAIMED else None
    if refusal is None:
        checked_open(CASE_LOOP, state)
    else:
        with pytest.raises(refusal):
            checked_open(CASE_LOOP, state)


def test_a_new_case_is_acknowledged_on_the_way_to_assigned():
    assert steps_to_assigned(CASE_LOOP, "received") == ["acknowledged", "assigned"]
    assert steps_to_assigned(CASE_LOOP, "reopened") == ["assigned"]
    assert steps_to_assigned(CASE_LOOP, "in_progress") == []
