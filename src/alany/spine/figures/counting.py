"""When a number in words counts something: "twenty-three pharmacies" is a figure as much as its digits."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
WORD = re.compile(r"[^\W\d_]+")
JOINT = re.compile(r"[^\S\n]*[-–\u2010\u2011]?\n?[^\S\n]*")
LOOKED_AT = 2
"""How many words after a number may stand before the noun it counts, with the noun itself."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language that a count is recognised by, each a pattern of a whole word.

    `large` are numbers above ten, `small` those from two to ten, `one` only continues a number. `alone` are
    large ones that mean something else too, `ordinal` forms that count nothing. `skipped` may stand between a
    number and its noun, `never` is what a large number does not count, `noun` what a briefing counts.
    """

    large: re.Pattern[str]
    small: re.Pattern[str]
    one: re.Pattern[str]
    alone: re.Pattern[str]
    ordinal: re.Pattern[str]
    skipped: re.Pattern[str]
    never: re.Pattern[str]
    noun: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class InWords:
    """A number written in words, where it stands, and whether it counts a noun."""

    start: int
    end: int
    counts: bool


@lru_cache(maxsize=1)
def number_words() -> Mapping[str, Words]:
    """The words of each language, from the data file."""
    rows = json.loads((DATA / "number_words.json").read_text(encoding="utf-8"))
    return {
        language: Words(**{name: re.compile(pattern, re.IGNORECASE) for name, pattern in row.items()})
        for language, row in rows.items()
    }


@lru_cache(maxsize=1)
def counted_noun() -> str:
    """A pattern of any counted noun of the three languages."""
    return "|".join(words.noun.pattern for words in number_words().values())


def in_words(language: str, text: str) -> Iterator[InWords]:
    """Every number above ten in words, and smaller ones that count a noun; "one" is never named."""
    words, found = number_words()[language], list(WORD.finditer(text))
    index = 0
    while index < len(found):
        after = _end_of_number(words, text, found, index)
        if after == index:
            index += 1
            continue
        run = [match.group() for match in found[index:after]]
        large = any(words.large.fullmatch(word) for word in run) or len(run) > 1
        counts = _counts(words, text, found, index, after, large=large)
        if (large or counts) and not all(words.one.fullmatch(word) for word in run):
            yield InWords(found[index].start(), found[after - 1].end(), counts)
        index = after


def _end_of_number(words: Words, text: str, found: Sequence[re.Match[str]], start: int) -> int:
    end = start
    while end < len(found) and (end == start or _joined(text, found[end - 1], found[end])):
        if not any(kind.fullmatch(found[end].group()) for kind in (words.large, words.small, words.one)):
            break
        end += 1
    return end


def _counts(
    words: Words, text: str, found: Sequence[re.Match[str]], start: int, end: int, *, large: bool
) -> bool:
    if words.ordinal.fullmatch(found[end - 1].group()):
        return False
    following = _following(words, text, found, end)
    if any(words.noun.fullmatch(word) for word in following):
        return True
    # Kazakh counts a part backwards: «дәріхананың жиырма үші», twenty-three of the pharmacies.
    if start and _joined(text, found[start - 1], found[start]):
        before = found[start - 1].group()
        if before.endswith(("ның", "нің", "дың", "дің", "тың", "тің")) and words.noun.fullmatch(before):
            return True
    only = end - start == 1 and bool(words.alone.fullmatch(found[start].group()))
    return large and not only and bool(following) and not words.never.fullmatch(following[0])


def _following(words: Words, text: str, found: Sequence[re.Match[str]], end: int) -> list[str]:
    following: list[str] = []
    for index in range(end, len(found)):
        if len(following) == LOOKED_AT or not _joined(text, found[index - 1], found[index]):
            break
        if following and words.never.fullmatch(following[0]):
            break
        if following or not words.skipped.fullmatch(found[index].group()):
            following.append(found[index].group())
    return following


def _joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return JOINT.fullmatch(text, one.end(), other.start()) is not None
