"""What nobody can judge: a refusal in words, or unclear, never a guess."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alany.programmes.pharmacies.actions.acts import ActRefused
from alany.programmes.pharmacies.importing.acts import code_of
from alany.programmes.pharmacies.models import PriceAct, PriceList
from alany.programmes.pharmacies.tests.register_office import (
    a_keeper,
    a_lawyer,
    a_line,
    an_act,
    an_office,
)
from alany.programmes.pharmacies.tests.test_aliases import a_list

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings, tmp_path):
    settings.DEMO_TODAY = "2020-07-30"
    settings.PUBLIC_CACHE_SECONDS = 0
    settings.MEDIA_ROOT = tmp_path
    return an_office()


@pytest.fixture
def keeper(office):
    return a_keeper(office)


@pytest.fixture
def caps(office, keeper):
    return an_act(office, keeper, a_lawyer(office))


def desk(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def sent(person, address, table, **fields):
    file = SimpleUploadedFile("table.csv", table.encode())
    answer = desk(person).post(f"/ru/desk/pharmacies/{address}/", {"file": file, **fields})
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return desk(person).get(answer.url).content.decode()


@pytest.mark.parametrize("price", ["12 $", "1 200 руб", "€ 5", "-5", "1,200", "0", "бесплатно", "5.001", ""])
def test_a_price_that_is_no_amount_in_tenge_is_refused_with_its_row(keeper, caps, price):
    page = sent(
        keeper, "price-lists/new", f"Наименование;Цена\nЛамиктал таб 50 мг №30;{price}\nАспирин;100\n",
        on="2020-07-30", pharmacy="",
    )  # fmt: skip

    assert "Строки, которые нельзя принять" in page


@pytest.mark.parametrize(
    "line",
    [
        "Ламиктал таб 50 мг №30 GSK, цена за блистер",
        "Ламиктал таб 50 мг №30 GSK поштучно",
        "Ламиктал таб 50 мг №30 GSK, 2 упаковки",
        "Ламиктал таб 50 мг №30 + №60 GSK",
        "Ламиктал таб 50 мг №30 GSK, цена $",
        "Ламиктал",
        "30",
    ],
)
def test_a_line_whose_unit_nobody_knows_is_never_called_certain(office, keeper, caps, line):
    (row,) = a_list(office, keeper, line).checked_lines.all()
    said = (
        Client()
        .get("/ru/pharmacies/check/", {"q": line, "price": "5480", "on": "2020-07-15"})
        .content.decode()
    )

    assert (row.decision, row.certainty) != ("violation", "certain")
    assert "Да, выше предельной цены" not in said


def test_without_a_register_nothing_is_judged_and_each_page_says_so(office, keeper):
    public = Client().get("/ru/pharmacies/check/", {"q": "Ламиктал", "price": "1", "on": "2020-07-15"})
    assert '<div class="verdict' not in public.content.decode()
    spot = desk(keeper).get("/ru/desk/pharmacies/spot/", {"q": "лам"}).content.decode()
    assert "Реестра лекарств ещё нет." in spot
    assert not PriceList.objects.exists()
    assert desk(keeper).get("/ru/desk/pharmacies/learning/").status_code == 200


ACT = {
    "number": "ҚР ДСМ-7", "title_kk": "Тізім", "title_ru": "Список", "vat_basis": "none",
    "is_whole_list": "whole",
    "dated_on_day": "1", "dated_on_month": "7", "dated_on_year": "2020",
    "effective_from_day": "20", "effective_from_month": "7", "effective_from_year": "2020",
}  # fmt: skip
HEAD = (
    "Торговое наименование;Лекарственная форма;Упаковка;Производитель;Регистрационный номер;Предельная цена\n"
)


@pytest.mark.parametrize("other", ["ЛП-№002280-ГП-KZ", "ЛП-№002280-ГП-КZ"])
def test_two_rows_of_one_act_that_contradict_each_other_stop_the_act(keeper, other):
    rows = (
        f"Ламиктал;таблетки 50 мг;30;GSK;ЛП-№002280-ГП-KZ;4904\nЛамиктал;таблетки 50 мг;30;GSK;{other};5000\n"
    )

    page = sent(keeper, "acts/new", HEAD + rows, **ACT)

    assert "Строки, которые нельзя принять" in page
    assert "№ 2" in page
    assert not PriceAct.objects.exists()


def test_a_registration_number_in_two_writings_is_one_medicine():
    codes = {
        code_of("Ламиктал", "таблетки 50 мг", "30", "GSK", number)
        for number in ("ЛП-№002280-ГП-KZ", "ЛП-№002280-ГП-КZ", "лп №002280 гп kz")
    }
    others = {code_of("Ламиктал", "таблетки 50 мг", "30", "GSK", number) for number in ("РК-ЛС-5№1", "")}
    assert (len(codes), len(others), codes & others) == (1, 2, set())


def test_an_amendment_dated_before_its_act_is_refused(office, keeper, caps):
    for begins in (date(2019, 7, 31), date(2018, 1, 1)):
        with pytest.raises(ActRefused, match="before_its_act"):
            an_act(office, keeper, number="ДСМ-1", begins=begins, is_whole_list=False, lines=(a_line("1"),))
    an_act(office, keeper, number="ДСМ-1", begins=date(2019, 8, 1), is_whole_list=False, lines=(a_line("1"),))
    assert PriceAct.objects.count() == 2
    assert caps.rows.get(medicine__code="1").cap_kzt == Decimal(4904)


@pytest.mark.parametrize(
    "said",
    [
        {"effective_from_year": "2019"},
        {"dated_on_day": "31", "dated_on_month": "2"},
        {"number": "\x00"},
    ],
)
def test_an_act_whose_dates_or_number_cannot_be_is_refused_and_keeps_what_was_typed(keeper, said):
    file = SimpleUploadedFile("table.csv", (HEAD + "А;Б;1;В;Г;5\n").encode())
    answer = desk(keeper).post("/ru/desk/pharmacies/acts/new/", {"file": file, **ACT, **said})

    assert answer.status_code == 200
    assert "Тізім" in answer.content.decode()
    assert not PriceAct.objects.exists()
