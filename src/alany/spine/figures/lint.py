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
]
SAVING: frozenset[Code] = frozenset({"digit", "tag_broken", "tag_unknown"})
"""With these a text is not even saved."""
WARNING: frozenset[Code] = frozenset({"number_word"})
"""These are for a person to decide; the others stop the publication."""


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
    """A pattern of digits that are no measured number, with the reason why they may be typed."""

    pattern: re.Pattern[str]
    example: str
    reason: str


@lru_cache(maxsize=1)
def allowed_digits() -> tuple[Allowed, ...]:
    """The white list, from the data file."""
    rows = json.loads((DATA / "allowed_digits.json").read_text(encoding="utf-8"))
    return tuple(Allowed(re.compile(row["pattern"]), row["example"], row["reason"]) for row in rows)


@lru_cache(maxsize=1)
def number_words() -> Mapping[str, re.Pattern[str]]:
    """Words for numbers above ten, by language, from the data file."""
    rows = json.loads((DATA / "number_words.json").read_text(encoding="utf-8"))
    return {language: re.compile(pattern, re.IGNORECASE) for language, pattern in rows.items()}


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
        for match in allowed.pattern.finditer(masked):
            masked = _hidden(masked, *match.span())
    for start, end in _digit_runs(masked):
        yield Problem("digit", language, *place_of(text, start), text[start:end])
    for match in number_words()[language].finditer(masked):
        yield Problem("number_word", language, *place_of(text, match.start()), match.group())


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
