"""One legal question goes through all its people, from a telephone without JavaScript and back to it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from alany.programmes.legal_aid.demo.people import VOLUNTEERS
from alany.programmes.legal_aid.figures import INDICATORS
from alany.programmes.legal_aid.wording_intake import STATES
from tests.browser.asking import Coupon, ask, look, press
from tests.browser.conftest import Visitor
from tests.browser.office import Office
from tests.browser.reader import Reader
from tests.browser.told import told
from tests.browser.walking import choose, follow, follow_to, send, type_in

pytestmark = pytest.mark.browser
languages = pytest.mark.parametrize("language", ["kk", "ru"])
Staff = Callable[[str], Reader]
DESK = "desk/legal-aid"
FACTS = {
    "kk": "Көршім Сәкен қоршауын екі метрге жылжытты.",
    "ru": "Сосед Сакен передвинул забор на два метра.",
}
ANSWER = {
    "kk": "Жер учаскесінің актісін тауып, шекарасын өлшетіңіз.",
    "ru": "Найдите акт на участок и закажите замер границ.",
}
SUMMARY = "Жер телімінің шекарасы туралы дау"
SUMMARY_RU = "Спор о границе участка"
# Who fits best for it in Келес is no advocate, and such an answer always waits for a reviewer.
TOPIC = {"kk": "– Жер телімінің шекарасы туралы дау", "ru": "– Спор о границах участка"}
SIDE = "Сәкен Көршібаев"
COMPUTED = """
from alany.programmes.legal_aid.figures import INDICATORS
from alany.spine.figures import engine, rules, snapshots
from alany.spine.figures.actions.freezing import dataset_of
from alany.spine.organisations.clock import office_today
from alany.spine.organisations.models import Office
one = next(one for one in INDICATORS if one.slug == "legal_help_consultations")
dataset = dataset_of(one)
csv, _ = snapshots.frozen_csv(dataset, dataset.rows(Office.objects.get().pk, office_today()))
print(engine.compute(rules.definition_of(one, dataset), csv).numerator)
"""


def consultations(office: Office) -> int:
    """The figure over the rows of today, computed as a freeze computes it, without freezing the day."""
    done = subprocess.run(
        [sys.executable, "-m", "django", "shell", "--verbosity=0", "--command", COMPUTED],
        env=office.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout.split()[-1])


def screened(page: Page, language: str, coupon: Coupon, resident: str) -> None:
    """The screener finds the question, opens its words, writes what it is about and takes it in."""
    page.goto(f"/{language}/{DESK}/questions/?q={coupon.number}")
    follow_to(page, r"/questions/\d+/$")
    assert FACTS[language] not in page.locator("main").inner_text()
    send(page, "form[action$='/words/']")
    opened = page.locator("main").inner_text()
    assert FACTS[language] in opened
    assert SIDE in opened
    type_in(page, summary_kk=f"{SUMMARY}: {SIDE}", summary_ru=SUMMARY_RU)
    page.locator("main [name='topic']").select_option(label=TOPIC[language])
    choose(page, service="inform", eligibility="volunteer")
    send(page, "form[action$='/take-in/']")
    assert page.url.endswith("/take-in/"), "a summary that names somebody is not taken"
    type_in(page, summary_kk=SUMMARY)
    send(page, "form[action$='/take-in/']")
    assert re.search(r"/questions/\d+/$", page.url)
    follow_to(page, rf"/cases/{coupon.number}/$")
    timeline = page.locator("main").inner_text()
    for secret in (FACTS[language], SIDE, resident):
        assert secret not in timeline


def offered(page: Page, language: str, coupon: Coupon) -> str:
    """The coordinator offers the question to the first of the ranking; gives the volunteer's name."""
    page.goto(f"/{language}/{DESK}/waiting/")
    follow(page, page.locator("main a", has_text=coupon.number))
    ranking = page.locator("main").inner_text()
    assert FACTS[language] not in ranking
    assert SIDE not in ranking
    first = page.locator("main h3 a").first.inner_text()
    send(page, "form[action$='/offer/']:not(:has([name='volunteer']))")
    assert first in page.locator("main h2").first.inner_text()
    return first


def helped(page: Page, language: str, coupon: Coupon) -> None:
    """The volunteer sees the summary, then names, declares, accepts, reads and answers."""
    page.goto(f"/{language}/{DESK}/mine/")
    follow_to(page, r"/mine/\d+/$")
    offer = page.url
    summary = SUMMARY if language == "kk" else SUMMARY_RU
    before = page.locator("main").inner_text()
    assert summary in before
    assert FACTS[language] not in before
    assert SIDE not in before
    send(page, "form[action$='/names/']")
    names = page.locator("main").inner_text()
    assert SIDE in names
    assert FACTS[language] not in names
    choose(page, result="none")
    send(page, "form[action$='/declare/']")
    send(page, "form[action$='/accept/']")
    assert page.url == offer
    send(page, "form[action$='/words/']")
    assert FACTS[language] in page.locator("main").inner_text()
    type_in(page, text=ANSWER[language], minutes="25")
    choose(page, service="inform")
    send(page, "form[action$='/send/']")
    assert re.search(r"/answer/\d+/$", page.url)


def reviewed(page: Page, language: str, coupon: Coupon) -> None:
    """The reviewer finds the answer in the queue, reads question and answer, and finds them good."""
    page.goto(f"/{language}/{DESK}/reviews/")
    follow(page, page.locator("main a", has_text=coupon.number))
    assert ANSWER[language] not in page.locator("main").inner_text()
    send(page)
    opened = page.locator("main").inner_text()
    assert FACTS[language] in opened
    assert ANSWER[language] in opened
    choose(page, verdict="good")
    send(page)
    assert page.url.endswith("/reviews/")
    assert coupon.number not in page.locator("main").inner_text()


def closed(phone: Page) -> None:
    """The resident finds the answer clear, closes the question and says how it went."""
    press(phone, "close")
    choose(phone, clear="5", kind="4", solved="solved")
    send(phone, "main form:has(input[value='survey'])")
    assert phone.locator("input[value='survey']").count() == 0
    assert phone.context.cookies() == []


@languages
def test_a_question_is_asked_screened_offered_answered_reviewed_and_counted(
    visitor: Visitor, staff: Staff, office: Office, language: str
) -> None:
    before = consultations(office)
    resident = f"Демо Айжан {language}"
    phone = visitor(language, 360, scripts=False)
    coupon = ask(phone, language, FACTS[language], resident, SIDE)
    assert STATES["submitted"].in_language(language) in look(phone, language, coupon)

    screened(visitor(language, signed_in=staff("legal-screener")), language, coupon, resident)
    chosen = offered(visitor(language, signed_in=staff("legal-coordinator")), language, coupon)
    assert STATES["offered"].in_language(language) in look(phone, language, coupon)
    serial = [name for name, _ in VOLUNTEERS].index(chosen) + 1
    helped(visitor(language, signed_in=staff(f"volunteer{serial}")), language, coupon)
    reviewed(visitor(language, signed_in=staff("legal-reviewer")), language, coupon)

    read = look(phone, language, coupon)
    assert ANSWER[language] in read
    assert STATES["answered"].in_language(language) in read
    closed(phone)
    assert consultations(office) == before + 1
    counted = next(one for one in INDICATORS if one.slug == "legal_help_consultations")
    assert told(visitor, staff, language, counted.slug, counted.title) == str(before + 1)
