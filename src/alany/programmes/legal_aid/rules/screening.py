"""What the screen says of a question: which door, by dated rows of law. It is never a legal opinion."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from alany.programmes.legal_aid.rules.terms import is_urgent
from alany.programmes.legal_aid.rules.tree import INSISTS, SEEN, Answers, Step, Tree

Result = Literal["state_aid", "volunteer", "outside"]
STATE_AID: Result = "state_aid"
VOLUNTEER: Result = "volunteer"
OUTSIDE: Result = "outside"

BUSINESS, REPRESENTATION = "business", "representation"
NO_GROUP = "none"
SENSITIVE_TOPICS = frozenset({"family_violence", "family_children"})
SENSITIVE_GROUPS = frozenset({"violence", "minor"})


@dataclass(frozen=True, slots=True)
class Group:
    """A row of law: people to whom it gives free aid in a civil court, on the days on which it held."""

    slug: str
    not_for_business: bool
    valid_from: date
    valid_to: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether the row held on this day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Screen:
    """The result, why (a group of the law or the name of a refusal), doors in order, and whether to call."""

    result: Result
    reason: str
    doors: tuple[str, ...]
    urgent: bool


_DANGER_DOORS = {"violence": "police", "detention": "advocates", "eviction": "court"}
_OUTSIDE_DOORS = {BUSINESS: ("business", "advocates"), REPRESENTATION: ("advocates", "consultants")}


def screen(answers: Answers, groups: Iterable[Group], today: date) -> Screen:
    """The result for these answers by the rows in force today.

    Free aid of the state: civil court, and a group of art. 112 of the Civil Procedure Code; some groups not
    in a dispute about business. A business dispute, and speaking in court for who is in no group, are
    outside what volunteers may do (law 176-VI of 2018-07-05).
    """
    danger = str(answers.get("danger", "no"))
    urgent = is_urgent(_deadline(answers), today, danger=danger != "no")
    first = (_DANGER_DOORS[danger],) if danger in _DANGER_DOORS else ()
    business = answers.get("business") == "yes"
    group = _group(answers, groups, today)
    in_court = answers.get("field") == "court"
    if group is not None and in_court and not (business and group.not_for_business):
        return Screen(STATE_AID, group.slug, _once(*first, "advocates", "consultants"), urgent)
    if business:
        return Screen(OUTSIDE, BUSINESS, _once(*first, *_OUTSIDE_DOORS[BUSINESS]), urgent)
    if answers.get("speak") == "yes":
        return Screen(OUTSIDE, REPRESENTATION, _once(*first, *_OUTSIDE_DOORS[REPRESENTATION]), urgent)
    return Screen(VOLUNTEER, "", first, urgent)


def is_sensitive(answers: Answers) -> bool:
    """Violence or children: only who must sees the matter, and contact has to be safe."""
    return (
        answers.get("danger") == "violence"
        or answers.get("group") in SENSITIVE_GROUPS
        or answers.get("topic") in SENSITIVE_TOPICS
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person stands: a question, the result of the screen, or the page to check all answers."""

    page: Literal["question", "result", "check"]
    step: Step | None = None


def stands_at(tree: Tree, answers: Answers) -> Place:
    """The next page for who has given these answers: the screening's result is shown once on the way."""
    if tree.screened(answers) and SEEN not in answers and INSISTS not in answers:
        return Place("result")
    step = tree.next_open(answers)
    return Place("question", step) if step else Place("check")


def may_be_sent(tree: Tree, answers: Answers, found: Screen) -> bool:
    """Whether everything is answered, and a refusal has been read and a person asked to look all the same."""
    passed = found.result != OUTSIDE or INSISTS in answers
    return tree.next_open(answers) is None and passed


def _group(answers: Answers, groups: Iterable[Group], today: date) -> Group | None:
    named = answers.get("group", NO_GROUP)
    return next((one for one in groups if one.slug == named and one.in_force(today)), None)


def _deadline(answers: Answers) -> date | None:
    given = answers.get("deadline_on")
    return date.fromisoformat(given) if isinstance(given, str) else None


def _once(*doors: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(doors))
