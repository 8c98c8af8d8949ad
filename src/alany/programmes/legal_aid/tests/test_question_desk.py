"""At the desk: the queue, words behind a recorded reading, doors, answer, review, public answers."""

from datetime import timedelta

import pytest
from django.test import Client

from alany.programmes.legal_aid.actions.answers import ask_further, close_matter, close_silent
from alany.programmes.legal_aid.actions.facts import read_facts
from alany.programmes.legal_aid.actions.intake import begin_intake, save_answer
from alany.programmes.legal_aid.actions.library import (
    ReviewedBySameHand,
    Wording,
    draft_answer,
    review_library,
)
from alany.programmes.legal_aid.actions.reviews import OwnAnswer, review_answer
from alany.programmes.legal_aid.actions.surveys import NotUnsolved, answer_survey, take_up_again
from alany.programmes.legal_aid.models import AidTopic, Consultation, Door, LibraryAnswer, Matter, Survey
from alany.programmes.legal_aid.rules.conflicts import FactsClosed
from alany.programmes.legal_aid.tests.aid_office import (
    ANSWERS,
    AT,
    FACTS,
    a_matching_office,
    a_matter,
    a_reviewer,
    a_screener,
    an_akimat,
)
from alany.programmes.legal_aid.tests.volunteer_office import (
    LATER,
    a_volunteer,
    a_waiting_matter,
    accepted,
    an_offer,
)
from alany.spine.cases.models import Case
from alany.spine.ledger.models import Entry
from alany.spine.ledger.rules import RESIDENT

pytestmark = pytest.mark.django_db
DESK = "/kk/desk/legal-aid/"


@pytest.fixture(autouse=True)
def _day(settings):
    settings.DEMO_TODAY = "2020-07-30"


@pytest.fixture
def office():
    return a_matching_office()


def browser(person):
    client = Client()
    client.force_login(person)
    return client


def text(page):
    return page.content.decode()


def readings():
    return Entry.objects.filter(verb="legal_aid.facts_read").count()


@pytest.fixture
def screener(office):
    return a_screener(office)


@pytest.fixture
def at(screener):
    return browser(screener)


def an_answered_matter(office, kind="official"):
    """A question answered by a volunteer of this kind; the volunteer's person comes with it."""
    matter = a_waiting_matter(office, service="inform", screener=a_screener(office, "Қарлығаш"))
    volunteer = a_volunteer(office, kind=kind, organisation=an_akimat(office, "Басқа әкімдік"))
    accepted(an_offer(office, matter, volunteer))
    matter.refresh_from_db()
    page = browser(volunteer.user).post(
        f"{DESK}answer/{matter.pk}/send/",
        {
            "version": matter.case.version,
            "text": "Алдымен жер комитетіне өтініш беріңіз.",
            "service": "inform",
            "outcome": "explained",
            "mode": "online",
            "minutes": "25",
        },
    )
    assert page.status_code == 302, text(page)
    matter.refresh_from_db()
    return matter, volunteer.user


@pytest.mark.slow
def test_the_queue_puts_danger_first_then_the_nearest_date(office, at):
    a_matter(office)
    a_matter(office, has_deadline="yes", deadline_on="2020-09-01")
    a_matter(office, has_deadline="yes", deadline_on="2020-08-01")
    a_matter(office, danger="eviction")
    page = text(at.get(f"{DESK}questions/"))
    places = [page.index(f"C-2020-000{serial}") for serial in (4, 3, 2, 1)]
    assert places == sorted(places)


def test_a_late_reaction_is_computed_not_stored(office, at, settings):
    a_matter(office)
    assert "Мерзімі өткен" not in text(at.get(f"{DESK}questions/")).split("<table")[1]
    settings.DEMO_TODAY = "2020-08-20"
    assert "state late" in text(at.get(f"{DESK}questions/?state=late"))


@pytest.mark.slow
def test_the_words_open_by_a_button_and_each_opening_is_recorded(office, at):
    matter, _ = a_matter(office)
    closed = text(at.get(f"{DESK}questions/{matter.pk}/"))
    assert FACTS not in closed
    assert "Жақсыбеков" not in closed
    assert readings() == 0
    opened = text(at.post(f"{DESK}questions/{matter.pk}/words/"))
    assert FACTS in opened
    assert "Жақсыбеков" in opened
    assert readings() == 1
    assert at.get(f"{DESK}questions/{matter.pk}/words/").status_code == 302


@pytest.mark.slow
def test_a_summary_that_names_somebody_is_given_back_with_the_word(office, at):
    matter, _ = a_matter(office)
    sent = {
        "version": matter.case.version,
        "summary_kk": "Көршісі Жақсыбековпен дау",
        "summary_ru": "Спор с соседом",
        "topic": matter.topic_id,
        "service": "consult",
        "eligibility": "volunteer",
    }
    page = text(at.post(f"{DESK}questions/{matter.pk}/take-in/", sent))
    assert "жаксыбеков" in page
    assert Case.objects.get().state == "submitted"
    fine = sent | {"summary_kk": "Көршімен жер шекарасы туралы дау"}
    assert at.post(f"{DESK}questions/{matter.pk}/take-in/", fine).status_code == 302
    assert Case.objects.get().state == "screened"


@pytest.mark.slow
def test_no_refusal_goes_out_without_a_door(office, at):
    matter, _ = a_matter(office)
    without = {"version": matter.case.version, "reason": "Бизнес дауы", "do": "reject"}
    page = text(at.post(f"{DESK}questions/{matter.pk}/send-out/", without))
    assert "Адамның қайда бара алатынын таңдаңыз" in page
    door = Door.objects.get(kind="business")
    assert at.post(f"{DESK}questions/{matter.pk}/send-out/", without | {"door": door.pk}).status_code == 302
    assert (Case.objects.get().state, Matter.objects.get().outcome) == ("rejected", "not_eligible")


def test_two_screeners_cannot_overwrite_each_other(office, at):
    matter, _ = a_matter(office)
    door = Door.objects.get(kind="court")
    old = {"version": matter.case.version, "reason": "Сотқа", "do": "refer", "door": door.pk}
    at.post(f"{DESK}questions/{matter.pk}/send-out/", old)
    assert "Қайта ашыңыз" in text(at.post(f"{DESK}questions/{matter.pk}/send-out/", old))


def test_an_officer_takes_a_question_down_and_prints_a_coupon(office, at, screener):
    address = f"{DESK}questions/take-down/?channel=telephone"
    page = at.post(address, {"step": "danger", "go": "next", "answer": "no"})
    assert page.status_code == 200
    assert "Сұрақ сіздің бизнесіңізге" in text(page)
    intake, code = begin_intake(office=office, language="kk", channel="telephone", by=screener, at=AT)
    for slug, value in ANSWERS.items():
        save_answer(intake=intake, slug=slug, value=value, by=screener, at=AT)
    coupon = text(at.post(address, {"code": code, "go": "send"}))
    for told in ("C-2020-0001", "Айгүл, маман", "30.07.2020", f"{code[:4]} {code[4:8]}"):
        assert told in coupon
    assert Matter.objects.get().channel == "telephone"


def test_who_has_no_right_sees_neither_queue_nor_question(office):
    matter, _ = a_matter(office)
    other = browser(a_reviewer(office))
    for address in ("questions/", f"questions/{matter.pk}/", "doors/"):
        assert other.get(DESK + address).status_code == 403
    assert Client().get(f"{DESK}questions/").status_code == 302


@pytest.mark.slow
def test_the_volunteer_answers_and_the_person_reads_it(office):
    matter, _person = an_answered_matter(office)
    given = Consultation.objects.get()
    assert (given.service, given.volunteer_kind, given.minutes) == ("inform", "official", 25)
    assert (matter.case.state, matter.outcome) == ("answered", "explained")
    assert matter.answered_at is not None


@pytest.mark.slow
def test_an_official_is_offered_no_other_help_than_to_explain(office):
    matter = a_waiting_matter(office, service="inform", screener=a_screener(office, "Қарлығаш"))
    volunteer = a_volunteer(office, kind="official", organisation=an_akimat(office, "Басқа әкімдік"))
    accepted(an_offer(office, matter, volunteer))
    client = browser(volunteer.user)
    page = text(client.post(f"{DESK}answer/{matter.pk}/words/"))
    assert 'value="inform"' in page
    assert 'value="represent"' not in page
    sent = {
        "version": 9,
        "text": "x",
        "service": "represent",
        "outcome": "explained",
        "mode": "online",
        "minutes": 5,
    }
    assert client.post(f"{DESK}answer/{matter.pk}/send/", sent).status_code == 200
    assert not Consultation.objects.exists()


@pytest.mark.slow
def test_the_person_asks_further_and_the_same_volunteer_is_asked(office):
    matter, _ = an_answered_matter(office)
    for _ in range(2):
        ask_further(matter=matter, text="Ал мерзімі қандай?", at=LATER)
    matter.case.refresh_from_db()
    assert matter.case.state == "in_progress"
    assert Consultation.objects.filter(kind="follow_up").count() == 1


@pytest.mark.slow
def test_silence_closes_and_asks_the_three_questions_and_again_after_thirty_days(office):
    _matter, _ = an_answered_matter(office)
    assert close_silent(office=office, at=AT + timedelta(days=10)) == 0
    assert close_silent(office=office, at=AT + timedelta(days=16)) == 1
    assert [(row.stage, str(row.ask_on)) for row in Survey.objects.order_by("ask_on")] == [
        ("closing", "2020-08-15"),
        ("day30", "2020-09-14"),
    ]


@pytest.mark.slow
def test_what_is_not_solved_goes_to_another_volunteer(office):
    matter, person = an_answered_matter(office)
    close_matter(matter=matter, by=RESIDENT, at=AT)
    with pytest.raises(NotUnsolved):
        take_up_again(matter=matter, at=AT)
    answer_survey(matter=matter, stage="closing", clear=4, kind=5, solved="not_solved", at=AT)
    again = take_up_again(matter=matter, at=LATER)
    again.case.refresh_from_db()
    assert (again.case.state, again.volunteer, again.case.times_reopened) == (
        "screened",
        None,
        again.case.times_reopened,
    )
    with pytest.raises(FactsClosed):
        read_facts(matter=again, by=person, at=LATER)


@pytest.mark.slow
def test_every_answer_of_an_official_waits_for_a_reviewer_who_is_another(office):
    matter, person = an_answered_matter(office)
    reviewer = a_reviewer(office)
    client = browser(reviewer)
    given = Consultation.objects.get()
    assert matter.case.number in text(client.get(f"{DESK}reviews/"))
    assert FACTS not in text(client.get(f"{DESK}reviews/{given.pk}/"))
    assert FACTS in text(client.post(f"{DESK}reviews/{given.pk}/"))
    page = client.post(f"{DESK}reviews/{given.pk}/", {"verdict": "mend", "note": ""})
    assert "Нені түзету керегін" in text(page)
    client.post(f"{DESK}reviews/{given.pk}/", {"verdict": "mend", "note": "Мерзімін қосыңыз"})
    matter.case.refresh_from_db()
    assert matter.case.state == "in_progress"
    with pytest.raises(OwnAnswer):
        review_answer(consultation=given, verdict="good", note="", by=person, at=LATER)


def a_wording(**changed):
    known = {
        "question_kk": "Көрші қоршауын жылжытса, не істеу керек?",
        "question_ru": "Что делать, если сосед двигает забор?",
        "answer_kk": "Алдымен жер комитетінен шекара актісін алыңыз.",
        "answer_ru": "Сначала возьмите акт о границах.",
        "law": "Жер кодексі, 2020-07-01 редакциясы",
    }
    return Wording(**(known | changed))


def test_a_public_answer_is_written_by_one_and_published_by_another(office, screener):
    draft = draft_answer(
        office=office, topic=AidTopic.objects.get(slug="land_border"), wording=a_wording(), by=screener, at=AT
    )
    public = Client()
    assert "қоршауын" not in text(public.get("/kk/legal-aid/answers/"))
    with pytest.raises(ReviewedBySameHand):
        review_library(answer=draft, by=screener, at=AT)
    reviewer = browser(a_reviewer(office))
    reviewer.post(f"{DESK}public-answers/{draft.pk}/publish/", {"version": draft.version})
    found = LibraryAnswer.objects.get()
    assert (str(found.reviewed_on), str(found.look_again_on)) == ("2020-07-30", "2021-07-30")
    for address, told in (
        ("kk/legal-aid/answers/?q=корши+коршауын", "Көрші қоршауын"),
        ("ru/legal-aid/answers/?topic=land", "сосед двигает забор"),
        (f"kk/legal-aid/answers/{draft.pk}/", "Жер кодексі"),
    ):
        assert told in text(public.get(f"/{address}"))


@pytest.mark.slow
def test_the_pages_of_the_desk_ask_few_queries_whatever_the_number_of_rows(
    office, at, django_assert_max_num_queries
):
    for _ in range(4):
        a_matter(office)
    at.get(f"{DESK}questions/")
    with django_assert_max_num_queries(14):
        at.get(f"{DESK}questions/")
