"""What is typed on the desk's forms reaches the case, and what stands in the way is said in place."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client

from alany.faces.desk.letter_forms import sentence_of
from alany.faces.desk.tests.conftest import a_case, a_letter, browser
from alany.spine.cases import actions
from alany.spine.cases.models import Case
from alany.spine.cases.tests.office import AT
from alany.spine.files.models import StoredFile
from alany.spine.letters.models import Letter


def on(client, address, **data):
    return client.post(f"/ru/desk/{address}", data)


def test_a_case_is_opened_by_hand_with_the_rule_of_the_day_of_receipt(office, at, district):
    received = {"received_on_day": "30", "received_on_month": "7", "received_on_year": "2020"}
    data = {"topic": "desk_roads/desk_signs", "title": "Белгі жоқ", "place": district.pk, "rule": "A3"}
    answer = on(at, "cases/new/", **data, **received)
    case = Case.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/ru/desk/cases/{case.number}/")
    assert (case.due_on, case.place, case.topic) == (date(2020, 8, 5), district, "desk_signs")


def test_a_form_with_errors_names_each_in_place_and_keeps_what_was_typed(office, at):
    page = on(at, "cases/new/", title="Белгі", text="қалды", received_on="31.07.2020").content.decode()
    assert "қалды</textarea>" in page
    assert "Выберите одно из списка." in page
    assert Case.objects.count() == 0


def test_a_rule_that_did_not_exist_is_refused_with_the_way_on(office, at):
    data = {"topic": "desk_roads/desk_signs", "title": "Белгі", "rule": "A1b", "received_on": "2018-01-05"}
    assert "такого правила не было" in on(at, "cases/new/", **data).content.decode()


def test_a_case_walks_to_fixed_by_two_people(office, aigul, bolat, at):
    case = a_case(office, aigul)
    place = f"cases/{case.number}"
    on(at, f"{place}/assign/", owner=aigul.pk, version=1)
    for to in ("in_progress", "fix_claimed"):
        on(at, f"{place}/move/{to}/", text="болды", claimed_by="Әкімдік")
    look = {"method": "visit", "outcome": "fixed", "text": "көрдім", "verified_on": "30.07.2020"}
    same = on(at, f"{place}/verify/", **look).content.decode()
    assert "проверить его должен другой сотрудник" in same
    assert "Проверяет другой сотрудник" in at.get(f"/ru/desk/{place}/").content.decode()
    assert on(browser(bolat), f"{place}/verify/", **look).status_code == 302
    case.refresh_from_db()
    assert (case.state, case.claimed_by) == ("verified_fixed", "Әкімдік")


def test_a_move_that_is_not_next_and_one_that_does_not_exist(office, aigul, at):
    case = a_case(office, aigul)
    late = on(at, f"cases/{case.number}/move/fix_claimed/", text="болды").content.decode()
    assert "Дело теперь в другом состоянии." in late
    assert at.get(f"/ru/desk/cases/{case.number}/move/elsewhere/").status_code == 404


def test_the_second_to_save_sees_both_versions_and_saves_knowingly(office, aigul, bolat, at):
    case = a_case(office, aigul)
    actions.edit_case(
        case=case, title="Белгі құлаған", place=None, addressee=None, by=bolat, at=AT, version=1
    )
    seen = case.events.order_by("pk").first().pk
    typed = {"title": "Белгі көрінбейді", "place": "", "addressee": "", "seen": seen}
    page = on(at, f"cases/{case.number}/edit/", **typed, version=1).content.decode()
    for words in ("Белгі құлаған", "Белгі көрінбейді", "Болат", "другой человек сохранил"):
        assert words in page
    assert 'name="version" value="2"' in page
    assert on(at, f"cases/{case.number}/edit/", **typed, version=2).status_code == 302
    case.refresh_from_db()
    assert (case.title, case.version) == ("Белгі көрінбейді", 3)


def test_a_case_that_only_its_programme_moves_is_offered_no_plain_move(office, aigul, at):
    case = a_case(office, aigul, programme="legal_aid", topic="legal_consultation", due_on=None)
    answer = on(at, f"cases/{case.number}/move/rejected/", text="Жоқ", version=1)
    assert (answer.status_code, answer["Location"]) == (302, f"/ru/desk/cases/{case.number}/")
    case.refresh_from_db()
    assert case.state == "submitted"
    assert f"cases/{case.number}/move/" not in at.get(f"/kk/desk/cases/{case.number}/").content.decode()


@pytest.mark.parametrize("text", ["", "a\x00b"])
def test_an_empty_note_and_one_with_nul_are_refused_in_words(office, aigul, at, text):
    case = a_case(office, aigul)
    answer = on(at, f"cases/{case.number}/", text=text)
    assert (answer.status_code, case.events.count()) == (200, 1)
    assert 'class="why"' in answer.content.decode()


@pytest.mark.slow
def test_a_letter_walks_from_blanks_to_the_answer_with_its_file(office, aigul, bolat, at, akimat):
    case = a_case(office, aigul, addressee=akimat)
    blanks = {"blank_road": "Тасты", "blank_what": "белгі", "enclosures": "Фото\n\n Чек "}
    on(at, f"letters/new/?template=desk_ask&case={case.number}", addressee=akimat.pk, language="kk", **blanks)
    letter = Letter.objects.get()
    place = f"letters/{letter.pk}"
    assert (letter.subject, letter.enclosures, letter.case) == ("Тасты жолы", ["Фото", "Чек"], case)
    on(browser(bolat), f"{place}/approve/", version=1)
    on(at, f"{place}/send/", channel="print", version=2)
    answer = {"number": "03/77", "dated_on": "30.07.2020", "text": "Орнатылды"}
    file = BytesIO(b"%PDF-1.7 x")
    file.name = "answer.pdf"
    assert on(at, f"{place}/answer/", **answer, file=file).status_code == 302
    letter.refresh_from_db()
    kept = letter.answers.get().file
    assert (letter.number, letter.state, kept.content_type) == ("1/2020", "answered", "application/pdf")
    download = at.get(f"/ru/desk/files/{kept.pk}/")
    assert download["Content-Disposition"] == 'attachment; filename="answer.pdf"'
    assert b"".join(download) == b"%PDF-1.7 x"
    assert at.get(f"/kk/desk/{place}/letter.pdf").content.startswith(b"%PDF")


def test_a_draft_changed_while_it_was_read_is_not_approved(office, aigul, bolat, akimat):
    letter = a_letter(office, aigul, akimat)
    page = browser(bolat).post(f"/ru/desk/letters/{letter.pk}/approve/", {"version": 7}, follow=True)
    assert "Пока вы читали, текст изменили." in page.content.decode()
    letter.refresh_from_db()
    assert letter.state == "draft"


def test_a_version_that_is_no_version_approves_nothing(office, aigul, bolat, akimat):
    letter = a_letter(office, aigul, akimat)
    assert on(browser(bolat), f"letters/{letter.pk}/approve/", version="9" * 5000).status_code == 302
    letter.refresh_from_db()
    assert letter.state == "draft"


def test_an_answer_of_a_wrong_kind_is_refused_at_the_field(office, aigul, bolat, at, akimat):
    letter = a_letter(office, aigul, akimat)
    Letter.objects.filter(pk=letter.pk).update(state="sent", sent_on=date(2020, 7, 28))
    file = BytesIO(b"MZ\x00\x01")
    file.name = "answer.pdf"
    answer = {"number": "1", "dated_on": "2020-07-29", "text": "x", "file": file}
    assert "Такие файлы не принимаются." in on(at, f"letters/{letter.pk}/answer/", **answer).content.decode()


def test_a_blank_is_asked_in_its_sentence():
    text = "Тақырып {a}\n\nБір сөйлем {b}\nжәне {a}.\n\n{c}\n\nСоңы"
    assert [sentence_of(text, name) for name in "abc"] == [
        "Тақырып ____",
        "Бір сөйлем ____ және ….",
        "Бір сөйлем … және …. ____",
    ]


def test_the_file_of_an_answer_that_is_refused_is_not_kept(office, aigul, at, akimat):
    letter = a_letter(office, aigul, akimat)
    Letter.objects.filter(pk=letter.pk).update(state="sent", sent_on=date(2020, 7, 28))
    file = BytesIO(b"%PDF-1.7 x")
    file.name = "answer.pdf"
    page = on(at, f"letters/{letter.pk}/answer/", number="1", dated_on="2020-07-01", text="x", file=file)
    assert (page.status_code, StoredFile.objects.count()) == (200, 0)


def test_a_letter_approved_twice_is_said_to_be_approved_already(office, aigul, bolat, akimat):
    letter, head = a_letter(office, aigul, akimat), browser(bolat)
    address = f"/ru/desk/letters/{letter.pk}/approve/"
    head.post(address, {"version": 1})
    page = head.post(address, {"version": 1}, follow=True).content.decode()
    assert ("Письмо уже утверждено." in page, "текст изменили" in page) == (True, False)
    assert head.get(address).url == f"/ru/desk/letters/{letter.pk}/"


@pytest.mark.parametrize("day", ["30.07.2030", "31.07.2030", "01.01.9999"])
def test_a_term_lies_at_most_ten_years_ahead(office, aigul, at, day):
    case = a_case(office, aigul)
    page = on(at, f"cases/{case.number}/due/", due_on=day, text="кейін", version=case.version)
    accepted = page.status_code == 302
    assert accepted == (day == "30.07.2030")
    new = {"topic": "desk_roads/desk_signs", "title": "Белгі", "due_on": day, "received_on": "30.07.2020"}
    assert (on(at, "cases/new/", **new).status_code == 302) == accepted
    if not accepted:
        assert "30.07.2030" in page.content.decode()


def test_a_refusal_at_the_desk_leads_to_the_desk_first(at):
    for path, status in (("people/", 403), ("cases/nothing/", 404), ("nothing/", 404)):
        page = at.get(f"/ru/desk/{path}")
        assert (path, page.status_code) == (path, status)
        ways = page.content.decode().split('<ul class="ways">')[1]
        assert ways.index('href="/ru/desk/"') < ways.index('href="/ru/"')
    public = Client().get("/ru/nothing/")
    assert (public.status_code, 'href="/ru/desk/"><strong>' in public.content.decode()) == (404, False)
