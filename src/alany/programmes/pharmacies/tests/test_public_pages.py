"""What anybody sees: caps without a price, a barcode, the appeal, a campaign in sums and as data."""

import io
import json
from decimal import Decimal
from hashlib import sha256

import pytest
from django.test import Client
from docx import Document

from alany.kernel.periods import Period, local_date
from alany.kernel.statistics import wilson
from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.actions.campaigns import plan_campaign
from alany.programmes.pharmacies.actions.findings import confirm_finding
from alany.programmes.pharmacies.queries import campaigns as queries
from alany.programmes.pharmacies.rules.campaigns import Stratum, quotas, stratum_of
from alany.programmes.pharmacies.rules.findings import ABOVE_CAP
from alany.programmes.pharmacies.tests.referral_office import LINE, Team
from alany.programmes.pharmacies.tests.register_office import (
    AT,
    a_district,
    a_keeper,
    a_lawyer,
    a_line,
    a_pharmacy,
    an_act,
    an_office,
)
from alany.spine.visits.actions import CampaignRefused, assign_visits, close_campaign, publish_seed
from alany.spine.visits.models import Campaign

pytestmark = pytest.mark.django_db
GTIN = "4600000000107"
DAY = local_date(AT)


@pytest.fixture(autouse=True)
def today(settings, tmp_path):
    settings.DEMO_TODAY = "2020-07-30"
    settings.PUBLIC_CACHE_SECONDS = 0
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def caps():
    office = an_office()
    coded = a_line("1").__class__(**{**_fields(a_line("1")), "gtins": GTIN.zfill(14)})
    an_act(office, a_keeper(office), a_lawyer(office), lines=(coded, a_line("3", "Аспирин", cap="", row=3)))
    return office


def _fields(line):
    return {name: getattr(line, name) for name in line.__slots__}


def page(address, language="ru", **asked):
    response = Client().get(f"/{language}/pharmacies/{address}", asked)
    return response.content.decode().replace("\xa0", " ").replace("\u202f", " ")


def asked(line=LINE, price="5480", **more):
    return {"q": line, "price": price, "on_day": "15", "on_month": "7", "on_year": "2020", **more}


def test_without_a_price_the_caps_of_the_day_are_shown(caps):
    told = page("check/", **asked(price=""))

    for part in ("Предельные цены, 15 июля 2020", "4 904,00", "ҚР ДСМ-104", "строка 1"):
        assert part in told, part
    assert "Такого лекарства в реестре не нашли" in page("check/", **asked("zzz", price=""))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_barcode_is_enough(caps, language):
    assert "4 904,00" in page("check/", language, **asked(GTIN, price="")).replace(",904", " 904").replace(
        ".00", ",00"
    )
    assert '<div class="verdict violation">' in page("check/", language, **asked(GTIN))


def test_three_letters_on_the_spot_lead_to_the_cap_of_today(caps):
    client = Client()
    client.force_login(a_keeper(caps, "Дина"), backend="allauth.account.auth_backends.AuthenticationBackend")
    told = client.get("/ru/desk/pharmacies/spot/", {"q": "лам"}).content.decode().replace("\xa0", " ")
    assert "Ламиктал" in told
    assert "4 904,00" in told
    told = client.get("/ru/desk/pharmacies/spot/", {"q": LINE, "price": "5480"}).content.decode()
    assert '<div class="verdict violation">' in told


def test_the_appeal_holds_what_was_typed_and_asks_for_no_name(caps):
    told = page("check/appeal/", **asked(pharmacy="Шипа, Шолаққорған"))
    for part in (
        "в аптеке Шипа, Шолаққорған я купил(а)",
        "15 июля 2020",
        LINE,
        "5 480,00",
        "ҚР ДСМ-104",
        "строка 1",
    ):
        assert part in told.replace(" ₸", ""), part
    assert 'name="name"' not in told

    answer = Client().get("/kk/pharmacies/check/appeal/", asked(pharmacy="Шипа", format="docx"))
    text = "\n".join(one.text for one in Document(io.BytesIO(answer.content)).paragraphs)
    for part in (LINE, "Шипа дәріханасында", "ҚР ДСМ-104", "тексеріп"):
        assert part in text, part
    assert answer["Cache-Control"].startswith("public")
    assert "Set-Cookie" not in answer


def test_no_appeal_where_there_is_no_ground(caps):
    assert Client().get("/ru/pharmacies/check/appeal/", asked(price="100")).status_code == 404
    assert Client().get("/ru/pharmacies/check/appeal/").status_code == 404
    assert Client().get("/ru/pharmacies/check/appeal/", asked("\x00")).status_code == 400


def test_strata_are_district_town_and_chain():
    for one in (Stratum("615600000", True), Stratum("615600000", False, True)):
        assert stratum_of(one.name) == one
    for wrong in ("615600000", "615600000-x", "615600000-u-x"):
        with pytest.raises(ValueError, match=wrong):
            stratum_of(wrong)
    there = {"a": 5, "b": 1}
    assert [quotas(plan, 2, there) for plan in ("by_size", "each", "census")] == [2, {"a": 2, "b": 1}, there]


def planned(team, **how):
    return plan_campaign(
        office=team.office, titles=TrilText(kk="Ш", ru="И", en="J"), period=Period(DAY, DAY), seed="seed",
        frame_of=DAY, by=team.specialist, at=AT, **how,
    )  # fmt: skip


def test_chosen_pharmacies_are_visited_and_counted_apart_from_the_draw():
    team, district = Team(), a_district()
    for number in range(6):
        a_pharmacy(team.office, team.specialist, district, f"Шипа {number}", f"Мекенжай {number}")
    with pytest.raises(CampaignRefused, match="unit_unknown 9999"):
        planned(team, size=2, chosen={"9999": "?"})
    campaign = planned(team, size=2, chosen={"0001": "екінші шешім", "0002": "шағым", "0003": "шағым"})
    visits = assign_visits(campaign=campaign, visitors=[team.monitor], days=[DAY], by=team.specialist, at=AT)
    apart = campaign.units.filter(chosen=True)
    assert campaign.units.filter(drawn=True).count() == 2
    assert len(visits) == 2 + apart.count()
    assert not apart.filter(drawn=True).exists()
    concluded(team, campaign)

    drawn, risk = queries.result(campaign, ABOVE_CAP), queries.result_by_risk(campaign, ABOVE_CAP)
    assert (drawn.found, drawn.visited, drawn.interval) == (2, 2, wilson(2, 2, population=6))
    assert (risk.found, risk.visited, risk.interval) == (apart.count(), apart.count(), None)


def concluded(team, campaign):
    from alany.programmes.pharmacies.actions.visits import conclude_visit
    from alany.programmes.pharmacies.tests.referral_office import ABOVE, ANSWERS

    for visit in campaign.visits.all():
        conclude_visit(
            visit=visit, answers=ANSWERS, prices=ABOVE, companion="Алия", explanation="", visited_at=AT,
            declared_no_conflict=True, by=team.monitor, at=AT, version=visit.version,
        )  # fmt: skip
        confirm_finding(finding=visit.findings.get(), by=team.reviewer, at=AT)


@pytest.fixture
def ended():
    team, district = Team(), a_district()
    for number in range(3):
        a_pharmacy(team.office, team.specialist, district, f"Шипа {number}", f"Мекенжай {number}")
    campaign = planned(team, size=0, chosen={"0001": "шағым"})
    assign_visits(campaign=campaign, visitors=[team.monitor], days=[DAY], by=team.specialist, at=AT)
    concluded(team, campaign)
    close_campaign(campaign=campaign, by=team.specialist, at=AT)
    publish_seed(campaign=campaign, by=team.specialist, at=AT)
    return Campaign.objects.get()


def test_a_campaign_without_a_draw_has_no_interval_and_says_so(ended):
    told = page(f"campaigns/{ended.pk}/")

    assert "Кроме жребия по особой причине посещено аптек: 1" in told
    assert "95" not in told
    assert "Просроченных ответов органа нет." in told


def test_the_data_package_names_the_very_bytes(ended):
    client = Client()
    package = json.loads(client.get(f"/ru/pharmacies/campaigns/{ended.pk}/datapackage.json").content)

    assert [one["name"] for one in package["resources"]] == ["frame", "sample", "districts", "fates"]
    for one in package["resources"]:
        body = client.get(one["path"].removeprefix("http://testserver")).content
        assert (one["hash"], one["bytes"]) == (f"sha256:{sha256(body).hexdigest()}", len(body)), one["name"]
        assert [field["name"] for field in one["schema"]["fields"]] == body.decode().split("\n")[0].split(",")
    assert Decimal(package["resources"][0]["bytes"]) > 0
