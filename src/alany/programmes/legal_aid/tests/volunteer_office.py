"""Volunteers of every kind and matters that wait for them, for tests."""

from datetime import timedelta

from alany.programmes.legal_aid.actions.conflicts import declare, show_names
from alany.programmes.legal_aid.actions.offers import accept, offer
from alany.programmes.legal_aid.actions.screening import Screened, screen_matter
from alany.programmes.legal_aid.actions.volunteers import Described, add_volunteer, undertake
from alany.programmes.legal_aid.models import AidTopic, Offer
from alany.programmes.legal_aid.tests.aid_office import AT, a_matter, a_person, a_screener
from alany.spine.ledger.rules import SYSTEM
from alany.spine.places.models import Place

LATER = AT + timedelta(hours=1)


def a_volunteer(office, name="Ерлан Ахметов", kind="advocate", **changed):
    """A volunteer for questions about land in Sozak district; `changed` are fields of her profile."""
    person = a_person(office, name, roles=("legal_aid_volunteer",))
    known = {
        "kind": kind,
        "languages": ["kk", "ru"],
        "modes": ["online", "telephone", "person"],
        "topics": list(AidTopic.objects.filter(slug="land_border")),
        "places": list(Place.objects.filter(level="district")),
        "licence": "0001234" if kind == "advocate" else "",
        "chamber": "Түркістан палатасы" if kind == "consultant" else "",
    }
    made = add_volunteer(person=person, told=Described(**(known | changed)), by=SYSTEM, at=AT)
    return undertake(volunteer=made, by=person, at=AT)


def a_waiting_matter(office, screener=None, service="consult", **changed):
    """A question that was screened and waits for a volunteer."""
    matter, _ = a_matter(office, **changed)
    return screened(matter, screener or a_screener(office), service)


def screened(matter, screener, service="consult"):
    """The question taken into the queue."""
    found = Screened(
        summary_kk="Жер телімінің шекарасы туралы дау",
        summary_ru="Спор о границе участка",
        topic=matter.topic,
        service=service,
        eligibility="volunteer",
        is_sensitive=False,
    )
    screen_matter(matter=matter, found=found, by=screener, at=AT)
    matter.refresh_from_db()
    return matter


def an_offer(office, matter, volunteer=None, at=AT):
    reason = "Сұраған" if volunteer else ""
    return offer(matter=matter, volunteer=volunteer, reason=reason, by=a_coordinator(office), at=at)


def a_coordinator(office, name="Дана Оспанова"):
    return a_person(office, name, roles=("legal_aid_coordinator",))


def accepted(given, at=LATER):
    """The offer after names, declaration and acceptance by its volunteer."""
    person = given.volunteer.user
    show_names(offer=given, by=person, at=at)
    declare(offer=given, by=person, at=at)
    return accept(offer=given, by=person, at=at)


def attempts(matter):
    """Every offer of the matter: whom, and what became of it."""
    rows = Offer.objects.filter(matter=matter).order_by("pk").select_related("volunteer__user")
    return [(one.volunteer.user.name, one.answer) for one in rows]
