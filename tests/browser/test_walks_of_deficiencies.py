"""One deficiency from first word to verified outcome and to the figure, walked by all its people."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import FilePayload, Page

from alany.kernel.periods import ALMATY
from alany.programmes.outcomes.demo.photos import photo
from alany.programmes.outcomes.figures import INDICATORS
from tests.browser.conftest import Visitor
from tests.browser.office import ROOT, Office
from tests.browser.reader import Reader
from tests.browser.test_walks_of_addressees import asked, day, languages
from tests.browser.told import told
from tests.browser.walking import choose, follow_to, send, type_in

pytestmark = pytest.mark.browser
Staff = Callable[[str], Reader]
PROMISED = {"kk": "Шілде соңына дейін орнатамыз.", "ru": "Установим до конца июля."}
DONE = {"kk": "Белгі орнатылды, суреті қоса берілді.", "ru": "Знак установлен, фото приложено."}
SEEN = {"kk": "Барып көрдік: белгі тұр.", "ru": "Побывали на месте: знак стоит."}
FIXED_NOW = """
from datetime import date
import django
django.setup()
from alany.programmes.outcomes.figures import DATASET, INDICATORS
from alany.spine.figures import engine, rules, snapshots
from alany.spine.organisations.models import Office
csv, rows = snapshots.frozen_csv(DATASET, DATASET.rows(Office.objects.get().pk, date(2020, 7, 30)))
fixed = next(one for one in INDICATORS if one.slug == "problems_fixed")
print(engine.compute(rules.definition_of(fixed, DATASET), csv).numerator)
"""


def fixed_now(office: Office) -> int:
    """The figure of problems fixed as it would be frozen this moment, from records alone."""
    done = subprocess.run(
        [sys.executable, "-c", FIXED_NOW],
        cwd=ROOT,
        env=office.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


def after(serial: int) -> FilePayload:
    """A photo of the day, as a telephone makes it."""
    taken = photo("after", serial, datetime(2020, 7, 30, 8, tzinfo=ALMATY))
    return FilePayload(name=f"after-{serial}.jpg", mimeType="image/jpeg", buffer=taken.getvalue())


def promised(phone: Page, address: str, language: str) -> None:
    """The akimat names the day and the post that answers for it."""
    phone.goto(address)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    follow_to(phone, r"/commit/$")
    day(phone, "promised_on", "31", "7", "2020")
    type_in(phone, text=PROMISED[language], owner_post="орынбасар", name="Демо Ерлан", post="бөлім басшысы")
    send(phone)
    send(phone)
    assert "/1-1" in phone.locator(".panel").inner_text()


def claimed(phone: Page, address: str, language: str) -> None:
    """Later the akimat says that it is fixed, with a photo."""
    phone.goto(address)
    follow_to(phone, r"/fixed/$")
    type_in(phone, text=DONE[language], name="Демо Ерлан", post="бөлім басшысы")
    phone.locator("main [name='after']").set_input_files(after(1))
    send(phone)
    assert "after-1.jpg" in phone.locator("main").inner_text()
    send(phone)
    assert "/1-2" in phone.locator(".panel").inner_text()
    assert phone.context.cookies() == []


@languages
def test_a_deficiency_is_walked_to_the_figure(
    visitor: Visitor, staff: Staff, office: Office, language: str
) -> None:
    before = fixed_now(office)
    desk = visitor(language, signed_in=staff("specialist1"), refused=True)
    address = asked(desk, language, "outcomes/deficiency")
    case = desk.url.removesuffix("links/")
    phone = visitor(language, 360, scripts=False, refused=True)
    promised(phone, address, language)
    desk.goto(case)
    assert PROMISED[language] in desk.locator("main").inner_text()
    claimed(phone, address, language)
    assert fixed_now(office) == before

    desk.goto(case)
    assert DONE[language] in desk.locator("main").inner_text()
    assert desk.locator("main img").count() == 1
    assert desk.locator("main a[href$='/verify/']").count() == 0
    refused = desk.goto(f"{case}verify/")
    assert refused is not None
    assert refused.status == 403

    reviewer = visitor(language, signed_in=staff("reviewer1"))
    reviewer.goto(case)
    follow_to(reviewer, r"/verify/$")
    type_in(reviewer, text=SEEN[language])
    choose(reviewer, method="visit", outcome="fixed")
    reviewer.locator("main input[type=file]").set_input_files(after(2))
    send(reviewer)
    assert reviewer.url == case
    shown = reviewer.locator("main").inner_text()
    for words in (PROMISED[language], DONE[language], SEEN[language]):
        assert words in shown
    assert reviewer.locator("main a[href$='/verify/']").count() == 0
    assert fixed_now(office) == before + 1
    ended = phone.goto(address)
    assert ended is not None
    assert ended.status == 410
    fixed = next(one for one in INDICATORS if one.slug == "problems_fixed")
    assert told(visitor, staff, language, fixed.slug, fixed.title) == str(before + 1)
