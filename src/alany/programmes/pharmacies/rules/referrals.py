"""The fate of a referral: what the authority may report after what. The office decides none of it."""

from collections.abc import Iterable, Mapping

from alany.kernel.workflow import Workflow

DRAFT, SENT, RECEIVED, VISIT, PROTOCOL = "draft", "sent", "received", "visit", "protocol"
FINE, WARNING, REFUSED, COURT, PAID, REVERSED = "fine", "warning", "refused", "court", "paid", "reversed"

FATE = Workflow(
    slug="referral",
    start=DRAFT,
    moves={
        DRAFT: frozenset({SENT}),
        SENT: frozenset({RECEIVED, REFUSED}),
        RECEIVED: frozenset({VISIT, PROTOCOL, WARNING, REFUSED}),
        VISIT: frozenset({PROTOCOL, WARNING, REFUSED}),
        PROTOCOL: frozenset({FINE, WARNING, REFUSED, COURT}),
        FINE: frozenset({PAID, COURT, REVERSED}),
        WARNING: frozenset({COURT, REVERSED}),
        COURT: frozenset({FINE, WARNING, REFUSED, REVERSED}),
        PAID: frozenset({REVERSED}),
        REFUSED: frozenset(),
        REVERSED: frozenset(),
    },
    ends=frozenset({PAID, WARNING, REFUSED, REVERSED}),
)
"""Ends may lead on: a warning or a paid fine can still be reversed."""

DECIDES = frozenset({FINE, WARNING})
"""Steps by which the authority decides against a pharmacy."""
DECIDED = frozenset({FINE, WARNING, PAID})
"""States in which its decision stands: only then may a pharmacy be named, or count as a repeat."""

GIVES_REASON = frozenset({REFUSED, REVERSED})
ANSWERED = frozenset(FATE.states) - {DRAFT, SENT}
CLOSES_CASE = frozenset({REFUSED, REVERSED})
"""Fates after which the office has nothing left to follow: the authority found no ground, or took it back."""

PUBLIC = {
    DRAFT: "prepared",
    SENT: "referred",
    RECEIVED: "referred",
    VISIT: "referred",
    PROTOCOL: "confirmed",
    COURT: "confirmed",
    FINE: "fined",
    PAID: "fined",
    WARNING: "warned",
    REFUSED: "refused",
    REVERSED: "reversed",
}
"""What the public is told of a state, in sums only; "referred" says nothing about guilt."""

PUBLIC_ORDER = ("prepared", "referred", "confirmed", "fined", "warned", "refused", "reversed")


class AnswerIncomplete(ValueError):
    """An answer misses what it must say; `part` is `reason`, `fine` or `document`."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def check_answer(state: str, document: str, reason: str, fine_mci: int | None) -> None:
    """Raises AnswerIncomplete: a refusal needs its reason, a fine its size in MCI, all a number."""
    if not document.strip():
        raise AnswerIncomplete("document")
    if state in GIVES_REASON and not reason.strip():
        raise AnswerIncomplete("reason")
    if state == FINE and not fine_mci:
        raise AnswerIncomplete("fine")


def public_counts(states: Iterable[str]) -> Mapping[str, int]:
    """How many referrals the public is told to be where; every group of PUBLIC_ORDER, also those of none."""
    counts = dict.fromkeys(PUBLIC_ORDER, 0)
    for state in states:
        counts[PUBLIC[state]] += 1
    return counts
