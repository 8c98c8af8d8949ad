"""States and the moves between them, as one value that a programme can publish, draw and test."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


class MoveRefused(ValueError):
    """A matter cannot go from `state` to `to`; `allowed` are the states where it can go."""

    def __init__(self, state: str, to: str, allowed: frozenset[str]) -> None:
        doors = ", ".join(sorted(allowed)) or "nowhere"
        super().__init__(f"from {state!r} one can go to {doors}, not to {to!r}")
        self.state = state
        self.to = to
        self.allowed = allowed


class WorkflowBroken(ValueError):
    """A workflow was written with a state that does not exist or that nothing leads to."""


@dataclass(frozen=True, slots=True)
class Workflow:
    """Where a matter starts and where it can go from each state.

    `ends` are the states in which the matter counts as closed. Without them, they are the states that lead
    nowhere; given, they may lead on, so that a closed matter can be reopened. Raises WorkflowBroken.
    """

    slug: str
    start: str
    moves: Mapping[str, frozenset[str]] = field(hash=False)
    ends: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        moves = MappingProxyType({state: frozenset(to) for state, to in self.moves.items()})
        object.__setattr__(self, "moves", moves)
        object.__setattr__(self, "ends", self.ends | {state for state, to in moves.items() if not to})
        named = self.ends.union({self.start}, *moves.values())
        if unknown := named - moves.keys():
            raise WorkflowBroken(f"{self.slug}: no moves are written for {', '.join(sorted(unknown))}")
        if unreached := moves.keys() - self._reachable():
            raise WorkflowBroken(f"{self.slug}: nothing leads to {', '.join(sorted(unreached))}")

    def _reachable(self) -> frozenset[str]:
        reached, waiting = set[str](), [self.start]
        while waiting:
            state = waiting.pop()
            if state not in reached:
                reached.add(state)
                waiting.extend(self.moves[state])
        return frozenset(reached)

    @property
    def states(self) -> tuple[str, ...]:
        """All states in the order in which they were written."""
        return tuple(self.moves)

    def allowed(self, state: str) -> frozenset[str]:
        """The states that follow `state`; none when the state is not of this workflow."""
        return self.moves.get(state, frozenset())

    def move(self, state: str, to: str) -> str:
        """Return `to` when one can go there from `state`; raises MoveRefused."""
        if to not in (allowed := self.allowed(state)):
            raise MoveRefused(state, to, allowed)
        return to

    def is_end(self, state: str) -> bool:
        """Whether a matter in this state counts as closed; closed is not fixed."""
        return state in self.ends


_LEAVING = frozenset({"transferred", "no_action", "duplicate", "withdrawn"})

CASE_LOOP = Workflow(
    slug="case",
    start="received",
    moves={
        "received": _LEAVING | {"acknowledged"},
        "acknowledged": _LEAVING | {"assigned"},
        "assigned": _LEAVING | {"in_progress"},
        "in_progress": _LEAVING | {"fix_claimed"},
        "fix_claimed": frozenset({"verified_fixed", "verified_not_fixed", "in_progress", "withdrawn"}),
        "verified_fixed": frozenset({"reopened"}),
        "verified_not_fixed": frozenset({"reopened"}),
        "reopened": _LEAVING | {"assigned", "in_progress"},
        "transferred": frozenset({"reopened"}),
        "no_action": frozenset({"reopened"}),
        "duplicate": frozenset({"reopened"}),
        "withdrawn": frozenset(),
    },
    ends=_LEAVING | {"verified_fixed"},
)
"""The loop of every case. "Fixed" has one door, a verification; "overdue" is computed and no state.

From a claimed fix the case goes back to work when a verification has found it fixed in part.
"""
