"""Licence states by example, and caps by date against the plain meaning of the law."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.programmes.pharmacies.actions.acts import ActRefused, confirm_act, discard_act
from alany.programmes.pharmacies.models import CapRow, PriceAct
from alany.programmes.pharmacies.rules.caps import HOUSE_RATES, ActSpan, ends_of, vat_rate, vat_status
from alany.programmes.pharmacies.rules.licences import LicenceFact, licence_state
from alany.programmes.pharmacies.tests.register_office import (
    AT,
    a_keeper,
    a_lawyer,
    a_line,
    an_act,
    an_office,
)

DAY = date(2020, 7, 15)
HERE, THERE = "Арыс қ., Абай к-сі, 1", "Арыс қ., Абай к-сі, 2"


def licence(address=HERE, holder="1", subtypes=("retail",), issued=date(2019, 1, 1), **known):
    return LicenceFact(holder, issued, address, subtypes, **known)


@pytest.mark.parametrize(
    ("licences", "state"),
    [
        ([licence()], "ok"),
        ([licence("арыс к, абай к сі 1")], "ok"),
        ([], "none"),
        ([licence(holder="2")], "none"),
        ([licence(issued=date(2020, 7, 16))], "none"),
        ([licence(THERE)], "other_address"),
        ([licence(THERE, ended_on=DAY)], "none"),
        ([licence(subtypes=("wholesale",))], "wrong_subtype"),
        ([licence(ended_on=DAY)], "expired"),
        ([licence(ended_on=DAY + timedelta(1))], "ok"),
        ([licence(suspended_from=DAY)], "suspended"),
        ([licence(suspended_from=date(2020, 7, 1), suspended_to=DAY)], "suspended"),
        ([licence(suspended_from=date(2020, 7, 1), suspended_to=date(2020, 7, 14))], "ok"),
        ([licence(THERE), licence(ended_on=DAY)], "expired"),
        ([licence(suspended_from=DAY), licence()], "ok"),
    ],
)
def test_the_state_of_a_licence_on_a_day(licences, state):
    assert licence_state(licences, holder_bin="1", address=HERE, on=DAY) == state


acts = st.lists(
    st.tuples(st.integers(0, 8), st.booleans(), st.frozensets(st.integers(1, 4), min_size=1)),
    min_size=1,
    max_size=6,
)


@given(acts)
def test_a_cap_holds_exactly_while_its_act_is_the_last_to_speak_about_the_medicine(drawn):
    begin = date(2020, 1, 1)
    spans = [
        ActSpan(key, begin + timedelta(start), begin, whole, medicines)
        for key, (start, whole, medicines) in enumerate(drawn)
    ]
    for day in (begin + timedelta(number) for number in range(10)):
        for medicine in range(1, 5):
            speaking = [
                span for span in spans
                if span.effective_from <= day and (span.is_whole or medicine in span.medicines)
            ]  # fmt: skip
            last = max(speaking, key=lambda span: span.order, default=None)
            expected = {last.key} if last and medicine in last.medicines else set()
            found = {
                span.key
                for span in spans
                if medicine in span.medicines and span.effective_from <= day
                and ((end := ends_of(span, spans)[medicine]) is None or day < end)
            }  # fmt: skip
            assert found == expected


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        (date(2025, 12, 31), "0"),
        (date(2026, 1, 1), "0.05"),
        (date(2026, 12, 31), "0.05"),
        (date(2027, 1, 1), "0.10"),
    ],
)
def test_the_rate_of_vat_changes_on_its_days(day, rate):
    assert vat_rate(day, HOUSE_RATES) == Decimal(rate)


def test_vat_matters_only_where_caps_are_net():
    assert [vat_status({"none"}, True), vat_status({"net"}, True), vat_status({"net"}, None)] == [
        False,
        True,
        None,
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("order", permutations(range(3)))
def test_caps_are_the_same_in_whatever_order_acts_are_confirmed(order):
    office = an_office()
    keeper, lawyer = a_keeper(office), a_lawyer(office)
    entered = [
        an_act(
            office,
            keeper,
            number="1",
            begins=date(2020, 1, 1),
            lines=(a_line("1", cap="10"), a_line("2", cap="20")),
        ),
        an_act(
            office,
            keeper,
            number="2",
            begins=date(2020, 3, 1),
            lines=(a_line("1", cap="11"),),
            is_whole_list=False,
        ),
        an_act(office, keeper, number="3", begins=date(2020, 5, 1), lines=(a_line("2", cap="22"),)),
    ]
    for place in order:
        confirm_act(act=entered[place], by=lawyer, at=AT)

    days = [
        date(2019, 12, 31),
        date(2020, 1, 1),
        date(2020, 2, 29),
        date(2020, 3, 1),
        date(2020, 4, 30),
        date(2020, 5, 1),
    ]
    caps = [dict(CapRow.objects.in_force(day).values_list("medicine__code", "cap_kzt")) for day in days]
    first, second = {"1": 10, "2": 20}, {"1": 11, "2": 20}
    assert caps == [{}, first, first, second, second, {"2": 22}]


@pytest.mark.django_db
def test_one_person_cannot_turn_both_keys():
    office = an_office()
    keeper, lawyer = a_keeper(office), a_lawyer(office)
    act = an_act(office, keeper)

    with pytest.raises(ActRefused, match="same_person"):
        confirm_act(act=act, by=keeper, at=AT)
    confirm_act(act=act, by=lawyer, at=AT)
    with pytest.raises(ActRefused, match="confirmed"):
        discard_act(act=act, by=keeper, at=AT)


@pytest.mark.django_db
def test_an_act_that_was_taken_back_can_be_entered_anew():
    office = an_office()
    keeper = a_keeper(office)
    discard_act(act=an_act(office, keeper), by=keeper, at=AT)

    an_act(office, keeper)

    assert PriceAct.objects.count() == 1
