"""Words that stand in the wrong language on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml.html import HtmlElement

ALLOWED = Path(__file__).with_name("allowed_words.txt")
# Code and checksums are the same in every language; names of files and medicines stand as they were given.
MACHINE = {"code", "pre", "kbd", "samp", "script", "style", "bdi"}
SPOKEN = ("title", "alt", "aria-label", "aria-description", "placeholder")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
LATIN = re.compile(r"[A-Za-z]")
CYRILLIC = re.compile(r"[\u0400-\u04FF]")
MIXED = re.compile(r"[A-Za-z][\u0400-\u04FF]|[\u0400-\u04FF][A-Za-z]")
# Words that Russian cannot do without and Kazakh does not know.
RUSSIAN = frozenset(["и", "в", "с", "на", "для", "или", "от", "что", "это", "без", "при", "об", "из", "к"])


def allowed() -> dict[str, str]:
    """Patterns of words that may stand in Latin letters on a Kazakh or Russian page, each with its reason."""
    lines = (line for line in ALLOWED.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return {
        pattern.strip(): reason.strip() for pattern, _, reason in (line.partition("  ") for line in lines)
    }


def texts(page: HtmlElement, language: str) -> Iterator[str]:
    """What is read or spoken in the page's own language; runs marked with another `lang` are left out."""
    return _texts(page, language, "")


def _texts(node: HtmlElement, language: str, above: str) -> Iterator[str]:
    stated = node.get("lang") or above
    own = stated == language
    if own:
        yield from (node.get(name, "") for name in SPOKEN)
        yield node.text or ""
    for child in node:
        if isinstance(child.tag, str) and child.tag not in MACHINE:
            yield from _texts(child, language, stated)
        if own:
            yield child.tail or ""


def foreign(text: str) -> Iterator[str]:
    """Latin words of a text that the list does not allow."""
    if not LATIN.search(text):
        return
    left = text
    for pattern in _patterns():
        left = pattern.sub(" ", left)
    yield from (word for word in WORD.findall(left) if LATIN.search(word) and not CYRILLIC.search(word))


def mixed(text: str) -> list[str]:
    """Words in which a Latin letter stands among Cyrillic ones."""
    return [word for word in WORD.findall(text) if MIXED.search(word)]


def russian(text: str) -> list[str]:
    """Russian words of a text that should be Kazakh."""
    return [word for word in WORD.findall(text) if word.lower() in RUSSIAN]


@cache
def _patterns() -> list[re.Pattern[str]]:
    return [re.compile(rf"(?<![A-Za-z]){pattern}(?![A-Za-z])") for pattern in allowed()]
