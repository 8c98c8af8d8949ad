"""Going through a site by its links: the first page of each list, and some pages of each kind."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from django.urls import Resolver404, resolve
from django.utils import translation

from tests.browser.reader import Answer, Reader

SAMPLES = 3
# Leaving, and the person's own switches, are not pages to look at.
NOT_FOLLOWED = ("/static/", "/account/logout/")


@dataclass
class Found:
    """What a crawl saw: answers by address, clicks from the start, who led where, and kinds of pages."""

    answers: dict[str, Answer] = field(default_factory=dict)
    clicks: dict[str, int] = field(default_factory=dict)
    led_by: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, list[str]] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> dict[str, Answer]:
        """Those answers that are pages of the site."""
        return {path: one for path, one in self.answers.items() if one.is_page}

    def samples(self) -> dict[str, str]:
        """One page of each kind that is not the same list once more."""
        pages = self.pages
        return {
            kind: next(path for path in paths if path in pages)
            for kind, paths in self.kinds.items()
            if pages.keys() & paths and not {"page", "sort", "format"} & set(kind.split())
        }


def kind_of(path: str) -> str:
    """What pages of one kind share: the route and the names of what is asked; raises Resolver404."""
    parts = urlsplit(path)
    asked = sorted(name for name in parse_qs(parts.query))
    language = parts.path.split("/")[1]
    with translation.override(language if language in {"kk", "ru", "en"} else "kk"):
        route = resolve(parts.path).route
    return " ".join([route.removeprefix(f"{language}/"), *asked])


def _most(kind: str, samples: int) -> int:
    """How many pages of a kind are visited: a list sorted or turned is the same list once more."""
    shown = set(kind.split()[1:])
    if len(shown & {"page", "sort", "format"}) > 1:
        return 0
    return 1 if shown & {"page", "sort"} else samples


def crawl(reader: Reader, start: str, samples: int = SAMPLES, inside: Callable[[str], bool] = bool) -> Found:
    """Follow links from `start` breadth first; `inside` says which addresses belong to the walk."""
    found = Found()
    counted: Counter[str] = Counter()
    queue = deque([start])
    found.clicks[start] = 0
    while queue:
        path = queue.popleft()
        answer = found.answers[path] = reader.get(path)
        if not (answer.is_page and answer.status == 200):
            continue
        for link in answer.links:
            if link in found.clicks or not inside(link) or any(part in link for part in NOT_FOLLOWED):
                continue
            found.led_by.setdefault(link, path)
            try:
                kind = kind_of(link)
            except Resolver404:
                found.unknown[link] = path
                continue
            if counted[kind] < _most(kind, samples):
                counted[kind] += 1
                found.clicks[link] = found.clicks[path] + 1
                found.kinds.setdefault(kind, []).append(link)
                queue.append(link)
    return found
