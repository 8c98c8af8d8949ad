"""An akimat that was asked for something, and whoever holds its link."""

import pytest
from django.test import Client

from alany.spine.cases.tests.asking import a_link, asked_of
from alany.spine.cases.tests.office import a_person, an_akimat, an_office


@pytest.fixture(autouse=True)
def _day_of_the_demo(settings, tmp_path):
    settings.DEMO_TODAY = "2020-07-30"
    settings.SECOND_FACTOR = False
    settings.MEDIA_ROOT = tmp_path
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def office(db):
    return an_office()


@pytest.fixture
def aigul(office):
    return a_person(office, "Айгүл")


@pytest.fixture
def akimat(office):
    return an_akimat(office, email="sozaq@example.invalid")


@pytest.fixture
def asked(akimat, aigul):
    return asked_of(akimat, aigul)


@pytest.fixture
def made(asked):
    """The link in the hands of the akimat."""
    return a_link(asked)


@pytest.fixture
def base(made):
    return f"/kk/r/{made.secret}/"


@pytest.fixture
def holder(settings):
    """A browser without any cookie, which is refused nothing for want of a token."""
    return Client(enforce_csrf_checks=True)
