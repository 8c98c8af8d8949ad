"""The demo's box: keys that open by the demo's password, signals in every state."""

from datetime import UTC, datetime

import pytest

from alany.kernel.sealing import officers
from alany.spine.cases.tests.office import AT, a_person, an_office
from alany.spine.intake.demo import FATES, PASSWORD, build_keys
from alany.spine.intake.models import OfficerKey
from alany.spine.intake.queries import standing

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_the_demo_walks_signals_to_every_fate_and_its_keys_open():
    office = an_office()
    box = build_keys(office, by=a_person(office, roles=("administrator",)), at=AT)
    until = datetime(2020, 12, 30, 5, tzinfo=UTC)
    found = [box.walk(box.send(f"Демо {fate}", at=AT), fate, at=AT, until=until).state for fate in FATES]
    row = OfficerKey.objects.filter(role="recipient").first()

    assert found == [
        "received", "acknowledged", "assigned", "forwarded", "answered", "closed", "reopened", "acknowledged",
        "received",
    ]  # fmt: skip
    assert list(standing.differences(office)) == []
    publics = {"box": bytes.fromhex(row.box), "sign": bytes.fromhex(row.sign)}
    assert officers.unlock(bytes(row.locked), PASSWORD, **publics).box.public.hex() == row.box
