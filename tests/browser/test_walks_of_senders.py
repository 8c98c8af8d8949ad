"""Each step of a sender at 320 px without a script: nothing leaves the page, the receipt opens the state."""

from __future__ import annotations

import subprocess
import sys

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor
from tests.browser.office import ROOT, Office

pytestmark = pytest.mark.browser
# A demo office without keys gets them, as the demo of the points gives them.
KEYS = """
import django; django.setup()
from alany.spine.intake import demo
from alany.spine.intake.models import KeyDirectory
from alany.spine.organisations.clock import office_now
from alany.spine.organisations.queries import this_office
from alany.spine.people.models import User
if not KeyDirectory.objects.exists():
    by = User.objects.filter(grants__role="administrator").first()
    demo.build_keys(this_office(), by=by, at=office_now())
"""


def go(page: Page, button: str = "next") -> None:
    """Send the question that stands there; the page before must fit the screen."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.title()
    page.click(f"main button[value={button}]")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_sender_without_a_script_reaches_the_receipt_and_the_state(
    office: Office, visitor: Visitor, language: str
) -> None:
    subprocess.run([sys.executable, "-c", KEYS], cwd=ROOT, env=office.environment, check=True)
    page = visitor(language, width=320, scripts=False)
    page.goto(f"/{language}/box/")
    page.click("a[data-start]")
    page.fill("[name=who]", "Есепші")
    go(page)
    page.check("[value=roads]")
    page.fill("[name=what]", "Асфальт жұқа")
    go(page)
    page.check("[value=yes]")
    go(page)
    page.fill("[name=where]", "Созақ")
    go(page)
    go(page)
    page.set_input_files(
        "[name=enclosed]", [{"name": "сурет.jpg", "mimeType": "image/jpeg", "buffer": b"x" * 70_000}]
    )
    go(page, "add")
    go(page)
    page.check("[value=anonymous]")
    go(page)
    go(page, "send")
    number, secret = (page.text_content(f"[data-{name}]") or "" for name in ("number", "secret"))
    page.goto(f"/{language}/box/state/")
    page.fill("[name=number]", number)
    page.fill("[name=secret]", secret)
    page.click("main button.button[type=submit]")

    assert "Асфальт жұқа" in page.inner_text("main")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.context.cookies() == []
