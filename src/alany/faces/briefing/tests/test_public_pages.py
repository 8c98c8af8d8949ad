"""What a journalist meets: the number, its meaning, its records, its proof, in three languages."""

import json
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alany.faces.briefing.tests.conftest import TEXTS, TITLES, at_the_desk
from alany.kernel.hashing import sha256_hex
from alany.kernel.triltext import TrilText
from alany.spine.figures.actions import (
    approve,
    approve_and_publish_briefing,
    correct,
    freeze,
    publish,
    withdraw,
    write_briefing,
)
from alany.spine.figures.models import Snapshot
from alany.spine.figures.tests.office_of_apples import DAY, NOW

PATHS = [
    "figures/",
    "f/F-2020-07-0001/",
    "f/F-2020-07-0002/",
    "f/F-2020-07-0002/v/1/",
    "briefings/",
    "briefings/july/",
    "errata/",
    "errata/feed.xml",
    "f/F-2020-07-0002/records.csv",
    "f/F-2020-07-0002/records.xlsx",
    "f/F-2020-07-0002/data.csv",
    "f/F-2020-07-0002/datapackage.json",
    "f/F-2020-07-0002/definition.json",
    "figures/?format=csv",
]


def text_of(response) -> str:
    return b"".join(response).decode() if response.streaming else response.content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_a_public_page_needs_no_login_and_sets_no_cookie(client, told, language, path):
    response = client.get(f"/{language}/{path}")
    assert response.status_code == 200
    assert response["Cache-Control"].startswith("public")
    assert not response.cookies
    assert "style=" not in response.content.decode("utf-8", "ignore") if not response.streaming else True


@pytest.mark.parametrize(
    "path",
    ["f/F-2020-07-0099/", "f/nonsense/", "f/F-2020-07-0001/v/2/", "f/F-2020-07-0001/other.csv",
     "f/F-2020-07-0001/records.doc", "briefings/august/", "briefings/august.pdf"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client, told, path):
    assert client.get(f"/kk/{path}").status_code == 404


def test_a_draft_has_no_public_page(client, drafts):
    assert client.get("/kk/f/F-2020-07-0001/").status_code == 404
    assert "F-2020-07-0001" not in text_of(client.get("/kk/figures/"))


@pytest.mark.parametrize(
    ("language", "value", "share", "title"),
    [
        ("kk", "66,7\xa0%", "3 ішінен 2.", "share of rotten baskets (қаз)"),
        ("ru", "66,7\xa0%", "2 из 3.", "share of rotten baskets (рус)"),
        ("en", "66.7%", "2 of 3.", "share of rotten baskets"),
    ],
)
def test_the_number_is_the_hero(client, told, language, value, share, title):
    page = text_of(client.get(f"/{language}/f/F-2020-07-0002/"))
    assert f"<b>{value}</b><h1>{title}</h1>" in page
    assert share in page
    assert "./alany figures recompute F-2020-07-0002" in page


def test_the_records_are_those_behind_the_number(client, told):
    page = text_of(client.get("/en/f/F-2020-07-0002/"))
    assert [f">{name}<" in page for name in ("A-1", "A-2", "A-3", "A-4")] == [True, False, True, False]
    assert "13.07.2020" in page


@pytest.mark.parametrize(("language", "truth"), [("kk", "иә"), ("ru", "да"), ("en", "yes")])
def test_downloaded_records_speak_the_language_of_the_page(client, told, language, truth):
    _, *rows = text_of(client.get(f"/{language}/f/F-2020-07-0002/records.csv")).splitlines()
    assert (len(rows), [row for row in rows if "True" in row or "False" in row]) == (2, [])
    assert all(truth in row.split(",") for row in rows)


def test_records_are_paged(client, orchard, office, aigul, head):
    orchard.rows = [(f"B-{number:03d}", None, True, DAY) for number in range(24)]
    figures = freeze(office=office, on=DAY, by=aigul, at=NOW)
    publish(figures=approve(figures=figures, by=head, at=NOW), by=head, at=NOW)
    last = text_of(client.get("/kk/f/F-2020-07-0002/?page=3"))
    assert ("B-019" in last, "B-020" in last, "B-023" in last) == (False, True, True)


def test_the_downloads_are_the_frozen_bytes(client, told):
    snapshot = Snapshot.objects.get()
    assert client.get("/kk/f/F-2020-07-0002/data.csv").content == bytes(snapshot.csv)
    descriptor = client.get("/kk/f/F-2020-07-0002/datapackage.json").content
    assert sha256_hex(descriptor) == snapshot.descriptor_sha256
    assert json.loads(descriptor)["resources"][0]["path"] == "data.csv"


def test_a_tampered_number_says_so_on_its_page(client, told):
    Snapshot.objects.update(csv=bytes(Snapshot.objects.get().csv).replace(b"true", b"false"))
    assert "Do not use this number" in text_of(client.get("/en/f/F-2020-07-0002/"))


def test_an_old_version_leads_to_the_new_one(client, told, published, orchard, aigul, head):
    orchard.rows.pop()
    notes = TrilText(kk="Қайталанған парақ", ru="Двойной лист", en="A sheet twice")
    draft = correct(figure=published[1], reason="duplicate", notes=notes, by=aigul, at=NOW)
    orchard.rows[1] = ("A-2", "611600000", True, None)
    publish(figures=approve(figures=draft, by=head, at=NOW), by=head, at=NOW)
    old = text_of(client.get("/en/f/F-2020-07-0002/v/1/"))
    assert "This is an old version" in old
    assert "A sheet twice" in old
    assert (
        client.get("/en/f/F-2020-07-0002/v/1/data.csv").content
        != client.get("/en/f/F-2020-07-0002/data.csv").content
    )
    errata = text_of(client.get("/ru/errata/"))
    assert "Двойной лист" in errata
    assert "Открыто: 3" in errata
    feed = ElementTree.fromstring(client.get("/kk/errata/feed.xml").content)
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 1


def test_a_withdrawn_figure_says_why(client, told, published, head):
    notes = TrilText(kk="Әдіс", ru="Метод", en="The method was wrong")
    withdraw(figure=published[1], reason="method", notes=notes, by=head, at=NOW)
    page = text_of(client.get("/en/f/F-2020-07-0002/"))
    assert "This figure was withdrawn." in page
    assert "The method was wrong" in page


def test_a_briefing_is_set_with_numbers_that_lead_to_their_figures(client, told):
    page = text_of(client.get("/kk/briefings/july/"))
    assert "<h1>3 себет ашылды</h1>" in page
    assert '<a class="fig" href="/kk/f/F-2020-07-0002/">66,7\xa0%</a><sup>' in page
    assert page.count('<li id="note-') == 1
    assert "&lt;b&gt;raw&lt;/b&gt; &amp; more." in page
    assert told.build_sha256 in page
    assert "{{" not in page


@pytest.mark.slow
def test_lists_ask_as_often_for_one_row_as_for_many(
    client, told, office, aigul, head, django_assert_num_queries
):
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get("/kk/briefings/")
    for number in range(20):
        draft = write_briefing(
            office=office, slug=f"b-{number}", day=told.day, titles=TITLES, texts=TEXTS, by=aigul, at=NOW
        )
        approve_and_publish_briefing(briefing=draft, version=1, by=head, at=NOW)
    with django_assert_num_queries(len(one)):
        client.get("/kk/briefings/")


def test_before_anything_is_published_the_lists_say_what_would_be_there(client, office, orchard):
    assert "Әзірге көрсеткіш жоқ" in text_of(client.get("/kk/figures/"))
    assert "Брифингов пока нет" in text_of(client.get("/ru/briefings/"))
    assert "No corrections so far" in text_of(client.get("/en/errata/"))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_lists_of_briefings_and_corrections_come_as_files_too(client, told, aigul, form):
    desk = at_the_desk(aigul)
    for browser, path in ((client, "briefings"), (client, "errata"), (desk, "desk/briefings")):
        page = browser.get(f"/en/{path}/?format={form}")
        name = path.rsplit("/", 1)[-1]
        assert page["Content-Disposition"] == f'attachment; filename="{name}.{form}"'
        assert b"".join(page)


def test_the_exported_list_of_briefings_says_their_titles_and_figures(client, told):
    text = b"".join(client.get("/en/briefings/?format=csv")).decode("utf-8-sig")
    assert text.splitlines()[0] == "Briefing,Day,Programmes,Figures"
    assert "baskets seen,2020-07-30" in text
    assert "?format=xlsx" in client.get("/en/briefings/").content.decode()
