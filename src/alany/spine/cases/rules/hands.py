"""Numbers of cases, and whose hand may do what. Plain Python."""

from collections.abc import Collection

from alany.kernel.workflow import Workflow
from alany.spine.cases.rules.refusals import (
    CaseEnded,
    ClaimWaits,
    DecidedBySameHand,
    FixNotClaimed,
    OwnAct,
    VerifiedBySameHand,
    WordsMissing,
)

FIX_CLAIMED = "fix_claimed"
VERIFIED_FIXED = "verified_fixed"
VERIFIED_NOT_FIXED = "verified_not_fixed"
REOPENED = "reopened"
IN_PROGRESS = "in_progress"
VERIFICATIONS = frozenset({VERIFIED_FIXED, VERIFIED_NOT_FIXED})
OWN_ACTS = VERIFICATIONS | {REOPENED, "transferred", "no_action", "duplicate", "withdrawn"}


def case_number(year: int, serial: int) -> str:
    """`C-2020-0117`; beyond 9999 the serial simply grows longer."""
    return f"C-{year}-{serial:04d}"


def said(text: str) -> str:
    """The text without blanks around it and without NUL; raises WordsMissing when nothing is left."""
    words = text.replace("\x00", "").strip()
    if not words:
        raise WordsMissing
    return words


def has_loop(workflow: Workflow) -> bool:
    """Whether cases of this workflow walk to a verified fix; a programme may have one that does not."""
    return VERIFIED_FIXED in workflow.moves


def own_acts(workflow: Workflow) -> frozenset[str]:
    """The states of this workflow to which no plain move leads."""
    return OWN_ACTS if has_loop(workflow) else VERIFICATIONS


def checked_move(workflow: Workflow, state: str, to: str) -> str:
    """Return `to` when a plain move leads there; raises OwnAct, MoveRefused.

    Every outcome has an act of its own that leaves its record, whatever a programme's workflow allows, and
    nothing but a look or a withdrawal takes a case away from a claimed fix.
    """
    if to in own_acts(workflow) or (state == FIX_CLAIMED and to in workflow.allowed(state)):
        raise OwnAct(to)
    return workflow.move(state, to)


def checked_verification(
    workflow: Workflow, state: str, to: str, *, claimed: bool, hands: Collection[str], by: str
) -> str:
    """Return `to` when this person's look may take the case there.

    `claimed` says whether somebody has claimed a fix; `hands` are the references of all who claimed it, wrote
    the claim down or made the fix; `by` looks now. Raises MoveRefused, FixNotClaimed, VerifiedBySameHand.
    """
    if not claimed:
        raise FixNotClaimed
    if not by or by in hands:
        raise VerifiedBySameHand
    return workflow.move(state, to)


def checked_decision(by: str, written_by: str) -> None:
    """Raise DecidedBySameHand unless another hand decides than the one that wrote the words down."""
    if not by or by == written_by:
        raise DecidedBySameHand


def checked_open(workflow: Workflow, state: str) -> None:
    """Raise CaseEnded for a closed case, ClaimWaits while a claimed fix waits for a look."""
    if workflow.is_end(state):
        raise CaseEnded
    if state == FIX_CLAIMED:
        raise ClaimWaits


def steps_to(workflow: Workflow, state: str, *steps: str) -> list[str]:
    """The states of `steps` that the case passes from where it is; none when the last cannot be reached."""
    passed: list[str] = []
    for step in steps:
        if step in workflow.allowed(passed[-1] if passed else state):
            passed.append(step)
    return passed if passed[-1:] == list(steps[-1:]) else []


def steps_to_assigned(workflow: Workflow, state: str) -> list[str]:
    """The states that a case passes when it is given to somebody; none where there is no such state."""
    return steps_to(workflow, state, "acknowledged", "assigned")


def steps_to_work(workflow: Workflow, state: str) -> list[str]:
    """The states that a case passes when a body is asked to act; none when it is there already."""
    return steps_to(workflow, state, "acknowledged", "assigned", IN_PROGRESS)
