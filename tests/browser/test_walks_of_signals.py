"""A message of the trust box from a browser to its end: sealed by its sender, read by two bodies, answered,
forwarded, closed, and proved by the public log alone. No private key and no word of it is sent readable.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request

from tests.browser.conftest import Visitor
from tests.browser.office import ROOT, Office
from tests.browser.walking import sign_in

pytestmark = pytest.mark.browser
BOX = Path(__file__).with_name("signal_box.py")
CANARY = "Тасты жолындағы құпия куә"
ANSWER = "Рақмет, тексеру басталды"
SECONDS = 120_000


@dataclass
class Wire:
    """Everything that pages have sent."""

    sent: list[bytes] = field(default_factory=list)

    def listen(self, page: Page) -> Page:
        def note(request: Request) -> None:
            self.sent.append(request.url.encode() + b"\n" + (request.post_data_buffer or b""))

        page.on("request", note)
        return page

    def holds(self, word: bytes) -> bool:
        return any(word in one for one in self.sent)


@dataclass(frozen=True)
class Box:
    """The demo's box: the password of its keys, their private halves, the logins of its readers."""

    office: Office
    key_password: str
    secrets: list[str]

    def login(self, number: int) -> tuple[str, str]:
        return f"box{number}@demo.invalid", "walk of signals 1"


@pytest.fixture(scope="session")
def box(office: Office) -> Box:
    """Keys of three bodies in the demo office, made where it has none, and passwords of their holders."""
    done = subprocess.run(
        [sys.executable, str(BOX)],
        cwd=ROOT,
        env=office.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    return Box(office, told["password"], told["secrets"])


def fill(page: Page, mode: str = "anonymous") -> None:
    """Answer the questions of the page that seals."""
    page.check("[name=topic][value=roads]", force=True)
    page.fill("[name=what]", CANARY)
    page.check("[name=urgent][value=no]", force=True)
    page.fill("[name=where]", "Тасты")
    page.check(f"[name=mode][value={mode}]", force=True)
    picture = {"name": "сурет.jpg", "mimeType": "image/jpeg", "buffer": b"canary pixels"}
    page.set_input_files("[name=enclosed]", [picture])
    page.locator("form[data-seal] button[type=submit]").click()
    page.locator("[data-check]").wait_for(state="visible")


def send_sealed(page: Page, folder: Path) -> tuple[str, str, Path]:
    """Send from the page that seals; gives number, secret and the file of the proof."""
    page.goto("/kk/box/")
    page.locator("[data-start-sealed]").click()
    page.locator("form[data-seal]").wait_for(state="visible")
    fill(page)
    page.locator("[data-send]").click()
    page.locator("[data-receipt]").wait_for(state="visible", timeout=SECONDS)
    number = page.locator("[data-number]").inner_text().replace(" ", "")
    secret = page.locator("[data-secret]").inner_text()
    with page.expect_download() as taken:
        page.locator("a[data-proof]").click()
    proof = folder / "receipt.tlog-proof"
    taken.value.save_as(proof)
    return number, secret, proof


def unlock(page: Page, password: str) -> None:
    """Open one's key in this tab, unless it is open."""
    form = page.locator("[data-unlock]")
    page.wait_for_load_state("networkidle")
    if form.is_visible():
        page.fill("#key-password", password)
        form.locator("button").click()
        form.wait_for(state="hidden", timeout=SECONDS)


def act(page: Page, number: str, slug: str, prepare: Callable[[Page], None] = lambda page: None) -> None:
    """Do one act of the desk, sealed and signed here."""
    page.goto(f"/kk/desk/signals/{number}/{slug}/")
    button = page.locator("form[data-act] button[type=submit]")
    button.wait_for(state="visible")
    prepare(page)
    button.click()
    page.wait_for_url(re.compile(rf"/signals/{number}/$"), timeout=SECONDS)


def test_a_sealed_message_is_read_by_two_bodies_answered_forwarded_closed_and_proved(
    visitor: Visitor, box: Box, tmp_path: Path
) -> None:
    wire = Wire()
    sender = wire.listen(visitor("kk", width=360))
    number, secret, proof = send_sealed(sender, tmp_path)
    readers = [wire.listen(visitor("kk")) for _ in range(2)]
    for place, page in enumerate(readers, start=1):
        sign_in(page, "kk", box.login(place))
        page.goto(f"/kk/desk/signals/{number}/")
        unlock(page, box.key_password)
        page.locator("[data-item='1'] dd").first.wait_for()
        assert CANARY in page.locator("[data-item='1']").inner_text()
    first, second = readers
    with first.expect_download() as taken:
        first.locator("button[data-file]").click()
    assert taken.value.suggested_filename == "сурет.jpg"
    assert taken.value.path().read_bytes() == b"canary pixels"
    act(first, number, "acknowledge")
    act(first, number, "answer", lambda page: page.fill("#said", ANSWER))
    act(second, number, "forward", lambda page: page.select_option("[name=to]", index=1))
    act(second, number, "close", lambda page: page.check("[name=reason][value=signal]", force=True))
    told = second.locator(".timeline").inner_text()
    assert all(word in told for word in ("Оқылғаны расталды", "Жолдаушыға жауап берілді", "Сигнал жабылды"))

    state = visitor("kk", scripts=False)
    state.goto("/kk/box/state/")
    state.fill("[name=number]", number)
    state.fill("[name=secret]", secret)
    state.locator("main form button[type=submit]").first.click()
    assert ANSWER in state.locator("main").inner_text()

    public = tmp_path / "public"
    assert box.office.command("log", "publish", "--to", str(public)).returncode == 0
    verdict = box.office.command("log", "verify", str(public), "--receipt", str(proof))
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr

    for word in (CANARY.encode(), b"canary pixels", ANSWER.encode(), box.key_password.encode()):
        assert not wire.holds(word)
    for private in box.secrets:
        assert not wire.holds(private.encode())
        assert not wire.holds(bytes.fromhex(private))


def test_when_the_keys_do_not_hold_nothing_is_sent_and_the_sender_chooses(visitor: Visitor, box: Box) -> None:
    wire, page = Wire(), visitor("ru")
    wire.listen(page)
    empty = json.dumps({"versions": [], "fingerprint": "x"})
    page.route(
        "**/box/directory.json", lambda route: route.fulfill(body=empty, content_type="application/json")
    )
    page.goto("/ru/box/sealed/")
    page.locator("form[data-seal]").wait_for(state="visible")
    fill(page)
    page.locator("[data-send]").click()
    page.locator("[data-failed]").wait_for(state="visible", timeout=SECONDS)

    assert not any(b"sealed/send" in one for one in wire.sent)
    assert not wire.holds(CANARY.encode())
    page.locator("[data-failed] [data-back]").click()
    assert page.locator("[name=what]").input_value() == CANARY


def test_a_key_is_made_in_the_browser_and_its_private_half_never_leaves_it(
    visitor: Visitor, box: Box
) -> None:
    wire, page = Wire(), visitor("kk", width=360)
    wire.listen(page)
    sign_in(page, "kk", box.login(1))
    page.goto("/kk/desk/signals/key/new/")
    page.fill("#new-password", "үйеңкі тас көл 77")
    page.fill("#new-again", "үйеңкі тас көл 77")
    page.locator("form[data-key-act] button[type=submit]").click()
    page.locator("[data-recovery]").wait_for(state="visible", timeout=SECONDS)
    code = page.locator("[data-code]").inner_text()
    page.fill("#typed-code", code.lower().replace("-", " "))
    page.locator("[data-recovery] button[type=submit]").click()
    page.wait_for_url(re.compile("/signals/key/$"), timeout=SECONDS)

    assert page.locator("tbody tr").count() >= 2
    for word in ("үйеңкі", code, code.replace("-", "")):
        assert not wire.holds(word.encode())
