"""Properties of the engine: it is deterministic, and knowing more never makes it accuse more."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from alany.programmes.pharmacies.engine import forms, makers
from alany.programmes.pharmacies.engine.check import check_line
from alany.programmes.pharmacies.engine.entries import RegisterEntry
from alany.programmes.pharmacies.engine.near import Neighbours
from alany.programmes.pharmacies.engine.reasons import REASONS
from alany.programmes.pharmacies.engine.register import Register
from alany.programmes.pharmacies.engine.verdict import decide
from alany.programmes.pharmacies.tests.engine_cases import DAY

NAMES = ["Лориста", "Лориста Н", "Алмонт", "Акмонт", "Омез", "Тигена 90", "Азицин"]
FORMS = ["таблетки 10 мг", "таблетки 20 мг", "капсулы 20 мг", "сироп 5 мг/мл 100 мл", "таблетки 10 мг/20 мг"]
MAKERS = ["Тева", "КРКА", "Лек"]

money = st.decimals(min_value="0.01", max_value="100000", places=2)
caps = st.one_of(st.none(), money)
entries = st.builds(
    RegisterEntry,
    id=st.integers(0, 10**6).map(str),
    trade_name=st.sampled_from(NAMES),
    form_dose=st.sampled_from(FORMS),
    pack=st.sampled_from([1, 10, 30]),
    maker=st.sampled_from(MAKERS),
    cap=caps,
)
registers = st.lists(entries, min_size=1, max_size=8, unique_by=lambda each: each.id)
lines = st.builds(
    lambda name, parts: " ".join([name, *parts]),
    st.sampled_from([*NAMES, "лорриста", "Алмот", "омез д", "tigena 90", "Глюкоза"]),
    st.lists(
        st.sampled_from(["таб", "капс", "10мг", "0,02 г", "№30", "№10х3", "Тева", "(КРКА)", "форте", "акция"])
    ),
)
ANSWERS = {"violation", "within_cap", "no_cap", "unclear"}


@pytest.mark.slow
@given(registers, lines, money)
def test_the_same_input_gives_the_same_answer_in_any_order_of_the_register(found, line, price):
    first = check_line(Register.build(found), line, price, DAY)
    second = check_line(Register.build(reversed(found)), line, price, DAY)
    assert first == second
    assert first.decision in ANSWERS
    assert first.reason in REASONS
    assert list(first.entry_ids) == sorted(first.entry_ids, key=int)


@given(registers, lines, money, money)
def test_a_higher_price_never_turns_a_violation_into_a_price_within(found, line, price, more):
    known = Register.build(found)
    if check_line(known, line, price, DAY).decision == "violation":
        assert check_line(known, line, price + more, DAY).decision == "violation"


@given(registers, lines, money, entries)
def test_an_entry_of_another_name_never_makes_a_violation(found, line, price, extra):
    other = RegisterEntry("x", "Совсемдругоеназвание", extra.form_dose, extra.pack, "Иноймейкер", extra.cap)
    before = check_line(Register.build(found), line, price, DAY)
    after = check_line(Register.build([*found, other]), line, price, DAY)
    assert before == after


@given(registers, lines, money)
def test_a_name_that_is_only_near_is_never_certain_of_a_violation(found, line, price):
    answer = check_line(Register.build(found), line, price, DAY)
    if answer.evidence.distance:
        assert answer.certainty != "certain"
    if answer.decision == "violation" and answer.certainty == "certain":
        assert answer.evidence.distance == 0
        assert not answer.evidence.open


@given(registers, lines, money)
def test_a_violation_is_above_the_cap_of_every_entry_it_names(found, line, price):
    answer = check_line(Register.build(found), line, price, DAY)
    if answer.decision == "violation":
        by_id = {each.id: each.cap for each in found}
        assert answer.entry_ids
        assert all(by_id[each] is not None and price > by_id[each] for each in answer.entry_ids)
        assert answer.excess_kzt > 0


@given(money, st.lists(caps, min_size=1, max_size=5))
def test_the_interval_rule_agrees_with_every_possible_truth(price, possible):
    answers = {None if cap is None else price > cap for cap in possible}
    if answers == {None}:
        expected = "no_cap"
    elif None in answers:
        expected = "unclear"
    elif answers == {True}:
        expected = "violation"
    elif answers == {False}:
        expected = "within_cap"
    else:
        expected = "unclear"
    assert decide(price, possible).decision == expected


@given(st.text(max_size=80), money)
def test_no_text_breaks_the_reader(line, price):
    known = Register.build([RegisterEntry("1", "Лориста", "таблетки 50 мг", 30, "КРКА", Decimal(1000))])
    assert check_line(known, line, price, DAY).decision in ANSWERS


WORDS = st.lists(
    st.one_of(
        st.sampled_from(["ооо", "лек", "тева", "россия", "аа", "ль", "ь", "лл", "25", "2,5", "группп", "пп"]),
        st.text("абвльй5", min_size=1, max_size=4).filter(lambda word: word.isalpha() or word.isdigit()),
    ),
    min_size=1,
    max_size=6,
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=2).map(lambda two: " ".join(two[0])), min_size=1), WORDS)
def test_a_maker_at_the_end_of_a_line_is_the_longest_whose_whole_name_ends_it(names, words):
    known = makers.Makers.build(names)
    text = " ".join(words)
    found = known.at_end(text, 0)
    keys = [makers.key_of(makers.telling_words(words[start:])) for start in range(len(words))]
    starts = [
        start
        for start, key in enumerate(keys)
        if key in known.by_key and not words[start][0].isdigit() and start >= len(words) - known.longest
    ]
    lone_form = len(words) - 1 in starts and forms.meaning(words[-1])
    starts = [start for start in starts if not (lone_form and start == len(words) - 1)]
    if found is None or not starts:
        assert found is None
        assert not starts
    else:
        assert (found[0].makers, found[2]) == (known.by_key[keys[starts[0]]], len(text))


LETTERS = st.text("абвт", min_size=1, max_size=9)


@given(st.lists(LETTERS, min_size=1, max_size=12), LETTERS)
def test_struck_letters_miss_no_name_within_reach(keys, wanted):
    edits = 2 if len(wanted) >= 6 else 1
    measured = sorted((OSA.distance(wanted, key), key) for key in set(keys))
    assert Neighbours(keys).within(wanted, edits) == [each for each in measured if each[0] <= edits]
