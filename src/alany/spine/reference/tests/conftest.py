"""Two people who may edit the reference tables, and one who may not."""

import pytest

from alany.spine.cases.tests.office import a_person, an_office


@pytest.fixture
def office(db):
    return an_office()


@pytest.fixture
def ilyas(office):
    return a_person(office, "Ильяс", ("administrator",))


@pytest.fixture
def maral(office):
    return a_person(office, "Марал", ("administrator",))


@pytest.fixture
def aigul(office):
    return a_person(office, "Айгүл", ("specialist",))
