"""Numbers and codes as people type them, and the law of a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.deadlines import registered_on
from alany.kernel.identifiers import IdentifierRefused
from alany.kernel.periods import ALMATY, WorkingCalendar
from alany.spine.appeals import rules
from alany.spine.appeals.rules import Given

EID = date(2020, 7, 31)
CALENDAR = WorkingCalendar({EID: False, date(2020, 12, 20): True})
BEGAN = datetime(2018, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 8 * 365 * 24 * 60).map(lambda minutes: BEGAN + timedelta(minutes=minutes))


@given(MOMENTS)
def test_an_appeal_is_registered_on_a_working_day_never_before_it_came(at: datetime) -> None:
    day, came = registered_on(at, CALENDAR), at.astimezone(ALMATY)

    assert CALENDAR.is_working(day)
    assert day >= came.date()
    in_time = CALENDAR.is_working(came.date()) and came.hour < 18
    assert (day == came.date()) == in_time


@given(MOMENTS, st.integers(0, 100_000))
def test_what_comes_later_is_never_registered_earlier(at: datetime, minutes: int) -> None:
    later = at + timedelta(minutes=minutes)

    assert registered_on(at, CALENDAR) <= registered_on(later, CALENDAR)


@pytest.mark.parametrize(
    ("came", "day"),
    [
        ("2020-07-30T17:59", date(2020, 7, 30)),
        ("2020-07-30T18:00", date(2020, 8, 3)),
        ("2020-07-31T10:00", date(2020, 8, 3)),
        ("2020-12-20T10:00", date(2020, 12, 20)),
    ],
)
def test_after_hours_on_holidays_and_on_worked_sundays(came: str, day: date) -> None:
    at = datetime.fromisoformat(came).replace(tzinfo=ALMATY)

    assert registered_on(at, CALENDAR) == day


def test_the_label_follows_the_law_of_the_record() -> None:
    last, first = date(2021, 6, 30), date(2021, 7, 1)

    assert [rules.law_of(last), rules.law_of(first)] == [rules.LAW_2007, rules.APPC]
    assert rules.label(rules.law_of(last), "appeal").kk == "Өтініш"
    assert rules.label(rules.law_of(first), "appeal").kk == "Жолданым"
    assert {kind: rules.rule_of(kind) for kind in rules.KINDS} == {
        "appeal": "A1",
        "message": "A7",
        "proposal": "A7",
        "response": "A7",
        "request": "A7",
    }


@given(st.text())
def test_whatever_is_typed_as_number_or_code_is_read_without_a_fault(text: str) -> None:
    assert len(rules.read_coupon(text)) <= 20
    assert len(rules.read_code(text)) <= 40


@pytest.mark.parametrize("typed", ["A-2020-0007", "a 2020 7", "а-2020-0007", "A2020 7", " A–2020–7 "])
def test_a_number_is_known_however_it_is_typed(typed: str) -> None:
    assert rules.read_coupon(typed) == "A-2020-0007"


def test_a_code_survives_being_shown_and_typed_again() -> None:
    code = rules.new_code()

    assert rules.read_code(rules.shown_code(code).lower()) == code
    assert rules.code_from("s", "k") == rules.code_from("s", "k") != rules.code_from("s", "l")
    assert set(rules.code_from("s", "k")) <= set(rules.LETTERS)


FULL = {"name": "Демо Адам", "substance": "Жол", "email": "a@example.invalid"}


@pytest.mark.parametrize(
    ("changed", "channel", "refusal"),
    [
        ({"name": " \x00 "}, "online", rules.NameMissing),
        ({"substance": "\x00"}, "online", rules.SubstanceMissing),
        ({"email": ""}, "online", rules.NoWayToAnswer),
        ({}, "telephone", rules.ProtocolMissing),
        ({"number": "123"}, "desk", IdentifierRefused),
        ({"number": "850101300123"}, "desk", IdentifierRefused),
    ],
)
def test_what_is_no_appeal_is_refused(
    changed: dict[str, str], channel: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        rules.checked(Given(**FULL | changed), channel)


def test_nul_and_blanks_are_taken_away() -> None:
    one = rules.checked(Given(**FULL | {"name": " Демо\x00 Адам "}), "online")

    assert one == Given(**FULL)
