"""What every page of the house has and has not, whoever reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pprint import pformat

import pytest

from tests.browser.reader import Answer

# The policy of content would refuse them, and the page would stand there bare.
FORBIDDEN = (
    "//*[@style] | //style | //script[not(@src)] | //*[@*[starts-with(name(), 'on')]] "
    "| //a[starts-with(@href, 'javascript')]"
)


def nothing(found: object) -> None:
    """Fail with all that was found, not with its first line."""
    if found:
        pytest.fail(pformat(found, width=160, compact=True))


def faults(pages: Mapping[str, Answer], find: Callable[[Answer], Iterable[str]]) -> dict[str, list[str]]:
    """What `find` finds on each page, by address."""
    found = {path: sorted(set(find(answer))) for path, answer in pages.items()}
    return {path: named for path, named in found.items() if named}


def ill_made(page: Answer, language: str) -> Iterator[str]:
    """Wrong language, title without page or office, not one h1, no landmarks, styles or scripts inside."""
    tree = page.tree
    title = tree.findtext(".//title") or ""
    office = tree.xpath("string(//a[@class='office']/text())").strip()
    if tree.get("lang") != language:
        yield f"lang {tree.get('lang')}"
    if (heads := int(tree.xpath("count(//h1[not(ancestor-or-self::*[@hidden])])"))) != 1:
        yield f"{heads} h1 in sight"
    if not title.endswith(f"– {office}") or not title.split("–")[0].strip():
        yield f"title {title!r}"
    if [len(tree.xpath(f"//{mark}")) for mark in ("main", "header", "footer")] != [1, 1, 1]:
        yield "not one main, header and footer"
    for element in tree.xpath(FORBIDDEN):
        yield f"<{element.tag} {dict(element.attrib)}>"
    for link in page.broken_fragments:
        yield f"no target {link}"
