"""Tables as orders are published: headers over two rows, merged cells, tags inside words."""

import io

from alany.spine.tables.reading import read_tables
from alany.spine.tables.table import Row, Table
from alany.spine.tables.tests.workbooks import document, read

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><style>td {}</style></head><body>
<table class="menu"><tr><td>Главная</td><td>Поиск</td></tr></table>
<table border="1">
<tr><td colspan="5"><p>Приложение к приказу</p></td></tr>
<tr><td rowspan="2"><p>№</p></td><td rowspan="2"><b>МНН</b></td>
<td rowspan="2">Тор<i>го</i>вое<br>название</td>
<td colspan="2">Предельная цена</td></tr>
<tr><td>оптовая</td><td>розничная</td></tr>
<tr><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td></tr>
<tr><td>1.</td><td rowspan="2">Миконазол<sup>*</sup></td><td>Мико<span>наз®</span></td><td>4&nbsp;100</td>
<td>4 904,50</td></tr>
<tr><td>2.</td><td>Дактарин<script>alert(1)</script></td><td>10<td>12</tr>
<tr><td>3.</td><td colspan="4">Исключена приказом</td></tr>
</table></body></html>"""


def test_a_page_of_adilet_is_read_with_its_merged_cells():
    expected = Table(
        ("№", "МНН", "Торговое название", "Предельная цена оптовая", "Предельная цена розничная"),
        [
            Row(5, ("1.", "Миконазол*", "Миконаз®", "4 100", "4 904,50")),
            Row(6, ("2.", "Миконазол*", "Дактарин", "10", "12")),
            Row(7, ("3.", *["Исключена приказом"] * 4)),
        ],
    )
    assert read(PAGE.encode()) == expected
    assert read(PAGE.encode("cp1251", "xmlcharrefreplace")) == expected
    assert read(PAGE.encode(), index=1) == expected


def test_the_caller_sees_every_table_of_a_page():
    tables = read_tables("order.html", io.BytesIO(PAGE.encode()))
    assert [table.header[0] for table in tables] == ["Главная", "№"]


def test_a_nested_table_does_not_spill_into_the_one_around_it():
    page = (
        b"<table><tr><th>a</th><th>b</th></tr>"
        b"<tr><td>1</td><td><table><tr><td>x</td></tr></table></td></tr></table>"
    )
    assert read(page, index=0) == Table(("a", "b"), [Row(2, ("1", "x"))])


def test_an_annex_in_word_is_read_with_its_merged_cells():
    def annex(paper):
        paper.add_paragraph("Приложение")
        table = paper.add_table(5, 4)
        for row, line in enumerate(
            [
                ["№", "МНН", "Цена", ""],
                ["", "", "оптовая", "розничная"],
                ["1", "2", "3", "4"],
                ["1.", "Миконазол", "100", "120,5"],
                ["2.", "", "200", "240"],
            ]
        ):
            for column, words in enumerate(line):
                table.cell(row, column).text = words
        for first, last in [((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((3, 1), (4, 1))]:
            table.cell(*first).merge(table.cell(*last))

    assert read(document(annex)) == Table(
        ("№", "МНН", "Цена оптовая", "Цена розничная"),
        [Row(4, ("1.", "Миконазол", "100", "120,5")), Row(5, ("2.", "Миконазол", "200", "240"))],
    )


def test_the_title_above_a_price_list_is_not_its_header():
    text = 'Прайс-лист;;\n"ТОО ""Аптека""";;\n\nНазвание;Пачка;Цена\nАспирин;10;12,5\n'
    assert read(text.encode()) == Table(("Название", "Пачка", "Цена"), [Row(5, ("Аспирин", "10", "12,5"))])
