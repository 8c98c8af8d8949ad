"""A person stands at the counter: the whole question on one page, the coupon, and the way to a volunteer."""

import re

import pytest
from django.test import Client

from alany.programmes.legal_aid.models import Intake, Matter
from alany.programmes.legal_aid.tests.aid_office import AT, FACTS, a_matching_office, a_screener
from alany.spine.ledger.models import Entry
from alany.spine.people.models import Grant

pytestmark = pytest.mark.django_db
COUNTER = "/kk/desk/legal-aid/questions/counter/"
TOLD = {
    "channel": "desk",
    "danger-answer": "no",
    "business-answer": "no",
    "group-answer": "none",
    "field-answer": "advice",
    "has_deadline-answer": "no",
    "state_party-answer": "no",
    "speak-answer": "no",
    "language-answer": "ru",
    "place-answer": "615600000",
    "topic-answer": "land",
    "mode-answer": "person",
    "parties-first": "Серік Жақсыбеков",
    "facts-answer": FACTS,
    "contact-name": "Гүлжан Төлегенова",
    "contact-telephone": "8 701 123 45 67",
    "contact-may_call": "on",
    "consent-answer": "on",
}


@pytest.fixture(autouse=True)
def _day(settings):
    settings.DEMO_TODAY = "2020-07-30"


@pytest.fixture
def office():
    return a_matching_office()


@pytest.fixture
def screener(office):
    return a_screener(office)


@pytest.fixture
def at(screener):
    client = Client()
    client.force_login(screener)
    return client


def told(at, **changed):
    """What the officer types into the page that was just opened."""
    code = re.search(r'name="code" value="(\d{16})"', at.get(COUNTER).content.decode())
    return TOLD | {"code": code[1]} | changed


def test_a_question_is_written_down_on_one_page_and_the_coupon_names_who_accepted(at, screener):
    given = told(at)
    page = at.post(COUNTER, given).content.decode()
    matter = Matter.objects.get()

    assert matter.case.number in page
    assert "".join(re.findall(r"\d{4}", re.search(r"(\d{4}\D){3}\d{4}", page)[0])) == given["code"]
    assert f"{screener.name}, " in page
    assert (matter.channel, matter.language, matter.mode, matter.topic.slug) == (
        "desk",
        "ru",
        "person",
        "land",
    )
    assert (matter.facts.text, matter.facts.telephone, matter.facts.may_call) == (FACTS, "+77011234567", True)
    assert sorted(matter.parties.values_list("role", "name")) == [
        ("adverse", "Серік Жақсыбеков"),
        ("client", "Гүлжан Төлегенова"),
    ]
    assert matter.intake.taken_by == screener
    assert Entry.objects.order_by("pk").last().verb == "intake.taken_down"


def test_the_page_sent_twice_gives_the_same_coupon(at):
    given = told(at)
    first, second = at.post(COUNTER, given), at.post(COUNTER, given)
    number = Matter.objects.get().case.number
    assert number in first.content.decode()
    assert number in second.content.decode()


def test_a_faulty_page_keeps_what_was_typed_and_keeps_nothing_of_it_in_the_office(at):
    answer = at.post(COUNTER, told(at, **{"contact-telephone": "123", "has_deadline-answer": "yes"}))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert FACTS in page
    assert set(answer.context["form"].errors) == {"contact-telephone", "deadline_on-answer"}
    assert not Intake.objects.exists()


def test_a_refusal_names_the_next_door_and_is_read_out_before_the_question_is_taken(at):
    given = told(at, **{"business-answer": "yes"})
    page = at.post(COUNTER, given).content.decode()
    assert "business алқасы" in page
    assert not Matter.objects.exists()

    at.post(COUNTER, given | {"is_heard": "on"})
    assert Matter.objects.get().eligibility == "outside"


@pytest.mark.parametrize("channel", ["desk", "telephone", "paper"])
def test_every_way_to_the_counter_is_kept_with_the_question(at, channel):
    at.post(COUNTER, told(at, channel=channel))
    assert Matter.objects.get().channel == channel


def test_who_screens_and_coordinates_goes_on_from_the_question_to_a_volunteer(at, screener):
    at.post(COUNTER, told(at))
    matter = Matter.objects.get()
    here, ranking = f"/kk/desk/legal-aid/questions/{matter.pk}/", f"/kk/desk/legal-aid/waiting/{matter.pk}/"
    at.post(
        f"{here}take-in/",
        {
            "version": matter.case.version,
            "summary_kk": "Қоршау жер шегін кесіп тұр.",
            "summary_ru": "Забор зашёл за границу участка.",
            "topic": matter.topic_id,
            "service": "consult",
            "eligibility": "volunteer",
        },
    )
    assert ranking not in at.get(here).content.decode()
    Grant.objects.create(
        user=screener, role="legal_aid_coordinator", programme="legal_aid", valid_from=AT, granted_by="t"
    )
    assert ranking in at.get(here).content.decode()
    assert at.get(ranking).status_code == 200


def test_the_menu_marks_the_counter_alone_though_its_address_lies_below_the_questions(at):
    menu = at.get(COUNTER).content.decode().partition("<main")[0]
    assert re.findall(r'<a href="([^"]+)" aria-current="page"', menu) == [COUNTER]
