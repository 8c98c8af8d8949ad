"""A notice says how many things wait and nothing else; a calendar shows numbers and days and nothing else."""

from datetime import date

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from alany.spine.cases import actions as cases
from alany.spine.cases.tests.office import AT, DAY, a_district, a_person, an_office
from alany.spine.notices import actions, channels, tasks
from alany.spine.notices.models import CalendarKey, NoticeSent
from alany.spine.notices.queries import calendar_of, terms_of, waiting
from alany.spine.notices.rules import KINDS, ChannelRefused, calendar, notice_text


@pytest.fixture
def office(db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.PUBLIC_ADDRESS = "https://office.example.kz"
    return an_office()


@pytest.fixture
def aigul(office):
    return a_person(office, "Айгүл", ("specialist", "reviewer"))


def given_to(person, by, title="Созақтағы белгі", **known):
    common = {"programme": "roads", "topic": "signs", "title": title, "due_on": date(2020, 8, 20)}
    case = cases.open_case(office=person.office, by=by, at=AT, **(common | known))
    return cases.assign_case(case=case, owner=person, by=by, at=AT)


def chosen(person, *kinds, by_email=True, messenger=""):
    return actions.choose_notices(by_email=by_email, messenger=messenger, kinds=kinds, by=person, at=AT)


def test_nobody_is_told_anything_before_choosing_it(aigul):
    given_to(aigul, a_person(aigul.office, "Болат"))
    assert (actions.send_notices(DAY, at=AT), mail.outbox) == (0, [])


def test_a_notice_holds_the_count_and_the_desk_and_comes_once(aigul):
    bolat = a_person(aigul.office, "Болат")
    case = given_to(aigul, bolat, place=a_district())
    chosen(aigul, *KINDS)
    assert [actions.send_notices(DAY, at=AT) for _ in range(2)] == [1, 0]
    (message,) = mail.outbox
    assert message.body == "Сізді 1 нәрсе күтіп тұр. https://office.example.kz/kk/desk/"
    everything = message.subject + message.body
    assert not any(word in everything for word in (case.number, case.title, "Болат", "Айгүл", "Созақ"))


@pytest.mark.parametrize(
    ("kind", "known", "count"),
    [
        ("overdue", {"due_on": date(2020, 7, 30)}, 0),
        ("due", {"due_on": date(2020, 7, 30)}, 1),
        ("due", {"due_on": date(2020, 8, 3)}, 1),
        ("due", {"due_on": date(2020, 8, 4)}, 0),
        ("assigned", {}, 1),
        ("answer", {}, 0),
    ],
)
def test_what_waits_by_kind(aigul, kind, known, count):
    given_to(aigul, a_person(aigul.office, "Болат"), **known)
    assert waiting(chosen(aigul, kind), DAY) == count


def test_what_i_do_myself_and_what_i_may_not_see_is_no_news(aigul):
    given_to(aigul, aigul)
    assert waiting(chosen(aigul, "assigned"), DAY) == 0
    saule = a_person(aigul.office, "Сәуле", programme="pharmacies")
    given_to(saule, aigul)
    assert waiting(chosen(saule, *KINDS), DAY) == 0


def test_a_messenger_that_is_off_or_fails_is_kept_as_a_fault_and_harms_nobody(aigul, settings):
    given_to(aigul, a_person(aigul.office, "Болат"))
    settings.MESSENGER_URL = ""
    chosen(aigul, "assigned", messenger="42")
    assert actions.send_notices(DAY, at=AT) == 1
    assert dict(NoticeSent.objects.values_list("channel", "fault")) == {"email": "", "messenger": "off"}
    settings.MESSENGER_URL = "http://example.invalid/"
    with pytest.raises(ChannelRefused):
        channels.by_messenger("42", "x")


def test_the_worker_orders_tomorrow_once(aigul):
    tasks.order()
    tasks.order()
    assert DBTaskResult.objects.count() == 1
    tasks.tell_everybody.func()
    assert DBTaskResult.objects.count() == 1


def test_a_new_calendar_ends_the_old_one_and_a_closed_one_leads_nowhere(aigul):
    first, second = (actions.open_calendar(by=aigul, at=AT) for _ in range(2))
    assert (calendar_of(first), calendar_of(second), calendar_of("")) == (None, aigul, None)
    assert second not in str(list(CalendarKey.objects.values()))
    actions.close_calendar(by=aigul, at=AT)
    assert calendar_of(second) is None


def test_a_calendar_holds_numbers_and_days_only(aigul, client):
    case = given_to(aigul, a_person(aigul.office, "Болат"), place=a_district())
    secret = actions.open_calendar(by=aigul, at=AT)
    answer = client.get(f"/calendar/{secret}.ics")
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"SUMMARY:{case.number}\r\n" in text
    assert "DTSTART;VALUE=DATE:20200820\r\nDTEND;VALUE=DATE:20200821\r\n" in text
    assert not any(word in text for word in (case.title, "Болат", "Айгүл", "Созақ"))
    assert terms_of(aigul, DAY) == [(case.number, date(2020, 8, 20))]
    assert client.get("/calendar/wrong.ics").status_code == 404


@pytest.mark.slow
@given(st.lists(st.tuples(st.text(max_size=120), st.dates(max_value=date(9990, 1, 1)))), st.text(max_size=90))
def test_every_line_of_a_calendar_is_short_ends_rightly_and_unfolds(terms, office):
    text = calendar(terms, office=office, at=AT)
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert all(len(line.encode()) <= 75 and "\n" not in line and "\r" not in line for line in lines)
    whole = text.replace("\r\n ", "").split("\r\n")
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") == len(terms)
    assert (whole[0], whole[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")


def test_without_an_address_of_the_site_the_notice_is_the_count_alone():
    assert notice_text(3, "ru", "") == "Вас ждут дела: 3."
