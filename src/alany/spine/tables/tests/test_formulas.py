"""A formula is never taken as a value, and no list of ours becomes one."""

import io
import zipfile
from decimal import Decimal

from alany.kernel.triltext import TrilText
from alany.spine.tables.headers import BadCell, Field, ParsedRow, apply, guess
from alany.spine.tables.parsing import price, text
from alany.spine.tables.table import Row, Table
from alany.spine.tables.tests.workbooks import read, sheet, workbook
from alany.spine.tables.writing import csv_bytes, xlsx_bytes

NAME = Field("name", TrilText(kk="Атауы", ru="Название", en="Name"), ("name",), True, text())
PRICE = Field("price", TrilText(kk="Бағасы", ru="Цена", en="Price"), ("price",), True, price)


def test_the_cached_result_of_a_formula_is_not_a_value_and_the_good_rows_are_offered():
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>price</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Mask</t></is></c><c r="B2"><v>20</v></c></row>'
        '<row r="4"><c r="A4" t="inlineStr"><is><t>Aspirin</t></is></c>'
        '<c r="B4"><f>5*2</f><v>10</v></c></row>'
    )
    table = read(workbook(sheet=sheet(cells)))
    assert table == Table(("name", "price"), [Row(2, ("Mask", "20")), Row(4, ("Aspirin", "=5*2"))])
    parsed = apply(table, guess(table.header, [NAME, PRICE]))
    assert parsed.bad == [BadCell(4, 2, "formula", "=5*2")]
    assert parsed.good == [ParsedRow(2, {"name": "Mask", "price": Decimal(20)})]
    assert parsed.safe


def test_a_shared_formula_and_one_without_a_reference_are_found_too():
    first = "<row><c><v>1</v></c><c><v>2</v></c></row>"
    cells = first + '<row><c><v>3</v></c><c><f t="shared" si="0"/><v>4</v></c></row>'
    assert read(workbook(sheet=sheet(cells))) == Table(("1", "2"), [Row(2, ("3", "="))])


def test_a_formula_in_a_csv_is_refused_in_its_cell():
    table = read(b"name,price\nAspirin,=1+1\nMask,3\n")
    parsed = apply(table, guess(table.header, [NAME, PRICE]))
    assert parsed.bad == [BadCell(2, 2, "formula", "=1+1")]


def test_csv_cells_that_a_spreadsheet_would_run_get_an_apostrophe():
    dangerous = ["=1+1", "+cmd|x", "-cmd|x", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "a;=HYPERLINK(1)"]
    written = b"".join(csv_bytes(["cell"], [[cell] for cell in dangerous])).decode()
    assert [row.cells[0] for row in read(written.encode()).rows] == [
        "'=1+1",
        "'+cmd|x",
        "'-cmd|x",
        "'@SUM(A1)",
        "'\t'=1",
        "'\r'=1",
        "' =1",
        "'＝1",
        "a;'=HYPERLINK(1)",
    ]


def test_numbers_and_telephones_keep_their_signs():
    kept = ["-5", "+77272000000", "-4 904,50", "+3.5%", "-1e5"]
    written = b"".join(csv_bytes(["cell"], [[cell] for cell in kept]))
    assert [row.cells[0] for row in read(written).rows] == [*kept[:4], "'-1e5"]


def test_a_workbook_of_ours_holds_texts_and_no_formula_or_link():
    made = xlsx_bytes(["name", "link"], [["=1+1", "http://example.org/"], ["{=1}", "@x"]])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert "hyperlink" not in page
