"""The desk of a small office, and a browser of each of its people."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from alany.kernel.triltext import TrilText
from alany.kernel.workflow import CASE_LOOP
from alany.spine.cases import actions
from alany.spine.cases.tests.office import AT, a_district, a_person, an_akimat, an_office
from alany.spine.letters.actions import draft_letter
from alany.spine.programme import registry
from alany.spine.programme.manifest import LetterTemplate, Programme, Topic

ROADS = TrilText(kk="Сапалы жол", ru="Сапалы жол", en="Good roads")
ASK = LetterTemplate(
    slug="desk_ask",
    title=TrilText(kk="Ұсыным", ru="Рекомендация", en="Recommendation"),
    subject=TrilText(kk="{road} жолы", ru="Дорога {road}", en="Road {road}"),
    body=TrilText(kk="{what} керек.", ru="Нужно: {what}.", en="Please: {what}."),
    fields=("road", "what"),
)
SIGNS = Topic("desk_signs", TrilText(kk="Жол белгісі", ru="Дорожный знак", en="Road sign"), CASE_LOOP)


@pytest.fixture(autouse=True)
def _day_of_the_demo(settings, tmp_path):
    settings.DEMO_TODAY = "2020-07-30"
    settings.SECOND_FACTOR = False
    settings.MEDIA_ROOT = tmp_path
    programme = Programme("desk_roads", ROADS, ROADS, topics=(SIGNS,), letters=(ASK,))
    registry.register(programme)
    yield
    registry._programmes.pop("desk_roads")


@pytest.fixture
def office(db):
    return an_office()


@pytest.fixture
def aigul(office):
    return a_person(office, "Айгүл", ("specialist", "reviewer"))


@pytest.fixture
def bolat(office):
    return a_person(office, "Болат", ("specialist", "reviewer", "head"))


@pytest.fixture
def at(aigul):
    """Aigul's browser."""
    return browser(aigul)


def browser(person):
    client = Client(raise_request_exception=True)
    client.force_login(person)
    return client


@pytest.fixture
def akimat(office):
    return an_akimat(office)


def a_case(office, by, **given):
    """A case of a road, late by four working days unless told otherwise."""
    known = {
        "programme": "desk_roads",
        "topic": "desk_signs",
        "title": "Белгі жоқ, Тасты",
        "due_on": date(2020, 7, 24),
        "received_at": datetime(2020, 7, 3, 5, tzinfo=UTC),
        "at": AT,
    }
    return actions.open_case(office=office, by=by, **(known | given))


def a_letter(office, by, body, **given):
    words = {"road": "Тасты", "what": "белгі орнату"}
    return draft_letter(
        office=office, template="desk_ask", language="kk", addressee=body, fields=words, by=by, at=AT, **given
    )


@pytest.fixture
def district(office):
    return a_district()
