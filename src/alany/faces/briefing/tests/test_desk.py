"""At the desk: freeze, approve by another, correct; write in three languages, publish by another."""

import pytest

from alany.faces.briefing.tests.conftest import TEXTS, TITLES, at_the_desk
from alany.spine.figures.actions import edit_briefing, write_briefing
from alany.spine.figures.models import Briefing, Figure
from alany.spine.figures.tests.office_of_apples import DAY, NOW


def page(response) -> str:
    return response.content.decode()


def typed(**changes):
    day = {"day_day": "30", "day_month": "7", "day_year": "2020"}
    titles = {f"title_{code}": TITLES.in_language(code) for code in TEXTS}
    return day | titles | {f"text_{code}": text for code, text in TEXTS.items()} | {"slug": "july"} | changes


@pytest.fixture
def draft(published, office, aigul):
    return write_briefing(office=office, slug="july", day=DAY, titles=TITLES, texts=TEXTS, by=aigul, at=NOW)


PLACES = ["figures/", "figures/freeze/", "briefings/", "briefings/new/"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("place", PLACES)
def test_the_pages_open_for_a_specialist(aigul, published, place, language):
    response = at_the_desk(aigul).get(f"/{language}/desk/{place}")
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


def test_a_stranger_is_led_to_the_login_and_the_unentitled_is_refused(client, aigul, head, drafts):
    assert client.get("/kk/desk/figures/").status_code == 302
    assert at_the_desk(head).get("/kk/desk/figures/").status_code == 403
    assert at_the_desk(aigul).get("/kk/desk/figures/approvals/").status_code == 403


def test_a_briefing_cannot_stand_at_the_address_of_the_page_that_begins_one(published, aigul):
    told = page(at_the_desk(aigul).post("/ru/desk/briefings/new/", typed(slug="new")))
    assert "Этот адрес занят другим брифингом. Выберите другой." in told
    assert not Briefing.objects.filter(slug="new").exists()


def test_freezing_a_day_makes_drafts(aigul, orchard):
    day = {"on_day": "30", "on_month": "7", "on_year": "2020"}
    assert at_the_desk(aigul).post("/kk/desk/figures/freeze/", day).status_code == 302
    assert Figure.objects.filter(state="draft").count() == 2


def test_data_that_do_not_fit_are_told_and_nothing_is_kept(aigul, orchard):
    orchard.rows.append(("A-1", None, None, None))
    day = {"on_day": "30", "on_month": "7", "on_year": "2020"}
    response = at_the_desk(aigul).post("/en/desk/figures/freeze/", day)
    assert "a key is repeated" in page(response)
    assert not Figure.objects.exists()


def test_the_head_approves_and_publishes_all(head, drafts):
    browser = at_the_desk(head)
    assert "F-2020-07-0001" in page(browser.get("/kk/desk/figures/approvals/"))
    browser.post("/kk/desk/figures/approvals/", {"act": "approve"})
    assert set(Figure.objects.values_list("state", flat=True)) == {"approved"}
    browser.post("/kk/desk/figures/approvals/", {"act": "publish"})
    assert set(Figure.objects.values_list("state", flat=True)) == {"published"}


def test_one_figure_is_approved_and_published_from_its_page(head, drafts):
    browser, href = at_the_desk(head), f"/ru/desk/figures/{drafts[0].pk}/"
    assert browser.get(href).status_code == 200
    for act in ("approve", "publish"):
        assert browser.post(href, {"act": act}).status_code == 302
    assert Figure.objects.get(pk=drafts[0].pk).state == "published"
    assert "другом состоянии" in page(browser.post(href, {"act": "approve"}))


def test_a_correction_without_a_change_is_refused_in_words(aigul, published):
    given = {"reason": "duplicate", "note_kk": "а", "note_ru": "б", "note_en": "c"}
    href = f"/en/desk/figures/{published[0].pk}/correct/"
    assert "there is nothing to correct" in page(at_the_desk(aigul).post(href, given))
    assert "id_note_kk" in page(at_the_desk(aigul).post(href, given | {"note_kk": ""}))


def test_a_figure_is_withdrawn_with_its_reason(head, published):
    given = {"reason": "method", "note_kk": "а", "note_ru": "б", "note_en": "c"}
    at_the_desk(head).post(f"/kk/desk/figures/{published[0].pk}/withdraw/", given)
    assert Figure.objects.get(pk=published[0].pk).state == "withdrawn"


def test_a_typed_digit_is_named_with_its_place_and_the_text_is_kept(aigul, published):
    response = at_the_desk(aigul).post(
        "/en/desk/briefings/new/", typed(text_ru="Первая строка\nи 648 аптек", title_en="23 baskets")
    )
    text = page(response)
    assert "Russian text, line 2, column 3: “648” is typed by hand." in text
    assert "English title, column 1: “23” is typed by hand." in text
    assert "и 648 аптек" in text
    assert 'href="#id_text_ru"' in text
    assert not Briefing.objects.exists()


def test_a_typed_digit_is_named_even_while_other_fields_are_empty(aigul, published):
    response = at_the_desk(aigul).post("/en/desk/briefings/new/", typed(slug="", text_kk="648 дәріхана"))
    assert "Kazakh text, line 1, column 1: “648” is typed by hand." in page(response)


def test_a_briefing_goes_from_the_author_to_the_public(aigul, head, published, client):
    author, boss = at_the_desk(aigul), at_the_desk(head)
    assert author.post("/kk/desk/briefings/new/", typed()).status_code == 302
    assert "3 себет ашылды" in page(author.get("/kk/desk/briefings/july/"))
    assert client.get("/kk/briefings/july/").status_code == 404
    assert author.post("/kk/desk/briefings/july/publish/", {"version": 1}).status_code == 403
    assert "Жарияламау" in page(boss.get("/kk/desk/briefings/july/publish/"))
    assert boss.post("/kk/desk/briefings/july/publish/", {"version": 1}).status_code == 302
    assert client.get("/kk/briefings/july/").status_code == 200


def test_what_stops_a_publication_is_shown_before_it(aigul, head, drafts, office):
    write_briefing(office=office, slug="july", day=DAY, titles=TITLES, texts=TEXTS, by=aigul, at=NOW)
    text = page(at_the_desk(head).get("/en/desk/briefings/july/"))
    assert "the figure of {{rotten_share}} is not published yet." in text
    assert "desk/briefings/july/publish/" not in text


def test_the_second_to_save_sees_both_versions_and_loses_nothing(aigul, head, draft):
    edit_briefing(
        briefing=draft, version=1, day=DAY, titles=TITLES, texts=TEXTS | {"en": "Hers {{rotten_share}}"},
        by=head, at=NOW,
    )  # fmt: skip
    browser = at_the_desk(aigul)
    response = browser.post(
        "/en/desk/briefings/july/edit/", typed(version=1, text_en="Mine {{rotten_share}}")
    )
    text = page(response)
    assert ("Hers {{rotten_share}}" in text, "Mine {{rotten_share}}" in text) == (True, True)
    assert 'name="version" value="2"' in text
    again = typed(version=2, text_en="Mine {{rotten_share}}")
    assert browser.post("/en/desk/briefings/july/edit/", again).status_code == 302
    assert Briefing.objects.get().text_en == "Mine {{rotten_share}}"


def test_a_taken_address_is_refused(aigul, draft):
    response = at_the_desk(aigul).post("/en/desk/briefings/new/", typed())
    assert "Another briefing has this address" in page(response)
