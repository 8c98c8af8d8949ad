"""A list's address may be anything; the list answers with what it understands."""

from urllib.parse import parse_qs

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from alany.faces.ui import listing

SORTS = {"name": ("sort_key",), "due": ("due_on", "-weight")}


def asked(query):
    return listing.read(QueryDict(query), filters=("q", "state"), sorts=SORTS, default_sort="-due")


def test_a_plain_address_asks_for_the_first_page_in_the_usual_order():
    plain = asked("")
    assert (plain.filters, plain.sort, plain.page, plain.format) == (
        {"q": "", "state": ""},
        "-due",
        1,
        "html",
    )
    assert plain.order() == ("-due_on", "weight", "pk")
    assert plain.query() == "?"


def test_filters_order_and_page_stay_in_every_link():
    found = asked("q=Сайрам&state=late&sort=name&page=3&unknown=1")
    assert parse_qs(found.query()[1:]) == {
        "q": ["Сайрам"],
        "state": ["late"],
        "sort": ["name"],
        "page": ["3"],
    }
    assert parse_qs(found.query(page=4)[1:])["page"] == ["4"]
    assert "page" not in parse_qs(found.query(format="csv")[1:])


def test_a_heading_turns_the_order():
    found = asked("sort=name")
    assert found.column("name", "Атауы").sorted == "ascending"
    assert found.column("name", "Атауы").href == "?sort=-name"
    assert found.column("due", "Мерзімі").sorted == ""
    assert found.column("secret", "Құпия").href == ""


@pytest.mark.parametrize(
    "query",
    [
        "page=-1",
        "page=0",
        "page=1e9",
        "page=٣",
        "sort=password",
        "sort=--name",
        "format=exe",
        "page=" + "9" * 400,
    ],
)
def test_what_is_not_understood_is_left_out(query):
    found = asked(query)
    assert found.sort == "-due"
    assert 1 <= found.page <= listing.LAST_PAGE
    assert found.format == "html"


def test_control_signs_and_length_are_cut():
    assert asked("q=%00a%0Ab" + "x" * 500).filters["q"] == "a b" + "x" * 196


@given(st.dictionaries(st.sampled_from(["q", "state", "sort", "page", "format"]), st.text(max_size=300)))
def test_no_address_breaks_a_list(params):
    query = QueryDict(mutable=True)
    query.update(params)
    found = listing.read(query, filters=("q", "state"), sorts=SORTS, default_sort="-due")
    page = listing.page_of(list(range(60)), found)
    assert 0 < len(page.rows) <= 25
    assert "\x00" not in found.query()


def test_pages_cover_the_rows_once_and_end():
    pages = [listing.page_of(list(range(60)), asked(f"page={number}")) for number in (1, 2, 3, 9)]
    assert [list(page.rows) for page in pages[:3]] == [
        list(range(25)),
        list(range(25, 50)),
        list(range(50, 60)),
    ]
    assert pages[3].asked.page == 3
    assert [bool(page.next_href) for page in pages] == [True, True, False, False]


def test_the_line_of_results_speaks_the_language():
    page = listing.page_of(list(range(1924)), asked("page=2"))
    with translation.override("kk"):
        assert (page.total_text, page.range_text) == ("1\u00a0924 жазба", "26–50 жазбалар")
    with translation.override("ru"):
        assert page.total_text == "1\u00a0924 записи"
    assert [link.label for link in page.numbers] == ["1", "2", "3", "…", "77"]


def test_an_empty_list_is_one_page():
    page = listing.page_of([], asked("q=жоқ"))
    assert (page.rows, page.total, page.has_pages, page.asked.filtered) == ([], 0, False, True)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_holds_every_row_of_the_filters(kind):
    columns = {"Нөмірі": lambda row: row, "Еселенген": lambda row: row * 2}
    response = listing.export(list(range(60)), asked(f"format={kind}&page=2"), name="list", columns=columns)
    assert response["Content-Disposition"] == f'attachment; filename="list.{kind}"'
    body = b"".join(response)
    if kind == "csv":
        assert body.decode("utf-8-sig").splitlines()[0] == "Нөмірі,Еселенген"
        assert len(body.splitlines()) == 61
