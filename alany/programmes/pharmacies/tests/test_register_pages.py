"""Pages of the register, of acts and of the checker answer in three languages."""

from datetime import date

import pytest

from alany.programmes.pharmacies.tests.register_office import (
    a_district,
    a_keeper,
    a_lawyer,
    a_pharmacy,
    an_act,
    an_office,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings):
    settings.DEMO_TODAY = "2020-07-30"
    settings.PUBLIC_CACHE_SECONDS = 0
    return an_office()


@pytest.fixture
def keeper(office):
    return a_keeper(office)


@pytest.fixture
def desk(client, keeper):
    client.force_login(keeper, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def act(office, keeper):
    return an_act(office, keeper, a_lawyer(office))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_answers(language, desk, office, keeper, act):
    pharmacy = a_pharmacy(office, keeper, a_district())
    waiting = an_act(office, keeper, number="2", begins=date(2020, 9, 1))
    pages = [
        "pharmacies/", "pharmacies/register/", "pharmacies/check/",
        "pharmacies/check/?q=ламиктал+таб+50+мг+№30&price=5480&on=2020-07-15",
        f"pharmacies/acts/{act.pk}/rows/",
        "desk/pharmacies/register/", "desk/pharmacies/register/new/", "desk/pharmacies/register/import/",
        f"desk/pharmacies/register/{pharmacy.pk}/", f"desk/pharmacies/register/{pharmacy.pk}/change/",
        f"desk/pharmacies/register/{pharmacy.pk}/licence/",
        "desk/pharmacies/acts/", "desk/pharmacies/acts/new/", f"desk/pharmacies/acts/{act.pk}/",
        f"desk/pharmacies/acts/{waiting.pk}/", "desk/pharmacies/price-lists/",
        "desk/pharmacies/price-lists/new/",
    ]  # fmt: skip

    answers = {page: desk.get(f"/{language}/{page}").status_code for page in pages}

    assert answers == dict.fromkeys(pages, 200)
