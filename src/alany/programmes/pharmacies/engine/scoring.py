"""How good decisions are against lines whose truth is known; each rate with its Wilson 95 % interval.

Decidable: a perfect reader of the line could conclude the violation. False no-cap: a capped line answered
`no_cap`. Precision counts against the true entry, whatever the line tells.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from alany.programmes.pharmacies.engine.verdict import NO_CAP, UNCLEAR, VIOLATION

_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Rate:
    """`part` of `whole` with the bounds of its Wilson interval at 95 %."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The rate; 0 of an empty whole."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def bounds(self) -> tuple[float, float]:
        """Lower and upper bound of the Wilson interval."""
        if not self.whole:
            return 0.0, 1.0
        share, square = self.value, _Z * _Z / self.whole
        middle = (share + square / 2) / (1 + square)
        half = _Z * sqrt(share * (1 - share) / self.whole + square / (4 * self.whole)) / (1 + square)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Judged:
    """One line: `truth` (V, OK, NC) by its entry, `readable` (V, OK, NC, U) by its text, and our answer."""

    capped: bool
    truth: str
    readable: str
    decision: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Quality:
    """The rates that the programme is measured by."""

    certain_precision: Rate
    certain_recall: Rate
    queue_precision: Rate
    queue_recall: Rate
    false_no_cap: Rate
    unclear: Rate


def score(judged: Iterable[Judged]) -> Quality:
    """The rates over all lines; the queue holds violations that are certain and those that are probable."""
    lines = list(judged)
    certain = [line for line in lines if line.decision == VIOLATION and line.certainty == "certain"]
    queue = [line for line in lines if line.decision == VIOLATION]
    decidable = sum(line.readable == "V" for line in lines)
    capped = [line for line in lines if line.capped]
    return Quality(
        Rate(sum(line.truth == "V" for line in certain), len(certain)),
        Rate(sum(line.readable == "V" for line in certain), decidable),
        Rate(sum(line.truth == "V" for line in queue), len(queue)),
        Rate(sum(line.readable == "V" for line in queue), decidable),
        Rate(sum(line.decision == NO_CAP for line in capped), len(capped)),
        Rate(sum(line.decision == UNCLEAR for line in capped), len(capped)),
    )
