"""The machine is seized: nothing that was put into the trust box is found on it, nor who put it there."""

import logging
import os
import subprocess
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from alany.faces.trust_box.tests.walking import Sender
from alany.spine.intake.models import Signal, Upload
from alany.spine.intake.tests.box import a_box

CANARIES = {
    "who": "Канарейкабай Бірінші", "what": "канарейка екінші мәтін", "where": "Канарейка ауылы",
    "when": "канарейка таңында", "name": "Канарейкагүл Есімова", "contact": "+77019998877",
    "more": "канарейка қосымша хат", "agent": "Canary-Browser/7.7", "address": "203.0.113.77",
}  # fmt: skip
FILE = b"canary bytes of a photo " * 5000


@pytest.mark.slow
@pytest.mark.usefixtures("committed")
def test_no_word_file_name_address_or_browser_is_left_anywhere(settings, tmp_path: Path, caplog) -> None:
    settings.LOG_FOLDER, settings.MEDIA_ROOT = tmp_path / "log", tmp_path / "files"
    settings.EMAIL_FILE_PATH, settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "mail", str(tmp_path / "temporary")
    settings.DEMO_TODAY = "2020-07-30"
    caplog.set_level(logging.DEBUG)
    a_box()
    sender = _sent()
    secret = sender.shown("secret").replace(" ", "")
    sender.open().do("say", text=CANARIES["more"])
    signal = Signal.objects.get()

    wanted = {**CANARIES, "secret": secret, "file name": "канарейка.jpg", "file": "canary bytes"}
    assert Upload.objects.count() == 1
    assert "канарейка" in sender.text
    places = {"database": _database(tmp_path), "log": caplog.text.encode(), **_files(tmp_path)}
    found = [
        (name, place)
        for name, text in wanted.items()
        for place, data in places.items()
        for form in (text, text.encode().hex(), text.encode("unicode_escape").decode())
        if form.encode() in data
    ]
    assert found == []
    # The search itself finds: the public number stands where it should.
    assert signal.number.encode() in places["database"]


def _sent() -> Sender:
    sender = Sender(HTTP_USER_AGENT=CANARIES["agent"], REMOTE_ADDR=CANARIES["address"])
    file = SimpleUploadedFile("канарейка.jpg", FILE, "image/jpeg")
    changed = {
        "about": {"body": "", "who": CANARIES["who"]},
        "what": {"topic": "roads", "what": CANARIES["what"]},
        "where": {"where": CANARIES["where"]},
        "when": {"when": CANARIES["when"]},
        "files": {"enclosed": file},
        "mode": {"mode": "confidential"},
    }
    sender.walk(**changed).answer("you", name=CANARIES["name"], contact=CANARIES["contact"])
    return sender.send()


def _database(tmp_path: Path) -> bytes:
    """Every byte of the database with its journal, and as a backup writes it."""
    named = connection.settings_dict
    if connection.vendor == "sqlite":
        copy = tmp_path / "backup.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        base = Path(named["NAME"])
        raw = [path.read_bytes() for path in base.parent.glob(f"{base.name}*")]
        return b"".join((copy.read_bytes(), *raw))
    command = ["pg_dump", "-h", named["HOST"], "-p", str(named["PORT"]), "-U", named["USER"], named["NAME"]]
    try:
        known = os.environ | {"PGPASSWORD": str(named["PASSWORD"])}
        done = subprocess.run(command, capture_output=True, check=True, env=known)
    except FileNotFoundError:
        pytest.skip("no pg_dump on this machine")
    return done.stdout


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
