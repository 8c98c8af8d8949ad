"""Letters to persons, as DOCX, and the register of what comes in, through the desk's pages."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from alany.faces.desk.letter_pages import case_address
from alany.faces.desk.tests.conftest import AT, a_case, a_letter, browser
from alany.spine.cases.models import Case
from alany.spine.cases.tests.office import a_person, an_office
from alany.spine.letters.actions import draft_letter, register_incoming
from alany.spine.letters.models import IncomingLetter, Letter
from alany.spine.letters.printing import printed
from alany.spine.letters.rules import Person

NEW = {
    "sender": "",
    "sender_name": "Әйсұлу",
    "number": "",
    "dated_on": "28.07.2020",
    "subject": "Қоқыс туралы",
    "text": "",
}


def came(office, by, **given):
    known = {"sender_name": "Әйсұлу", "dated_on": date(2020, 7, 28), "subject": "Қоқыс", "by": by, "at": AT}
    return register_incoming(office=office, **(known | given))


def test_a_letter_from_a_case_goes_to_a_person_in_the_letters_of_the_house(office, aigul, at):
    case = a_case(office, aigul)
    address = f"/kk/desk/letters/new/?template=case_answer&case={case.number}"
    blanks = {"blank_received_on": "24 шілде", "blank_done": "Белгі қойылды", "blank_complaint": "сотқа"}
    sent = {"addressee": "", "person_name": "Әйсұлу", "language": "kk", "enclosures": "", **blanks}
    refused = at.post(address, sent)
    assert "Мекенжайын немесе электрондық поштасын жазыңыз" in refused.content.decode()
    assert "Белгі қойылды" in refused.content.decode()
    at.post(address, sent | {"person_address": "Шардара"})
    letter = Letter.objects.get()
    assert (letter.to_whom, letter.person_address, letter.case) == ("Әйсұлу", "Шардара", case)


def test_a_letter_is_taken_home_as_docx(office, aigul, at, akimat):
    letter = a_letter(office, aigul, akimat)
    answer = at.get(f"/kk/desk/letters/{letter.pk}/letter.docx")
    assert answer["Content-Disposition"] == f'attachment; filename="letter-draft-{letter.pk}.docx"'
    assert "белгі орнату керек." in [one.text for one in Document(io.BytesIO(answer.content)).paragraphs]


def test_what_lies_on_the_table_is_registered_and_put_into_its_case(office, aigul, at):
    case = a_case(office, aigul)
    answer = at.post("/kk/desk/letters/in/new/", NEW, follow=True)
    assert "Нөмірі – 1-к/2020." in answer.content.decode()
    letter = IncomingLetter.objects.get()
    page = f"/kk/desk/letters/in/{letter.pk}/"
    assert "Ондай іс жоқ" in at.post(page, {"case": "C-1999-0001"}).content.decode()
    at.post(page, {"case": case.number.lower()})
    letter.refresh_from_db()
    assert letter.case == case


def test_a_form_that_is_refused_keeps_what_was_typed(office, aigul, at):
    answer = at.post("/kk/desk/letters/in/new/", NEW | {"sender_name": "", "dated_on": "28.07.2021"})
    page = answer.content.decode()
    assert "Органды таңдаңыз немесе адамның атын жазыңыз: екеуінің бірін." in page
    assert "Қоқыс туралы" in page
    assert not IncomingLetter.objects.exists()


def test_who_may_only_read_registers_nothing(office, aigul):
    reader = browser(a_person(office, "Выезд", ("inspector",)))
    letter = came(office, aigul)
    assert reader.get(f"/kk/desk/letters/in/{letter.pk}/").status_code == 200
    assert reader.post(f"/kk/desk/letters/in/{letter.pk}/", {"case": "C-1"}).status_code == 403
    assert reader.get("/kk/desk/letters/in/new/").status_code == 403


def test_another_office_sees_nothing_of_what_came(office, aigul, at):
    other = came(an_office("other"), aigul)
    assert at.get(f"/kk/desk/letters/in/{other.pk}/").status_code == 404


@pytest.mark.slow
@pytest.mark.parametrize("format", ["html", "csv"])
def test_the_register_asks_as_often_for_100_letters_as_for_1(office, aigul, at, format):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert b"".join(at.get(f"/kk/desk/letters/in/?format={format}"))
        return len(asked)

    came(office, aigul, case=a_case(office, aigul))
    queries()
    one = queries()
    for _number in range(99):
        came(office, aigul, case=a_case(office, aigul))
    assert queries() == one


def test_a_letter_to_a_person_is_read_only_by_who_writes_or_approves_letters(office, aigul):
    letter = draft_letter(
        office=office,
        template="case_answer",
        language="kk",
        addressee=Person("Әйсұлу Қасымқызы", "Шардара"),
        fields={"received_on": "24 шілде", "done": "Белгі қойылды", "complaint": "сотқа"},
        case=a_case(office, aigul),
        by=aigul,
        at=AT,
    )
    curator = browser(a_person(office, "Куратор", ("curator",)))
    monitor = browser(a_person(office, "Выезд", ("inspector",)))
    assert monitor.get(f"/kk/desk/letters/{letter.pk}/").status_code == 403
    for shown in ("", "?format=csv"):
        assert curator.get(f"/kk/desk/letters/{shown}").status_code == 403
        assert "Әйсұлу" not in b"".join(monitor.get(f"/kk/desk/letters/{shown}")).decode()
    head = browser(a_person(office, "Жетекші", ("head",)))
    assert "Әйсұлу" in head.get(f"/kk/desk/letters/{letter.pk}/").content.decode()


def to_a_person(case, by, language):
    return draft_letter(
        office=case.office,
        template="case_answer",
        language=language,
        addressee=Person("Әйсұлу Қасымқызы", "Шардара"),
        fields={"received_on": "24", "done": "Белгі қойылды", "complaint": "сотқа"},
        case=case,
        by=by,
        at=AT,
    )


def test_a_register_holds_the_letters_of_the_readers_own_programmes_and_cases(office, aigul):
    for programme, sensitive in (("pharmacies", False), ("legal_aid", False), ("pharmacies", True)):
        case = a_case(office, aigul, programme=programme)
        Case.objects.filter(pk=case.pk).update(is_sensitive=sensitive)
        to_a_person(case, aigul, "kk")

    def listed(name, role, **where):
        page = browser(a_person(office, name, (role,), **where)).get("/kk/desk/letters/")
        return [row[0].href.split("/")[-2] for row in page.context["table"].rows]

    open_one, of_another, sensitive_one = (str(one.pk) for one in Letter.objects.order_by("pk"))
    assert listed("Аптека", "pharmacies_keeper", programme="pharmacies") == [open_one]
    assert listed("Үйлестіруші", "legal_aid_coordinator", programme="legal_aid") == [of_another]
    assert listed("Жетекші", "head") == [sensitive_one, of_another, open_one], "who approves must read it"


def test_the_code_on_a_letter_leads_a_body_to_the_case_and_a_person_to_her_own_page(
    office, aigul, akimat, rf
):
    body = a_letter(office, aigul, akimat, case=a_case(office, aigul))
    request = rf.get("/kk/desk/")
    assert case_address(request, body) == f"http://testserver/kk/desk/cases/{body.case.number}/"

    helped = to_a_person(a_case(office, aigul, programme="legal_aid"), aigul, "ru")
    assert case_address(request, helped) == "http://testserver/ru/legal-aid/status/"
    assert printed(helped, address="x")["words"]["qr"] == "Что с вашим вопросом"
    assert case_address(request, to_a_person(a_case(office, aigul), aigul, "ru")) == "", (
        "no page of hers, no code"
    )
