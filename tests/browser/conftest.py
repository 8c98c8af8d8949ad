"""One Chromium for all walks; each walk gets a visitor of its own, whose console must stay silent."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from alany.site.launcher.proofs import find_browser

# Playwright keeps an event loop in this thread, in which Django would refuse to ask the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

Visitor = Callable[..., Page]


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
def visitor(chromium: Browser) -> Iterator[Visitor]:
    """Makes visitors: ``visitor(language="kk", width=360, scripts=False)``; console errors fail the test."""
    said: list[str] = []
    opened = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            said.append(f"{message.location.get('url')}: {message.text}")

    def make(language: str = "kk", width: int = 1280, scripts: bool = True) -> Page:
        locale = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}[language]
        size = {"width": width, "height": 740}
        context = chromium.new_context(locale=locale, viewport=size, java_script_enabled=scripts)
        opened.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda fault: said.append(str(fault)))
        return page

    yield make
    for context in opened:
        context.close()
    assert said == []
