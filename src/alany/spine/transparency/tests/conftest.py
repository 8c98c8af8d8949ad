"""A log of its own for each test: its own folder of keys and published files."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path: Path) -> None:
    settings.LOG_FOLDER = tmp_path / "log"
