"""The path over an office whose box stands."""

from hashlib import blake2b
from pathlib import Path

import pytest

from alany.kernel.sealing import receipts
from alany.spine.intake import derivation
from alany.spine.intake.tests.box import a_box


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path: Path) -> None:
    settings.LOG_FOLDER = tmp_path / "log"
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.DEMO_TODAY = "2020-07-30"


@pytest.fixture
def slow_derivation(_fast_derivation, monkeypatch):
    """The real key derivation: 0.2 s and 64 MiB."""
    monkeypatch.setattr(derivation, "derive", receipts.derive)


@pytest.fixture(autouse=True)
def _fast_derivation(monkeypatch):
    """Argon2 is slow on purpose; the path is the same without the wall."""

    def fast(secret, salt):
        raw = blake2b(secret.encode(), salt=salt, digest_size=64).digest()
        return receipts.Derived(raw[:32], raw[32:])

    monkeypatch.setattr(derivation, "derive", fast)


@pytest.fixture
def box(db):
    return a_box()
