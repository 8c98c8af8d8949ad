"""Pages of the register, of acts and of the checker answer in three languages."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alany.programmes.pharmacies.importing.acts import FIELDS, read_annex
from alany.programmes.pharmacies.tests.register_office import (
    a_district,
    a_keeper,
    a_lawyer,
    a_line,
    a_pharmacy,
    an_act,
    an_office,
)
from alany.programmes.pharmacies.views import price_lists
from alany.spine.tables.headers import guess
from alany.spine.tables.reading import read_table

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


@pytest.mark.slow
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


def checked(client, line, price, on="2020-07-15", **more):
    return client.get("/ru/pharmacies/check/", {"q": line, "price": price, "on": on, **more})


@pytest.mark.parametrize(
    ("line", "price", "title"),
    [
        ("ламиктал таб 50 мг №30 GSK", "4904,01", "Да, выше предельной цены"),
        ("ламиктал таб 50 мг №30 GSK", "4 904", "Нет, не выше предельной цены"),
        ("аспирин табл 500 мг №20 Bayer", "9999", "В этот день предельной цены не было"),
        ("вата хирургическая", "9999", "Предельная цена не найдена"),
        ("ламиктал таб 50 мг", "7000", "Неясно: сказать не можем"),
    ],
)
def test_the_checker_gives_its_honest_answers(line, price, title, client, act):
    assert checked(client, line, price).context["title"] == title


def test_an_unclear_answer_offers_the_packs_and_each_of_them_is_clear(client, act):
    page = checked(client, "ламиктал таб 50 мг", "7000")
    hrefs = [row[0].href for row in page.context["candidates"].rows]

    titles = [client.get(f"/ru/pharmacies/check/{href}").context["title"] for href in hrefs]

    assert titles == ["Да, выше предельной цены", "Нет, не выше предельной цены"]


def test_the_answer_names_the_row_of_law(client, act):
    words = checked(client, "ламиктал таб 50 мг №30 GSK", "5480").content.decode()

    assert (
        "приказ № ҚР ДСМ-104, 15\xa0июля 2019\xa0года, строка 1, действует с 1\xa0августа 2019\xa0года"
        in words
    )
    assert "Разница 576,00\xa0₸ (11,7\xa0%)" in words
    assert "нарушен" not in words.lower()


def test_the_cap_of_the_day_decides_to_the_day(client, office, keeper, act):
    an_act(
        office,
        keeper,
        a_lawyer(office),
        number="2",
        begins=date(2020, 7, 15),
        lines=(a_line("1", cap="6000"),),
    )
    price = {day: checked(client, "ламиктал таб 50 мг №30 GSK", "5480", day).context["title"]
             for day in ("2020-07-14", "2020-07-15")}  # fmt: skip

    assert price == {"2020-07-14": "Да, выше предельной цены", "2020-07-15": "Нет, не выше предельной цены"}


def test_the_checker_sets_no_cookie_and_may_be_kept(client, act):
    page = checked(client, "ламиктал", "1")
    assert (page.cookies, page["Cache-Control"].split(",")[0]) == ({}, "public")


def test_an_act_without_its_second_key_does_not_count(client, office, keeper):
    an_act(office, keeper)
    assert checked(client, "ламиктал таб 50 мг №30 GSK", "99999").context["shape"] == "no_cap"


@pytest.mark.parametrize("words", ["казыгурт", "ҚАЗЫҒҰРТ", "қазығұрт шипа"])
def test_the_search_is_folded(words, client, office, keeper):
    a_pharmacy(office, keeper, a_district(), address="Қазығұрт ауылы, 1")
    a_pharmacy(office, keeper, a_district("Арыс қаласы", "611600000"), "Дәру", "Арыс, 1")

    page = client.get("/kk/pharmacies/register/", {"q": words})

    assert [row["name"] for row in page.context["page"].rows] == ["Шипа"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "address", ["pharmacies/register/", "desk/pharmacies/register/", "desk/pharmacies/acts/"]
)
def test_a_list_asks_the_database_as_often_for_one_row_as_for_a_hundred(address, desk, office, keeper):
    district = a_district()
    a_pharmacy(office, keeper, district)
    an_act(office, keeper)
    desk.get(f"/kk/{address}")
    with CaptureQueriesContext(connection) as one:
        desk.get(f"/kk/{address}")
    for number in range(100):
        a_pharmacy(office, keeper, district, address=f"Шолаққорған, {number}")
    for number in range(30):
        an_act(office, keeper, number=f"n{number}")
    with CaptureQueriesContext(connection) as many:
        desk.get(f"/kk/{address}")

    assert len(many) == len(one)


def test_nothing_of_another_office_is_there(desk, office):
    other = an_office("almaty")
    stranger = a_keeper(other, "Ерлан")
    pharmacy, act = a_pharmacy(other, stranger, a_district()), an_act(other, stranger)
    pages = [
        f"register/{pharmacy.pk}/",
        f"register/{pharmacy.pk}/change/",
        f"acts/{act.pk}/",
        f"acts/{act.pk}/rows/",
    ]

    answers = [desk.get(f"/kk/desk/pharmacies/{page}").status_code for page in pages]

    assert answers == [404] * 4
    assert desk.get("/kk/desk/pharmacies/register/").context["page"].total == 0


def test_a_licence_state_can_be_asked_for(desk, office, keeper):
    district = a_district()
    a_pharmacy(office, keeper, district)
    a_pharmacy(office, keeper, district, "Дәру", "Арыс, 1", licensed=False)

    page = desk.get("/kk/desk/pharmacies/register/", {"licence": "none"})

    assert [one.name for one in page.context["page"].rows] == ["Дәру"]


def test_the_annex_can_be_downloaded_and_read_back(client, act):
    rows = b"".join(client.get(f"/kk/pharmacies/acts/{act.pk}/rows/").streaming_content).decode("utf-8-sig")
    table = read_table("act.csv", io.BytesIO(rows.encode()))
    read = read_annex(table, guess(table.header, FIELDS))

    assert [(line.code, line.cap) for line in read.good] == [("1", 4904), ("2", 9000), ("4", 150)]


def test_a_long_list_is_checked_by_the_worker(desk, office, keeper, act, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    monkeypatch.setattr(price_lists, "AT_ONCE", 1)
    file = SimpleUploadedFile("l.csv", "Товар;Цена\nЛамиктал таб 50 мг №30 GSK;5480\nВата;9\n".encode())
    sent = desk.post("/kk/desk/pharmacies/price-lists/new/", {"file": file, "on": "2020-07-15"})

    result = desk.post(sent.url, {"c_line": "0", "c_price": "1"}, follow=True)

    assert result.context["list"].totals == {"violation": 1, "no_cap": 1}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "page", ["pharmacies/register", "pharmacies/campaigns", "desk/pharmacies/campaigns",
             "desk/pharmacies/acts", "desk/pharmacies/price-lists"],
)  # fmt: skip
def test_every_list_comes_as_a_file(page, form, desk, office, keeper, act):
    a_pharmacy(office, keeper, a_district())
    answer = desk.get(f"/kk/{page}/?format={form}")
    assert (answer.status_code, answer["Content-Disposition"].split(".")[-1]) == (200, f'{form}"')
    assert b"".join(answer)


def test_the_public_register_as_a_file_asks_the_database_a_few_times_only(client, office, keeper):
    place = a_district()
    for number in range(1, 4):
        a_pharmacy(office, keeper, place, name=f"Дәріхана {number}", licensed=number == 1)
    with CaptureQueriesContext(connection) as asked:
        rows = b"".join(client.get("/en/pharmacies/register/?format=csv")).decode("utf-8-sig").splitlines()
    assert (len(rows), len(asked.captured_queries) <= 6) == (4, True)
    assert "?format=xlsx" in client.get("/en/pharmacies/register/").content.decode()
