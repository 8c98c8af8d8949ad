"""Every bad file of the house rule is refused with its place, and nothing of it is read further."""

import gzip
import io
import struct
import zipfile

import pytest

from alany.spine.tables.reading import read_table
from alany.spine.tables.table import MEGABYTE, Limits, Table, TableRefused
from alany.spine.tables.tests.workbooks import document, read, refusal, sheet, workbook

LIST = "Название;Цена\nАмпициллин таблетки;4 904,50\nЛамиктал порошок;12,5\n"
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><worksheet>&c;</worksheet>"""


class EndlessUpload(io.RawIOBase):
    """200 MB that count how much of them was asked for."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        assert size > 0, "never read an upload whole"
        self.taken += size
        return b"a,b\n" * (size // 4) if self.taken < 200 * MEGABYTE else b""


def test_an_upload_of_200_mb_is_refused_after_its_first_20_mb():
    upload = EndlessUpload()
    with pytest.raises(TableRefused) as refused:
        read_table("big.csv", upload)
    assert (refused.value.code, refused.value.detail) == ("too_big", "20")
    assert upload.taken <= 21 * MEGABYTE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251"])
def test_the_four_usual_encodings_are_read_alike(encoding):
    expected = read(LIST.encode("utf-8"))
    assert expected.header == ("Название", "Цена")
    assert read(LIST.encode(encoding)) == expected


def test_kazakh_letters_of_the_old_code_page_are_read():
    assert read("Дәрі атауы\tБағасы\nҚұсқы\t12\n".encode("kz1048")).header == ("Дәрі атауы", "Бағасы")


@pytest.mark.parametrize(
    "encoding", ["koi8-r", "cp866", "mac-cyrillic", "iso8859-5", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_other_encodings_are_refused_instead_of_shown_as_garbage(encoding):
    assert refusal(LIST.encode(encoding))[0] == "encoding"


def test_damaged_utf8_is_refused_with_the_row_of_the_damage():
    assert refusal(LIST.encode() + b"\xd0;1\n") == ("encoding", 4, None)


def test_latin_accents_are_not_taken_for_russian_letters():
    assert refusal("Café;naïve\nüber;Crème\n".encode("latin-1"))[0] == "encoding"


def test_nul_is_refused_with_row_and_column():
    assert refusal(b"a,b\n1,2\n3,\x004\n") == ("nul", 3, 2)


def test_nul_in_a_page_is_refused_with_row_and_column():
    page = b"<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2\x003</td></tr></table>"
    assert refusal(page) == ("nul", 2, 2)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ("empty", None, None)),
        (b" \r\n\r\n", ("empty", None, None)),
        (b"a,b\n1,2,3\n", ("row_too_wide", 2, 3)),
        (b'a,b\n1,2\n3,"4\n', ("broken_csv", 3, None)),
        (b'a,b\n"x"y,2\n', ("broken_csv", 2, None)),
        (b"a,b\n1," + b"x" * 2001 + b"\n", ("cell_too_long", 2, 2)),
        (b"a,b\n1," + b"x" * 200_000 + b"\n", ("cell_too_long", 2, None)),
        (b",".join([b"a"] * 101) + b"\n", ("too_many_columns", 1, None)),
        (b"%PDF-1.7\n", ("unknown_kind", None, None)),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, ("old_office", None, None)),
        (b"<html><body><p>No list today</p></body></html>", ("no_table", None, None)),
        (LAUGHS, ("unsafe_xml", None, None)),
    ],
)
def test_a_text_file_that_is_no_table_says_why(data, expected):
    assert refusal(data) == expected


def test_too_many_rows_are_refused_at_the_first_one_too_many():
    assert refusal(b"a\n" + b"1\n" * 10, Limits(rows=5)) == ("too_many_rows", 7, None)


def test_a_gzip_that_unpacks_without_end_is_refused():
    assert refusal(gzip.compress(b"a,b\n" * MEGABYTE), Limits(unpacked=MEGABYTE)) == ("zip_bomb", None, None)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (gzip.compress(b"a,b\n1,2\n", mtime=0)[:-9], "broken_gzip"),
        (gzip.compress(gzip.compress(b"a,b\n1,2\n", mtime=0), mtime=0), "packed_twice"),
    ],
)
def test_a_broken_or_nested_gzip_is_refused(data, code):
    assert refusal(data)[0] == code


@pytest.mark.parametrize("kept", [30, 2000, -30])
def test_a_broken_workbook_is_refused(kept):
    assert refusal(workbook()[:kept]) == ("broken_package", None, None)


def test_a_workbook_with_broken_xml_is_refused():
    assert refusal(workbook(sheet=b"<worksheet><sheetData>")) == ("broken_package", None, None)


def test_an_archive_of_something_else_is_refused():
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert refusal(output.getvalue()) == ("unknown_kind", None, None)


def test_a_zip_bomb_is_refused_by_its_ratio():
    assert refusal(workbook(bomb=b"\0" * (30 * MEGABYTE))) == ("zip_bomb", None, None)


def test_a_zip_bomb_is_refused_by_its_total():
    assert refusal(workbook(), Limits(unpacked=1000)) == ("zip_bomb", None, None)


def test_a_zip_with_too_many_members_is_refused():
    assert refusal(workbook(), Limits(members=3)) == ("zip_bomb", None, None)


def test_a_member_that_lies_about_its_size_is_not_unpacked_further():
    bomb = workbook(bomb=b"\0" * (8 * MEGABYTE))
    lying = bomb.replace(struct.pack("<L", 8 * MEGABYTE), struct.pack("<L", 1000))
    assert refusal(lying) == ("broken_package", None, None)


@pytest.mark.parametrize("part", ["sheet", "strings", "book"])
def test_billion_laughs_in_any_part_of_a_workbook_are_refused(part):
    assert refusal(workbook(**{part: LAUGHS}))[0] == "unsafe_xml"


@pytest.mark.parametrize("encoding", ["utf-16", "cp037", "no-such-code"])
def test_parts_in_an_unusual_encoding_are_refused(encoding):
    declared = f'<?xml version="1.0" encoding="{encoding}"?><worksheet/>'
    assert refusal(workbook(sheet=declared.encode()))[0] in {"unsafe_xml", "broken_package"}
    assert refusal(workbook(sheet="<worksheet/>".encode("utf-16"))) == ("unsafe_xml", None, None)


def test_billion_laughs_in_a_document_are_refused():
    honest = document(lambda paper: paper.add_table(1, 1))
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(honest)) as source, zipfile.ZipFile(output, "w") as target:
        for info in source.infolist():
            target.writestr(info, LAUGHS if info.filename == "word/document.xml" else source.read(info))
    assert refusal(output.getvalue()) == ("unsafe_xml", None, None)


def test_a_far_away_cell_does_not_fill_the_memory():
    far = sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>')
    assert refusal(workbook(sheet=far)) == ("too_many_rows", 1048576, None)
    wide = sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>')
    assert refusal(workbook(sheet=wide)) == ("too_many_columns", 1, 16384)


def test_a_styled_but_empty_far_cell_is_no_reason_to_refuse():
    cells = '<row r="1"><c r="A1"><v>7</v></c></row><row r="2"><c r="XFD2" s="1"/></row>'
    assert read(workbook(sheet=sheet(cells))) == Table(("7",), [])


def test_a_wide_cell_of_a_page_is_refused():
    page = b"<table><tr><td colspan=900000>a</td></tr></table>"
    assert refusal(page) == ("too_many_columns", 1, None)


@pytest.mark.slow
def test_no_bytes_make_the_reader_fail_otherwise():
    for data in (workbook(), document(lambda paper: paper.add_table(2, 2)), LIST.encode("cp1251")):
        for position in range(0, len(data), max(1, len(data) // 60)):
            for damaged in (data[:position], data[:position] + b"\xff" + data[position + 1 :]):
                try:
                    read(damaged)
                except TableRefused:
                    continue
