"""Files at the door: what is taken, what is refused, and that nothing is half-kept."""

import io
import zipfile

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path
from hypothesis import given
from hypothesis import strategies as st

from alany.spine.cases.tests.office import AT, an_office
from alany.spine.files import rules
from alany.spine.files.actions import receive_file
from alany.spine.files.models import StoredFile
from alany.spine.files.queries import BytesMissing, holds, open_file
from alany.spine.files.rules import FileRefused, safe_name, type_of
from alany.spine.files.uploads import was_too_large
from alany.spine.ledger.queries import verify
from alany.spine.ledger.rules import SYSTEM

pytestmark = pytest.mark.django_db


def package(*names):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as book:
        for name in names:
            book.writestr(name, "x")
    return content.getvalue()


KNOWN = [
    (b"%PDF-1.7\n...", rules.PDF),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", rules.JPEG),
    (b"\x89PNG\r\n\x1a\n\x00\x00", rules.PNG),
    (package("[Content_Types].xml", "xl/workbook.xml"), rules.XLSX),
    (package("[Content_Types].xml", "word/document.xml"), rules.DOCX),
    ("<!DOCTYPE html><p>Қазақша".encode(), rules.HTML),
    ("название;цена\nПарацетамол;120".encode("cp1251"), rules.TEXT),
    ("атауы,бағасы\n".encode("utf-16"), rules.TEXT),
    (("Ә" * 4000).encode(), rules.TEXT),
    (package("evil.exe"), ""),
    (b"PK\x03\x04 broken", ""),
    (b"MZ\x90\x00", ""),
    (b"name,price\x00,1", ""),
    (b"GIF89a\x01\x00", ""),
]


@pytest.mark.parametrize(("content", "found"), KNOWN)
def test_a_file_is_typed_by_its_bytes_not_by_its_name(content, found):
    assert type_of(io.BytesIO(content)) == found


@given(st.text(max_size=300))
def test_a_name_is_always_safe_for_a_disk_and_a_header(name):
    kept = safe_name(name)
    assert kept
    assert len(kept) <= 200
    assert not set(kept) & set('/\\\x00\n\r":')
    assert not kept.startswith(".")


def test_a_long_name_keeps_its_ending():
    assert safe_name("C:\\x\\" + "а" * 300 + ".xlsx") == "а" * 195 + ".xlsx"


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def received(office, content=b"a,b\n1,2\n", name="list.csv", **known):
    return receive_file(office=office, name=name, content=io.BytesIO(content), by=SYSTEM, at=AT, **known)


def kept_in(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_file_is_kept_once_under_its_hash_and_not_said_to_be_scanned(office, folder):
    file, again = received(office), received(office)
    assert (file.pk, file.size, file.content_type, file.scan) == (again.pk, 8, rules.TEXT, "not_scanned")
    assert kept_in(folder) == [file.sha256]
    with open_file(file) as content:
        assert content.read() == b"a,b\n1,2\n"
    assert holds(file)
    assert verify().holds


class Endless(io.RawIOBase):
    """200 MB that nobody has stored; it counts what was read of it."""

    left, read_so_far = 200 * 1024 * 1024, 0

    def read(self, size=-1):
        size = min(size, self.left - self.read_so_far)
        self.read_so_far += size
        return b"a" * size


def test_200_megabytes_are_refused_before_they_are_read(office, folder, settings):
    content = Endless()
    with pytest.raises(FileRefused) as refusal:
        receive_file(office=office, name="big.csv", content=content, by=SYSTEM, at=AT)
    assert (refusal.value.reason, refusal.value.limit) == ("too_large", settings.UPLOAD_MAX_BYTES)
    assert content.read_so_far <= settings.UPLOAD_MAX_BYTES + 256 * 1024
    assert (kept_in(folder), StoredFile.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "empty"), (b"a,b\x00", "type"), (b"MZ\x90\x00", "type")]
)
def test_what_is_refused_leaves_nothing(office, folder, content, reason):
    with pytest.raises(FileRefused) as refusal:
        received(office, content)
    assert (refusal.value.reason, kept_in(folder), StoredFile.objects.count()) == (reason, [], 0)


def test_only_what_is_asked_for_is_taken(office, folder):
    with pytest.raises(FileRefused):
        received(office, allow=[rules.PDF])


def test_bytes_that_are_gone_or_changed_are_noticed(office, folder):
    file = received(office)
    (folder / file.path).write_bytes(b"other")
    assert not holds(file)
    (folder / file.path).unlink()
    with pytest.raises(BytesMissing):
        open_file(file)


def told(request):
    said = f"{was_too_large(request, 'file')} {sorted(request.FILES)} {request.POST.get('note')}"
    return HttpResponse(said)


urlpatterns = [path("told/", told)]
HANDLERS = [
    "alany.spine.files.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]


@override_settings(ROOT_URLCONF=__name__, FILE_UPLOAD_HANDLERS=HANDLERS, UPLOAD_MAX_BYTES=1_000_000)
@pytest.mark.parametrize(("size", "said"), [(10, "False ['file'] қалды"), (1_500_000, "True [] қалды")])
def test_an_upload_beyond_the_limit_is_dropped_and_the_rest_of_the_form_stays(size, said):
    file = io.BytesIO(b"a" * size)
    file.name = "x.csv"
    answer = Client().post("/told/", {"file": file, "note": "қалды"})
    assert answer.content.decode() == said
