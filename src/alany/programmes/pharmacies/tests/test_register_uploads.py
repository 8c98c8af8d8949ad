"""Every bad upload is refused in the language of the page, with row and column, and nothing is half saved."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from alany.programmes.pharmacies.models import CapRow, Medicine, PendingImport, Pharmacy, PriceAct, PriceList
from alany.programmes.pharmacies.tests.register_office import (
    BIN,
    a_district,
    a_keeper,
    a_lawyer,
    a_pharmacy,
    an_act,
    an_office,
)
from alany.spine.tables.writing import xlsx_bytes

pytestmark = pytest.mark.django_db
LIST = "Наименование;Цена\nЛамиктал таб 50 мг №30 GSK;5480\nПарацетамол таб 500 мг №10;140\n"
ACT = {
    "number": "ҚР ДСМ-200",
    "dated_on": "01.06.2020",
    "title_kk": "Шекті бағалар",
    "title_ru": "Предельные цены",
    "effective_from": "2020-07-20",
    "vat_basis": "none",
    "is_whole_list": "whole",
}
ANNEX = "МНН;Торговое наименование;Лекарственная форма;Предельная цена\n"


@pytest.fixture
def office(settings, tmp_path):
    settings.DEMO_TODAY = "2020-07-30"
    settings.MEDIA_ROOT = tmp_path
    return an_office()


@pytest.fixture
def keeper(office):
    return a_keeper(office)


@pytest.fixture
def desk(client, keeper):
    client.force_login(keeper, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def sent(desk, place, content, name="list.csv", language="ru", **said):
    data = content.encode() if isinstance(content, str) else content
    address = f"/{language}/desk/pharmacies/{place}/"
    return desk.post(address, {**said, "file": SimpleUploadedFile(name, data)})


def send_list(desk, content, **known):
    return sent(desk, "price-lists/new", content, on="2020-07-15", **known)


def broken_xlsx():
    good = xlsx_bytes(["Наименование", "Цена"], [["Ламиктал", 1]])
    return good[: len(good) // 2]


def zip_bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", "<Types/>")
        container.writestr("xl/workbook.xml", b" " * 60_000_000)
    return packed.getvalue()


REFUSED = {
    "broken": (broken_xlsx(), {"kk": "Файл бүлінген", "ru": "Файл повреждён", "en": "The file is damaged"}),
    "bomb": (zip_bomb(), {"kk": "Файл ашылғанда", "ru": "При распаковке", "en": "Unpacked, the file"}),
    "empty": (b"", {"kk": "Файл бос", "ru": "Файл пуст", "en": "The file is empty"}),
    "nul": (
        "Наименование;Цена\nЛа\x00миктал;1\n",
        {"kk": "2-жол, 1-баған (A)", "ru": "Строка 2, столбец 1 (A)", "en": "Row 2, column 1 (A)"},
    ),
    "encoding": (
        "Наименование;Цена\nЛамиктал;1\n".encode("utf-16-be"),
        {"kk": "", "ru": "", "en": ""},
    ),
    "image": (b"\x89PNG\r\n\x1a\n123", {"kk": "кесте емес", "ru": "не таблица", "en": "not a table"}),
}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("place", ["price-lists/new", "register/import", "acts/new"])
@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_is_no_table_is_refused_in_words(kind, place, language, desk):
    content, words = REFUSED[kind]

    page = sent(desk, place, content, language=language, on="2020-07-15", **ACT)

    assert page.status_code == 200
    assert words[language] in page.content.decode()
    assert page.context["form"].errors["file"]
    assert not PendingImport.objects.exists()


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "МБ-тан үлкен"), ("ru", "больше 1 МБ"), ("en", "larger than 1 MB")]
)
def test_a_file_that_is_too_large_is_dropped_and_the_rest_of_the_form_kept(language, words, desk, settings):
    settings.UPLOAD_MAX_BYTES = 1024 * 1024

    page = sent(desk, "acts/new", b"a;b\n" * 400_000, language=language, **ACT)

    assert words in page.content.decode()
    assert "ҚР ДСМ-200" in page.content.decode()
    assert not PendingImport.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
def test_a_price_list_gets_its_answers(encoding, desk, office, keeper):
    an_act(office, keeper, a_lawyer(office))
    preview = send_list(desk, LIST.encode(encoding))
    columns = dict(desk.get(preview.url).context["preview"].kept)
    page = desk.post(preview.url, columns, follow=True)

    (checked,) = PriceList.objects.all()
    assert checked.totals == {"violation": 1, "within_cap": 1}
    words = page.content.decode()
    assert "Выше предельной – нужно проверить" in words
    assert "нарушен" not in words.lower()
    assert [line.excess_kzt for line in checked.checked_lines.order_by("row")] == [Decimal(576), None]


def test_nothing_is_checked_before_the_columns_are_confirmed_nor_twice(desk, office, keeper):
    an_act(office, keeper, a_lawyer(office))
    preview = send_list(desk, LIST)
    assert not PriceList.objects.exists()

    desk.post(preview.url, {"c_line": "0", "c_price": "1"})
    again = desk.post(preview.url, {"c_line": "0", "c_price": "1"})

    assert PriceList.objects.count() == 1
    assert "второй раз ничего не записано" in again.content.decode()


BAD_ROWS = (
    "Наименование;Цена\nЛамиктал;5480\nА;-5\nБ;10000000000\nВ;=1+1\nГ;даром\n;7\nЛамиктал;5480\n"
    "Д;9\nЕ;9\nЖ;9\nЗ;9\nИ;9\n"
)
REASONS = {
    "kk": ["Баға теріс сан", "Баға тым үлкен", "формула тұр", "сан емес", "Міндетті ұяшық бос", "қайталайды"],
    "ru": ["Цена отрицательная", "слишком велика", "а формула", "не число", "ячейка пуста", "повторяет"],
    "en": ["is negative", "too large", "a formula", "is not a number", "cell is blank", "repeats"],
}


@pytest.mark.parametrize("language", REASONS)
def test_bad_rows_are_named_and_the_good_ones_offered(language, desk, office, keeper):
    an_act(office, keeper, a_lawyer(office))
    preview = send_list(desk, BAD_ROWS, language=language)

    page = desk.get(preview.url)

    read = page.context["preview"].read
    assert ([line.row for line in read.good], [cell.row for cell in read.bad]) == (
        [2, 9, 10, 11, 12, 13],
        [3, 4, 5, 6, 7, 8],
    )
    assert [words for words in REASONS[language] if words not in page.content.decode()] == []
    desk.post(preview.url, {"c_line": "0", "c_price": "1"})
    assert PriceList.objects.get().lines == 6


def test_a_column_that_was_not_found_is_asked_for(desk, office, keeper):
    preview = send_list(desk, "Колонка 1;Колонка 2\nЛамиктал;5\n")
    page = desk.get(preview.url)
    assert "Не найден столбец «Наименование товара»" in page.content.decode()

    chosen = desk.get(preview.url, {"c_line": "0", "c_price": "1"})
    assert [line.line for line in chosen.context["preview"].read.good] == ["Ламиктал"]


def test_somebody_else_does_not_see_the_upload(desk, office, client):
    preview = send_list(desk, LIST)
    client.force_login(
        a_keeper(office, "Ерлан"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert client.get(preview.url).status_code == 404


def test_an_act_is_entered_whole_or_not_at_all(desk):
    preview = sent(desk, "acts/new", ANNEX + "x;Ламиктал;табл 50 мг № 30;4904\ny;Аспирин;табл;-5\n", **ACT)
    page = desk.post(preview.url, dict(desk.get(preview.url).context["preview"].kept))

    assert "Список с пропусками" in page.content.decode()
    assert (PriceAct.objects.count(), Medicine.objects.count()) == (0, 0)


def test_an_act_shows_what_it_changes_and_counts_with_the_second_key_only(desk, office, keeper, client):
    lawyer = a_lawyer(office)
    an_act(office, keeper, lawyer)
    annex = (
        "id;trade_name;form_dose;pack;maker;cap_kzt\n1;Ламиктал;таблетки 50 мг;30;GSK;5000\n"
        "2;Ламиктал;таблетки 50 мг;60;GSK;9000\n5;Новый;таблетки 5 мг;10;Х;10\n"
    )
    said = {f"announced_{name}": count for name, count in {"new": 1, "up": 2, "total": 3}.items()}
    preview = sent(desk, "acts/new", annex, **ACT, **said)
    page = desk.get(preview.url)
    counts = {
        row[0].text: (row[1].text, row[2].text, row[3].state) for row in cells(page.context["difference"])
    }
    assert {name: values[:2] for name, values in counts.items()} == {
        "Новые": ("1", "1"), "Исключены": ("1", ""), "Выросли": ("1", "2"), "Снизились": ("0", ""),
        "Без изменений": ("1", ""), "Всего в списке": ("3", "3"),
    }  # fmt: skip
    assert counts["Выросли"][2].word == "не сходится"

    entered = desk.post(preview.url, dict(page.context["preview"].kept))
    act = PriceAct.objects.get(number=ACT["number"])
    assert entered.url.endswith(f"/acts/{act.pk}/")
    assert caps(date(2020, 7, 30)) == {"1": 4904, "2": 9000, "4": 150}
    assert desk.post(f"/ru/desk/pharmacies/acts/{act.pk}/confirm/").status_code == 403

    client.force_login(lawyer, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.post(f"/ru/desk/pharmacies/acts/{act.pk}/confirm/")
    assert caps(date(2020, 7, 19)) == {"1": 4904, "2": 9000, "4": 150}
    assert caps(date(2020, 7, 20)) == {"1": 5000, "2": 9000, "5": 10}


def cells(table):
    return [[cell for _, cell in line] for line in table.lines]


def caps(day):
    return dict(CapRow.objects.in_force(day).values_list("medicine__code", "cap_kzt"))


def test_a_register_is_taken_in_with_its_good_rows(desk, office, keeper):
    a_district()
    table = (
        "Название;Адрес;Район;БИН;Владелец;Лицензия\n"
        f"Шипа;Шолаққорған, 1;Созақ ауданы;{BIN};Шипа;ФД-1\n"
        f"Дәру;Шолаққорған, 2;Созак ауданы;{BIN};Шипа;ФД-2\n"
        "А;Б;Созақ ауданы;140740012340;В;\n"
        f"А;Б;Алматы;{BIN};В;\n"
    )
    preview = sent(desk, "register/import", table)
    page = desk.get(preview.url)
    said = page.content.decode()
    assert "Контрольная цифра БИН не сходится" in said
    assert "Значения «Алматы» нет в списке" in said

    desk.post(preview.url, dict(page.context["preview"].kept))
    assert list(Pharmacy.objects.order_by("number").values_list("number", "name")) == [
        ("0001", "Шипа"),
        ("0002", "Дәру"),
    ]

    again = desk.get(sent(desk, "register/import", table).url)
    assert [term.value for term in again.context["terms"]] == ["0", "0", "2"]


def test_who_saves_second_sees_both_versions(desk, office, keeper):
    found = a_pharmacy(office, keeper, a_district())
    address = f"/ru/desk/pharmacies/register/{found.pk}/change/"
    form = desk.get(address).context["form"]
    said = {name: form.get_initial_for_field(form.fields[name], name) for name in form.fields}
    said = {name: value for name, value in said.items() if value not in (None, False)}
    said |= {"opened_on": "2018-12-13"}

    assert desk.post(address, said | {"name": "Шипа-1"}).status_code == 302
    second = desk.post(address, said | {"name": "Шипа-2"})

    assert second.status_code == 409
    assert "Шипа-2" in second.content.decode()
    found.refresh_from_db()
    assert found.name == "Шипа-1"
    assert (
        desk.post(
            address, said | {"name": "Шипа-2", "version": second.context["form"].data["version"]}
        ).status_code
        == 302
    )


@pytest.mark.parametrize(
    ("rows", "words"),
    [("", "нет ни одной строки"), ("Ламиктал таб 50 мг №30 GSK;много\n", "Ни одну строку нельзя принять")],
)
def test_an_upload_without_a_good_row_says_why(desk, rows, words):
    answer = sent(desk, "price-lists/new", f"Наименование;Цена\n{rows}", on="2020-07-30", pharmacy="")
    page = desk.get(answer.url).content.decode()
    assert (words in page, "Плохих строк" in page) == (True, False)
