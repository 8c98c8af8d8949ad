"""Whatever is thrown at the door of files: no crash, no half file, no readable byte, no way out of it."""

import re
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alany.faces.trust_box.tests.walking import Sender
from alany.faces.trust_box.tokens import signed, unsigned
from alany.faces.trust_box.uploads import plain_name
from alany.kernel.sealing.files import open_file
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

    from django.core.files.uploadedfile import SimpleUploadedFile

    Sender().walk(upto="files").answer("files", enclosed=SimpleUploadedFile("a.txt", b"x"))
    name = Upload.objects.get().name

    assert forget_uploads(office=box.office, at=datetime(2020, 7, 31, 5, tzinfo=UTC)) == 0
    assert forget_uploads(office=box.office, at=datetime(2020, 8, 1, 5, tzinfo=UTC)) == 1
    assert not path_of(name).exists()
