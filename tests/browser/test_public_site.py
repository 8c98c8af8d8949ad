"""Every public page by its links: alive, in one language, without cookies, styles or scripts in the page."""

from collections.abc import Callable, Iterable
from itertools import chain
from pprint import pformat

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.browser import words
from tests.browser.crawl import Found
from tests.browser.reader import Answer

pytestmark = pytest.mark.browser
LANGUAGES = ("kk", "ru", "en")
Site = Callable[[str], Found]
# Reached by other ways than a link: the search form, a version after a correction.
WITHOUT_LINK = {"search/"}
VERSIONS = "f/<str:number>/v/"


def each_language(test: Callable[..., None]) -> Callable[..., None]:
    return pytest.mark.parametrize("language", LANGUAGES)(test)


def nothing(found: object) -> None:
    """Fail with all that was found, not with its first line."""
    if found:
        pytest.fail(pformat(found, width=160, compact=True))


def faults(site: Found, find: Callable[[Answer], Iterable[str]]) -> dict[str, list[str]]:
    """What `find` finds on each page, by address."""
    found = {path: sorted(set(find(answer))) for path, answer in site.pages.items()}
    return {path: named for path, named in found.items() if named}


@each_language
def test_no_link_is_dead(public_site: Site, language: str) -> None:
    site = public_site(language)
    dead = {
        path: (answer.status, site.led_by[path])
        for path, answer in site.answers.items()
        if answer.status != 200
    }
    nothing(dead | site.unknown)
    nothing(faults(site, lambda page: page.broken_fragments))


@each_language
def test_every_public_page_is_reached_by_links_and_every_section_within_three_clicks(
    public_site: Site, language: str
) -> None:
    site = public_site(language)
    reached = {kind.split()[0] for kind in site.kinds} | {""}
    declared = {route for route in _public_routes(get_resolver()) if VERSIONS not in route}
    assert declared - reached == WITHOUT_LINK
    sections = {path: site.clicks[path] for kind, (path, *_) in site.kinds.items() if "<" not in kind}
    nothing({path: clicks for path, clicks in sections.items() if clicks > 3})


def _public_routes(resolver: URLResolver, above: str = "") -> Iterable[str]:
    for part in resolver.url_patterns:
        pattern = str(part.pattern)
        route = above if pattern in {"kk/", "ru/", "en/"} else above + pattern
        if isinstance(part, URLResolver):
            yield from _public_routes(part, route)
        elif isinstance(part, URLPattern) and not route.startswith(("desk/", "account/", "^", "healthz")):
            yield route


@each_language
def test_no_page_sets_a_cookie_or_depends_on_one(public_site: Site, language: str) -> None:
    pages = public_site(language).answers.items()
    assert [path for path, answer in pages if "set-cookie" in answer.headers] == []
    assert [path for path, answer in pages if "cookie" in answer.headers.get("vary", "").lower()] == []


@each_language
def test_no_page_carries_styles_scripts_or_forms_with_tokens(public_site: Site, language: str) -> None:
    wrong = (
        "//*[@style] | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]/.. "
        "| //a[starts-with(@href, 'javascript')] | //input[@name='csrfmiddlewaretoken']"
    )
    nothing(faults(public_site(language), lambda page: map(_shown, page.tree.xpath(wrong))))


def _shown(element: object) -> str:
    tag, attributes = getattr(element, "tag", "?"), dict(getattr(element, "attrib", {}))
    return f"<{tag} {attributes}>"


@each_language
def test_every_page_has_its_language_one_heading_and_a_title_with_its_office(
    public_site: Site, language: str
) -> None:
    def wrong(page: Answer) -> Iterable[str]:
        title, office = (
            page.tree.findtext(".//title") or "",
            page.tree.xpath("string(//a[@class='office']/text())"),
        )
        if page.tree.get("lang") != language:
            yield f"lang {page.tree.get('lang')}"
        if len(page.tree.xpath("//h1")) != 1:
            yield f"{len(page.tree.xpath('//h1'))} h1"
        if not title.endswith(f"– {office}") or not title.split("–")[0].strip():
            yield f"title {title!r}"
        if (
            len(page.tree.xpath("//main")) != 1
            or not page.tree.xpath("//header")
            or not page.tree.xpath("//footer")
        ):
            yield "not header, main, footer"

    nothing(faults(public_site(language), wrong))


@each_language
def test_titles_tell_pages_apart(public_site: Site, language: str) -> None:
    site = public_site(language)
    first = [path for path in site.samples() if "?" not in path]
    titles = [site.answers[path].tree.findtext(".//title") for path in first]
    assert sorted(title for title in titles if titles.count(title) > 1) == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_english_word_stands_on_a_kazakh_or_russian_page(public_site: Site, language: str) -> None:
    def wrong(page: Answer) -> Iterable[str]:
        return chain.from_iterable(words.foreign(text) for text in words.texts(page.tree, language))

    nothing(faults(public_site(language), wrong))


def test_no_russian_text_stands_unmarked_on_a_kazakh_page(public_site: Site) -> None:
    def wrong(page: Answer) -> Iterable[str]:
        return (text.strip() for text in words.texts(page.tree, "kk") if words.russian(text))

    nothing(faults(public_site("kk"), wrong))


@each_language
def test_no_latin_letter_hides_in_a_cyrillic_word(public_site: Site, language: str) -> None:
    def wrong(page: Answer) -> Iterable[str]:
        return chain.from_iterable(words.mixed(text) for text in page.tree.itertext())

    nothing(faults(public_site(language), wrong))


def test_each_allowed_word_has_its_reason() -> None:
    assert [pattern for pattern, reason in words.allowed().items() if len(reason.split()) < 3] == []
