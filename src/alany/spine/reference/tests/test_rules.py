"""A row may stand or it may not, and every refusal has words in three languages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.triltext import LANGUAGES
from alany.spine.reference.rules import Problem, closed_by, day_before, problems_of, state_on
from alany.spine.reference.tables import CALENDAR, INDEX, OWN, RULES
from alany.spine.reference.wording import PROBLEMS, problem_word

A_RULE = {
    "rule_id": "Z1", "subject_kk": "Мәні", "subject_ru": "Предмет", "subject_en": "Subject", "amount": 15,
    "unit": "wd", "counted_from": "receipt", "on_expiry": "", "act": "Акт", "article": "", "source_url": "",
    "certainty": "check", "valid_from": "2021-07-01", "valid_to": None,
}  # fmt: skip
AN_INDEX = {"valid_from": "2021-01-01", "tenge": 2917, "certainty": "check", "source": "жоба"}
A_DAY = {
    "date": "2021-03-08", "kind": "holiday", "name_kk": "Мереке", "name_ru": "Праздник",
    "name_en": "Holiday", "source": "қаулы",
}  # fmt: skip
DAYS = st.dates(date(2000, 1, 1), date(2050, 12, 31))


def codes(table, values, others=(), before=None):
    return [(one.field, one.code) for one in problems_of(table, values, others, before or {})]


@pytest.mark.parametrize(
    ("table", "whole", "changes", "expected"),
    [
        (RULES, A_RULE, {}, []),
        (RULES, A_RULE, {"amount": 0}, []),
        (RULES, A_RULE, {"amount": -1}, [("amount", "too_small")]),
        (RULES, A_RULE, {"amount": 1001}, [("amount", "too_large")]),
        (RULES, A_RULE, {"amount": "15"}, [("amount", "not_a_number")]),
        (RULES, A_RULE, {"amount": True}, [("amount", "not_a_number")]),
        (RULES, A_RULE, {"amount": None}, [("amount", "missing")]),
        (RULES, A_RULE, {"subject_kk": ""}, [("subject_kk", "missing")]),
        (RULES, A_RULE, {"rule_id": "A" * 9}, [("rule_id", "too_long")]),
        (RULES, A_RULE, {"unit": "hours"}, [("unit", "not_a_choice")]),
        (RULES, A_RULE, {"certainty": "sure"}, [("certainty", "not_a_choice")]),
        (RULES, A_RULE, {"act": 5}, [("act", "not_text")]),
        (RULES, A_RULE, {"valid_from": "2021-02-30"}, [("valid_from", "not_a_date")]),
        (RULES, A_RULE, {"valid_from": "1021-07-01"}, [("valid_from", "far_date")]),
        (RULES, A_RULE, {"valid_to": "9021-07-01"}, [("valid_to", "far_date")]),
        (RULES, A_RULE, {"valid_to": "2021-06-30"}, [("valid_to", "ends_before")]),
        (INDEX, AN_INDEX, {"tenge": 29_170_000}, [("tenge", "too_large")]),
        (INDEX, AN_INDEX, {"tenge": 29}, [("tenge", "too_small")]),
        (INDEX, AN_INDEX, {"source": ""}, [("source", "missing")]),
        (CALENDAR, A_DAY, {}, []),
        (CALENDAR, A_DAY, {"kind": "weekend_workday"}, [("kind", "works_anyway")]),
        (CALENDAR, A_DAY, {"kind": "weekend_workday", "date": "2021-03-06"}, []),
        (CALENDAR, A_DAY, {"kind": "transferred_day_off", "date": "2021-03-06"}, [("kind", "off_anyway")]),
    ],
)
def test_a_value_that_cannot_be_is_named_with_its_column(table, whole, changes, expected):
    assert codes(table, whole | changes) == expected


def test_a_choice_that_stood_in_the_row_is_not_held_against_another_change():
    assert codes(RULES, A_RULE | {"counted_from": "older"}, before={"counted_from": "older"}) == []


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (("2018-12-13", "2021-06-30"), []),
        (("2018-12-13", "2021-07-01"), [("valid_from", "overlaps")]),
        (("2018-12-13", None), [("valid_from", "overlaps")]),
        (("2021-07-01", None), [("valid_from", "taken")]),
        (("2025-01-01", None), [("valid_from", "overlaps")]),
    ],
)
def test_two_versions_of_one_rule_share_no_day(other, expected):
    row = A_RULE | {"valid_from": other[0], "valid_to": other[1]}
    assert codes(RULES, A_RULE, [row]) == expected


@given(DAYS, st.none() | DAYS, DAYS, st.none() | DAYS, DAYS)
def test_rows_that_may_stand_together_never_both_hold_on_a_day(first, last, began, ended, day):
    one = A_RULE | {"valid_from": str(first), "valid_to": str(last) if last else None}
    two = A_RULE | {"valid_from": str(began), "valid_to": str(ended) if ended else None}
    if codes(RULES, one, [two]) or codes(RULES, two):
        return
    both = [state_on(RULES, row, day) == "now" for row in (one, two)]
    assert both != [True, True]


@given(DAYS, DAYS)
def test_a_new_version_ends_the_open_one_on_the_day_before(first, began):
    new, old = A_RULE | {"valid_from": str(first)}, A_RULE | {"valid_from": str(began)}
    closed = closed_by(new, [old])
    assert closed == (old if began < first else None)
    if closed:
        left = old | {"valid_to": day_before(new)}
        assert left["valid_to"] == str(first - timedelta(days=1))
        assert codes(RULES, new, [left]) == []


def test_a_closed_version_is_never_shortened_by_a_new_one():
    old = A_RULE | {"valid_from": "2018-12-13", "valid_to": "2022-12-31"}
    assert closed_by(A_RULE, [old]) is None
    assert problems_of(RULES, A_RULE, [old], {}) == [
        Problem("valid_from", "overlaps", "13.12.2018 – 31.12.2022")
    ]


def test_every_table_field_and_refusal_speaks_three_languages():
    for table in OWN:
        assert {table.label, f"{table.label}_kk"} & set(table.names())
        assert set(table.key) | set(table.source) <= set(table.names())
    for code, words in PROBLEMS.items():
        for language in LANGUAGES:
            assert "{" not in problem_word(Problem("", code, "5"), language), code
            assert words.in_language(language)
