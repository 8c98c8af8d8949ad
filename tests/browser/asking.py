"""A resident before the questions of legal help: each page names its question, so no order is known here."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.walking import choose, follow_to, send, type_in

CHOSEN = {
    "danger": "no",
    "business": "no",
    "group": "none",
    "field": "advice",
    "has_deadline": "no",
    "state_party": "no",
    "speak": "no",
    "place": "613900000",
    "topic": "land",
    "mode": "online",
}
FORM = "main form:has(button[value='next'])"
MOST_PAGES = 25


@dataclass(frozen=True, slots=True)
class Coupon:
    """What a resident takes home."""

    number: str
    code: str


def ask(page: Page, language: str, facts: str, name: str, side: str) -> Coupon:
    """From the page of legal help to the coupon, answering each question that comes."""
    page.goto(f"/{language}/legal-aid/")
    follow_to(page, r"/ask/$")
    send(page, "main form:has(button[value='start'])")
    told = CHOSEN | {"language": language}
    for _ in range(MOST_PAGES):
        if page.locator("main button[value='send']").count():
            break
        if page.locator("main button[value='seen']").count():
            press(page, "seen")
            continue
        match step := page.locator(f"{FORM} input[name='step']").get_attribute("value"):
            case "facts":
                type_in(page, answer=facts)
            case "parties":
                type_in(page, first=side)
            case "contact":
                type_in(page, name=name, telephone="8 701 000 00 01")
            case "consent":
                page.locator("main input[name='answer']").check(force=True)
            case _:
                choose(page, answer=told[str(step)])
        press(page, "next")
    assert facts in page.locator("main").inner_text()
    press(page, "send")
    number, code = page.locator(".receipt dd").all_inner_texts()
    return Coupon(number, code)


def press(page: Page, what: str) -> None:
    """The button of this name, where a page has several."""
    with page.expect_navigation():
        page.locator(f"main button[value='{what}']").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, page.url


def look(page: Page, language: str, coupon: Coupon) -> str:
    """The state of the question by number and code; what the page says."""
    page.goto(f"/{language}/legal-aid/status/")
    type_in(page, number=coupon.number, code=coupon.code)
    send(page)
    assert coupon.number not in page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    return page.locator("main").inner_text()
