"""No digit of a briefing is typed by hand: each number comes from a figure, the same in three languages."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from alany.kernel.triltext import LANGUAGES
from alany.spine.figures.counting import counted_noun, in_words
from alany.spine.figures.tags import BrokenTag, Tag, place_of, tags_of

DATA = Path(__file__).parent / "data"
Code = Literal[
    "digit",
    "tag_broken",
    "tag_unknown",
    "figure_missing",
    "no_denominator",
    "other_cutoff",
    "languages_differ",
    "text_missing",
    "number_word",
    "word_counts",
]
SAVING: frozenset[Code] = frozenset({"digit", "tag_broken", "tag_unknown"})
"""With these a text is not even saved."""
WARNING: frozenset[Code] = frozenset({"number_word"})
"""These are for a person to decide; the others stop the publication."""


LAW = re.compile(
    r"\b(?:Code|Law|Act|Constitution|Rules|[Кк]одекс\w*|Закон\w*|Конституци\w+|Правил\w*|Заң\w*|[Ққ]ағида\w*"
    r"|ҚР\s+\w+К|КоАП|АППК|ӘРПК|ӘҚБтК)(?!\w)|(?:закон|заң)\w*\s+[«“\"]"
)
SENTENCE_END = re.compile(r"[.!?…]\s+(?=[^\W\d_a-zа-яәіңғүұқөһё])|\n")
OF = re.compile(r"[\s)»”]*(?:out\s+of|of|из)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a text, with its exact place; `found` is what stands there."""

    code: Code
    language: str
    line: int
    column: int
    found: str
    title: bool = False

    def in_title(self) -> "Problem":
        """The same problem, found in the title instead of the text."""
        return replace(self, title=True)

    @property
    def warns(self) -> bool:
        """Whether a person may publish in spite of it."""
        return self.code in WARNING


@dataclass(frozen=True, slots=True)
class Known:
    """What a lint needs to know of an indicator: the cut-off of its published figure, its denominator."""

    as_of: date | None
    has_denominator: bool


@dataclass(frozen=True, slots=True)
class Allowed:
    """A pattern of digits that are no measured number, with the reason why they may be typed.

    `law`: only beside a named law. `once`: once in a text. `counts`: not before a counted noun. `of`: not
    before "of" or «из» either.
    """

    pattern: re.Pattern[str]
    example: str
    reason: str
    law: bool = False
    once: bool = False
    counts: bool = False
    of: bool = False

    def spans(self, text: str, whole: str) -> Iterator[tuple[int, int]]:
        """Where these digits stand in the text as something that is not counted; `whole` is it unmasked."""
        found = [
            match.span()
            for match in self.pattern.finditer(text)
            if self._fits(text, match.end()) and self._names_a_law(whole, *match.span())
        ]
        yield from found[:1] if self.once else found

    def _names_a_law(self, whole: str, start: int, end: int) -> bool:
        return not self.law or LAW.search(_sentence(whole, start, end)) is not None

    def _fits(self, text: str, end: int) -> bool:
        if self.of and OF.match(text, end):
            return False
        return not (self.counts and _counted().match(text, end))


@lru_cache(maxsize=1)
def allowed_digits() -> tuple[Allowed, ...]:
    """The white list, from the data file."""
    rows = json.loads((DATA / "allowed_digits.json").read_text(encoding="utf-8"))
    return tuple(Allowed(**{**row, "pattern": re.compile(row["pattern"])}) for row in rows)


@lru_cache(maxsize=1)
def _counted() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:%|(?:(?:(?:out\s+)?of|из)\s+)?(?:(?:the|all|these|всех|этих|\w+ed|bad|\w+[ыи]х)\s+)?"
        rf"(?:{counted_noun()})(?!\w)|(?:(?:out\s+)?of|из)\s+[\d\x00])",
        re.IGNORECASE,
    )


def _sentence(text: str, start: int, end: int) -> str:
    before = [match.end() for match in SENTENCE_END.finditer(text, 0, start)]
    after = SENTENCE_END.search(text, end)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def lint(texts: Mapping[str, str], known: Mapping[str, Known], day: date) -> list[Problem]:
    """All problems of a briefing's texts of a day. `known` holds every indicator of all programmes."""
    found = [
        problem
        for language in LANGUAGES
        for problem in _of_text(language, texts.get(language, ""), known, day)
    ]
    used = {language: _used(texts.get(language, "")) for language in LANGUAGES}
    everywhere = set[tuple[str, str]]().union(*used.values())
    for language in LANGUAGES:
        if not texts.get(language, "").strip():
            found.append(Problem("text_missing", language, 1, 1, ""))
        elif missing := everywhere - used[language]:
            names = ", ".join(".".join(pair) for pair in sorted(missing))
            found.append(Problem("languages_differ", language, 1, 1, names))
    return found


def _of_text(language: str, text: str, known: Mapping[str, Known], day: date) -> Iterator[Problem]:
    masked = text
    dated = {tag.slug for tag in tags_of(text) if isinstance(tag, Tag) and tag.part == "as_of"}
    for tag in tags_of(text):
        if isinstance(tag, BrokenTag):
            masked = _without_braces(masked, text, tag)
            yield Problem("tag_broken", language, tag.line, tag.column, tag.written)
            continue
        masked = _hidden(masked, tag.start, tag.end)
        if code := _fault(tag, known, day, dated):
            yield Problem(code, language, tag.line, tag.column, text[tag.start : tag.end])
    for allowed in allowed_digits():
        for span in list(allowed.spans(masked, text)):
            masked = _hidden(masked, *span)
    for start, end in _digit_runs(masked):
        yield Problem("digit", language, *place_of(text, start), text[start:end])
    for number in in_words(language, masked):
        kind: Code = "word_counts" if number.counts else "number_word"
        yield Problem(kind, language, *place_of(text, number.start), text[number.start : number.end])


def _fault(tag: Tag, known: Mapping[str, Known], day: date, dated: set[str]) -> Code | None:
    if not tag.slug:
        return None
    about = known.get(tag.slug)
    if about is None:
        return "tag_unknown"
    if tag.part == "denominator" and not about.has_denominator:
        return "no_denominator"
    if about.as_of is None:
        return "figure_missing"
    return "other_cutoff" if about.as_of != day and tag.slug not in dated else None


def _digit_runs(text: str) -> Iterator[tuple[int, int]]:
    """Runs of characters that are digits anywhere in the world, with what joins them: 1 234,5 is one."""
    start = end = -1
    for index, sign in enumerate(text):
        if not sign.isnumeric():
            continue
        if start >= 0 and index - end <= 1 and text[end:index] in {"", ",", ".", "\u00a0", "\u202f", " "}:
            end = index + 1
            continue
        if start >= 0:
            yield start, end
        start, end = index, index + 1
    if start >= 0:
        yield start, end


def _hidden(text: str, start: int, end: int) -> str:
    return text[:start] + "".join("\n" if sign == "\n" else "\x00" for sign in text[start:end]) + text[end:]


def _without_braces(masked: str, text: str, tag: BrokenTag) -> str:
    """A broken tag is named once, not a second time for its digits."""
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: tag.line - 1]) + tag.column - 1
    return _hidden(masked, start, start + len(tag.written))


def _used(text: str) -> set[tuple[str, str]]:
    return {(tag.slug, tag.part) for tag in tags_of(text) if isinstance(tag, Tag) and tag.slug}
