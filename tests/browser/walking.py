"""Steps that every walk makes, by names of fields and addresses: they are the same in each language."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

FORM = "main form[method=post]"


def type_in(page: Page, **typed: str) -> None:
    """Write into fields by their names."""
    for name, text in typed.items():
        page.locator(f"main [name='{name}']").fill(text)


def choose(page: Page, **chosen: str) -> None:
    """Tick radio buttons by their names and values."""
    for name, value in chosen.items():
        page.locator(f"main input[name='{name}'][value='{value}']").check(force=True)


def send(page: Page, form: str = FORM) -> None:
    """Press the button of a form and wait for the page that follows."""
    with page.expect_navigation():
        page.locator(f"{form} button[type=submit]").last.click()


def follow(page: Page, where: Locator | str) -> None:
    """Click a link, named by its address or found, and wait for its page."""
    link = page.locator(f"a[href='{where}']").first if isinstance(where, str) else where.first
    with page.expect_navigation():
        link.click()


def follow_to(page: Page, ending: str) -> None:
    """Click the first link of the page whose address, without its question, matches."""
    links = page.locator("main a[href]").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    found = next(link for link in links if re.search(ending, urlsplit(link).path))
    follow(page, found)


def sign_in(page: Page, language: str, login: tuple[str, str]) -> None:
    """Through the door, as people do."""
    page.goto(f"/{language}/account/login/")
    type_in(page, login=login[0], password=login[1])
    send(page)


def errors(page: Page) -> list[str]:
    """What the error summary says; empty when the form was taken."""
    return page.locator(".error-summary li, .errors li, [role=alert] li").all_inner_texts()
