"""A shared computer leaves nothing behind, and what is done there looks from outside like its neighbours."""

import re

import pytest
from django.test import Client

from alany.spine.cases.tests.office import an_office
from alany.spine.programme.registry import all_programmes

pytestmark = pytest.mark.django_db
HOST = "kiosk.office.example"


@pytest.fixture
def kiosk(settings):
    settings.DEMO_TODAY = "2020-07-30"
    settings.PUBLIC_CACHE_SECONDS = 0
    settings.KIOSK_HOSTS = [HOST]
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, HOST]
    an_office()
    return Client(headers={"host": HOST})


SERVICES = [
    "legal-aid/ask/",
    "pharmacies/check/",
    "appeals/",
    "appeals/write/",
    "safe-zone/points/",
    "kiosk/",
]


@pytest.mark.parametrize("page", SERVICES)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_page_is_kept_and_no_cookie_set(kiosk, page, language):
    answer = kiosk.get(f"/{language}/{page}")
    assert (answer.status_code, answer["Cache-Control"], dict(answer.cookies)) == (200, "no-store", {})
    assert "ETag" not in answer


def test_every_page_goes_back_to_the_start_without_a_script_too(kiosk):
    for page in SERVICES:
        text = kiosk.get(f"/ru/{page}").content.decode()
        assert '<noscript><meta http-equiv="refresh" content="600;url=/ru/kiosk/"></noscript>' in text
        assert re.search(r'<script src="/static/ui/kiosk[^"]*\.js" defer></script>', text)


def test_the_start_page_tells_the_browser_to_forget(kiosk, client):
    assert kiosk.get("/kk/kiosk/")["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "Clear-Site-Data" not in client.get("/kk/kiosk/")


def test_services_of_all_programmes_stand_side_by_side(kiosk):
    shown = [link.label for link in kiosk.get("/kk/kiosk/").context["ways"]]
    declared = [way.title.kk for programme in all_programmes() for way in programme.kiosk]
    assert shown == declared
    assert {"Заң сұрағын қою", "Дәрінің бағасын тексеру", "Өтініш жазу"} <= set(shown)


@pytest.mark.parametrize("path", ["/", "/ru/", "/kk/desk/", "/kk/account/login/", "/ru/r/some-link/"])
def test_there_is_no_desk_and_no_account_at_a_kiosk(kiosk, path):
    start = f"/{'ru' if '/ru/' in path else 'kk'}/kiosk/"
    assert (kiosk.get(path).status_code, kiosk.get(path)["Location"]) == (302, start)


def test_a_cookie_that_a_computer_had_before_opens_nothing(kiosk, settings):
    kiosk.cookies[settings.SESSION_COOKIE_NAME] = "old"
    assert kiosk.get("/kk/desk/").status_code == 302


def test_under_its_other_name_the_site_stays_as_it_is(kiosk, client):
    answer = client.get("/kk/kiosk/")
    assert answer["Cache-Control"].startswith("public")
    assert "kiosk.js" not in answer.content.decode()


@pytest.mark.slow
def test_thirty_people_of_one_village_are_let_in_within_a_minute(kiosk):
    for _ in range(30):
        assert kiosk.get("/kk/appeals/write/", REMOTE_ADDR="10.0.0.7").status_code == 200
