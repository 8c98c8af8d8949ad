"""Caps, amendments and VAT by their days: the day before, the day itself, and what was known when."""

import csv
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.programmes.pharmacies.actions.acts import ActRefused, confirm_act
from alany.programmes.pharmacies.models import CapRow, VatRate
from alany.programmes.pharmacies.queries.acts import caps_known, caps_on
from alany.programmes.pharmacies.queries.checker import register_on
from alany.programmes.pharmacies.reference import load_reference
from alany.programmes.pharmacies.rules.caps import (
    HOUSE_RATES,
    ActSpan,
    BeforeItsAct,
    amended_list,
    ends_of,
    vat_rate,
)
from alany.programmes.pharmacies.tests.engine_cases import DATA
from alany.programmes.pharmacies.tests.register_office import (
    AT,
    a_keeper,
    a_lawyer,
    a_line,
    an_act,
    an_office,
)

LISTS = (date(2016, 3, 5), date(2016, 7, 5), date(2016, 12, 21))
ONE_DAY = timedelta(days=1)


def three_lists():
    """By list day, the prices of three real dated lists; a code may be missing in one."""
    with (DATA / "za_sep_2016_sample.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {
        day: {row["code"]: Decimal(row[day.isoformat()]) for row in rows if row[day.isoformat()]}
        for day in LISTS
    }


def test_three_real_lists_hold_from_their_day_to_the_day_before_the_next():
    prices = three_lists()
    spans = [ActSpan(key, day, day, True, frozenset(map(int, prices[day]))) for key, day in enumerate(LISTS)]
    changed = sum(prices[LISTS[1]].get(code) != cap for code, cap in prices[LISTS[2]].items())
    assert changed > len(prices[LISTS[2]]) / 2
    for key, span in enumerate(spans):
        following = LISTS[key + 1] if key + 1 < len(LISTS) else None
        assert ends_of(span, [other for other in spans if other != span]) == dict.fromkeys(
            span.medicines, following
        )


@pytest.mark.django_db
def test_the_cap_of_each_boundary_day_is_that_of_the_list_in_force():
    office = an_office()
    keeper, lawyer = a_keeper(office), a_lawyer(office)
    prices = {day: dict(list(caps.items())[:40]) for day, caps in three_lists().items()}
    for day in (LISTS[1], LISTS[0], LISTS[2]):  # lists may arrive in any order
        lines = [
            a_line(code, cap=str(cap), row=row) for row, (code, cap) in enumerate(prices[day].items(), 1)
        ]
        an_act(office, keeper, lawyer, lines, number=f"SEP {day}", begins=day)
    assert caps_on(office, LISTS[0] - ONE_DAY) == {}
    assert caps_on(office, LISTS[0]) == caps_on(office, LISTS[1] - ONE_DAY) == prices[LISTS[0]]
    assert caps_on(office, LISTS[1]) == caps_on(office, LISTS[2] - ONE_DAY) == prices[LISTS[1]]
    assert caps_on(office, LISTS[2]) == caps_on(office, date(2030, 1, 1)) == prices[LISTS[2]]


@pytest.mark.django_db
def test_an_act_that_arrives_late_changes_the_law_and_not_what_was_known():
    office = an_office()
    keeper, lawyer = a_keeper(office), a_lawyer(office)
    an_act(office, keeper, lawyer, [a_line("1", cap="100"), a_line("2", cap="200", row=2)])
    late = an_act(
        office,
        keeper,
        lines=[a_line("1", cap="120")],
        number="7",
        begins=date(2020, 7, 1),
        is_whole_list=False,
    )
    confirm_act(act=late, by=lawyer, at=AT + timedelta(days=9))
    day = date(2020, 7, 15)
    assert caps_on(office, day) == {"1": Decimal(120), "2": Decimal(200)}
    assert caps_known(office, day, AT) == {"1": Decimal(100), "2": Decimal(200)}
    assert caps_known(office, day, AT + timedelta(days=9)) == caps_on(office, day)
    assert caps_known(office, date(2020, 6, 30), AT + timedelta(days=9)) == {
        "1": Decimal(100),
        "2": Decimal(200),
    }
    assert caps_known(office, day, AT - ONE_DAY) == {}
    late.refresh_from_db()
    assert late.amends.number == "ҚР ДСМ-104"


@pytest.mark.django_db
def test_an_amendment_dated_before_its_act_is_refused_and_leaves_nothing():
    office = an_office()
    keeper, lawyer = a_keeper(office), a_lawyer(office)
    an_act(office, keeper, lawyer, begins=date(2019, 8, 1))
    with pytest.raises(ActRefused) as refused:
        an_act(office, keeper, number="7", begins=date(2019, 7, 1), is_whole_list=False)
    assert refused.value.reason == "before_its_act"
    assert CapRow.objects.exclude(act__number="ҚР ДСМ-104").count() == 0


DAYS = st.integers(0, 40).map(lambda days: date(2020, 1, 1) + timedelta(days=days))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=4), DAYS, DAYS)
def test_an_amendment_belongs_to_the_newest_list_begun_by_its_first_day(wholes, dated_on, begins):
    lists = [(dated, start, key) for key, (dated, start) in enumerate(wholes)]
    begun = [each for each in lists if each[1] <= begins]
    newest = max(begun, key=lambda each: (each[1], each[0], each[2]), default=None)
    if not lists:
        assert amended_list(dated_on, begins, lists) is None
    elif newest is None or newest[0] > dated_on:
        with pytest.raises(BeforeItsAct):
            amended_list(dated_on, begins, lists)
    else:
        assert amended_list(dated_on, begins, lists) == newest[2]


@given(st.lists(st.tuples(DAYS, st.integers(0, 20).map(Decimal)), unique_by=lambda row: row[0]), DAYS)
def test_the_rate_of_a_day_is_that_of_the_last_row_begun(rates, on):
    begun = sorted(row for row in rates if row[0] <= on)
    assert vat_rate(on, rates) == (begun[-1][1] if begun else 0)


@pytest.mark.django_db
def test_rates_of_vat_are_rows_that_people_change():
    office = an_office()
    keeper, lawyer = a_keeper(office), a_lawyer(office)
    an_act(office, keeper, lawyer, vat_basis="net")
    load_reference(by=keeper, at=AT)
    assert [(row.valid_from, row.rate_percent) for row in VatRate.objects.all()] == [
        (since, rate * 100) for since, rate in HOUSE_RATES
    ]
    on = date(2026, 12, 31)
    assert register_on(office, on).vat(on, True).rate == Decimal("0.05")
    assert register_on(office, on).vat(date(2027, 1, 1), True).rate == Decimal("0.1")
    VatRate.objects.filter(valid_from=date(2026, 1, 1)).update(rate_percent=6)
    assert register_on(office, on).vat(on, True).rate == Decimal("0.06")
