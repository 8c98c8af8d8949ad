"""Whatever is thrown at the door of files: no crash, no half file, no readable byte, no way out of it."""

import re
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import UnreadablePostError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alany.faces.trust_box.tests.walking import Sender
from alany.faces.trust_box.tokens import signed, unsigned
from alany.faces.trust_box.uploads import plain_name
from alany.faces.trust_box.wording import word
from alany.kernel.sealing.files import LARGEST, open_file
from alany.spine.intake.actions import forget_uploads
from alany.spine.intake.actions.uploads import path_of
from alany.spine.intake.models import Upload

pytestmark = pytest.mark.django_db
NAMES = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        ["../../etc/passwd", "C:\\Windows\\a.txt", "..", "/", "", "\u202egpj.exe", "a" * 5000, "%2e%2e%2f"]
    ),
)


def body_of(kept, name, data, cut):
    said = name.encode("utf-8", "replace").replace(b'"', b"%22").replace(b"\r", b"").replace(b"\n", b"")
    fields = b"".join(
        b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (key, value)
        for key, value in ((b"kept", kept.encode()), (b"step", b"files"), (b"go", b"add"))
    )
    file = b'--x\r\nContent-Disposition: form-data; name="enclosed"; filename="%s"\r\n' % said
    whole = fields + file + b"Content-Type: image/png\r\n\r\n" + data + b"\r\n--x--\r\n"
    return whole[: len(whole) - cut]


@pytest.mark.slow
@given(name=NAMES, data=st.binary(max_size=2000), cut=st.sampled_from([0, 0, 1, 4, 9, 60, 500]))
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
def test_a_file_is_taken_whole_or_not_at_all(box, name, data, cut):
    kept = signed({"seed": "00" * 32, "files": []})
    page = Client().post(
        "/kk/box/write/", body_of(kept, name, data, cut), content_type="multipart/form-data; boundary=x"
    )

    assert page.status_code in {200, 400}
    found = re.search(r'name="kept" value="([^"]*)"', page.content.decode())
    said = unsigned(found[1]) if found else None
    for one in said["files"] if said else ():
        sealed = path_of(one["file"]).read_bytes()
        opened = open_file([sealed], key=bytes.fromhex(one["key"]))
        content = b"".join(opened.pieces)
        assert data.startswith(content) if cut else content == data
        assert opened.named.name == one["name"] == plain_name(one["name"])
        assert len(data) < 16 or data not in sealed
    rows = set(Upload.objects.values_list("name", flat=True))
    assert {path.name for path in Path(path_of("xx").parents[1]).rglob("*") if path.is_file()} == rows


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../акт.pdf", "акт.pdf"),
        ("C:\\x\\a.txt", "a.txt"),
        ("..", "file"),
        ("", "file"),
        ("a\x00b\u202e.txt", "ab.txt"),
    ],
)
def test_of_a_name_only_its_last_part_is_kept(given_name, kept):
    assert plain_name(given_name) == kept


def test_sealed_files_that_no_message_names_are_forgotten_after_a_day(box):
    from datetime import UTC, datetime

    Sender().walk(upto="files").answer("files", enclosed=SimpleUploadedFile("a.txt", b"x"))
    name = Upload.objects.get().name

    assert forget_uploads(office=box.office, at=datetime(2020, 7, 31, 5, tzinfo=UTC)) == 0
    assert forget_uploads(office=box.office, at=datetime(2020, 8, 1, 5, tzinfo=UTC)) == 1
    assert not path_of(name).exists()


EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
CLAIMS = struct.pack(">II5B", 50_000, 50_000, 8, 6, 0, 0, 0)
BOMB = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + CLAIMS + zlib.compress(bytes(1 << 20))
"""An image of 2.5 milliards of points in a kilobyte, and the sign by which scanners of viruses are tried."""


@pytest.mark.parametrize(("name", "data"), [("вирус.com", EICAR), ("сурет.png", BOMB)])
def test_a_virus_and_an_image_bomb_are_neither_opened_nor_shown_and_reach_the_reader_as_they_are(
    box, name, data
):
    """Nothing at the server looks into a file: it cannot, and the page says that it is not scanned."""
    sender = Sender().walk(upto="files")
    assert word("files_hint") in sender.text
    sender.answer("files", enclosed=SimpleUploadedFile(name, data)).answer("mode", mode="anonymous").send()
    sealed = path_of(Upload.objects.get().name).read_bytes()
    item = re.search(r'name="item" value="(\d+)"', sender.open().text)[1]
    said = {"ticket": sender.hidden("ticket"), "item": item}
    answer = sender.client.post("/kk/box/state/file/", said)

    assert data[:40] not in sealed
    assert b"".join(answer.streaming_content) == data
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.slow
def test_fifty_megabytes_are_taken_and_one_more_is_refused_by_name_without_a_byte_left(box, tmp_path):
    sender = Sender().walk(upto="files")
    largest, larger = (SimpleUploadedFile(f"{name}.bin", bytes(size)) for name, size in SIZES)
    sender.answer("files", enclosed=[larger, largest])

    assert word("file_too_large", name="51.bin") in sender.text.replace("&quot;", '"')
    assert "50.bin" in sender.text
    (upload,) = Upload.objects.all()
    assert upload.size == path_of(upload.name).stat().st_size > LARGEST
    assert [path for path in path_of("xx").parents[1].rglob("*") if path.is_file()] == [path_of(upload.name)]


SIZES = (("50", LARGEST), ("51", LARGEST + (1 << 20)))


def test_a_line_that_breaks_in_the_middle_of_a_file_leaves_nothing_and_a_second_try_sends_it_once(box):
    class Broken(BytesIO):
        """A line that gives some bytes and then nothing any more."""

        def read(self, size=-1):
            if self.tell() > 200_000:
                raise OSError("line")
            return super().read(min(size, 1 << 16) if size > 0 else 1 << 16)

    whole = b"\x01" * 400_000
    asked = {
        "REQUEST_METHOD": "POST", "PATH_INFO": "/kk/box/sealed/file/", "CONTENT_LENGTH": str(len(whole)),
        "CONTENT_TYPE": "application/octet-stream", "wsgi.input": Broken(whole),
    }  # fmt: skip
    with pytest.raises(UnreadablePostError):
        Client().request(**asked)
    assert not Upload.objects.exists()
    assert [path for path in path_of("xx").parents[1].rglob("*") if path.is_file()] == []

    again = Client().post("/kk/box/sealed/file/", whole, content_type="application/octet-stream")
    assert (again.status_code, Upload.objects.count()) == (201, 1)
