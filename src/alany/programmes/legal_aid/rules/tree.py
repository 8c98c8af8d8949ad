"""A tree of questions, one to a page: which come, and in which order. Plain Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from alany.kernel.triltext import TrilText
from alany.spine.programme.manifest import Choice

Answers = Mapping[str, object]
Kind = Literal["choice", "group", "date", "place", "topic", "parties", "facts", "contact", "consent"]


@dataclass(frozen=True, slots=True)
class Step:
    """One page with one question. It comes only when the answer to `when[0]` is `when[1]`.

    The choices of a group, a place and a topic are rows of the office's tables, read on the day.
    """

    slug: str
    kind: Kind
    title: TrilText
    hint: TrilText | None = None
    choices: tuple[Choice, ...] = ()
    when: tuple[str, str] | None = None

    def comes(self, answers: Answers) -> bool:
        """Whether the question is asked of who has given these answers."""
        return self.when is None or answers.get(self.when[0]) == self.when[1]


@dataclass(frozen=True, slots=True)
class Tree:
    """All questions of one version. `screened_after` is the last one that the screening looks at."""

    version: int
    steps: tuple[Step, ...]
    screened_after: str

    def step(self, slug: str) -> Step | None:
        """The question with this name."""
        return next((step for step in self.steps if step.slug == slug), None)

    def path(self, answers: Answers) -> tuple[Step, ...]:
        """The questions that come for these answers, in their order."""
        return tuple(step for step in self.steps if step.comes(answers))

    def next_open(self, answers: Answers) -> Step | None:
        """The first question on the path that has no answer yet; none when all have."""
        return next((step for step in self.path(answers) if step.slug not in answers), None)

    def before(self, slug: str, answers: Answers) -> Step | None:
        """The question before this one on the path; before anything else, the last one."""
        path = self.path(answers)
        slugs = [step.slug for step in path]
        place = slugs.index(slug) if slug in slugs else len(path)
        return path[place - 1] if place else None

    def screened(self, answers: Answers) -> bool:
        """Whether everything that the screening looks at is answered."""
        slugs = [step.slug for step in self.steps]
        first = slugs[: slugs.index(self.screened_after) + 1]
        return all(step.slug in answers for step in self.path(answers) if step.slug in first)

    def pruned(self, answers: Answers) -> dict[str, object]:
        """The answers without those to questions that no longer come."""
        known = {step.slug for step in self.steps}
        kept = dict(answers)
        while gone := [
            step.slug for step in self.steps if step.slug in kept and not step.comes(kept)
        ]:  # an answer that falls away may take the next question with it
            for slug in gone:
                del kept[slug]
        return {slug: value for slug, value in kept.items() if slug in known or slug in MARKS}


SEEN, INSISTS = "result_seen", "asks_a_person"
MARKS = frozenset({SEEN, INSISTS})
"""What is no question: the result of the screen was read; in spite of a refusal a person shall look."""
