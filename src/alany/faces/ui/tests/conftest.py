import json
from pathlib import Path

import pytest

from alany.faces.ui import context
from alany.faces.ui.catalogue import drawings
from alany.spine import places


@pytest.fixture(scope="session")
def features():
    path = Path(places.__file__).parent / "data" / "turkistan_districts.geojson"
    return json.loads(path.read_text(encoding="utf-8"))["features"]


@pytest.fixture
def borders(monkeypatch, features):
    monkeypatch.setattr(drawings, "features", lambda: features)


@pytest.fixture(autouse=True)
def _before_any_office(monkeypatch):
    """Components are drawn without a database: as on a site whose office has not opened."""
    monkeypatch.setattr(context, "this_office", lambda: None)
