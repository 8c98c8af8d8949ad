"""Letters to persons, letters as DOCX, and the register of what comes in."""

import io
from datetime import UTC, date, datetime

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from docx import Document
from pypdf import PdfReader

from alany.spine.cases.actions import open_case
from alany.spine.cases.tests.office import AT, DAY, a_person, an_akimat, an_office
from alany.spine.ledger.models import Change
from alany.spine.ledger.queries import verify
from alany.spine.letters import actions
from alany.spine.letters.docx_file import letter_docx
from alany.spine.letters.house_letters import HOUSE_LETTERS
from alany.spine.letters.models import IncomingLetter, Letter
from alany.spine.letters.printing import letter_pdf
from alany.spine.letters.rules import FIELD, AlreadyFiled, AnswerDateWrong, LetterIncomplete, Person

pytestmark = pytest.mark.django_db
AISULU = Person("Әйсұлу Қасымқызы", "Шардара, Тәуелсіздік көшесі, 5", "aisulu@example.kz")
NOTICE = {
    "received_on": "2020 жылғы 24 шілде",
    "transferred_on": "2020 жылғы 27 шілде",
    "body": "Шардара ауданының әкімдігі",
    "reason": "мәселені әкімдік шешеді",
}


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def aigul(office):
    return a_person(office)


@pytest.fixture
def head(office):
    return a_person(office, "Болат Жетекші", ("head",))


@pytest.fixture
def case(office, aigul):
    return open_case(office=office, programme="roads_test", topic="x", title="Жол", by=aigul, at=AT)


@pytest.fixture
def notice(office, aigul, head, case):
    letter = actions.draft_letter(
        office=office,
        template="case_transfer_notice",
        language="kk",
        addressee=AISULU,
        fields=NOTICE,
        case=case,
        by=aigul,
        at=AT,
    )
    return actions.approve_letter(letter=letter, by=head, at=AT)


@pytest.mark.parametrize("letter", HOUSE_LETTERS, ids=lambda letter: letter.slug)
def test_each_letter_of_the_house_has_the_same_blanks_in_three_languages(letter):
    for language in ("kk", "ru", "en"):
        text = letter.subject.in_language(language) + letter.body.in_language(language)
        assert set(FIELD.findall(text)) == set(letter.fields)


@pytest.mark.slow
def test_a_letter_to_a_person_names_her_on_paper_and_nowhere_in_the_ledger(notice):
    paper = PdfReader(io.BytesIO(letter_pdf(notice))).pages[0].extract_text()
    assert "Әйсұлу Қасымқызы" in paper
    assert "Тәуелсіздік" in paper
    kept = " ".join(str(change.after) + str(change.before) for change in Change.objects.all())
    assert "Әйсұлу" not in kept
    assert "әкімдік шешеді" not in kept
    assert notice.programme == "roads_test"
    assert verify().holds


def test_a_letter_is_to_a_body_or_to_a_person_and_never_to_both_or_none(notice, office):
    for person, body in (("", None), ("Әйсұлу", an_akimat(office))):
        with pytest.raises(IntegrityError), transaction.atomic():
            Letter.objects.filter(pk=notice.pk).update(person_name=person, addressee=body)


def test_the_docx_says_what_the_pdf_says(notice):
    document = Document(io.BytesIO(letter_docx(notice, address="https://office.example/desk/cases/C-1/")))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert cells[2:] == [
        "№ 1/2020\n2020\N{NO-BREAK SPACE}жылғы 30\N{NO-BREAK SPACE}шілде",
        "Әйсұлу Қасымқызы\nШардара, Тәуелсіздік көшесі, 5",
    ]
    said = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert said[0] == "Мәселеңіз басқа органға жіберілді: Шардара ауданының әкімдігі"
    assert said[-1] == "Мәселеңіздің жағдайы: https://office.example/desk/cases/C-1/"
    assert "мәселені әкімдік шешеді" in said[1]
    assert len(document.inline_shapes) == 1


@pytest.mark.slow
def test_an_e_mail_that_was_refused_is_sent_again_and_the_failures_are_counted(
    notice, aigul, monkeypatch, django_capture_on_commit_callbacks
):
    def refused(message):
        raise ConnectionRefusedError

    with monkeypatch.context() as broken, django_capture_on_commit_callbacks(execute=True):
        broken.setattr("django.core.mail.EmailMessage.send", refused)
        actions.send_letter(letter=notice, channel="email", answer_rule="A1", by=aigul, at=AT)
    failed = Letter.objects.get(pk=notice.pk)
    assert (failed.delivery, failed.times_failed, failed.state) == ("failed", 1, "sent")
    with django_capture_on_commit_callbacks(execute=True):
        actions.send_again(letter=failed, by=aigul, at=AT)
    arrived = Letter.objects.get(pk=notice.pk)
    assert (arrived.delivery, arrived.times_failed, mail.outbox[-1].to) == ("done", 1, ["aisulu@example.kz"])


def came(office, aigul, **given):
    known = {
        "sender_name": "Әйсұлу",
        "dated_on": date(2020, 7, 28),
        "subject": "Қоқыс туралы",
        "by": aigul,
        "at": AT,
    }
    return actions.register_incoming(office=office, **(known | given))


def test_what_comes_gets_the_next_number_of_its_year(office, aigul):
    later = datetime(2021, 1, 11, 5, tzinfo=UTC)
    numbers = [came(office, aigul).registered, came(office, aigul).registered]
    assert [*numbers, came(office, aigul, at=later).registered] == ["1-к/2020", "2-к/2020", "1-к/2021"]


def test_a_letter_without_sender_or_from_tomorrow_is_not_registered(office, aigul):
    with pytest.raises(LetterIncomplete):
        came(office, aigul, sender_name=" ")
    with pytest.raises(AnswerDateWrong):
        came(office, aigul, dated_on=date(2020, 7, 31))
    assert not IncomingLetter.objects.exists()


def test_a_letter_that_stands_alone_is_put_into_its_case_once(office, aigul, case):
    letter = came(office, aigul)
    actions.file_incoming(incoming=letter, case=case, by=aigul, at=AT)
    event = case.events.last()
    assert (event.kind, event.text, event.details["registered"]) == ("answer", "Қоқыс туралы", "1-к/2020")
    with pytest.raises(AlreadyFiled):
        actions.file_incoming(incoming=letter, case=case, by=aigul, at=AT)


def test_an_answer_to_our_letter_stands_in_the_register_too(office, aigul, notice):
    actions.send_letter(letter=notice, by=aigul, at=AT)
    answer = actions.record_answer(letter=notice, number="7", dated_on=DAY, text="Рақмет", by=aigul, at=AT)
    assert (answer.registered, answer.case, answer.sender_name) == ("1-к/2020", notice.case, AISULU.name)
