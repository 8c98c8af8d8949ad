"""From a confirmed finding to what the authority decided: the package, the keys, the names, the repeats."""

import io
import json
import re
from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.test import Client

from alany.kernel.periods import local_date
from alany.programmes.pharmacies.actions.naming import (
    NamingRefused,
    approve_naming,
    propose_naming,
    take_down,
)
from alany.programmes.pharmacies.actions.referrals import VisitorRefused, record_price_corrected
from alany.programmes.pharmacies.actions.replies import ReplyRefused, record_reply
from alany.programmes.pharmacies.demo.pictures import picture
from alany.programmes.pharmacies.models import NamedDecision, PharmacyReply
from alany.programmes.pharmacies.queries.naming import public_decisions
from alany.programmes.pharmacies.queries.packages import SCHEMA
from alany.programmes.pharmacies.queries.repeats import repeats
from alany.programmes.pharmacies.reference import load_reference
from alany.programmes.pharmacies.tests.referral_office import LINE, Team
from alany.programmes.pharmacies.tests.register_office import AT, a_district, a_pharmacy
from alany.spine.ledger.queries import verify
from alany.spine.ledger.rules import SYSTEM

pytestmark = pytest.mark.django_db
TODAY = local_date(AT)
PNG = picture(1)


@pytest.fixture
def team(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.DEMO_TODAY = "2020-07-30"
    settings.PUBLIC_CACHE_SECONDS = 0
    return Team()


@pytest.fixture
def pharmacy(team):
    return a_pharmacy(team.office, team.specialist, a_district())


@pytest.fixture
def visit(team, pharmacy):
    (one,) = team.visited(png=io.BytesIO(PNG))
    return one


def desk_of(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def fits(value, schema, root):
    """Whether a value fits the parts of JSON Schema that ours uses."""
    if "$ref" in schema:
        return fits(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "boolean": bool,
        "null": type(None),
    }
    types = schema.get("type")
    wanted = tuple(kinds[one] for one in ([types] if isinstance(types, str) else types or ()))
    if wanted and not isinstance(value, wanted):
        return False
    if "anyOf" in schema and not any(fits(value, one, root) for one in schema["anyOf"]):
        return False
    if ("const" in schema and value != schema["const"]) or value not in schema.get("enum", [value]):
        return False
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        return False
    if isinstance(value, list):
        return all(fits(one, schema.get("items", {}), root) for one in value)
    if isinstance(value, dict):
        named = schema.get("properties", {})
        closed = schema.get("additionalProperties", True) or set(value) <= set(named)
        held = all(name in value for name in schema.get("required", ()))
        return closed and held and all(fits(value[key], named.get(key, {}), root) for key in value)
    return True


@pytest.mark.slow
def test_the_package_is_frozen_when_it_is_sent_and_its_hash_names_it(team, visit):
    referral = team.sent(visit)
    desk = desk_of(team.specialist)
    answer = desk.get(f"/ru/desk/pharmacies/referrals/{referral.pk}/package.json")
    package = json.loads(answer.content)

    assert sha256(answer.content).hexdigest() == referral.package_sha256
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert fits(package, schema, schema)
    assert not fits(package | {"more": 1}, schema, schema)
    (price,) = package["prices"]
    assert (price["line"], price["price_kzt"], price["cap_kzt"], price["excess_kzt"]) == (
        LINE, "5480.00", "4904.00", "576.00",
    )  # fmt: skip
    assert (price["law"]["order"], price["law"]["row"], price["law"]["in_force_from"]) == (
        "ҚР ДСМ-104", 1, "2019-08-01",
    )  # fmt: skip
    assert [one["sha256"] for one in package["evidence"]] == [sha256(PNG).hexdigest()]
    assert package["letter"]["number"] == referral.letter.number
    assert package["letter"]["answer_due"] == referral.due_on.isoformat()
    assert package["pharmacy_says"] == [{"when": "visit", "text": "Ескі баға"}]

    record_reply(visit=visit, text="Бағаны түзеттік.", received_on=TODAY, by=team.specialist, at=AT)
    again = desk.get(f"/ru/desk/pharmacies/referrals/{referral.pk}/package.json")
    assert again.content == answer.content
    assert verify().broken == []


@pytest.mark.slow
def test_the_package_on_paper_prints_hashes_the_reply_and_its_right(team, visit):
    from weasyprint import HTML  # noqa: F401  the machine must have Pango

    from alany.programmes.pharmacies import printing

    referral = team.sent(visit)
    record_reply(
        visit=visit, text="Бағаны түзеттік.", document="12", received_on=TODAY, by=team.specialist, at=AT
    )
    pages = []
    printing._pdf, kept = lambda html: pages.append(html) or b"%PDF", printing._pdf
    try:
        desk_of(team.specialist).get(f"/ru/desk/pharmacies/referrals/{referral.pk}/package.pdf")
    finally:
        printing._pdf = kept
    (page,) = pages

    told = (referral.package_sha256, sha256(PNG).hexdigest(), "Ескі баға", "№ 12", "Бағаны түзеттік.",
            "Право на ответ", referral.letter.number, "РК-ЛС-5№000001", "приказ ҚР ДСМ-104", "строка 1",
            "11,7")  # fmt: skip
    assert [part for part in told if part not in page] == []


@pytest.mark.slow
def test_who_made_the_visit_never_says_what_became_of_it(team, visit):
    referral = team.sent(visit)

    with pytest.raises(VisitorRefused):
        team.answered(referral, "received", by=team.monitor)
    with pytest.raises(VisitorRefused):
        record_price_corrected(referral=referral, on=TODAY, text="Көрдім", by=team.monitor, at=AT)
    assert team.answered(referral, "received").state == "received"


def test_a_reply_needs_words_a_visit_and_a_day_that_can_be(team, visit):
    for reason, said in {
        "empty": {"text": " \x00 ", "received_on": TODAY},
        "day_wrong": {"text": "Иә", "received_on": TODAY + timedelta(days=1)},
    }.items():
        with pytest.raises(ReplyRefused) as refused:
            record_reply(visit=visit, by=team.specialist, at=AT, **said)
        assert refused.value.reason == reason
    before = TODAY - timedelta(days=1)
    with pytest.raises(ReplyRefused):
        record_reply(visit=visit, text="Иә", received_on=before, by=team.specialist, at=AT)
    assert not PharmacyReply.objects.exists()


@pytest.mark.slow
@pytest.mark.parametrize("states", [(), ("received",), ("received", "protocol"), ("received", "refused")])
def test_nobody_is_named_before_the_authority_has_decided(team, visit, states):
    referral = team.answered(team.sent(visit), *states)

    with pytest.raises(NamingRefused, match="undecided"):
        propose_naming(referral=referral, reply="", was_asked=True, by=team.specialist, at=AT)
    page = desk_of(team.specialist).get(f"/ru/desk/pharmacies/referrals/{referral.pk}/publish/")
    assert page.status_code == 404


@pytest.fixture
def fined(team, visit):
    load_reference(by=SYSTEM, at=AT)
    return team.answered(team.sent(visit), "received", "protocol", "fine")


def public_page(language="ru"):
    return Client().get(f"/{language}/pharmacies/decisions/").content.decode()


@pytest.mark.slow
def test_a_decision_is_public_by_two_keys_with_the_pharmacy_s_words_and_for_a_term(team, fined):
    with pytest.raises(NamingRefused, match="reply_unasked"):
        propose_naming(referral=fined, reply=" ", was_asked=False, by=team.specialist, at=AT)
    desk = desk_of(team.specialist)
    desk.post(f"/ru/desk/pharmacies/referrals/{fined.pk}/publish/", {"reply": "Ескі баға"})
    named = NamedDecision.objects.get()
    assert "Шипа" not in public_page()
    with pytest.raises(NamingRefused, match="same_person"):
        approve_naming(named=named, by=team.specialist, at=AT)

    desk_of(team.lawyer).post(f"/ru/desk/pharmacies/referrals/{fined.pk}/publication/approve/")
    page = public_page()
    for part in ("Шипа", "Созақ ауданы", "наложен штраф № 17-04/55", "194 460", "Ескі баға", "30 июля 2021"):
        assert part in page.replace("\xa0", " "), part
    named.refresh_from_db()
    assert named.expires_on == date(2021, 7, 30)
    assert list(public_decisions(team.office, date(2021, 7, 29))) == [named]
    assert list(public_decisions(team.office, date(2021, 7, 30))) == []


@pytest.mark.slow
def test_a_reversed_decision_says_so_at_once_and_a_name_can_be_taken_down(team, fined):
    named = propose_naming(referral=fined, reply="", was_asked=True, by=team.specialist, at=AT)
    approve_naming(named=named, by=team.lawyer, at=AT)
    team.answered(fined, "reversed")

    page = public_page()
    assert "Решение отменено" in page
    assert "Аптеку спросили, она не ответила." in page
    take_down(named=named, reason="Отменено судом", by=team.lawyer, at=AT)
    assert "Шипа" not in public_page()
    with pytest.raises(NamingRefused, match="not_shown"):
        take_down(named=named, reason="Ещё раз", by=team.lawyer, at=AT)


@pytest.mark.slow
def test_a_sole_trader_is_not_named(team):
    load_reference(by=SYSTEM, at=AT)
    one = a_pharmacy(
        team.office,
        team.specialist,
        a_district(),
        owner_bin="",
        owner_name="ЖК Сериков Асқар",
        licensed=False,
    )
    (visit,) = team.visited()
    referral = team.answered(team.sent(visit), "received", "warning")
    named = propose_naming(referral=referral, reply="", was_asked=True, by=team.specialist, at=AT)
    approve_naming(named=named, by=team.lawyer, at=AT)

    page = public_page()
    assert "индивидуальный предприниматель" in page
    assert [part for part in ("Сериков", one.name, one.address) if part in page] == []


@pytest.mark.slow
def test_the_second_decision_within_a_year_is_a_repeat_and_a_referral_is_none(team):
    district = a_district()
    first = a_pharmacy(team.office, team.specialist, district, chain="Шипа")
    second = a_pharmacy(team.office, team.specialist, district, "Шипа 2", "Басқа 1", chain="Шипа")
    one, two = (team.sent(visit) for visit in team.visited())
    team.answered(one, "received", "protocol", "fine")
    assert repeats(team.office, TODAY) == []

    team.answered(two, "received", "warning")
    found = [(row.by, row.decisions, set(row.pharmacies)) for row in repeats(team.office, TODAY)]
    assert found == [("chain", 2, {first, second}), ("owner", 2, {first, second})]
    page = desk_of(team.specialist).get("/ru/desk/pharmacies/referrals/repeats/").content.decode()
    assert "по владельцу" in page
    assert "по сети" in page
    assert repeats(team.office, TODAY + timedelta(days=365)) == []
    team.answered(two, "reversed")
    assert repeats(team.office, TODAY) == []
