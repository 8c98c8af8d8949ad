"""A campaign by clicks alone: a list, a decided line, a visit, the package, the answer, the figure."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256

import pytest
from playwright.sync_api import FilePayload, Page

from alany.programmes.pharmacies.demo.pictures import picture
from tests.browser.conftest import Visitor
from tests.browser.office import ROOT, Office
from tests.browser.reader import Reader
from tests.browser.shelf import Shelf
from tests.browser.walking import choose, follow_to, send, type_in

pytestmark = pytest.mark.browser
languages = pytest.mark.parametrize("language", ["kk", "ru"])
Staff = Callable[[str], Reader]
DESK = "desk/pharmacies"
SAID = {"kk": "Ескі баға қалып қойған.", "ru": "Осталась старая цена."}
FIGURES_NOW = """
import json
from datetime import date
import django
django.setup()
from alany.programmes.pharmacies.figures import DATASETS, INDICATORS
from alany.spine.figures import engine, rules, snapshots
from alany.spine.organisations.models import Office
(dataset,) = DATASETS
csv, rows = snapshots.frozen_csv(dataset, dataset.rows(Office.objects.get().pk, date(2020, 7, 30)))
asked = ("pharmacies_checked", "pharmacies_above_cap", "pharmacies_referred", "pharmacies_answered")
found = {one.slug: one for one in INDICATORS}
told = [engine.compute(rules.definition_of(found[slug], dataset), csv).numerator for slug in asked]
print(json.dumps([int(one) for one in told]))
"""


def figures_now(office: Office) -> list[int]:
    """Checked, above a cap, referred, answered, as they would be frozen this moment for the last campaign."""
    done = subprocess.run(
        [sys.executable, "-c", FIGURES_NOW],
        cwd=ROOT,
        env=office.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return [int(value) for value in json.loads(done.stdout)]


def list_sent_in(page: Page, language: str, shelf: Shelf) -> str:
    """The specialist sends a price list in; gives the line that the engine leaves to people."""
    whole, cap = shelf.capped[2 if language == "kk" else 3]
    name = whole.split()[0]
    rows = [(whole, int(cap) + 500), (name, int(cap))]
    content = "\n".join(["Атауы;Бағасы", *(f'"{line}";{price}' for line, price in rows)]).encode()
    page.goto(f"/{language}/{DESK}/price-lists/new/")
    page.locator("main input[type=file]").set_input_files(
        FilePayload(name="list.csv", mimeType="text/csv", buffer=content)
    )
    send(page)
    for column, place in (("c_line", "0"), ("c_price", "1")):
        page.locator(f"main select[name={column}]").select_option(place)
    page.locator("main form[method=get] button[type=submit]").click()
    send(page)
    assert page.locator("main tbody tr").count() == len(rows)
    return name


def line_decided(specialist: Page, lawyer: Page, language: str, name: str) -> None:
    """One person says what the line means, another confirms; then nobody is asked about it again."""
    specialist.goto(f"/{language}/{DESK}/learning/?q={name}")
    follow_to(specialist, r"/learning/[0-9a-f]{64}/$")
    line = specialist.url
    assert specialist.locator("ruby rt").count() >= 1
    choose(specialist, meaning="packs")
    for pack in specialist.locator("main input[name=packs]").all():
        pack.check(force=True)
    send(specialist)
    lawyer.goto(f"/{language}/{DESK}/decisions/?state=proposed&q={name}")
    follow_to(lawyer, r"/decisions/\d+/$")
    send(lawyer, "form[action$='confirm/']")
    assert lawyer.locator("form[action$='reverse/']").count() == 1
    gone = specialist.goto(line)
    assert gone is not None
    assert gone.status == 404


def campaign_planned(page: Page, language: str) -> str:
    """One day, one pharmacy drawn and none chosen; the visits are shared out. Gives the campaign's number."""
    page.goto(f"/{language}/{DESK}/campaigns/new/")
    titles = {"title_kk": "Бір күн", "title_ru": "Один день", "title_en": "One day"}
    days = {f"{name}_{part}": value for name in ("first_on", "last_on") for part, value in
            (("day", "30"), ("month", "7"), ("year", "2020"))}  # fmt: skip
    type_in(page, **titles, **days, size="1")
    choose(page, plan="by_size")
    send(page)
    number = page.url.rstrip("/").rpartition("/")[2]
    send(page, "form[action$='share-out/']")
    return number


def visit_made(page: Page, language: str, campaign: str, shelf: Shelf) -> str:
    """On a telephone: the check on the spot, the sheet with a price above its cap, the receipt."""
    line, cap = shelf.capped[0]
    page.goto(f"/{language}/{DESK}/visits/?campaign={campaign}&mine=1&state=planned")
    follow_to(page, r"/visits/\d+/$")
    visit = page.url
    page.goto(f"/{language}/{DESK}/spot/")
    type_in(page, q=line, price=str(int(cap) + 500))
    page.locator("main form button[type=submit]").click()
    assert page.locator(".verdict.violation").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto(f"{visit}sheet/")
    type_in(page, visited_time="00:01", companion="Демо Серік", line_0=line, price_0=str(int(cap) + 500))
    page.locator("[name=grade_0]").select_option("receipt")
    page.locator("[name=no_conflict]").check(force=True)
    seen = {f"q_{name}": "yes" for name in ("licence_in_sight", "prices_in_sight", "caps_in_sight")}
    choose(page, q_licence="ok", q_receipt_given="yes", q_signatures="signed", q_copy_left="yes", **seen)
    type_in(page, explanation=SAID[language])
    send(page)
    assert page.url == visit, page.locator("main").inner_text()[:600]
    choose(page, kind="receipt")
    page.locator("main input[type=file]").set_input_files(
        FilePayload(name="receipt.png", mimeType="image/png", buffer=picture(int(campaign)))
    )
    send(page)
    follow_to(page, r"/findings/\d+/$")
    return page.url


def answered(page: Page, referral: str, state: str, **more: str) -> None:
    """The authority's next step, with its document."""
    page.goto(f"{referral}answer/")
    choose(page, state=state)
    type_in(page, document=f"17-04/{state}", **more)
    send(page)
    assert page.url == referral, page.locator("main").inner_text()[:600]


@languages
def test_a_campaign_is_walked_from_the_list_to_the_figure(
    visitor: Visitor, staff: Staff, office: Office, shelf: Shelf, language: str
) -> None:
    specialist = visitor(language, signed_in=staff("specialist1"), refused=True)
    reviewer = visitor(language, signed_in=staff("reviewer1"))
    line_decided(specialist, reviewer, language, list_sent_in(specialist, language, shelf))
    campaign = campaign_planned(visitor(language, signed_in=staff("organiser")), language)
    monitor = visitor(language, 360, signed_in=staff("monitor1"), refused=True)
    finding = visit_made(monitor, language, campaign, shelf)
    assert figures_now(office) == [1, 0, 0, 0]

    assert monitor.locator("form[action$='confirm/']").count() == 0
    reviewer.goto(finding)
    send(reviewer, "form[action$='confirm/']")
    assert figures_now(office) == [1, 1, 0, 0]
    specialist.goto(finding)
    follow_to(specialist, r"/refer/$")
    specialist.locator("[name=authority]").select_option(index=1)
    choose(specialist, language=language)
    send(specialist)
    referral = specialist.url
    head = visitor(language, signed_in=staff("head"))
    head.goto(referral)
    follow_to(head, r"/desk/letters/\d+/$")
    send(head, "form[action$='approve/']")
    specialist.goto(f"{referral}send/")
    choose(specialist, channel="print")
    send(specialist)
    assert figures_now(office) == [1, 1, 1, 0]
    with specialist.expect_download() as taken:
        specialist.locator("main a[href$='package.json']").click()
    package = taken.value.path().read_bytes()
    assert sha256(package).hexdigest() in specialist.locator("main").inner_text()
    assert json.loads(package)["pharmacy_says"] == [{"text": SAID[language], "when": "visit"}]
    paper = specialist.request.get(f"{referral}package.pdf", timeout=90_000)
    assert paper.body().startswith(b"%PDF")

    refused = monitor.goto(f"{referral}answer/")
    assert refused is not None
    assert refused.status == 403
    for state in ("received", "protocol"):
        answered(specialist, referral, state)
    answered(specialist, referral, "fine", fine_mci="70")
    assert figures_now(office) == [1, 1, 1, 1]
    follow_to(specialist, r"/publish/$")
    send(specialist)
    reader = visitor(language, 360, scripts=False)
    reader.goto(f"/{language}/pharmacies/decisions/")
    assert SAID[language] not in reader.locator("main").inner_text()
    reviewer.goto(f"{referral}publication/")
    send(reviewer, "form[action$='approve/']")
    reader.reload()
    assert SAID[language] in reader.locator("main").inner_text()
    assert "17-04/fine" in reader.locator("main").inner_text()
    assert reader.context.cookies() == []
