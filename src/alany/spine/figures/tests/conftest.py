"""The office of apples for every test of the folder."""

from collections.abc import Iterator

import pytest

from alany.spine.figures.actions import approve, freeze, publish
from alany.spine.figures.tests.office_of_apples import DAY, NOW, Orchard, growing
from alany.spine.visits.tests.small_office import a_person, an_office


@pytest.fixture
def orchard() -> Iterator[Orchard]:
    rows = Orchard()
    with growing(rows):
        yield rows


@pytest.fixture
def office(db):
    return an_office()


@pytest.fixture
def aigul(office):
    return a_person(office, "Aigul", "specialist")


@pytest.fixture
def head(office):
    return a_person(office, "Head", "head")


@pytest.fixture
def drafts(orchard, office, aigul):
    return freeze(office=office, on=DAY, by=aigul, at=NOW)


@pytest.fixture
def published(drafts, head):
    return publish(figures=approve(figures=drafts, by=head, at=NOW), by=head, at=NOW)
