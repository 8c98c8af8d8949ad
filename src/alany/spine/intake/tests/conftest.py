"""An office whose trust box stands: keys of three bodies, custodians, escrow, a signed directory."""

from pathlib import Path

import pytest

from alany.spine.intake.tests.box import a_box


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path: Path) -> None:
    settings.LOG_FOLDER = tmp_path / "log"
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def box(db):
    return a_box()
