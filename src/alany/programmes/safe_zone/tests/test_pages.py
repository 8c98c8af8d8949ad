"""Pages of the points: for everybody, for the desk, and for the point's own computer."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from alany.programmes.safe_zone.actions.boxes import Seals, Second, record_opening
from alany.programmes.safe_zone.actions.points import close_point, issue_key
from alany.programmes.safe_zone.models import BoxOpening, Check, Observation, Point, Pulse
from alany.programmes.safe_zone.rules.boxes import Counted
from alany.programmes.safe_zone.tests.zone_office import (
    AT,
    DAY,
    a_coordinator,
    a_district,
    a_person,
    a_point,
    an_office,
    an_okrug,
    an_opener,
)

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def office(settings):
    settings.DEMO_TODAY = "2020-07-30"
    settings.PUBLIC_CACHE_SECONDS = 0
    return an_office()


@pytest.fixture
def by(office):
    return a_coordinator(office)


@pytest.fixture
def okrug():
    return an_okrug(a_district(), "615630000")


@pytest.fixture
def point(office, by, okrug):
    return a_point(office, by, okrug)


def signed_in(client, person):
    client.force_login(person, backend=BACKEND)
    return client


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_public_page_answers_without_a_cookie(language, client, office, point):
    pages = ["", "points/", "points/1/", "boxes/", "boxes/?month=2020-07", "boxes/?month=x", "paper/"]
    answers = {page: client.get(f"/{language}/safe-zone/{page}") for page in pages}
    assert {page: answer.status_code for page, answer in answers.items()} == dict.fromkeys(pages, 200)
    assert all(not answer.cookies and "public" in answer["Cache-Control"] for answer in answers.values())


@pytest.mark.slow
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_of_the_desk_answers(language, client, office, point):
    person = a_person(office, roles=("safe_zone_coordinator", "safe_zone_opener", "specialist"))
    opening = record_opening(
        point=point, on=DAY, second=Second(user=an_opener(office)), seals=Seals("1", True, "2"),
        counted=Counted(1, 0), by=person, at=AT,
    )  # fmt: skip
    thing = point.equipment.first()
    pages = [
        "points/", "points/?state=closed", "points/new/", "points/1/", "points/1/change/", "points/1/hours/",
        "points/1/special/", "points/1/close/", "points/1/key/", "points/1/equipment/new/",
        f"points/1/equipment/{thing.pk}/remove/", "points/1/check/", "points/1/box/", "check/", "boxes/",
        f"boxes/{opening.pk}/confirm/",
    ]  # fmt: skip
    desk = signed_in(client, person)
    answers = {page: desk.get(f"/{language}/desk/safe-zone/{page}").status_code for page in pages}
    assert answers == dict.fromkeys(pages, 200)


def test_a_page_says_unknown_where_nothing_was_observed_and_tells_no_letters(client, office, point):
    record_opening(
        point=point, on=DAY, second=Second(name="Роза"), seals=Seals("1", True, "2"), counted=Counted(7, 31),
        by=an_opener(office), at=AT,
    )  # fmt: skip
    page = client.get("/ru/safe-zone/points/1/")
    shares = {row[0].text: row[3:] for row in page.context["uptime"].rows}
    assert set(map(tuple, shares.values())) == {("0\xa0%", "0\xa0%", "100\xa0%")}
    assert "30\xa0июля 2020\xa0года" in page.content.decode()
    assert "38" not in page.content.decode().split("<main")[1].split("</main")[0]


def test_a_closed_day_gives_its_reason_and_the_next_open_one(client, settings, office, point):
    settings.DEMO_TODAY = "2020-07-31"
    page = client.get("/ru/safe-zone/points/1/")
    assert page.context["today_words"] == "закрыто: праздник или выходной"
    assert page.context["next_words"] == "3\xa0августа 2020\xa0года, 09:00–13:00, 14:00–18:00"


def test_a_point_that_closed_leads_to_another_of_its_district(client, office, by, point, okrug):
    near = a_point(office, by, okrug, things=("wifi",))
    close_point(point=point, on=DAY, reason="көшті", by=by, at=AT)
    page = client.get("/kk/safe-zone/points/1/")
    assert [link.href for link in page.context["instead"]] == [f"/kk/safe-zone/points/{near.number}/"]


def test_the_list_is_filtered_and_goes_out_as_the_same_open_data(client, office, by, point, okrug):
    far = an_okrug(a_district("Келес ауданы", "613900000"), "613930000", "Бирлесуский с.о.")
    a_point(office, by, far, things=("wifi",))
    found = {
        query: [row.number for row in client.get(f"/kk/safe-zone/points/{query}").context["page"].rows]
        for query in ("", "?q=бирлесу", "?q=SZ-001", "?district=613900000", "?has=printer", "?q=%22x")
    }
    assert found == {"": [1, 2], "?q=бирлесу": [2], "?q=SZ-001": [1], "?district=613900000": [2],
                     "?has=printer": [1], "?q=%22x": []}  # fmt: skip
    rows = b"".join(client.get("/kk/safe-zone/points/?has=printer&format=csv").streaming_content).decode()
    head, line = rows.lstrip("\ufeff").splitlines()
    assert dict(zip(head.split(","), line.split(","), strict=False))["okrug_kato"] == "615630000"
    assert '"Mo-Fr 09:00-13:00,14:00-18:00"' in line


def queries_of(client, path):
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert client.get(path).status_code == 200
    return len(counted)


@pytest.mark.slow
def test_lists_ask_the_same_number_of_queries_for_one_row_and_for_a_hundred(client, office, by, point, okrug):
    person = a_person(office, roles=("safe_zone_coordinator", "safe_zone_opener"))
    desk = signed_in(client, person)
    paths = ["/kk/safe-zone/points/", "/kk/desk/safe-zone/points/", "/kk/desk/safe-zone/check/",
             "/kk/desk/safe-zone/boxes/"]  # fmt: skip

    def opened(one):
        record_opening(
            point=one, on=DAY, second=Second(name="Роза"), seals=Seals("1", True, "2"), counted=Counted(1, 0),
            by=person, at=AT,
        )  # fmt: skip

    opened(point)
    desk.get(paths[1])
    few = [queries_of(desk, path) for path in paths]
    for _ in range(99):
        opened(a_point(office, by, okrug, things=("box",)))
    assert dict(zip(paths, [queries_of(desk, path) for path in paths], strict=True)) == dict(
        zip(paths, few, strict=True)
    )


def test_a_heartbeat_needs_the_secret_and_nothing_else(client, office, by, point):
    key = issue_key(point=point, by=by, at=AT)
    page = client.get(f"/kk/safe-zone/beat/{key}/")
    assert (page.status_code, page["Cache-Control"], dict(page.cookies)) == (200, "private, no-store", {})
    assert f'content="900;url=/kk/safe-zone/beat/{key}/"' in page.content.decode()
    assert client.post(f"/kk/safe-zone/beat/{key}/").status_code == 204
    assert client.get("/kk/safe-zone/beat/guessed/").status_code == 404
    assert Pulse.objects.filter(point=point).count() == 1


def test_the_secret_address_is_shown_once_after_a_press_of_the_button(client, office, by, point):
    desk = signed_in(client, by)
    assert "beat/" not in desk.get("/kk/desk/safe-zone/points/1/key/").content.decode()
    address = desk.post("/kk/desk/safe-zone/points/1/key/").context["address"]
    assert client.get(address).status_code == 200


def check_form(point, **given):
    answers = {f"thing_{thing.pk}": "up" for thing in point.equipment.exclude(kind="printer")}
    printer = point.equipment.get(kind="printer")
    known = {"on_day": "30", "on_month": "7", "on_year": "2020", "clock": "09:30", "by_name": "Роза"}
    return known | answers | {f"thing_{printer.pk}": "no_paper"} | given


def test_a_weekly_check_is_written_down_and_a_second_click_adds_nothing(client, office, by, point):
    desk, form = signed_in(client, by), check_form(point)
    assert desk.post("/ru/desk/safe-zone/points/1/check/", form).status_code == 302
    again = desk.post("/ru/desk/safe-zone/points/1/check/", form)
    assert "уже записана" in again.content.decode()
    assert (Check.objects.count(), Observation.objects.filter(is_up=False).count()) == (1, 1)


def test_a_wrong_check_keeps_what_was_typed_and_says_why(client, office, by, point):
    page = signed_in(client, by).post("/ru/desk/safe-zone/points/1/check/", check_form(point, on_day="31"))
    assert "Этот день ещё не наступил" in page.content.decode()
    assert 'value="Роза"' in page.content.decode()
    assert Check.objects.count() == 0


def test_a_clerk_checks_only_the_points_of_her_okrug_and_keeps_none(client, office, by, point):
    other = an_okrug(point.district, "615640000", "Каратауский с.о.")
    far = a_point(office, by, other)
    clerk = a_person(office, "Роза", roles=("safe_zone_clerk",), place=point.place)
    desk = signed_in(client, clerk)
    listed = [row[0].text for row in desk.get("/kk/desk/safe-zone/check/").context["table"].rows]
    assert listed == ["SZ\u2011001"]
    assert desk.get("/kk/desk/safe-zone/points/1/check/").status_code == 200
    assert desk.get(f"/kk/desk/safe-zone/points/{far.number}/check/").status_code == 403
    assert desk.get("/kk/desk/safe-zone/points/1/change/").status_code == 403
    assert desk.get("/kk/desk/safe-zone/points/1/box/").status_code == 403


def test_another_offices_points_and_acts_do_not_exist_here(client, office, by, point):
    opening = record_opening(
        point=point, on=DAY, second=Second(name="Роза"), seals=Seals("1", True, "2"), counted=Counted(1, 0),
        by=an_opener(office), at=AT,
    )  # fmt: skip
    stranger = a_person(an_office("almaty"), roles=("safe_zone_coordinator", "safe_zone_opener"))
    desk = signed_in(client, stranger)
    for page in (
        "points/1/",
        "points/1/check/",
        f"boxes/{opening.pk}/confirm/",
        f"boxes/{opening.pk}/act.pdf",
    ):
        assert desk.get(f"/kk/desk/safe-zone/{page}").status_code == 404


OPENING = {
    "on_day": "30", "on_month": "7", "on_year": "2020", "second": "", "second_name": "Роза Әли",
    "second_post": "депутат",
    "seal_found": "Д1", "seal_intact": "on", "seal_new": "Д2", "sheets": "2", "own_paper": "1", "note": "",
}  # fmt: skip


@pytest.mark.slow
def test_an_opening_is_recorded_and_its_act_is_a_tagged_pdf(client, office, point):
    desk = signed_in(client, an_opener(office))
    assert desk.post("/kk/desk/safe-zone/points/1/box/", OPENING).status_code == 302
    opening = BoxOpening.objects.get()
    act = desk.get(f"/kk/desk/safe-zone/boxes/{opening.pk}/act.pdf")
    assert (act["Content-Type"], act.content[:5]) == ("application/pdf", b"%PDF-")
    assert PdfReader(BytesIO(act.content)).trailer["/Root"]["/MarkInfo"]["/Marked"].value is True


def test_an_opening_by_one_person_is_sent_back_with_what_was_typed(client, office, point):
    desk = signed_in(client, an_opener(office))
    page = desk.post("/ru/desk/safe-zone/points/1/box/", OPENING | {"second_name": ""})
    assert "Ящик никогда не вскрывают в одиночку" in page.content.decode()
    assert 'value="Д2"' in page.content.decode()
    assert BoxOpening.objects.count() == 0


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["poster", "leaflet"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_poster_and_leaflet_are_one_sheet_each(kind, language, client, office):
    paper = client.get(f"/{language}/safe-zone/paper/{kind}.pdf")
    pages = PdfReader(BytesIO(paper.content)).pages
    assert (len(pages), round(float(pages[0].mediabox.width))) == (1, 842 if kind == "poster" else 595)


def test_a_new_point_gets_usual_hours_that_the_form_changes(client, office, by, okrug):
    desk = signed_in(client, by)
    form = {"place": okrug.kato, "opened_on_day": "30", "opened_on_month": "7", "opened_on_year": "2020",
            "address_kk": "Абай, 1", "address_ru": "Абая, 1", "access_ramp": "yes"}  # fmt: skip
    assert desk.post("/kk/desk/safe-zone/points/new/", form).status_code == 302
    hours = {"from_day_day": "30", "from_day_month": "7", "from_day_year": "2020", "day_0": "10:00-14:00"}
    assert desk.post("/kk/desk/safe-zone/points/1/hours/", hours).status_code == 302
    wrong = desk.post("/ru/desk/safe-zone/points/1/hours/", hours | {"day_1": "с утра"})
    assert "Пишите часы так" in wrong.content.decode()
    point = Point.objects.get()
    assert (point.access, point.opened_on) == ({"ramp": True}, DAY)
    assert list(point.week.values_list("weekday", "valid_from")) == [(0, DAY)]


def test_a_month_that_has_not_begun_is_shown_as_this_one(client, office):
    page = client.get(f"/kk/safe-zone/boxes/?month={DAY + timedelta(days=60):%Y-%m}")
    assert page.context["month"] == "07.2020"
