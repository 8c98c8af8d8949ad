"""Documents of a question: sealed as its words, opened by who may read them and by nobody else."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alany.programmes.legal_aid.actions.answers import withdraw_matter
from alany.programmes.legal_aid.actions.documents import add_document
from alany.programmes.legal_aid.models import MatterFile
from alany.programmes.legal_aid.rules.documents import MOST_DOCUMENTS, QuestionEnded, TooManyDocuments
from alany.programmes.legal_aid.tests.aid_office import AT, a_matter, a_person, a_screener, an_aid_office
from alany.spine.files.rules import FileRefused
from alany.spine.ledger.models import Change, Entry

pytestmark = pytest.mark.django_db
STATUS = "/kk/legal-aid/status/"
PDF = b"%PDF-1.4 document"


@pytest.fixture(autouse=True)
def _day(settings, tmp_path):
    settings.DEMO_TODAY = "2020-07-30"
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def office():
    return an_aid_office()


def give(matter, content=PDF, name="Құпия Есімова, төлқұжат.pdf"):
    return add_document(matter=matter, name=name, content=BytesIO(content), at=AT)


def desk(person):
    client = Client()
    client.force_login(person)
    return client


def test_the_person_adds_a_document_on_her_own_page_and_its_name_tells_nothing(office):
    matter, code = a_matter(office)
    upload = SimpleUploadedFile("Құпия Есімова, төлқұжат.pdf", PDF)
    asked = {"number": matter.case.number, "code": code, "do": "document", "file": upload}
    answer = Client(enforce_csrf_checks=True).post(STATUS, asked)

    kept = MatterFile.objects.get().file
    assert (kept.name, kept.is_sealed) == (f"{matter.case.number}-1.pdf", True)
    assert kept.name in answer.content.decode()
    assert (answer.cookies, answer["Cache-Control"]) == ({}, "private, no-store")
    images = "".join(str(change.after) for change in Change.objects.filter(table="files_storedfile"))
    assert "Құпия" not in images


@pytest.mark.slow
def test_only_who_may_read_the_words_opens_it_and_each_opening_is_recorded(office):
    document = give(a_matter(office)[0])
    address = f"/kk/desk/legal-aid/documents/{document.pk}/"
    opened = desk(a_screener(office)).get(address)
    assert b"".join(opened) == PDF
    assert Entry.objects.filter(verb="legal_aid.facts_read").count() == 1
    for role in ("specialist", "head", "legal_aid_coordinator", "legal_aid_volunteer"):
        other = desk(a_person(office, role, roles=(role,)))
        assert other.get(address).status_code == 404
        assert other.get(f"/kk/desk/files/{document.file_id}/").status_code in (403, 404)


def test_what_is_no_document_or_too_many_is_refused_and_nothing_is_kept(office):
    matter, code = a_matter(office)
    with pytest.raises(FileRefused):
        give(matter, b"\x00\x01 program")
    for number in range(MOST_DOCUMENTS):
        give(matter, PDF + bytes([65 + number]))
    with pytest.raises(TooManyDocuments):
        give(matter, PDF + b"more")
    asked = {"number": matter.case.number, "code": code, "do": "document"}
    page = Client().post(STATUS, asked).content.decode()
    assert "Файлды таңдаңыз." in page
    assert MatterFile.objects.count() == MOST_DOCUMENTS


def test_a_question_that_has_ended_takes_no_document(office):
    matter, _ = a_matter(office)
    withdraw_matter(matter=matter, at=AT)
    with pytest.raises(QuestionEnded):
        give(matter)
