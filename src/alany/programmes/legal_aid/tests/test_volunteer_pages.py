"""The coordinator's and the volunteer's pages, walked as people walk them."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alany.programmes.legal_aid.actions.hours import report_hours
from alany.programmes.legal_aid.actions.mass_days import plan_mass_day
from alany.programmes.legal_aid.actions.volunteers import set_volunteer_hours
from alany.programmes.legal_aid.models import AidTopic, Hours, MassDay, Matter, Offer, Volunteer
from alany.programmes.legal_aid.tests.aid_office import AT, DAY, FACTS, an_aid_office
from alany.programmes.legal_aid.tests.volunteer_office import (
    a_coordinator,
    a_volunteer,
    a_waiting_matter,
    accepted,
    an_offer,
)
from alany.spine.bookings.models import Booking, Slot
from alany.spine.bookings.rules import Shift
from alany.spine.ledger.actions import action
from alany.spine.ledger.rules import SYSTEM
from alany.spine.places.models import Place

pytestmark = pytest.mark.django_db
SECRET = ("Жақсыбеков", "Төлегенова", FACTS[:20], "+77011234567")


@pytest.fixture
def office(settings):
    settings.DEMO_TODAY = DAY.isoformat()
    settings.PUBLIC_CACHE_SECONDS = 0
    return an_aid_office()


@pytest.fixture
def enter(client):
    def enter_as(person):
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return enter_as


def hours_of(volunteer, at=AT):
    shifts = [
        Shift(day, time(9), time(12), 30, "telephone", place_kk="8 725 00", place_ru="8 725 00")
        for day in range(5)
    ]
    set_volunteer_hours(volunteer=volunteer, shifts=shifts, valid_from=DAY, by=volunteer.user, at=at)


def text_of(answer):
    return answer.content.decode()


@pytest.mark.slow
def test_the_day_of_a_volunteer_tells_of_the_offers_that_wait(office, enter):
    volunteer = a_volunteer(office)
    desk = enter(volunteer.user)
    assert "/kk/desk/legal-aid/mine/" not in desk.get("/kk/desk/").content.decode().partition("<main")[2]

    an_offer(office, a_waiting_matter(office), volunteer)
    today = desk.get("/kk/desk/").context["offered"]
    assert [(one.label, one.href, one.count) for one in today] == [
        ("маған құқықтық сұрақ ұсынылды", "/kk/desk/legal-aid/mine/", 1)
    ]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_of_the_coordinator_answers_empty_and_full_without_a_secret(language, enter, office):
    desk = enter(a_coordinator(office))
    lists = ["waiting/", "waiting/?state=offered", "offers/", "load/", "volunteers/", "volunteers/new/"]
    lists += ["hours/", "hours/?state=approved", "hours/?state=refused", "mass-days/", "mass-days/new/"]
    for page in lists:
        assert desk.get(f"/{language}/desk/legal-aid/{page}").status_code == 200, page
    volunteer = a_volunteer(office)
    hours_of(volunteer)
    waiting, offered, taken = (a_waiting_matter(office) for _ in range(3))
    an_offer(office, offered)
    accepted(an_offer(office, taken))
    row = report_hours(volunteer=volunteer, on=DAY, minutes=60, what="Кеңес", by=volunteer.user, at=AT)
    day = plan_mass_day(
        office=office,
        on=DAY,
        place=office.region,
        venue=("Клуб", "Клуб"),
        topics=[],
        volunteers=[],
        by=SYSTEM,
        at=AT,
    )
    pages = [*lists, f"volunteers/{volunteer.pk}/", f"volunteers/{volunteer.pk}/change/"]
    pages += [f"volunteers/{volunteer.pk}/{act}/" for act in ("suspend", "leave", "membership")]
    pages += [f"waiting/{one.pk}/" for one in (waiting, offered, taken)]
    pages += [f"waiting/{taken.pk}/withdraw/", f"waiting/{taken.pk}/meeting/", f"hours/{row.pk}/refuse/"]
    pages += [f"mass-days/{day.pk}/count/", f"mass-days/{day.pk}/cancel/", "offers/?format=csv"]
    for page in pages:
        answer = desk.get(f"/{language}/desk/legal-aid/{page}")
        assert answer.status_code == 200, page
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert not [secret for secret in SECRET if secret in body.decode()], page


@pytest.mark.slow
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_volunteer_walks_from_the_offer_to_the_acceptance_and_sees_each_thing_in_its_turn(
    language, enter, office
):
    volunteer = a_volunteer(office)
    matter = a_waiting_matter(office)
    made = an_offer(office, matter)
    desk, home = enter(volunteer.user), f"/{language}/desk/legal-aid/mine/"
    page = f"{home}{made.pk}/"
    for address in (home, page):
        shown = text_of(desk.get(address))
        assert not [secret for secret in SECRET if secret in shown]
    desk.post(f"{page}names/")
    shown = text_of(desk.get(page))
    assert "Жақсыбеков" in shown
    assert FACTS[:20] not in shown
    assert desk.post(f"{page}declare/", {}).status_code == 200, "an empty declaration is shown again"
    words = f"/{language}/desk/legal-aid/answer/{matter.pk}/words/"
    assert FACTS[:20] not in text_of(desk.post(words, follow=True))
    desk.post(f"{page}declare/", {"result": "none"})
    assert FACTS[:20] in text_of(desk.post(words, follow=True))
    desk.post(f"{page}accept/")
    matter.refresh_from_db()
    assert matter.volunteer == volunteer
    desk.post(f"{page}put-back/", {"reason": ""})
    assert Offer.objects.get().answer == "put_back"
    assert desk.get(page).status_code == 200


@pytest.mark.slow
def test_a_conflict_is_thanked_for_and_the_offer_is_gone(enter, office):
    volunteer = a_volunteer(office)
    made = an_offer(office, a_waiting_matter(office))
    desk, page = enter(volunteer.user), f"/kk/desk/legal-aid/mine/{made.pk}/"
    desk.post(f"{page}names/")
    answer = desk.post(f"{page}declare/", {"result": "relative"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/kk/desk/legal-aid/mine/"
    assert Offer.objects.get().answer == "conflict"
    assert "Жақсыбеков" not in text_of(desk.get(page))


@pytest.mark.slow
def test_an_offer_that_ran_out_is_said_so_and_the_next_is_asked(enter, office, settings):
    volunteer, second = a_volunteer(office), a_volunteer(office, "Екінші Адам", places=[])
    made = an_offer(office, a_waiting_matter(office))
    settings.DEMO_TODAY = (DAY + timedelta(days=7)).isoformat()
    desk = enter(volunteer.user)
    desk.post(f"/kk/desk/legal-aid/mine/{made.pk}/accept/")
    answers = list(Offer.objects.order_by("pk").values_list("volunteer", "answer"))
    assert answers == [(volunteer.pk, "expired"), (second.pk, "")]


def test_the_offer_of_another_is_not_found_and_who_has_no_profile_is_refused(enter, office):
    a_volunteer(office)
    made = an_offer(office, a_waiting_matter(office))
    other = a_volunteer(office, "Басқа Адам")
    assert enter(other.user).get(f"/kk/desk/legal-aid/mine/{made.pk}/").status_code == 404
    assert enter(a_coordinator(office)).get("/kk/desk/legal-aid/mine/").status_code == 403


@pytest.mark.slow
def test_the_coordinator_offers_takes_back_and_offers_to_another(enter, office):
    first, second = a_volunteer(office, "Бірінші Адам"), a_volunteer(office, "Екінші Адам", places=[])
    matter = a_waiting_matter(office)
    desk, page = enter(a_coordinator(office)), f"/kk/desk/legal-aid/waiting/{matter.pk}/"
    shown = text_of(desk.get(page))
    assert shown.index("Бірінші Адам") < shown.index("Екінші Адам")
    desk.post(f"{page}offer/")
    desk.post(f"{page}withdraw/", {"reason": "Қате"})
    rows = Offer.objects.order_by("pk").values_list("volunteer", "answer")
    assert list(rows) == [(first.pk, "withdrawn"), (second.pk, "")]
    desk.post(f"{page}withdraw/", {"reason": "Қате"})
    assert desk.post(f"{page}offer/", {"volunteer": first.pk, "reason": ""}).status_code == 200
    desk.post(f"{page}offer/", {"volunteer": first.pk, "reason": "Өзі сұрады"})
    assert Offer.objects.get(answer="").volunteer == first


@pytest.mark.slow
def test_everything_is_offered_by_one_button(enter, office):
    a_volunteer(office)
    for _ in range(3):
        a_waiting_matter(office)
    desk = enter(a_coordinator(office))
    desk.post("/kk/desk/legal-aid/waiting/give-out/")
    assert Matter.objects.filter(case__state="offered").count() == 3


@pytest.mark.slow
def test_a_volunteer_is_taken_in_changed_suspended_and_let_go(enter, office):
    person = a_volunteer(office, "Келетін Адам").user
    Volunteer.objects.all().delete()
    desk, base = enter(a_coordinator(office)), "/kk/desk/legal-aid/volunteers/"
    told = {
        "person": person.pk, "kind": "advocate", "licence": "", "languages": ["kk"], "modes": ["online"],
        "topics": [AidTopic.objects.earliest("pk").pk], "load_cap": "3",
    }  # fmt: skip
    assert desk.post(f"{base}new/", told).status_code == 200, "an advocate without a licence is asked again"
    desk.post(f"{base}new/", told | {"licence": "77"})
    made = Volunteer.objects.get()
    assert (made.user, made.licence, made.joined_on) == (person, "77", DAY)
    change = told | {"licence": "78", "version": made.version}
    desk.post(f"{base}{made.pk}/change/", change)
    assert desk.post(f"{base}{made.pk}/change/", change).status_code == 200, "the second to save is told"
    desk.post(f"{base}{made.pk}/suspend/", {"reason": "Тексеру"})
    desk.post(f"{base}{made.pk}/resume/")
    desk.post(f"{base}{made.pk}/leave/", {"reason": "Көшті"})
    made.refresh_from_db()
    assert (made.licence, made.suspended_on, made.left_on) == ("78", None, DAY)


def test_hours_are_written_by_the_volunteer_and_approved_by_another(enter, office):
    volunteer, coordinator = a_volunteer(office), a_coordinator(office)
    told = {"on_day": "30", "on_month": "7", "on_year": "2020", "what": "Еңбек туралы кеңес"}
    desk = enter(volunteer.user)
    desk.post("/kk/desk/legal-aid/my-hours/", {"on": "30.07.2020", "minutes": "90", "what": told["what"]})
    refused = desk.post("/kk/desk/legal-aid/my-hours/", {"on": "31.07.2020", "minutes": "90", "what": "x"})
    assert refused.status_code == 200
    row = Hours.objects.get()
    enter(coordinator).post(f"/kk/desk/legal-aid/hours/{row.pk}/approve/")
    row.refresh_from_db()
    assert (row.minutes, row.approved_by) == (90, coordinator)


@pytest.mark.slow
def test_a_week_with_a_break_makes_times_a_day_off_closes_them_and_a_meeting_is_booked(enter, office):
    volunteer, coordinator = a_volunteer(office), a_coordinator(office)
    matter = a_waiting_matter(office)
    accepted(an_offer(office, matter))
    desk, page = enter(volunteer.user), "/kk/desk/legal-aid/reception/"
    week = {
        "minutes": "60",
        "begins_0": "9:00",
        "ends_0": "13:00",
        "break_begins_0": "10:00",
        "break_ends_0": "11:00",
    }
    desk.post(page, week | {"mode_0": "person", "place_kk": "Кеңсе", "place_ru": "Офис"})
    assert Slot.objects.filter(is_open=True).count() == 3 * 8 - 3, "eight Mondays, one of them a holiday"
    desk.post(f"{page}day-off/", {"first_on": "03.08.2020", "last_on": "04.08.2020"})
    assert Slot.objects.filter(is_open=True).count() == 3 * 7 - 3
    assert desk.post(page, week | {"break_ends_0": "14:00", "mode_0": "person"}).status_code == 200
    staff = enter(coordinator)
    first = Slot.objects.filter(is_open=True).order_by("starts_at").first()
    booked = staff.post(
        f"/kk/desk/legal-aid/waiting/{matter.pk}/meeting/", {"slot": first.pk, "channel": "telephone"}
    )
    assert "B-2020-0001" in text_of(booked)
    other = Slot.objects.filter(is_open=True).exclude(pk=first.pk).order_by("starts_at").first()
    staff.post(f"/kk/desk/legal-aid/waiting/{matter.pk}/meeting/", {"slot": other.pk})
    assert list(Booking.objects.order_by("pk").values_list("slot", "state")) == [
        (first.pk, "cancelled"), (other.pk, "booked"),
    ]  # fmt: skip
    desk = enter(volunteer.user)
    assert "Жер телімінің" in text_of(desk.get("/kk/desk/legal-aid/mine/"))


@pytest.mark.slow
def test_who_stands_at_the_door_gets_a_coupon_once_and_is_told_when_no_time_is_left(enter, office):
    volunteer, coordinator = a_volunteer(office), a_coordinator(office)
    matter = a_waiting_matter(office)
    accepted(an_offer(office, matter))
    page = f"/kk/desk/legal-aid/waiting/{matter.pk}/meeting/"
    desk = enter(coordinator)
    assert f'action="{page}now/"' in desk.get(page).content.decode()
    desk.post(f"{page}now/")
    assert "бүгін бос уақыты қалмады" in text_of(desk.get(page))
    week = [Shift(day, time(0), time(23, 30), 30, "person") for day in range(7)]
    set_volunteer_hours(volunteer=volunteer, shifts=week, valid_from=DAY, by=volunteer.user, at=AT)

    coupon = text_of(desk.post(f"{page}now/"))
    again = desk.post(f"{page}now/")

    assert "B-2020-0001" in coupon
    assert (again.status_code, again["Location"]) == (302, page)
    assert list(Booking.objects.values_list("channel", "state")) == [("walk_in", "came")]
    assert desk.get(f"{page}now/")["Location"] == page
    other = enter(a_volunteer(office, "Бөтен Адам").user)
    assert other.post(f"{page}now/").status_code == 403


@pytest.mark.slow
def test_the_calendar_of_a_volunteer_holds_topic_and_district_and_no_name(enter, client, office):
    volunteer = a_volunteer(office)
    hours_of(volunteer)
    matter = a_waiting_matter(office)
    accepted(an_offer(office, matter))
    slot = Slot.objects.filter(starts_at__gt=AT).order_by("starts_at").first()
    enter(a_coordinator(office)).post(
        f"/kk/desk/legal-aid/waiting/{matter.pk}/meeting/", {"slot": slot.pk, "channel": "person"}
    )
    shown = text_of(enter(volunteer.user).post("/kk/desk/legal-aid/reception/calendar/"))
    address = shown.split("http://testserver")[1].split("<")[0]
    client.logout()
    answer = client.get(address)
    said = text_of(answer).replace("\r\n ", "")
    assert "SUMMARY:Жер телімінің шекарасы туралы дау\\, Созақ ауданы" in said
    assert not [secret for secret in (*SECRET, matter.case.number) if secret in said]
    assert answer["Cache-Control"] == "private, no-store"
    assert client.get("/kk/legal-aid/calendar/ABCDEFGH.ics").status_code == 404


def test_heads_are_counted_on_a_mass_day_and_never_fewer_than_consultations(enter, office):
    desk = enter(a_coordinator(office))
    told = {
        "on": "30.07.2020",
        "place": Place.objects.get(level="district").pk,
        "venue_kk": "Клуб",
        "venue_ru": "Клуб",
    }
    desk.post("/kk/desk/legal-aid/mass-days/new/", told)
    day = MassDay.objects.get()
    page = f"/kk/desk/legal-aid/mass-days/{day.pk}/"
    assert desk.post(f"{page}count/", {"version": 1, "heads": 5, "consultations": 6}).status_code == 200
    desk.post(f"{page}count/", {"version": 1, "heads": 120, "consultations": 80})
    assert desk.post(f"{page}cancel/", {"reason": "Ауа райы"}).status_code == 200, "it took place"
    day.refresh_from_db()
    assert (day.heads, day.consultations, day.cancelled_reason) == (120, 80, "")


PAGES = ["waiting/", "offers/", "volunteers/", "hours/", "mass-days/", "load/"]


def fill(office, volunteers, count):
    with action(verb="demo.filled", by=SYSTEM, at=AT, office=office):
        topic = volunteers[0].topics.first()
        for number in range(count):
            matter = a_waiting_matter(office, parties=[f"Тарап {number}"])
            if number % 2:
                an_offer(office, matter)
            Hours.objects.create(volunteer=volunteers[0], on=DAY, minutes=30, what="x")
            day = MassDay.objects.create(
                office=office, on=DAY, place=office.region, venue_kk="x", venue_ru="x"
            )
            day.topics.add(topic)
            day.volunteers.add(*volunteers)


def queries_of(desk, page):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert desk.get(f"/kk/desk/legal-aid/{page}").status_code == 200
    return len(asked)


@pytest.mark.slow
def test_a_page_asks_as_many_queries_for_twenty_rows_as_for_one(enter, office):
    volunteers = [a_volunteer(office, "Ерлан Ахметов", load_cap=30)]
    fill(office, volunteers, 2)
    desk = enter(a_coordinator(office))
    ranking = f"waiting/{Matter.objects.filter(case__state='screened').first().pk}/"
    queries_of(desk, "waiting/")  # what a process asks once
    before = {page: queries_of(desk, page) for page in [*PAGES, ranking]}
    volunteers += [a_volunteer(office, f"Ерікті {number}") for number in range(19)]
    fill(office, volunteers, 18)
    after = {page: queries_of(desk, page) for page in [*PAGES, ranking]}
    assert after == before
