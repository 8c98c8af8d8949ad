"""A resident asks, page by page: nothing in an address, nothing lost, nothing twice."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client

from alany.programmes.legal_aid.actions.screening import reject_matter
from alany.programmes.legal_aid.models import Intake, Matter
from alany.programmes.legal_aid.tests.aid_office import (
    AT,
    FACTS,
    a_door,
    a_matter,
    a_screener,
    an_aid_office,
)
from alany.spine.cases.models import Case

pytestmark = pytest.mark.django_db
ASK, STATUS = "/kk/legal-aid/ask/", "/kk/legal-aid/status/"
TYPED = {
    "danger": {"answer": "no"},
    "business": {"answer": "no"},
    "group": {"answer": "none"},
    "field": {"answer": "advice"},
    "has_deadline": {"answer": "yes"},
    "deadline_on": {"answer_day": "15", "answer_month": "8", "answer_year": "2020"},
    "state_party": {"answer": "no"},
    "speak": {"answer": "no"},
    "language": {"answer": "kk"},
    "place": {"answer": "615600000"},
    "topic": {"answer": "land"},
    "mode": {"answer": "telephone"},
    "parties": {"first": "Серік Жақсыбеков", "second": ""},
    "facts": {"answer": FACTS},
    "contact": {"name": "Гүлжан Төлегенова", "telephone": "8 701 123 45 67", "may_call": "on"},
    "consent": {"answer": "on"},
}


@pytest.fixture(autouse=True)
def _day(settings):
    settings.DEMO_TODAY = "2020-07-30"


@pytest.fixture
def office():
    return an_aid_office()


@pytest.fixture
def resident():
    return Client(enforce_csrf_checks=True)


def text(page):
    return page.content.decode()


def code_in(page):
    return re.search(r'name="code" value="(\d{16})"', text(page)).group(1)


def asked(page):
    found = re.search(r'name="step" value="(\w+)"', text(page))
    return found.group(1) if found else ""


def walk(resident, until="", **changed):
    """Answer question after question as a browser would; the page on which the way ends."""
    page, code, pages = resident.post(ASK, {"go": "start"}), "", []
    typed = TYPED | changed
    for _ in range(30):
        pages.append(page)
        step = asked(page)
        if step == until and until:
            break
        if 'value="seen"' in text(page):
            page = resident.post(ASK, {"code": code, "go": "seen"})
            continue
        if step not in typed:
            break
        page = resident.post(ASK, {"code": code, "step": step, "go": "next", **typed[step]})
        code = code_in(page)
    return page, code


@pytest.mark.slow
def test_a_question_is_asked_answered_checked_and_sent_without_a_cookie(office, resident):
    page, code = walk(resident)
    assert "Жауаптарыңызды тексеріңіз" in text(page)
    assert "15" in text(page)
    receipt = resident.post(ASK, {"code": code, "go": "send"})
    matter = Matter.objects.get()
    assert matter.case.number in text(receipt)
    assert f"{code[:4]} {code[4:8]}" in text(receipt)
    assert (str(matter.deadline_on), matter.mode, matter.facts.telephone) == (
        "2020-08-15", "telephone", "+77011234567",
    )  # fmt: skip
    assert not resident.cookies


@pytest.mark.slow
def test_sending_twice_or_after_a_lost_connection_shows_the_same_receipt(office, resident):
    _, code = walk(resident)
    receipts = [text(resident.post(ASK, {"code": code, "go": "send"})) for _ in range(3)]
    again = text(resident.post(ASK, {"code": code, "step": "facts", "go": "next", "answer": "басқа"}))
    assert len(set(receipts)) == 1
    assert again == receipts[0]
    assert (Matter.objects.count(), Case.objects.count(), Intake.objects.count()) == (1, 1, 1)


def test_the_same_page_sent_twice_leads_to_the_same_next_page(office, resident):
    _page, code = walk(resident, until="field")
    sent = {"code": code, "step": "field", "go": "next", "answer": "advice"}
    assert text(resident.post(ASK, sent)) == text(resident.post(ASK, sent))


@pytest.mark.slow
def test_no_page_may_be_kept_by_a_cache_or_hold_a_script(office, resident):
    page, code = walk(resident, until="facts")
    for shown in (
        page,
        resident.get(ASK),
        resident.post(ASK, {"code": code, "go": "save"}),
        resident.get(STATUS),
    ):
        assert shown["Cache-Control"] == "private, no-store"
        assert "<script" not in text(shown)
        assert "kazhydromet" in text(shown)
        assert len(shown.content) < 100_000


@pytest.mark.slow
def test_no_address_on_the_way_holds_the_code_or_a_name(office, resident):
    page, code = walk(resident, until="contact")
    for address in re.findall(r'(?:href|action)="([^"]*)"', text(page)):
        assert code not in address
        assert not urlsplit(address).query
    assert "Жақсыбеков" not in re.search("<title>(.*?)</title>", text(page)).group(1)


@pytest.mark.slow
def test_who_stops_comes_back_by_the_code_and_finds_the_answers(office, resident):
    _page, code = walk(resident, until="topic")
    saved = resident.post(ASK, {"code": code, "step": "topic", "go": "save", "answer": "land"})
    assert f"{code[:4]} {code[4:8]} {code[8:12]} {code[12:]}" in text(saved)
    other = Client(enforce_csrf_checks=True)
    spaced = f"{code[:4]} {code[4:8]}-{code[8:12]} {code[12:]}"
    assert asked(other.post(ASK, {"code": spaced})) == "mode"


@pytest.mark.parametrize(("typed", "said"), [("0" * 16, "басталған сұрақ жоқ"), ("12", "16 цифр")])
def test_a_wrong_code_says_what_to_do(office, resident, typed, said):
    assert said in text(resident.post(ASK, {"code": typed}))


def test_a_question_without_an_answer_says_so_beside_it(office, resident):
    page = resident.post(ASK, {"step": "danger", "go": "next"})
    assert "Бір жауапты таңдаңыз" in text(page)
    assert Intake.objects.count() == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("step", "typed", "said"),
    [
        ("deadline_on", {"answer_day": "31", "answer_month": "2", "answer_year": "2020"}, "wrong"),
        ("contact", {"name": "", "telephone": "12"}, "8 701 123 45 67"),
        ("facts", {"answer": "  "}, "кемінде бір сөйлем"),
        ("consent", {}, "Келісіміңізсіз"),
    ],
)
def test_what_cannot_be_an_answer_is_refused_with_the_way_on(office, resident, step, typed, said):
    _page, code = walk(resident, until=step)
    assert said in text(resident.post(ASK, {"code": code, "step": step, "go": "next", **typed}))


def test_back_leads_to_the_question_before_with_its_answer(office, resident):
    _page, code = walk(resident, until="group")
    before = resident.post(ASK, {"code": code, "step": "group", "go": "back"})
    assert asked(before) == "business"
    assert "checked" in text(before)


@pytest.mark.slow
def test_an_answer_is_changed_from_the_page_of_all_answers(office, resident):
    _page, code = walk(resident)
    again = resident.post(ASK, {"code": code, "go": "show", "step": "mode"})
    assert asked(again) == "mode"
    after = resident.post(ASK, {"code": code, "step": "mode", "go": "next", "answer": "person"})
    assert "Жауаптарыңызды тексеріңіз" in text(after)
    assert Intake.objects.get().answers["mode"] == "person"


def test_danger_is_answered_with_whom_to_call_at_once(office, resident):
    page = resident.post(ASK, {"step": "danger", "go": "next", "answer": "violence"})
    assert "112" in text(page)
    assert "1424" in text(page)


@pytest.mark.slow
def test_a_business_dispute_is_refused_by_name_with_doors_and_a_person_can_be_asked(office, resident):
    page, code = walk(resident, business={"answer": "yes"})
    assert "Бизнес даулары" in text(page)
    assert "business алқасы" in text(page)
    assert "+7 725 000 00 00" in text(page)
    on = resident.post(ASK, {"code": code, "go": "insist"})
    assert asked(on) == "topic"


@pytest.mark.slow
def test_who_wants_a_speaker_in_court_is_refused_but_may_have_advice(office, resident):
    page, code = walk(resident, speak={"answer": "yes"})
    assert "сіздің атыңыздан сөйлей алмайды" in text(page)
    on = resident.post(ASK, {"code": code, "go": "advice"})
    assert "ерікті" in text(on).lower()
    assert Intake.objects.get().answers["speak"] == "no"


@pytest.mark.slow
def test_a_group_of_the_law_is_told_where_to_go_and_what_to_bring(office, resident):
    _, code = walk(resident, until="place", group={"answer": "violence"}, field={"answer": "court"})
    page = resident.post(ASK, {"code": code, "step": "place", "go": "next", "answer": "615600000"})
    shown = text(page)
    for words in (
        "мемлекеттен тегін көмек",
        "Тұрмыстық зорлық-зомбылықтан",
        "112",
        "advocates алқасы",
        "жеке куәлік",
    ):
        assert words in shown
    assert asked(resident.post(ASK, {"code": code, "go": "seen"})) == "topic"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_speak_three_languages(office, language):
    client = Client(enforce_csrf_checks=True)
    for address in ("", "ask/", "status/", "answers/"):
        assert client.get(f"/{language}/legal-aid/{address}").status_code == 200
    page = client.post(f"/{language}/legal-aid/ask/", {"go": "start"})
    assert f'lang="{language}"' in text(page)


def test_the_status_is_shown_by_number_and_code_only(office, resident):
    _matter, code = a_matter(office)
    shown = resident.post(STATUS, {"number": "с-2020-0001", "code": code})
    assert "Сұрақ түсті" in text(shown)
    assert "5" in text(shown)
    assert FACTS[:15] not in text(shown)
    wrong = [
        resident.post(STATUS, {"number": "C-2020-0001", "code": "1" * 16}),
        resident.post(STATUS, {"number": "C-2020-0002", "code": code}),
    ]
    assert all("коды бар сұрақ жоқ" in text(page) for page in wrong)


def test_a_refusal_names_the_next_door_on_the_status_page(office, resident):
    matter, code = a_matter(office)
    door = a_door(office, "business")
    reject_matter(matter=matter, door=door, reason="Бизнес дауы", by=a_screener(office), at=AT)
    for language, name in (("kk", "business алқасы"), ("ru", "business коллегия")):
        page = resident.post(f"/{language}/legal-aid/status/", {"number": matter.case.number, "code": code})
        assert name in text(page)
        assert "+7 725 000 00 00" in text(page)


def test_a_resident_may_withdraw_the_question(office, resident):
    matter, code = a_matter(office)
    page = resident.post(STATUS, {"number": matter.case.number, "code": code, "do": "withdraw"})
    assert "Қайтарып алынды" in text(page)
    assert Case.objects.get().state == "withdrawn"


@pytest.mark.slow
def test_unknown_acts_and_broken_input_change_nothing(office, resident):
    matter, code = a_matter(office)
    mine = {"number": matter.case.number, "code": code}
    for more in (
        {"do": "x"},
        {"do": "further", "text": "?"},
        {"do": "survey"},
        {"do": "again"},
        {"do": "close"},
    ):
        assert resident.post(STATUS, mine | more).status_code == 200
    for sent in (
        {"go": "send"},
        {"step": "nothing", "go": "next"},
        {"code": "x" * 500},
        {"go": "seen", "code": ""},
    ):
        assert resident.post(ASK, sent).status_code == 200
    assert Case.objects.get().state == "submitted"


@pytest.mark.slow
def test_a_question_page_asks_few_queries(office, resident, django_assert_max_num_queries):
    _page, code = walk(resident, until="topic")
    with django_assert_max_num_queries(8):
        resident.post(ASK, {"code": code, "go": "show", "step": "topic"})
    with django_assert_max_num_queries(6):
        resident.get(ASK)
