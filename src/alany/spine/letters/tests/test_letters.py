"""A letter from the first word to the answer, by two people."""

import re
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from alany.kernel.triltext import TrilText
from alany.spine.cases.actions import open_case
from alany.spine.cases.tests.office import AT, DAY, a_person, an_akimat, an_office
from alany.spine.ledger.actions import action
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.ledger.queries import verify
from alany.spine.ledger.rules import SYSTEM
from alany.spine.letters import actions, queries
from alany.spine.letters.models import Letter
from alany.spine.letters.printing import letter_pdf, prose
from alany.spine.letters.rules import (
    AddresseeGone,
    AddressMissing,
    AnswerDateWrong,
    ApprovedBySameHand,
    FieldsMissing,
    LetterIncomplete,
    LetterNotInState,
    filled,
)
from alany.spine.organisations.models import Organisation
from alany.spine.people.queries import Rights
from alany.spine.programme import registry
from alany.spine.programme.manifest import LetterTemplate, Programme

pytestmark = pytest.mark.django_db
TEMPLATE = LetterTemplate(
    slug="roads_ask",
    title=TrilText(kk="Ұсыным", ru="Рекомендация", en="Recommendation"),
    subject=TrilText(kk="{road} жолы", ru="Дорога {road}", en="Road {road}"),
    body=TrilText(kk="{what} керек.", ru="Нужно: {what}.", en="Please: {what}."),
    fields=("road", "what"),
)
WORDS = {"road": "Тасты", "what": "белгі орнату"}


@pytest.fixture(autouse=True)
def roads():
    title = TrilText(kk="Сапалы жол", ru="Сапалы жол", en="Good roads")
    registry.register(Programme(slug="roads_test", title=title, summary=title, letters=(TEMPLATE,)))
    yield
    registry._programmes.pop("roads_test")


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def aigul(office):
    return a_person(office)


@pytest.fixture
def head(office):
    return a_person(office, "Болат Жетекші", ("head",))


def a_letter(office, by, addressee=None, **known):
    given = {"template": "roads_ask", "language": "kk", "fields": WORDS, "at": AT} | known
    return actions.draft_letter(office=office, addressee=addressee or an_akimat(office), by=by, **given)


def a_sent_letter(office, aigul, head, **known):
    letter = actions.approve_letter(letter=a_letter(office, aigul, **known), by=head, at=AT)
    return actions.send_letter(letter=letter, by=aigul, at=AT)


@given(st.dictionaries(st.sampled_from(["a", "b"]), st.text(max_size=5)))
def test_a_template_is_filled_whole_or_not_at_all(fields):
    given = {name: value.replace("\x00", "").strip() for name, value in fields.items()}
    missing = [name for name in ("a", "b") if not given.get(name)]
    if missing:
        with pytest.raises(FieldsMissing) as refusal:
            filled("{a}, {b}, { c }", fields)
        assert refusal.value.names == missing
    else:
        assert filled("{a}, {b}, { c }", fields) == f"{given['a']}, {given['b']}, {{ c }}"


def test_a_value_with_braces_is_not_filled_again():
    assert filled("{a} {b}", {"a": "{b}", "b": "x"}) == "{b} x"


def test_a_draft_is_in_its_language_without_number_and_tells_its_case(office, aigul):
    case = open_case(office=office, programme="roads_test", topic="x", title="Жол", by=aigul, at=AT)
    letter = a_letter(office, aigul, case=case, enclosures=["2 фото"])
    assert (letter.subject, letter.body, letter.number, letter.state, letter.programme) == (
        "Тасты жолы", "белгі орнату керек.", "", "draft", "roads_test",
    )  # fmt: skip
    event = case.events.last()
    assert (event.kind, event.text, event.details["step"]) == ("letter", "Тасты жолы", "drafted")


def test_the_author_cannot_approve_and_a_second_person_gives_the_number(office, aigul, head):
    letter = a_letter(office, aigul)
    with pytest.raises(ApprovedBySameHand):
        actions.approve_letter(letter=letter, by=aigul, at=AT)
    first = actions.approve_letter(letter=letter, by=head, at=AT)
    second = actions.approve_letter(letter=a_letter(office, aigul), by=head, at=AT)
    assert [first.number, second.number, first.approved_on] == ["1/2020", "2/2020", DAY]
    with pytest.raises(LetterNotInState):
        actions.approve_letter(letter=first, by=head, at=AT)


def test_who_edits_becomes_the_author_and_the_second_editor_is_told(office, aigul, head):
    letter = a_letter(office, aigul)
    actions.edit_letter(letter=letter, subject="Жол", body="Мәтін", by=head, at=AT, version=1)
    with pytest.raises(EditedMeanwhile):
        actions.edit_letter(letter=letter, subject="Жол 2", body="Мәтін", by=aigul, at=AT, version=1)
    with pytest.raises(ApprovedBySameHand):
        actions.approve_letter(letter=letter, by=head, at=AT)
    with pytest.raises(LetterIncomplete):
        actions.edit_letter(letter=letter, subject=" ", body="Мәтін", by=head, at=AT)


def test_the_answer_is_due_by_the_row_of_law_of_the_day_of_sending(office, aigul, head):
    letter = a_sent_letter(office, aigul, head)
    assert (letter.state, letter.sent_on, letter.answer_due_on, letter.delivery) == (
        "sent", DAY, date(2020, 8, 14), "done",
    )  # fmt: skip


def test_an_answer_is_registered_with_its_number_and_date(office, aigul, head):
    letter = a_sent_letter(office, aigul, head)
    known = {"letter": letter, "number": "03-12/77", "text": "Орнатылды", "by": aigul}
    later = datetime(2020, 8, 10, 5, tzinfo=UTC)
    for wrong in (date(2020, 7, 29), date(2020, 8, 11)):
        with pytest.raises(AnswerDateWrong):
            actions.record_answer(dated_on=wrong, at=later, **known)
    answer = actions.record_answer(dated_on=date(2020, 8, 7), at=later, **known)
    assert (answer.received_on, answer.letter.state) == (date(2020, 8, 10), "answered")
    assert verify().holds


def bodies_in_turn(office):
    turns = [
        ("Мемлекеттік қызмет істері агенттігі", date(2016, 1, 1), date(2019, 6, 30)),
        ("Сыбайлас жемқорлыққа қарсы агенттік", date(2019, 7, 1), date(2025, 6, 30)),
        ("ҰҚК қызметі", date(2025, 7, 1), None),
    ]
    heir = None
    with action(verb="organisation.added", by=SYSTEM, at=AT):
        for name, first, last in reversed(turns):
            body = Organisation(
                office=office, kind="authority", name_kk=name, name_ru=name, valid_from=first, valid_to=last
            )
            body.successor = heir
            body.with_search().save()
            heir = body
    return heir


def test_one_letter_names_three_bodies_on_three_days(office, aigul):
    first = bodies_in_turn(office)
    days = [datetime(2019, 5, 2, tzinfo=UTC), AT, datetime(2025, 8, 4, tzinfo=UTC)]
    assert [a_letter(office, aigul, first, at=day).addressee_name for day in days] == [
        "Мемлекеттік қызмет істері агенттігі",
        "Сыбайлас жемқорлыққа қарсы агенттік",
        "ҰҚК қызметі",
    ]


def test_a_body_without_successor_is_refused(office, aigul):
    with pytest.raises(AddresseeGone):
        a_letter(office, aigul, an_akimat(office, valid_to=date(2020, 1, 1)))


def test_an_email_goes_after_the_transaction_with_the_letter_attached(
    office, aigul, head, django_capture_on_commit_callbacks
):
    body = an_akimat(office, email="sozak@example.invalid")
    letter = actions.approve_letter(letter=a_letter(office, aigul, body), by=head, at=AT)
    with django_capture_on_commit_callbacks(execute=True):
        actions.send_letter(letter=letter, by=aigul, at=AT, channel="email")
        assert mail.outbox == []
    letter.refresh_from_db()
    (message,) = mail.outbox
    assert (message.to, message.subject, letter.delivery) == (
        ["sozak@example.invalid"], "№ 1/2020 Тасты жолы", "done",
    )  # fmt: skip
    assert message.attachments[0].filename == "1-2020.pdf"


def test_a_post_office_that_is_away_is_told_apart_from_the_letters_state(
    office, aigul, head, django_capture_on_commit_callbacks, monkeypatch
):
    def away(self):
        raise ConnectionRefusedError("25")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", away)
    body = an_akimat(office, email="sozak@example.invalid")
    letter = actions.approve_letter(letter=a_letter(office, aigul, body), by=head, at=AT)
    with django_capture_on_commit_callbacks(execute=True):
        actions.send_letter(letter=letter, by=aigul, at=AT, channel="email")
    letter.refresh_from_db()
    assert (letter.state, letter.delivery, letter.delivery_fault) == (
        "sent", "failed", "ConnectionRefusedError: 25",
    )  # fmt: skip


def test_without_an_address_a_letter_can_only_be_printed(office, aigul, head):
    letter = actions.approve_letter(letter=a_letter(office, aigul), by=head, at=AT)
    with pytest.raises(AddressMissing):
        actions.send_letter(letter=letter, by=aigul, at=AT, channel="email")


def test_the_pdf_is_tagged_in_its_language_with_number_addressee_signer_and_text(office, aigul, head):
    letter = a_sent_letter(office, aigul, head)
    reader = PdfReader(
        BytesIO(letter_pdf(letter, address="https://office.example/kk/desk/cases/C-2020-0001/"))
    )
    text = re.sub(r"\s+", " ", reader.pages[0].extract_text())
    assert reader.trailer["/Root"]["/Lang"] == "kk"
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    for words in (
        "1/2020",
        "2020 жылғы 30 шілде",
        "Созақ ауданының әкімдігі",
        "Болат Жетекші",
        "белгі орнату",
    ):
        assert words in text


def test_html_in_a_letter_is_shown_as_written():
    assert prose("<script>x</script> **иә**") == (
        "<p>&lt;script&gt;x&lt;/script&gt; <strong>иә</strong></p>\n"
    )


@pytest.mark.parametrize(("value", "said"), [("Күттік.", "Себебі: Күттік."), ("Күттік", "Себебі: Күттік.")])
def test_a_sentence_typed_with_its_stop_gets_no_second_one(value, said):
    assert filled("Себебі: {reason}.", {"reason": value}) == said


def test_the_register_is_searched_without_kazakh_letters(office, aigul, head):
    letter = a_sent_letter(office, aigul, head)
    rights = Rights(aigul, DAY)
    assert list(queries.register(office, rights, {"q": "созак 1/2020", "state": "sent"}, DAY)) == [letter]
    assert list(queries.register(office, rights, {"due": "overdue"}, date(2020, 8, 15))) == [letter]
    assert [(one.letters, one.first_due) for one in queries.awaited(office)] == [(1, date(2020, 8, 14))]
    assert list(queries.to_approve(office, head)) == []
    assert Letter.objects.count() == 1
