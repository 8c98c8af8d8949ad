"""The desk by its links, as each role sees it: every door that is shown opens, in the person's language."""

import re
from collections.abc import Callable
from functools import cache, partial
from itertools import chain

import pytest

from tests.browser import marks, words
from tests.browser.conftest import EVERYBODY, Visitor
from tests.browser.crawl import Found
from tests.browser.looking import WIDTHS, looked_at
from tests.browser.marks import faults, nothing
from tests.browser.reader import Answer, Reader

pytestmark = pytest.mark.browser
Staff = Callable[[str], Reader]
Pages = dict[tuple[str, str], Answer]


@pytest.fixture(scope="session")
def read(staff: Staff, desk_pages: Pages) -> Callable[[str], dict[str, Answer]]:
    """One page of each kind in a language, by address and person."""

    @cache
    def in_language(language: str) -> dict[str, Answer]:
        if language == "kk":
            return {f"{path} {who}": answer for (path, who), answer in desk_pages.items()}
        asked = ((path.replace("/kk/", f"/{language}/", 1), who) for path, who in desk_pages)
        return {f"{path} {who}": staff(who).get(path) for path, who in asked}

    return in_language


@pytest.mark.parametrize("mailbox", EVERYBODY)
def test_every_door_that_is_shown_opens(desk: Callable[[str], Found], mailbox: str) -> None:
    nothing(desk(mailbox).shut | desk(mailbox).unknown)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_is_made_as_the_house_makes_pages(
    read: Callable[[str], dict[str, Answer]], language: str
) -> None:
    nothing(faults(read(language), partial(marks.ill_made, language=language)))


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_english_word_stands_on_a_kazakh_or_russian_page(
    read: Callable[[str], dict[str, Answer]], language: str
) -> None:
    nothing(
        faults(
            read(language),
            lambda page: chain.from_iterable(map(words.foreign, words.texts(page.tree, language))),
        )
    )


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_ledger_tells_every_kind_of_act_without_an_english_word(staff: Staff, language: str) -> None:
    ledger, asker = f"/{language}/desk/ledger/", staff("head")
    kinds = asker.get(ledger).tree.xpath("//select[@name='verb']/option/@value")
    lists = [asker.get(f"{ledger}?verb={kind}") for kind in kinds if kind]
    entries = [[link for link in one.links if re.fullmatch(rf"{ledger}\d+/", link)] for one in lists]
    pages = {found[0]: asker.get(found[0]) for found in entries if found}

    assert len(pages) > 20
    nothing(
        faults(pages, lambda page: chain.from_iterable(map(words.foreign, words.texts(page.tree, language))))
    )


def test_nobody_reads_the_desk_without_signing_in(reader: Callable[[], Reader], desk_pages: Pages) -> None:
    stranger = reader()
    answers = {path: stranger.get(path) for path, _ in desk_pages}
    asked_to_sign_in = {
        path for path, answer in answers.items() if "/account/login/" in answer.headers.get("location", "")
    }
    assert set(answers) - asked_to_sign_in == set()
    assert [
        path for path, answer in answers.items() if "public" in answer.headers.get("cache-control", "")
    ] == []


@pytest.mark.parametrize(("language", "widths"), [("kk", WIDTHS), ("ru", [360]), ("en", [1280])])
@pytest.mark.parametrize("mailbox", EVERYBODY)
def test_every_page_fits_and_axe_finds_nothing(
    visitor: Visitor, staff: Staff, desk_pages: Pages, language: str, widths: list[int], mailbox: str
) -> None:
    page = visitor(language, signed_in=staff(mailbox))
    own = [path.replace("/kk/", f"/{language}/", 1) for path, who in desk_pages if who == mailbox]
    nothing({path: found for path in own if (found := looked_at(page, path, widths=widths))})
