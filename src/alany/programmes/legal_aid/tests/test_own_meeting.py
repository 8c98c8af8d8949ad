"""A resident books a time with the volunteer on the page of the question, with number and code only."""

from datetime import time

import pytest
from django.test import Client

from alany.programmes.legal_aid.actions.volunteers import set_volunteer_hours
from alany.programmes.legal_aid.models import Volunteer
from alany.programmes.legal_aid.queries.appointments import appointment_of, bookable_slots
from alany.programmes.legal_aid.tests.aid_office import AT, DAY, a_matter, a_screener, an_aid_office
from alany.programmes.legal_aid.tests.test_question_desk import browser, text
from alany.programmes.legal_aid.tests.volunteer_office import (
    LATER,
    a_volunteer,
    accepted,
    an_offer,
    screened,
)
from alany.spine.bookings.rules import Shift
from alany.spine.ledger.queries import verify

pytestmark = pytest.mark.django_db
STATUS = "/kk/legal-aid/status/"


@pytest.fixture
def office(settings):
    settings.DEMO_TODAY = "2020-07-30"
    return an_aid_office()


@pytest.fixture
def asked(office):
    """A question, its number and code, and the offer made for it to a volunteer who keeps hours."""
    matter, code = a_matter(office)
    screened(matter, a_screener(office))
    volunteer = a_volunteer(office)
    week = [Shift(day, time(9), time(12), 30, "telephone") for day in range(7)]
    set_volunteer_hours(volunteer=volunteer, shifts=week, valid_from=DAY, by=volunteer.user, at=AT)
    matter.refresh_from_db()
    return matter, {"number": matter.case.number, "code": code}, an_offer(office, matter)


def at_status(sent):
    return text(Client(enforce_csrf_checks=True).post(STATUS, sent))


@pytest.mark.slow
def test_times_are_shown_once_the_question_is_accepted_and_one_can_be_booked(asked):
    matter, mine, offer = asked
    assert 'name="slot"' not in at_status(mine), "only offered"
    accepted(offer)
    page = at_status(mine)
    assert page.count('name="slot"') == 6
    slot = bookable_slots(matter, LATER).first()
    assert f'value="{slot.pk}"' in page
    booked = at_status(mine | {"do": "book", "slot": str(slot.pk)})
    assert "Уақыт жазылды" in booked
    assert appointment_of(matter).slot == slot
    assert appointment_of(matter).number in at_status(mine)
    assert at_status(mine | {"do": "book", "slot": str(slot.pk)}).count(appointment_of(matter).number) == 1
    cancelled = at_status(mine | {"do": "cancel"})
    assert appointment_of(matter) is None
    assert 'name="slot"' in cancelled
    assert verify().holds


@pytest.mark.slow
def test_nothing_is_booked_without_a_choice_or_in_another_state(asked):
    matter, mine, offer = asked
    slot = bookable_slots(matter, LATER).first()
    at_status(mine | {"do": "book", "slot": str(slot.pk)})
    assert appointment_of(matter) is None
    accepted(offer)
    for chosen in ("", "0", "x"):
        assert "error" in at_status(mine | {"do": "book", "slot": chosen})
    at_status(mine | {"do": "cancel"})
    assert appointment_of(matter) is None


@pytest.mark.slow
def test_the_volunteer_sees_the_meeting_and_a_withdrawn_question_gives_the_time_back(asked):
    matter, mine, offer = asked
    accepted(offer)
    slot = bookable_slots(matter, LATER).first()
    at_status(mine | {"do": "book", "slot": str(slot.pk)})
    number = appointment_of(matter).number
    volunteer = Volunteer.objects.get()
    assert number in text(browser(volunteer.user).get(f"/kk/desk/legal-aid/mine/{offer.pk}/"))
    at_status(mine | {"do": "withdraw"})
    assert appointment_of(matter) is None
    assert bookable_slots(matter, LATER).filter(pk=slot.pk).exists()
