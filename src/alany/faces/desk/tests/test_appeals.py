"""Appeals at the desk: taken in with a coupon, mirrored, and days of reception worked through."""

from datetime import date, time

import pytest

from alany.spine.appeals.actions import Plan, plan_reception, register_appeal
from alany.spine.appeals.models import Appeal, MirrorNumber, ReceptionDay, ReceptionVisit
from alany.spine.appeals.rules import Given
from alany.spine.cases.tests.office import AT, a_person
from alany.spine.ledger.rules import RESIDENT

ROOT = "/kk/desk/appeals/"
TYPED = {
    "channel": "desk", "kind": "appeal", "received_on_day": "29", "received_on_month": "7",
    "received_on_year": "2020", "received_time": "17:30", "name": "Демо Адам", "number": "",
    "address": "Шымкент", "email": "", "telephone": "", "language": "kk", "place": "", "subject": "шам",
    "substance": "Шам жанбайды", "signed_as": "signature", "protocol": "",
}  # fmt: skip


@pytest.fixture
def hers(client, aigul):
    client.force_login(aigul)
    return client


@pytest.fixture
def online(office):
    given = Given(name="Демо Адам", substance="Шам жанбайды", email="a@example.invalid")
    return register_appeal(office=office, given=given, channel="online", by=RESIDENT, at=AT).appeal


@pytest.fixture
def today(office, aigul):
    plan = Plan(date(2020, 7, 30), time(10), time(13), "Мекенжай", "Адрес", "Жетекші", "Руководитель")
    return plan_reception(office=office, plan=plan, by=aigul, at=AT)


def test_paper_is_taken_in_and_its_coupon_shows_the_code_to_the_clerk_who_made_it(hers, bolat):
    response = hers.post(f"{ROOT}new/", TYPED, follow=True)
    page = response.content.decode()
    appeal = Appeal.objects.get()

    assert response.redirect_chain[-1][0] == f"{ROOT}A-2020-0001/coupon/"
    assert [word for word in ("A-2020-0001", "17:30", "Айгүл", "маман") if word not in page] == []
    assert (appeal.case.title, appeal.case.state) == ("Өтініш A-2020-0001: шам", "acknowledged")
    hers.force_login(bolat)
    assert "сақталмайды, қайта" in hers.get(f"{ROOT}A-2020-0001/coupon/").content.decode()


@pytest.mark.slow
def test_the_coupon_is_a_pdf(hers):
    hers.post(f"{ROOT}new/", TYPED)

    assert hers.get(f"{ROOT}A-2020-0001/coupon.pdf").content[:5] == b"%PDF-"


@pytest.mark.parametrize(
    "changed", [{"channel": "telephone"}, {"address": ""}, {"number": "12"}, {"received_on_day": "31"}]
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(hers, changed):
    page = hers.post(f"{ROOT}new/", TYPED | changed).content.decode()

    assert ('class="problem"' in page, "Шам жанбайды" in page, Appeal.objects.count()) == (True, True, 0)


def test_what_the_site_took_in_is_acknowledged_once(hers, online):
    assert "Шам жанбайды" in hers.get(f"{ROOT}A-2020-0001/").content.decode()
    for _ in range(2):
        hers.post(f"{ROOT}A-2020-0001/", {})
    online.refresh_from_db()

    assert (online.case.state, online.accepted_name) == ("acknowledged", "Айгүл")


def test_a_mirror_number_is_noted_beside_ours(hers, online):
    typed = {"system": "eotinish", "number": "ЖТ-2020-7", "status": "қаралуда"}
    day = {"registered_on_day": "30", "registered_on_month": "7", "registered_on_year": "2020"}
    page = hers.post(f"{ROOT}A-2020-0001/mirror/", typed | day, follow=True).content.decode()

    assert "e-Өтініш № ЖТ-2020-7" in page
    assert MirrorNumber.objects.count() == 1


def test_the_register_is_filtered_and_exported(hers, online):
    assert "A-2020-0001" in hers.get(f"{ROOT}?state=new&q=Адам").content.decode()
    assert "A-2020-0001" not in hers.get(f"{ROOT}?channel=post").content.decode()
    exported = b"".join(hers.get(f"{ROOT}?format=csv").streaming_content).decode()
    assert "A-2020-0001" in exported
    assert "Шам жанбайды" not in exported


def test_a_day_of_reception_from_the_door_to_the_appeal(hers, today):
    root = f"{ROOT}reception/{today.pk}/"
    for heads in ("1", "3"):
        hers.post(root, {"name": "Демо Келуші", "about": "шам", "head_count": heads})
    hers.post(f"{root}visit/1/", {"outcome": "answered", "text": "Түсіндірілді"})
    visit = ReceptionVisit.objects.get(number=2)
    hers.post(f"{ROOT}new/?visit={visit.pk}", TYPED)
    page = hers.get(root).content.decode()
    visit.refresh_from_db()

    assert "Келу: 2 · адам: 4 · күтуде: 0" in page
    assert (visit.outcome, visit.appeal) == ("appeal", Appeal.objects.get())


def test_a_day_is_announced_and_called_off(hers):
    typed = {
        "on_day": "5", "on_month": "8", "on_year": "2020", "begins": "10:00", "ends": "13:00", "place": "",
        "address_kk": "а", "address_ru": "а", "receivers_kk": "б", "receivers_ru": "б",
    }  # fmt: skip
    hers.post(f"{ROOT}reception/new/", typed)
    day = ReceptionDay.objects.get()
    hers.post(f"{ROOT}reception/{day.pk}/cancel/", {"why_kk": "Карантин", "why_ru": "Закрыто на карантин"})
    day.refresh_from_db()

    assert day.cancelled_why_kk == "Карантин"
    assert "Карантин" in hers.get("/kk/appeals/reception/").content.decode()
    assert "Закрыто на карантин" in hers.get("/ru/appeals/reception/").content.decode()


def test_who_only_looks_takes_nothing_in(client, office, online, today):
    client.force_login(a_person(office, "Ерлан", ("reviewer",)))

    assert client.get(f"{ROOT}A-2020-0001/").status_code == 200
    answers = [
        client.get(f"{ROOT}new/"),
        client.post(f"{ROOT}A-2020-0001/", {}),
        client.get(f"{ROOT}A-2020-0001/coupon/"),
        client.post(f"{ROOT}reception/{today.pk}/", {"head_count": "1"}),
    ]
    assert {answer.status_code for answer in answers} == {403}


def test_the_case_leads_to_its_appeal_and_the_answer_goes_to_its_sender_in_her_language(hers, online):
    case = online.case
    page = hers.get(f"/ru/desk/cases/{case.number}/").content.decode()
    assert f"/ru/desk/appeals/{online.coupon}/" in page
    form = hers.get(f"/ru/desk/letters/new/?template=case_answer&case={case.number}").content.decode()
    assert 'value="Демо Адам"' in form
    assert f'<option value="{online.language}" selected>' in form


def test_a_curator_sees_how_many_appeals_there_are_and_none_of_them(client, office, online):
    client.force_login(a_person(office, "Куратор", ("curator",)))
    totals = client.get(ROOT).content.decode()

    assert online.name not in totals
    assert "<dd>1</dd>" in totals
    assert client.get(f"{ROOT}{online.coupon}/").status_code == 403
    assert client.get(f"/kk/desk/cases/{online.case.number}/").status_code == 403
