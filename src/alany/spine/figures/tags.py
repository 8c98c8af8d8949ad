"""Figure tags of briefing texts: `{{slug}}`, `{{slug.numerator}}`, `{{slug|as_of}}`, `{{as_of}}`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

TAG = re.compile(r"\{\{(?P<inside>[^{}]*)\}\}")
INSIDE = re.compile(r"\s*(?P<slug>[a-z][a-z0-9_]*)(?:\.(?P<part>[a-z_]+)|\|(?P<filter>[a-z_]+))?\s*")
BRACES = re.compile(r"\{\{|\}\}")

DAY = "as_of"
"""`{{as_of}}` alone is the day of the briefing, so no indicator may have this name."""

PARTS = ("value", "numerator", "denominator")
FILTERS = ("as_of", "number", "check", "unit", "title", "definition")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag in a text. `slug` is empty for the day of the briefing; `line` and `column` count from 1."""

    slug: str
    part: str
    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class BrokenTag:
    """Braces that are no tag, or a tag with a part nobody knows."""

    written: str
    line: int
    column: int


def place_of(text: str, index: int) -> tuple[int, int]:
    """Line and column of a position, both counted from 1."""
    before = text[:index]
    return before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1


def tags_of(text: str) -> Iterator[Tag | BrokenTag]:
    """Every tag of a text in its order, broken ones as such."""
    rest = list(text)
    for match in TAG.finditer(text):
        rest[match.start() : match.end()] = " " * (match.end() - match.start())
        yield _read(text, match)
    for match in BRACES.finditer("".join(rest)):
        yield BrokenTag(match.group(), *place_of(text, match.start()))


def filled(text: str, say: Callable[[Tag], str]) -> str:
    """The text with each tag replaced by what `say` gives for it; broken tags stay as they are written."""
    done, at = [], 0
    for tag in tags_of(text):
        if isinstance(tag, Tag):
            done += [text[at : tag.start], say(tag)]
            at = tag.end
    return "".join([*done, text[at:]])


def _read(text: str, match: re.Match[str]) -> Tag | BrokenTag:
    line, column = place_of(text, match.start())
    found = INSIDE.fullmatch(match["inside"])
    if found is None:
        return BrokenTag(match.group(), line, column)
    slug, part, filtered = found["slug"], found["part"], found["filter"]
    if slug == DAY and not part and not filtered:
        return Tag("", DAY, *match.span(), line, column)
    if (part and part not in PARTS) or (filtered and filtered not in FILTERS) or slug == DAY:
        return BrokenTag(match.group(), line, column)
    return Tag(slug, part or filtered or "value", *match.span(), line, column)
