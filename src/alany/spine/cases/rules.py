"""Numbers of cases, and who may say that something is fixed. Plain Python."""

import re

from alany.kernel.folding import fold
from alany.kernel.workflow import Workflow

FIX_CLAIMED = "fix_claimed"
VERIFIED_FIXED = "verified_fixed"
VERIFICATIONS = frozenset({VERIFIED_FIXED, "verified_not_fixed"})
KEEPS_CLAIM = frozenset({FIX_CLAIMED, VERIFIED_FIXED})


class VerifiedBySameHand(ValueError):
    """Who claimed or recorded the fix cannot verify it; another person of the office can."""


class FixNotClaimed(ValueError):
    """Nobody has said that it is fixed, so there is nothing to verify."""


class WordsMissing(ValueError):
    """A change of a case needs words: what was done, or why."""


class DueBeforeReceipt(ValueError):
    """A case cannot be due before the day on which it was received."""


class OwnerUnfit(ValueError):
    """A case cannot be given to somebody of another office or to an account that is switched off."""


def case_number(year: int, serial: int) -> str:
    """`C-2020-0117`; beyond 9999 the serial simply grows longer."""
    return f"C-{year}-{serial:04d}"


def said(text: str) -> str:
    """The text without blanks around it and without NUL; raises WordsMissing when nothing is left."""
    words = text.replace("\x00", "").strip()
    if not words:
        raise WordsMissing
    return words


def checked_move(workflow: Workflow, state: str, to: str, *, claimed: bool, claimed_ref: str, by: str) -> str:
    """Return `to` when this person may move the case there.

    `claimed` says whether somebody has claimed a fix, `claimed_ref` who recorded the claim, `by` who moves it
    now. Raises MoveRefused, FixNotClaimed, VerifiedBySameHand.
    """
    workflow.move(state, to)
    if to == VERIFIED_FIXED:
        if not claimed:
            raise FixNotClaimed
        if not by or by == claimed_ref:
            raise VerifiedBySameHand
    return to


def steps_to_assigned(workflow: Workflow, state: str) -> list[str]:
    """The states that a case passes when it is given to somebody; none where there is no such state."""
    steps: list[str] = []
    for step in ("acknowledged", "assigned"):
        if step in workflow.allowed(steps[-1] if steps else state):
            steps.append(step)
    return steps if steps[-1:] == ["assigned"] else []


class TooManyAtOnce(ValueError):
    """More cases were ticked than one act may touch."""


LONGEST_WORD = 40
WORDS_OF_A_CASE = 80
WORDS_ASKED = 8
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\b[cс] (\d{4}) (\d+)\b")


def words_of(text: str) -> list[str]:
    """The folded words under which a text is found, each once; a number also without its zeros in front.

    `C-2020-0117` gives `c`, `2020`, `0117`, `117` and, as one word, `c20200117`.
    """
    folded = fold(text)
    found = [word[:LONGEST_WORD] for word in _WORD.findall(folded)]
    found += [word.lstrip("0") for word in found if word.isdigit() and word.startswith("0")]
    found += [f"c{year}{serial}" for year, serial in _NUMBER.findall(folded)]
    return list(dict.fromkeys(word for word in found if word))[:WORDS_OF_A_CASE]


def words_asked(text: str) -> list[str]:
    """What a search box asks for, folded: a number of a case is one word, single letters count only among themselves."""
    found = _WORD.findall(_NUMBER.sub(r"c\1\2", fold(text)))
    long = [word[:LONGEST_WORD] for word in dict.fromkeys(found) if len(word) > 1]
    return (long or list(dict.fromkeys(found)))[:WORDS_ASKED]


def number_asked(text: str) -> str:
    """The whole text as one word when it may be a number, however its parts were set apart; else empty."""
    joined = "".join(_WORD.findall(_NUMBER.sub(r"c\1\2", fold(text))))[:LONGEST_WORD]
    return joined if any(sign.isdigit() for sign in joined) else ""
