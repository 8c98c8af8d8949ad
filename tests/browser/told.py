"""From records to the public: a figure is corrected, approved, published, and told in a briefing."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from alany.kernel.triltext import LANGUAGES, TrilText
from tests.browser.conftest import Visitor
from tests.browser.reader import Reader
from tests.browser.walking import choose, follow, follow_to, send, type_in

Staff = Callable[[str], Reader]
NOTE = "Жазба брифингтен кейін келді."


def told(visitor: Visitor, staff: Staff, language: str, slug: str, title: TrilText) -> str:
    """The number that the public reads in a new briefing, after all its people have done their part.

    The specialist computes the next version of the published figure and writes the briefing; the head
    approves and publishes both; the reader finds the number and follows it to its own page.
    """
    specialist = visitor(language, signed_in=staff("specialist1"))
    head = visitor(language, signed_in=staff("head"))
    _corrected(specialist, language, title.in_language(language))
    for _act in ("approve", "publish"):
        head.goto(f"/{language}/desk/figures/approvals/")
        send(head)
    address = f"walk-{slug.replace('_', '-')}-{language}"
    specialist.goto(f"/{language}/desk/briefings/new/")
    type_in(specialist, slug=address)
    for tongue in LANGUAGES:
        name = title.in_language(tongue)
        type_in(specialist, **{f"title_{tongue}": name, f"text_{tongue}": f"{name}: {{{{{slug}}}}}."})
    send(specialist)
    head.goto(f"/{language}/desk/briefings/{address}/")
    follow_to(head, r"/publish/$")
    send(head)
    return _read(visitor(language, 360, scripts=False), language, address)


def _corrected(page: Page, language: str, title: str) -> None:
    page.goto(f"/{language}/desk/figures/?sort=-number")
    while not (found := page.locator("main td a, main th a").filter(has_text=title)).count():
        follow(page, page.locator("main a[rel=next]"))
    follow(page, found)
    follow_to(page, r"/correct/$")
    choose(page, reason="late_record")
    type_in(page, **{f"note_{tongue}": NOTE for tongue in LANGUAGES})
    send(page)


def _read(reader: Page, language: str, address: str) -> str:
    reader.goto(f"/{language}/briefings/")
    follow_to(reader, rf"/briefings/{address}/$")
    number = reader.locator("main a.fig").first
    said = number.inner_text()
    follow(reader, number)
    page = reader.locator("main").inner_text()
    assert said in page.split()
    assert NOTE in page
    return said
