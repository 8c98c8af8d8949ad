"""What people decide about lines: two keys, one maker and pack, reversible, applied to what comes later."""

from decimal import Decimal
from io import BytesIO

import pytest

from alany.programmes.pharmacies.actions.aliases import (
    confirm_alias,
    propose_alias,
    refuse_alias,
    reverse_alias,
)
from alany.programmes.pharmacies.actions.price_lists import accept_price_list, check_price_list
from alany.programmes.pharmacies.actions.uploads import upload_table
from alany.programmes.pharmacies.importing.price_lists import PriceLine
from alany.programmes.pharmacies.models import Alias, Medicine, PendingImport, PriceList
from alany.programmes.pharmacies.queries import aliases as queries
from alany.programmes.pharmacies.queries.asking import ask
from alany.programmes.pharmacies.rules.aliases import AliasRefused, key_of
from alany.programmes.pharmacies.tests.register_office import (
    AT,
    LINES,
    a_district,
    a_keeper,
    a_lawyer,
    a_line,
    a_pharmacy,
    an_act,
    an_office,
)
from alany.spine.ledger.queries import verify

NEAR = "Ламиктол таб 50мг №30 GSK"
"""One letter other than registered: above the cap, but only a person may say so."""

ON = AT.date()


@pytest.fixture
def office(db):
    return an_office()


@pytest.fixture
def keeper(office):
    return a_keeper(office)


@pytest.fixture
def lawyer(office):
    return a_lawyer(office)


@pytest.fixture
def caps(office, keeper, lawyer):
    an_act(office, keeper, lawyer, lines=(*LINES, a_line("5", maker="Teva", row=5, cap="3000")))
    return {one.code: one for one in Medicine.objects.filter(office=office)}


def a_list(office, by, *lines, pharmacy=None):
    written = BytesIO("\n".join(("наименование;цена", *(f"{line};5480" for line in lines))).encode())
    pending = upload_table(
        kind=PendingImport.Kind.PRICE_LIST, name="list.csv", content=written, details={}, by=by, at=AT
    )
    accepted = accept_price_list(
        pending=pending, columns={}, on=ON, pharmacy=pharmacy, lines=len(lines), by=by, at=AT
    )
    priced = [PriceLine(row, line, Decimal(5480)) for row, line in enumerate(lines, start=1)]
    return check_price_list(price_list=accepted, lines=priced, by=by, at=AT)


def answers(price_list):
    rows = price_list.checked_lines.order_by("row")
    return [(row.decision, row.certainty, row.reason) for row in rows]


WAITS = ("violation", "probable", "above_cap_name_inexact")
SURE = ("violation", "certain", "above_cap")


def proposed(office, by, medicines, **known):
    return propose_alias(
        office=office, line=NEAR, meaning="packs", medicines=medicines, by=by, at=AT, **known
    )


def test_a_near_name_is_decided_by_two_people_at_once_and_for_later_lists(office, keeper, lawyer, caps):
    waiting = [a_list(office, keeper, NEAR), a_list(office, keeper, f"  {NEAR.upper()} ")]
    assert [answers(one) for one in waiting] == [[WAITS], [WAITS]]
    (row,) = queries.queue(office, {})
    assert (row["lines"], row["lists"]) == (2, 2)

    alias = proposed(office, keeper, [caps["1"]])
    assert [answers(one) for one in waiting] == [[WAITS], [WAITS]]
    assert list(queries.queue(office, {})) == []
    confirm_alias(alias=alias, by=lawyer, at=AT)

    assert [answers(one) for one in waiting] == [[SURE], [SURE]]
    later = a_list(office, keeper, NEAR)
    assert answers(later) == [SURE]
    assert later.checked_lines.get().evidence["alias"] == alias.pk
    assert later.register_version != waiting[0].register_version
    asked = ask(office, NEAR, Decimal(5480), ON)
    assert asked is not None
    assert (asked.decision.decision, asked.decision.certainty) == ("violation", "certain")
    assert verify().broken == []


@pytest.mark.parametrize(
    "other", ["Ламиктол таб 50мг №60 GSK", "Ламиктол таб 50мг №30 Teva", "Ламиктол таб 50мг №30"]
)
def test_another_pack_or_maker_is_never_decided_by_it(office, keeper, lawyer, caps, other):
    before = answers(a_list(office, keeper, other))

    confirm_alias(alias=proposed(office, keeper, [caps["1"]]), by=lawyer, at=AT)

    assert answers(a_list(office, keeper, other)) == before


@pytest.mark.parametrize(
    ("code", "what"), [("2", "another pack"), ("5", "another maker"), ("4", "a strength")]
)
def test_a_pack_that_the_line_rules_out_is_refused(office, keeper, caps, code, what):
    with pytest.raises(AliasRefused) as refused:
        proposed(office, keeper, [caps[code]])

    assert (refused.value.reason, refused.value.detail) == ("contradicts", str(caps[code])), what
    assert not Alias.objects.exists()


@pytest.mark.parametrize(
    ("line", "fitting"),
    [("Ламиктал", "125"), ("Ламиктол таб 50мг", "125"), ("Ламиктол таб 50мг №30", "15")],
)
def test_a_line_that_says_too_little_means_one_pack_to_one_supplier_at_most(
    office, keeper, caps, line, fitting
):
    said = {"office": office, "line": line, "meaning": "packs", "by": keeper, "at": AT}
    with pytest.raises(AliasRefused, match="says_too_little"):
        propose_alias(medicines=[caps["1"]], **said)

    owner = a_pharmacy(office, keeper, a_district()).owner
    propose_alias(medicines=[caps["1"]], supplier=owner, **said)
    propose_alias(medicines=[caps[code] for code in fitting], **said)


def test_one_person_is_not_two(office, keeper, caps):
    alias = proposed(office, keeper, [caps["1"]])

    with pytest.raises(AliasRefused, match="same_person"):
        confirm_alias(alias=alias, by=keeper, at=AT)
    assert Alias.objects.get().state == "proposed"


def test_a_double_click_confirms_once_and_proposes_once(office, keeper, lawyer, caps):
    alias = proposed(office, keeper, [caps["1"]])

    with pytest.raises(AliasRefused, match="known"):
        proposed(office, keeper, [caps["1"]])
    confirm_alias(alias=alias, by=lawyer, at=AT)
    with pytest.raises(AliasRefused, match="decided"):
        confirm_alias(alias=alias, by=lawyer, at=AT)


def test_taken_back_it_is_as_if_it_had_never_been_and_stays_readable(office, keeper, lawyer, caps):
    checked = a_list(office, keeper, NEAR)
    alias = confirm_alias(alias=proposed(office, keeper, [caps["1"]]), by=lawyer, at=AT)

    with pytest.raises(AliasRefused, match="reason_missing"):
        reverse_alias(alias=alias, reason=" ", by=lawyer, at=AT)
    reverse_alias(alias=alias, reason="Другой препарат", by=lawyer, at=AT)

    assert answers(checked) == [WAITS]
    kept = Alias.objects.get()
    assert (kept.state, kept.reason, kept.proposed_by, kept.decided_by, kept.reversed_by) == (
        "reversed", "Другой препарат", keeper, lawyer, lawyer,
    )  # fmt: skip
    assert len(list(queries.queue(office, {}))) == 1


def test_a_supplier_s_own_meaning_is_of_no_other_supplier(office, keeper, lawyer, caps):
    own = a_pharmacy(office, keeper, a_district())
    alias = proposed(office, keeper, [caps["1"]], supplier=own.owner)
    confirm_alias(alias=alias, by=lawyer, at=AT)

    assert answers(a_list(office, keeper, NEAR, pharmacy=own)) == [SURE]
    assert answers(a_list(office, keeper, NEAR)) == [WAITS]


@pytest.mark.parametrize("meaning", ["none_of_these", "not_medicine"])
def test_what_is_none_of_the_register_has_no_cap(office, keeper, lawyer, caps, meaning):
    waiting = a_list(office, keeper, NEAR)
    alias = propose_alias(office=office, line=NEAR, meaning=meaning, by=keeper, at=AT)
    confirm_alias(alias=alias, by=lawyer, at=AT)

    later = a_list(office, keeper, NEAR)
    assert answers(later) == [("no_cap", "certain", "name_not_in_register")]
    assert PriceList.objects.get(pk=waiting.pk).totals == {"no_cap": 1}


def test_refused_with_a_reason_it_waits_again(office, keeper, lawyer, caps):
    a_list(office, keeper, NEAR)
    refuse_alias(alias=proposed(office, keeper, [caps["1"]]), reason="Не похоже", by=lawyer, at=AT)

    assert len(list(queries.queue(office, {}))) == 1
    assert Alias.objects.get().state == "refused"


def test_a_decision_without_its_meaning_is_refused(office, keeper, caps):
    told = {
        "no_packs": {"line": NEAR, "meaning": "packs"},
        "packs_unasked": {"line": NEAR, "meaning": "not_medicine", "medicines": [caps["1"]]},
        "meaning_unknown": {"line": NEAR, "meaning": "maybe"},
        "line_empty": {"line": " \x00 ".replace("\x00", ""), "meaning": "not_medicine"},
    }
    for reason, said in told.items():
        with pytest.raises(AliasRefused, match=reason):
            propose_alias(office=office, by=keeper, at=AT, **said)
    assert not Alias.objects.exists()


def test_keys_differ_where_anything_but_the_writing_differs():
    same = {key_of(line) for line in ("Ёж таб  5 мг", "еж ТАБ 5 мг ", "ёж таб 5\u00a0мг")}
    assert len(same) == 1
    assert (
        len({key_of(line) for line in ("еж таб 5 мг", "еж таб 50 мг", "еж таб 5 мг №3", "еж таб. 5 мг")}) == 4
    )
