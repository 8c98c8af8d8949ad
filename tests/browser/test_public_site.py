"""Every public page by its links: alive, in one language, without cookies, styles or scripts in the page."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.browser import marks, words
from tests.browser.conftest import Visitor
from tests.browser.crawl import Found
from tests.browser.looking import looked_at, weighed
from tests.browser.marks import faults, nothing
from tests.browser.reader import Answer

pytestmark = pytest.mark.browser
LANGUAGES = ("kk", "ru", "en")
Site = Callable[[str], Found]
# Reached by other ways than a link: the search form, the browser itself, the name of a shared computer.
WITHOUT_LINK = {"search/", "favicon.ico", "kiosk/"}
# Opened by a secret that only its holder has: a body's link, a calendar, the computer of a point.
BY_SECRET = ("r/<str:secret>/", "calendar/<str:secret>", "legal-aid/calendar/", "safe-zone/beat/")
# Asked by a program, or by the browser of a sender.
BY_PROGRAMS = (
    *("log/<slug", "log/policy.txt", "pharmacies/referral-package.schema.json"),
    *("box/ring.json", "box/directory.json", "box/status.json", "box/message.json"),
)
# Steps behind what somebody has typed: a message of the box, its secret, a price above its cap.
BY_FORMS = (
    *("box/sealed/send/", "box/sealed/file/", "box/sealed/open/"),
    *("box/receipt/", "box/state/file/", "box/state/appeal/", "pharmacies/check/appeal/"),
)
# Seals in the browser, which no page without a script can do; there it leads to the way without.
SEALING = ("box/", "box/sealed/")
# Bytes of the first visit, and of a later one.
FIRST_VISIT, LATER_VISIT = 60 * 1024, 15 * 1024
# The page that seals brings its cryptography and is kept by nobody; the way without it is light.
HEAVIER = {"box/sealed/": (112 * 1024, 26 * 1024)}
VERSIONS = "f/<str:number>/v/"


def each_language(test: Callable[..., None]) -> Callable[..., None]:
    return pytest.mark.parametrize("language", LANGUAGES)(test)


@each_language
def test_no_link_is_dead(public_site: Site, language: str) -> None:
    site = public_site(language)
    nothing(site.shut | site.unknown)
    nothing(faults(site.pages, lambda page: page.broken_fragments))


@each_language
def test_every_public_page_is_reached_by_links_and_every_section_within_three_clicks(
    public_site: Site, language: str
) -> None:
    site = public_site(language)
    reached = {kind.split()[0] for kind in site.kinds} | {""}
    declared = {route for route in _public_routes(get_resolver()) if VERSIONS not in route}
    linked = {route for route in declared if not route.startswith(BY_SECRET + BY_PROGRAMS + BY_FORMS)}
    assert linked - reached == WITHOUT_LINK
    sections = {
        path: site.clicks[path]
        for kind, (path, *_) in site.kinds.items()
        if "<" not in kind and kind.endswith("/")
    }
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
def test_every_page_is_made_as_the_house_makes_pages(public_site: Site, language: str) -> None:
    nothing(faults(public_site(language).pages, partial(marks.ill_made, language=language)))
    forms = "//input[@name='csrfmiddlewaretoken']"
    nothing(faults(public_site(language).pages, lambda page: map(str, page.tree.xpath(forms))))


@each_language
def test_titles_tell_pages_apart(public_site: Site, language: str) -> None:
    site = public_site(language)
    first = [path for path in site.samples().values() if "?" not in path]
    titles = [site.answers[path].tree.findtext(".//title") for path in first]
    nothing(sorted(title or "" for title in titles if titles.count(title) > 1))


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_english_word_stands_on_a_kazakh_or_russian_page(public_site: Site, language: str) -> None:
    def wrong(page: Answer) -> Iterable[str]:
        return chain.from_iterable(words.foreign(text) for text in words.texts(page.tree, language))

    nothing(faults(public_site(language).pages, wrong))


def test_no_russian_text_stands_unmarked_on_a_kazakh_page(public_site: Site) -> None:
    def wrong(page: Answer) -> Iterable[str]:
        return (text.strip() for text in words.texts(page.tree, "kk") if words.russian(text))

    nothing(faults(public_site("kk").pages, wrong))


@each_language
def test_no_latin_letter_hides_in_a_cyrillic_word(public_site: Site, language: str) -> None:
    def wrong(page: Answer) -> Iterable[str]:
        return chain.from_iterable(words.mixed(text) for text in page.tree.itertext())

    nothing(faults(public_site(language).pages, wrong))


def test_each_allowed_word_has_its_reason() -> None:
    assert [pattern for pattern, reason in words.allowed().items() if len(reason.split()) < 3] == []


@each_language
def test_every_page_fits_and_axe_finds_nothing(visitor: Visitor, public_site: Site, language: str) -> None:
    page = visitor(language)
    paths = [f"/{language}/", *public_site(language).samples().values()]
    nothing({path: found for path in paths if (found := looked_at(page, path))})


@each_language
def test_pages_say_the_same_without_scripts(visitor: Visitor, public_site: Site, language: str) -> None:
    site = public_site(language)
    sealing = {f"/{language}/{path}" for path in SEALING}
    scripted = {path for path in site.samples().values() if site.answers[path].tree.xpath("//script")}
    with_scripts, without = visitor(language), visitor(language, scripts=False)
    differing = []
    for path in sorted(scripted - sealing):
        with_scripts.goto(path)
        without.goto(path)
        if with_scripts.inner_text("main") != without.inner_text("main"):
            differing.append(path)
    assert differing == []
    for path in sealing:
        without.goto(path)
        assert without.locator(f"main a[href='/{language}/box/write/']").first.is_visible()


@each_language
def test_pages_are_light_for_a_village_line(visitor: Visitor, public_site: Site, language: str) -> None:
    paths = [f"/{language}/", *(path for path in public_site(language).samples().values() if "?" not in path)]
    weights = {path: weighed(visitor(language, 360), path) for path in paths}
    limits = {
        path: HEAVIER.get(path.removeprefix(f"/{language}/"), (FIRST_VISIT, LATER_VISIT)) for path in paths
    }
    nothing(
        {path: got for path, got in weights.items() if got[0] > limits[path][0] or got[1] > limits[path][1]}
    )
