"""The loop walked on the desk: each act has its page, and what stands in the way is said in place."""

import re
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alany.faces.desk.tests.conftest import a_case, browser
from alany.spine.cases import actions
from alany.spine.cases.models import Case, Proof, Recommendation
from alany.spine.cases.tests.loop import asked, claimed, says
from alany.spine.cases.tests.office import AT, an_akimat
from alany.spine.files.actions import receive_file
from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import RESIDENT

RECEIVED = datetime(2020, 7, 20, 5, tzinfo=UTC)
ASK = {"language": "kk", "text": "Белгі орнату", "due_on": "14.08.2020"}
PHOTO = b"\xff\xd8\xff\xe0 not a real photo"
PAGES = (
    "recommend", "recommendation/replace", "recommendation/withdraw", "escalate", "extend", "transfer",
    "duplicate", "close", "withdraw", "verify", "not-fixed", "reopen",
)  # fmt: skip


def on(client, case, act, **data):
    return client.post(f"/ru/desk/cases/{case.number}/{act}/", data)


def page(client, case, act="", language="ru"):
    """The page without its tags, so that words stand together."""
    answer = client.get(f"/{language}/desk/cases/{case.number}/{act}")
    assert answer.status_code == 200
    return plain(answer)


def plain(answer):
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"(\s|&nbsp;|\u00a0)+", " ", text)


@pytest.fixture
def case(office, aigul):
    return a_case(office, aigul, due_on=date(2020, 8, 10), received_at=RECEIVED)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("act", PAGES)
def test_every_act_has_a_page_in_each_language(case, bolat, act, language):
    answer = browser(bolat).get(f"/{language}/desk/cases/{case.number}/{act}/")
    assert answer.status_code == 200
    assert not re.search(r'style="|<script(?! src)|onclick', answer.content.decode())


def test_a_deficiency_is_walked_to_verified_by_its_people(case, akimat, at, bolat):
    assert "Дать рекомендацию" in page(at, case)
    assert on(at, case, "recommend", addressee=akimat.pk, **ASK).status_code == 302
    claimed(case, Recommendation.objects.get())
    photo = BytesIO(PHOTO)
    photo.name = "after.jpg"
    look = {"method": "visit", "verified_on": "30.07.2020", "outcome": "fixed", "text": "көрдім"}
    assert on(browser(bolat), case, "verify", photos=photo, **look).status_code == 302
    case.refresh_from_db()
    assert (case.state, Proof.objects.get().kind) == ("verified_fixed", "after")
    text = page(at, case)
    for words in ("Рекомендовано", "Сообщает, что исправлено", "Проверено: исправлено", "Открыть дело снова"):
        assert words in text


@pytest.mark.slow
def test_answers_stand_beside_the_recommendation_and_wait_for_a_decision(case, akimat, aigul, at, bolat):
    one = asked(case, akimat, aigul)
    response = says(one, "more_time", asked_due_on=date(2020, 8, 21))
    text = page(at, case)
    for words in ("Просит дополнительное время", "Просит срок: 21 августа", "Ждёт решения офиса"):
        assert words in text
    assert "Решить о дополнительном времени" in plain(at.get("/ru/desk/"))
    given = {"decision": "accept", "due_on": "21.08.2020", "text": "жарайды"}
    assert on(browser(bolat), case, f"responses/{response.pk}/decide", **given).status_code == 302
    assert "Принято: Болат" in page(at, case)
    late = plain(on(browser(bolat), case, f"responses/{response.pk}/decide", **given))
    assert "По этому уже решили до вас." in late


def test_a_dispute_is_answered_with_something_else(case, akimat, aigul, office, bolat):
    response = says(asked(case, akimat, aigul), "dispute")
    other = an_akimat(office, "Облыс әкімдігі")
    address = f"responses/{response.pk}/decide"
    half = plain(on(browser(bolat), case, address, decision="replace", reason="иә"))
    assert "Это нужно, если вместо этого просим о другом." in half
    whole = {"decision": "replace", "reason": "иә", "addressee": other.pk} | ASK
    assert on(browser(bolat), case, address, **whole).status_code == 302
    assert Recommendation.objects.last().addressee == other


def test_an_addressee_that_no_longer_exists_is_answered_with_its_successor_chosen(case, office, at):
    heir = an_akimat(office, "Жаңа әкімдік")
    old = an_akimat(office, "Ескі әкімдік", valid_to=date(2020, 1, 1), successor=heir)
    answer = on(at, case, "recommend", addressee=old.pk, **ASK)
    shown = answer.content.decode()
    assert "Теперь выбран его правопреемник" in plain(answer)
    assert f'<option value="{heir.pk}" selected>' in shown
    assert "Белгі орнату</textarea>" in shown
    assert Recommendation.objects.count() == 0


def test_a_day_off_is_said_after_the_act_and_in_the_timeline(case, akimat, at):
    sent = ASK | {"due_on": "31.07.2020"}
    answer = at.post(
        f"/ru/desk/cases/{case.number}/recommend/", {"addressee": akimat.pk, **sent}, follow=True
    )
    assert "31 июля – выходной" in plain(answer)
    assert Recommendation.objects.get().due_on == date(2020, 8, 3)


def test_an_extension_after_the_term_is_refused_with_the_way_on(office, aigul, at):
    case = a_case(office, aigul)
    answer = plain(on(at, case, "extend", due_on="14.08.2020", text="кешіктік"))
    assert "Срок закончился (24 июля), продлить его уже нельзя." in answer
    assert "кешіктік" in answer


def test_an_extension_beyond_the_law_names_the_last_day(case, at):
    answer = plain(on(at, case, "extend", due_on="14.10.2020", text="сот"))
    assert "Закон позволяет продлить этот срок самое позднее по 9 сентября." in answer


def test_a_notice_stands_among_what_is_to_be_done_until_it_is_given(case, at):
    on(at, case, "extend", due_on="20.08.2020", text="сот")
    assert "Известить о продлении" in plain(at.get("/ru/desk/"))
    made = case.extensions.get()
    assert on(at, case, f"extensions/{made.pk}/notice", on="30.07.2020").status_code == 302
    assert "Известить о продлении" not in plain(at.get("/ru/desk/"))
    assert "Извещение уже было." in plain(on(at, case, f"extensions/{made.pk}/notice", on="30.07.2020"))


def test_a_transfer_after_three_working_days_says_that_it_is_late(case, akimat, at):
    assert "По закону последний день был 23 июля" in page(at, case, "transfer/")
    assert on(at, case, "transfer", to=akimat.pk, text="облыс жолы").status_code == 302
    text = page(at, case)
    assert "Позже, чем позволяет закон; последний день был 23 июля" in text
    made = case.transfers.get()
    assert on(at, case, f"transfers/{made.pk}/notice", on="30.07.2020").status_code == 302


def test_silence_is_said_with_article_and_term_of_a_complaint(office, aigul, akimat, at, settings):
    settings.DEMO_TODAY = "2021-08-05"
    moment = datetime(2021, 7, 12, 5, tzinfo=UTC)
    case = a_case(office, aigul, due_on=None, received_at=moment, at=moment)
    asked(case, akimat, aigul, rule_id="A1", at=moment)
    text = page(at, case)
    assert "Отсутствие ответа в срок считается отказом" in text
    assert "91(2)" in text
    assert "Жалобу можно подать по 3 ноября" in text
    assert "молчание считается отказом" in plain(at.get("/ru/desk/"))


def test_a_resident_says_not_fixed_and_the_case_goes_up(case, akimat, aigul, at):
    claimed(case, asked(case, akimat, aigul))
    assert on(at, case, "not-fixed", text="белгі жоқ", said_by="телефон").status_code == 302
    text = page(at, case)
    assert "Проверено: не исправлено" in text
    assert "Уровень дела повышен" in text


def test_somebody_without_a_name_is_said_in_words(case, at):
    actions.withdraw_case(case=case, reason="Вопрос решён.", by=RESIDENT, at=AT)
    told = page(at, case)
    assert "Человек не из офиса" in told
    assert "resident" not in told


def test_an_unknown_number_its_own_and_a_ring_are_refused_at_the_field(office, aigul, at):
    first, second = a_case(office, aigul), a_case(office, aigul)
    assert "Дела с таким номером вам не видно." in plain(on(at, first, "duplicate", first="C-2020-9999"))
    assert "Это номер этого же дела." in plain(on(at, first, "duplicate", first=first.number))
    assert on(at, second, "duplicate", first=first.number.lower()).status_code == 302
    assert "То дело само отмечено дубликатом этого." in plain(on(at, first, "duplicate", first=second.number))
    assert f"Повторяет это дело: {second.number}" in page(at, first)


def test_the_second_of_two_sees_what_the_first_did_and_keeps_the_words(case, akimat, aigul, at, bolat):
    seen = case.events.order_by("-pk").first().pk
    asked(case, akimat, aigul)
    answer = on(browser(bolat), case, "close", text="болмайды", version=1, seen=seen)
    text = plain(answer)
    assert "Рекомендовано" in text
    assert "болмайды" in text
    assert 'name="version" value="2"' in answer.content.decode()
    assert Case.objects.get().closed_on is None


def test_a_doubted_photo_is_shown_with_the_doubt_in_words(case, office, akimat, aigul, at):
    response = says(asked(case, akimat, aigul), "fixed")
    with action(verb="file.received", by=aigul, at=AT, office=office):
        kept = receive_file(office=office, name="after.jpg", content=BytesIO(PHOTO), by=aigul, at=AT)
        proof = Proof.objects.create(
            response=response, kind="after", file=kept, taken_at=datetime(2020, 5, 1, 5, tzinfo=UTC),
            doubt="taken_before_finding",
        )  # fmt: skip
    assert "Снято до того, как нашли проблему" in page(at, case)
    picture = at.get(f"/ru/desk/cases/{case.number}/proofs/{proof.pk}/")
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/jpeg")
    assert ("attachment" in picture["Content-Disposition"], b"".join(picture)) == (False, PHOTO)
    other = a_case(office, aigul)
    assert at.get(f"/ru/desk/cases/{other.number}/proofs/{proof.pk}/").status_code == 404


def test_who_may_not_is_refused_and_a_plain_move_leads_to_the_case(case, bolat, at, office):
    answer = at.get(f"/ru/desk/cases/{case.number}/move/verified_fixed/")
    assert (answer.status_code, answer["Location"]) == (302, f"/ru/desk/cases/{case.number}/")


@pytest.mark.slow
def test_a_case_asks_as_often_for_nine_answers_as_for_one(case, akimat, aigul, at):
    def queries():
        with CaptureQueriesContext(connection) as asked_for:
            page(at, case)
        return len(asked_for)

    one = asked(case, akimat, aigul)
    says(one, "answer")
    queries()
    before = queries()
    for _ in range(8):
        says(one, "answer")
    assert queries() == before


@pytest.mark.slow
def test_today_asks_as_often_for_many_that_wait_as_for_one(office, akimat, aigul, at):
    def queries():
        with CaptureQueriesContext(connection) as asked_for:
            assert at.get("/kk/desk/").status_code == 200
        return len(asked_for)

    def waits():
        case = a_case(office, aigul, due_on=date(2020, 8, 10), received_at=RECEIVED)
        actions.extend_case(case=case, due_on=date(2020, 8, 20), reason="сот", by=aigul, at=AT)
        says(asked(case, akimat, aigul), "dispute")

    waits()
    queries()
    before = queries()
    for _ in range(5):
        waits()
    assert queries() == before
