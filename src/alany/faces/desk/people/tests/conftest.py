"""The office and its administrator, signed in."""

import pytest
from django.core.cache import cache

from alany.spine.people.tests.small_office import PASSWORD, a_person, an_office


@pytest.fixture(autouse=True)
def _the_demo_day(settings):
    settings.DEMO_TODAY = "2020-07-30"
    cache.clear()


@pytest.fixture
def office(db):
    return an_office()


@pytest.fixture
def chief(office):
    return a_person(office, "Бақыт", "administrator")


@pytest.fixture
def dana(office):
    return a_person(office, "Дана", "specialist")


def enter(client, person, password=PASSWORD, language="kk", **more):
    """Give e-mail and password at the door."""
    return client.post(f"/{language}/account/login/", {"login": person.email, "password": password, **more})


@pytest.fixture
def desk(client, chief):
    """A browser in which the administrator is signed in."""
    assert enter(client, chief).status_code == 302
    return client
