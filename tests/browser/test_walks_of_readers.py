"""A resident and a journalist, who have no account: from the first page to the proof."""

import json
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Page

from alany.kernel.numbers import format_number
from tests.browser.conftest import LOCALES, Visitor
from tests.browser.office import Office
from tests.browser.shelf import Shelf
from tests.browser.walking import follow, follow_to, send

pytestmark = pytest.mark.browser
languages = pytest.mark.parametrize("language", sorted(LOCALES))
CHECK = "main form[method=get]"


@languages
def test_a_resident_follows_a_figure_to_its_records_and_takes_the_briefing_home(
    visitor: Visitor, language: str
) -> None:
    page = visitor(language, 360, scripts=False)
    page.goto(f"/{language}/briefings/")
    follow_to(page, r"/briefings/2020-07-30/$")
    for number in ("648", "23", "924"):
        assert number in page.locator("main").inner_text()
    paper = page.request.get(page.locator("main a[href$='.pdf']").first.get_attribute("href") or "")
    assert paper.body().startswith(b"%PDF-")
    follow_to(page, r"/f/F-2020-07-0001/$")
    assert "648" in page.locator(".figure").first.inner_text()
    assert page.locator("#records tbody tr").count() > 1


@pytest.fixture
def asked(visitor: Visitor, language: str) -> Page:
    """The public checker, without JavaScript, on a small screen."""
    page = visitor(language, 360, scripts=False)
    page.goto(f"/{language}/pharmacies/check/")
    return page


def verdict(page: Page, line: str, price: Decimal | int) -> str:
    """What the checker answers: violation, ok, no_cap or unclear."""
    page.locator("main [name=q]").fill(line)
    page.locator("main [name=price]").fill(str(price))
    send(page, CHECK)
    classes = page.locator("#answer .verdict").get_attribute("class") or ""
    assert page.locator("#answer h2").inner_text().strip()
    return classes.removeprefix("verdict").strip()


@languages
def test_a_buyer_gets_each_of_the_four_answers(asked: Page, shelf: Shelf) -> None:
    line, cap = shelf.capped[0]
    assert verdict(asked, line, int(cap) + 500) == "violation"
    assert verdict(asked, line, int(cap) - 1) == "ok"
    assert verdict(asked, shelf.free[0], 1000) == "no_cap"
    assert verdict(asked, line.split()[0], int(cap)) == "unclear"


@languages
def test_a_buyer_without_a_price_is_shown_the_cap(asked: Page, shelf: Shelf, language: str) -> None:
    line, cap = shelf.capped[0]
    asked.locator("main [name=q]").fill(line)
    send(asked, CHECK)
    assert format_number(cap, language, 2) in asked.locator("main table").inner_text()


@languages
def test_a_buyer_whose_answers_cannot_be_read_is_told_which(asked: Page) -> None:
    asked.locator("main [name=price]").fill("арзан")
    send(asked, CHECK)
    told = asked.locator("main [role=alert] a[href^='#']")
    assert told.evaluate_all("all => all.map(one => one.hash)") == ["#id_q", "#id_price"]
    assert asked.locator("main [name=price]").input_value() == "арзан"


@languages
def test_a_journalist_computes_the_figure_again(
    visitor: Visitor, office: Office, language: str, tmp_path: Path
) -> None:
    page = visitor(language)
    page.goto(f"/{language}/figures/")
    follow_to(page, r"/f/F-2020-07-0002/$")
    files = {}
    for name in ("data.csv", "definition.json"):
        with page.expect_download() as taken:
            page.locator(f"#check a[href$='{name}']").first.click()
        files[name] = tmp_path / name
        taken.value.save_as(files[name])
    printed = page.locator("#check pre").all_inner_texts()
    by_house = office.command(*printed[0].split()[1:], "--format", "json")
    assert by_house.returncode == 0, by_house.stderr
    told = ("--definition", str(files["definition.json"]), "--csv", str(files["data.csv"]))
    from_files = office.command("figures", "recompute", *told)
    assert from_files.returncode == 0, from_files.stderr
    query = (
        printed[1]
        .removeprefix('duckdb -c "')
        .removesuffix('"')
        .replace("'data.csv'", f"'{files['data.csv']}'")
    )
    assert duckdb.sql(query).fetchall() == [(648, 924)]
    assert json.loads(files["definition.json"].read_text(encoding="utf-8"))


@languages
def test_one_language_leads_to_the_same_page_in_another(visitor: Visitor, language: str) -> None:
    page = visitor(language)
    page.goto(f"/{language}/pharmacies/register/?q=1")
    for other in sorted(LOCALES):
        follow(page, page.locator(f"a[hreflang='{other}']"))
        assert page.url.endswith(f"/{other}/pharmacies/register/?q=1")
        assert page.locator("html").get_attribute("lang") == other
