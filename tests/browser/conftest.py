"""One office and one Chromium for all walks; each walk has its own visitor, whose console stays silent."""

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from alany.site.launcher.proofs import find_browser
from tests.browser.crawl import Found, crawl
from tests.browser.office import Office, build, opened
from tests.browser.reader import Answer, Reader
from tests.browser.shelf import Shelf, shelf_of

# Playwright keeps an event loop in this thread, in which Django would refuse to ask the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

Visitor = Callable[..., Page]
LOCALES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
PRIVATE = ("desk/", "account/")
# One of each role; who sees most goes first.
EVERYBODY = (
    *("head", "specialist1", "administrator", "organiser", "reviewer1", "monitor1", "curator"),
    *("legal-screener", "legal-coordinator", "legal-reviewer", "volunteer1", "points", "opener1", "box1"),
)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Office]:
    """The demo office of 30 July 2020, open for all walks; they change it, so none counts on the others.

    Of several processes the first builds it, and each opens a copy of its own.
    """
    base = tmp_path_factory.getbasetemp()
    built = build(base / "built" if worker_id == "master" else base.parent / "built")
    with opened(Path(copytree(built, base / "office"))) as running:
        yield running


@pytest.fixture(scope="session")
def reader(office: Office) -> Iterator[Callable[[str], Reader]]:
    """Makes readers from the street, by language; their lines are closed in the end."""
    made: list[Reader] = []

    def make(language: str = "kk") -> Reader:
        made.append(Reader(office, language))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture(scope="session")
def staff(reader: Callable[[str], Reader]) -> Callable[[str], Reader]:
    """A signed-in reader for each of the demo's people: ``staff("specialist1")``; each signs in once."""

    @cache
    def signed_in(mailbox: str) -> Reader:
        return reader("kk").sign_in(mailbox)

    return signed_in


@pytest.fixture(scope="session")
def shelf(office: Office) -> Shelf:
    """Lines of price tags with their caps on the day of the demo."""
    return shelf_of(office)


@pytest.fixture(scope="session")
def public_site(reader: Callable[[str], Reader]) -> Callable[[str], Found]:
    """The public site in one language, gone through once: ``public_site("kk")``."""

    @cache
    def gone_through(language: str) -> Found:
        home = f"/{language}/"
        hidden = tuple(home + part for part in PRIVATE)
        return crawl(
            reader(language),
            home,
            inside=lambda path: path.startswith(home) and not path.startswith(hidden),
        )

    return gone_through


@pytest.fixture(scope="session")
def desk(staff: Callable[[str], Reader]) -> Callable[[str], Found]:
    """The desk of one person in Kazakh, gone through once: ``desk("head")``; later ones turn fewer lists."""
    inside = tuple(f"/kk/{part}" for part in PRIVATE)
    opened: set[str] = set()

    @cache
    def gone_through(mailbox: str) -> Found:
        found = crawl(
            staff(mailbox),
            "/kk/desk/",
            samples=1,
            inside=lambda path: path.startswith(inside),
            opened=frozenset(opened),
        )
        opened.update(found.kinds)
        return found

    return gone_through


@pytest.fixture(scope="session")
def desk_pages(desk: Callable[[str], Found]) -> dict[tuple[str, str], Answer]:
    """In Kazakh, everybody's first page and one page of each kind of the desk; by address and person."""
    seen: dict[str, tuple[str, str]] = {}
    for mailbox in EVERYBODY:
        for kind, path in {f"desk/ {mailbox}": "/kk/desk/", **desk(mailbox).samples()}.items():
            seen.setdefault(kind, (path, mailbox))
    return {(path, who): desk(who).answers[path] for path, who in seen.values()}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    found = find_browser()
    if found is None:
        pytest.fail("there is no Chromium on this machine: apt-get install -y chromium")
    flags = ["--disable-dev-shm-usage", "--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, headless=True, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium: Browser, office: Office) -> Iterator[Visitor]:
    """Makes visitors: ``visitor("kk", width=360, scripts=False)``; a console error fails the test.

    ``signed_in`` takes the cookies of a signed-in reader; ``refused=True`` expects pages of error.
    """
    said: list[str] = []
    contexts = []

    def make(
        language: str = "kk",
        width: int = 1280,
        scripts: bool = True,
        signed_in: Reader | None = None,
        refused: bool = False,
    ) -> Page:
        context = chromium.new_context(
            base_url=office.address,
            locale=LOCALES[language],
            viewport={"width": width, "height": 740},
            java_script_enabled=scripts,
        )
        contexts.append(context)
        if signed_in is not None:
            named = [{"name": n, "value": v, "url": office.address} for n, v in signed_in.cookies.items()]
            context.add_cookies(named)  # type: ignore[arg-type]

        def note(message: ConsoleMessage) -> None:
            # Chromium itself reports the status of a refused page as an error.
            if message.type == "error" and not (refused and "Failed to load resource" in message.text):
                said.append(f"{message.location.get('url')}: {message.text}")

        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda fault: said.append(str(fault)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert said == []
