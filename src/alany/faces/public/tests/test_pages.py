"""The public site as a reader without a cookie meets it."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alany.spine.figures.actions import approve, freeze, publish
from alany.spine.figures.tests.office_of_apples import DAY, NOW, Orchard, growing
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.models import Office
from alany.spine.places import actions
from alany.spine.places.models import Border, Place
from alany.spine.visits.tests.small_office import a_person

pytestmark = pytest.mark.django_db
PAGES = ["", "programmes/", "places/", "places/612000000/", "data/", "search/?q=Кентау", "about/", "privacy/"]
HEADINGS = {
    "kk": ["Басты бет", "Бағдарламалар", "Орындар", "Кентау қаласы", "Ашық деректер"],
    "ru": ["Главная", "Программы", "Места", "город Кентау", "Открытые данные"],
    "en": ["Home", "Programmes", "Places", "Kentau city", "Open data"],
}


@pytest.fixture(autouse=True)
def _fresh(settings):
    settings.DEMO_TODAY = "2020-07-30"
    cache.clear()


@pytest.fixture
def office():
    actions.load_classifier(by=SYSTEM, at=NOW)
    actions.load_borders(by=SYSTEM, at=NOW)
    texts = {f"{part}_{code}": "Кеңсе" for part in ("name", "subtitle") for code in ("kk", "ru", "en")}
    region = Place.objects.get(kato="610000000")
    return Office.objects.create(
        code="turkistan", region=region, opened_on=date(2018, 12, 13), is_demo=True, **texts
    )


@pytest.fixture
def apples(office):
    """Two published figures, one of them with districts."""
    with growing(Orchard()):
        drafts = freeze(office=office, on=DAY, by=a_person(office, "Aigul", "specialist"), at=NOW)
        head = a_person(office, "Head", "head")
        publish(figures=approve(figures=drafts, by=head, at=NOW), by=head, at=NOW)
        yield office


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.mark.slow
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_opens_in_its_language_without_a_cookie(client, apples, language):
    titles = []
    for path in PAGES:
        response = client.get(f"/{language}/{path}")
        assert (path, response.status_code, dict(response.cookies)) == (path, 200, {})
        assert f'<html lang="{language}">' in text_of(response)
        assert response["Cache-Control"].startswith("public")
        titles.append(re.search(r"<title>(.*?) –", text_of(response)).group(1))
    assert titles[:5] == HEADINGS[language]


@pytest.mark.slow
def test_the_first_page_shows_the_figures_with_the_way_to_their_proof(client, apples):
    page = text_of(client.get("/en/"))
    assert re.search(r"<b>3</b> ?<p>baskets seen</p>", page)
    assert "/en/f/F-2020-07-0001/" in page


@pytest.mark.slow
def test_an_office_without_figures_says_what_will_stand_there(client, office):
    assert "No figures yet" in text_of(client.get("/en/"))


def test_a_site_without_an_office_says_how_to_open_one(client):
    assert "./alany demo load" in text_of(client.get("/kk/"))


@pytest.mark.slow
def test_a_place_shows_its_part_of_the_figures_and_what_belongs_to_it(client, apples):
    page = text_of(client.get("/en/places/612000000/"))
    assert "baskets seen" in page
    assert "1 / 2" in page
    assert page.count('<li><a href="/en/places/6') >= 16


def test_a_place_is_shown_as_it_was_on_the_day(client, office):
    assert client.get("/kk/places/615500000/").status_code == 404
    assert client.get("/kk/places/615500000/?on=2021-04-01").status_code == 200


def test_a_place_without_a_kazakh_name_says_so_and_marks_the_language(client, office):
    page = text_of(client.get("/kk/places/615530000/"))
    assert '<h1 lang="ru">с.о.Шорнак</h1>' in page
    assert "ресми орысша атауы" in page


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["кентау", "КЕНТАУ", "612000000"])
def test_places_are_found_however_they_are_typed(client, office, typed):
    assert "/ru/places/612000000/" in text_of(client.get("/ru/places/", {"q": typed}))


@pytest.mark.slow
@pytest.mark.parametrize("query", ["q=%22%3E%3Cscript%3E", "on=yesterday", "q=" + "я" * 500, "q=%20"])
def test_strange_questions_are_answered_calmly(client, office, query):
    for path in ("places/", "search/"):
        response = client.get(f"/kk/{path}?{query}")
        assert response.status_code == 200
        assert '"><script>' not in response.content.decode()


@pytest.mark.slow
def test_the_map_stands_beside_a_list_with_the_same_numbers_and_its_credit(client, office):
    page = text_of(client.get("/kk/places/"))
    assert page.count('<th scope="row"><a href="/kk/places/') == 16
    assert "CC BY 4.0" in page


@pytest.mark.slow
def test_data_lists_the_frozen_datasets_with_their_check_sum(client, apples):
    page = text_of(client.get("/en/data/"))
    assert "Baskets" in page
    assert "baskets.csv" in page


def queries_of(client, path):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.slow
def test_more_places_take_no_more_queries(client, office):
    client.get("/kk/places/")
    found_few, found_many = queries_of(client, "/kk/places/?q=шорнак"), queries_of(client, "/kk/places/?q=а")
    few, many = queries_of(client, "/kk/places/611000000/"), queries_of(client, "/kk/places/616000000/")
    assert (found_few, few) == (found_many, many)


def test_the_districts_come_as_a_file(client, office):
    rows = b"".join(client.get("/kk/places/?format=csv")).decode("utf-8-sig").splitlines()
    assert rows[0] == "kato,name_kk,name_ru,name_en,rural_okrugs"
    assert [row for row in rows if row.startswith("612000000,")] == [
        "612000000,Кентау қаласы,город Кентау,Kentau city,16"
    ]


@pytest.mark.slow
def test_a_day_without_borders_has_the_list_without_a_map(client, office):
    Border.objects.all().delete()
    page = client.get("/en/places/")
    assert page.status_code == 200
    assert "Kentau city" in text_of(page)
    assert '<svg class="land"' not in text_of(page)
    assert client.get("/en/places/?on=1900-01-01").status_code == 200
