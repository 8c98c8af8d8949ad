"""The states that every page has, in Chromium: each fits, axe finds nothing, the console stays silent."""

from collections.abc import Callable

import pytest

from alany.faces.ui.catalogue.states import STATES
from tests.browser.conftest import Visitor
from tests.browser.looking import looked_at
from tests.browser.marks import nothing
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_states_that_every_page_has(visitor: Visitor, staff: Callable[[str], Reader], language: str) -> None:
    page = visitor(language, signed_in=staff("specialist1"), refused=True)
    states = {f"/{language}/desk/ui/state/{name}/": status for name, (status, _) in STATES.items()}
    nothing({path: found for path, status in states.items() if (found := looked_at(page, path, status))})
