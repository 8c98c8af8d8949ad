"""Going through a site by its links: the first page of each list, and some pages of each kind."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from django.urls import Resolver404, resolve
from django.utils import translation

from tests.browser.reader import Answer, Reader

SAMPLES = 3
# Leaving, and the person's own switches, are not pages to look at.
NOT_FOLLOWED = ("/static/", "/account/logout/")
# The same list once more, in another order, further on or as a file.
TURNED = frozenset(["page", "sort", "format"])
# Computes the whole ledger again, for whoever asks.
LONG_WORK = "desk/ledger/check/"


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
        return {path: one for path, one in self.answers.items() if one.is_page and one.status == 200}

    @property
    def shut(self) -> dict[str, tuple[int, str | None]]:
        """Links that lead to no page, nor to another address: their status and who led there."""
        return {
            path: (one.status, self.led_by.get(path))
            for path, one in self.answers.items()
            if one.status != 200 and "location" not in one.headers
        }

    def samples(self) -> dict[str, str]:
        """One page of each kind that is not the same list once more."""
        pages = self.pages
        return {
            kind: next(path for path in paths if path in pages)
            for kind, paths in self.kinds.items()
            if pages.keys() & paths and not TURNED & set(kind.split())
        }


def kind_of(path: str) -> str:
    """What pages of one kind share: the route and the names of what is asked; raises Resolver404."""
    parts = urlsplit(path)
    asked = sorted(name for name in parse_qs(parts.query))
    language = parts.path.split("/")[1]
    with translation.override(language if language in {"kk", "ru", "en"} else "kk"):
        route = resolve(parts.path).route
    return " ".join([route.removeprefix(f"{language}/"), *asked])


def _most(kind: str, samples: int, opened: Container[str]) -> int:
    """How many pages of a kind are visited; a list turned once need not be turned again."""
    shown = set(kind.split()[1:])
    if len(shown & TURNED) > 1 or (kind in opened and (shown or kind == LONG_WORK)):
        return 0
    return 1 if shown & {"page", "sort"} else samples


def crawl(
    reader: Reader,
    start: str,
    samples: int = SAMPLES,
    inside: Callable[[str], bool] = bool,
    opened: Container[str] = (),
) -> Found:
    """Follow links from `start` breadth first; `inside` says which addresses belong to the walk.

    Of kinds in `opened`, which another has gone through, the lists filtered and turned are left out.
    """
    found = Found()
    counted: Counter[str] = Counter()
    queue = deque([start])
    found.clicks[start] = 0
    while queue:
        path = queue.popleft()
        answer = found.answers[path] = reader.get(path)
        for link in answer.links:
            if link in found.clicks or not inside(link) or any(part in link for part in NOT_FOLLOWED):
                continue
            found.led_by.setdefault(link, path)
            try:
                kind = kind_of(link)
            except Resolver404:
                found.unknown[link] = path
                continue
            if counted[kind] < _most(kind, samples, opened):
                counted[kind] += 1
                found.clicks[link] = found.clicks[path] + 1
                found.kinds.setdefault(kind, []).append(link)
                queue.append(link)
    return found
