from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alany.spine.people.rules import (
    RIGHTS,
    ROLES,
    Mandate,
    device_of,
    is_outside,
    last_day_when_withdrawn,
    may,
    needs_second_factor,
    overlaps,
)

RIGHTS_OF = {role.code: frozenset(role.rights) for role in ROLES}
CODES = st.sampled_from([right.code for right in RIGHTS])
PROGRAMMES = st.sampled_from(["pharmacies", "roads"])
PLACES = st.sampled_from(["615600000", "615200000"])
DAYS = st.dates(date(2018, 1, 1), date(2022, 1, 1))
mandates = st.lists(
    st.builds(
        Mandate,
        st.sampled_from(sorted(RIGHTS_OF)),
        st.sampled_from(["", "pharmacies", "roads"]),
        st.sampled_from([frozenset(), frozenset({"615600000"}), frozenset({"615200000"})]),
    ),
    max_size=4,
)


@given(CODES, PROGRAMMES, PLACES)
def test_without_a_grant_nobody_may_do_anything(right, programme, place):
    assert may([], RIGHTS_OF, right, programme, frozenset({place})) is False


@given(mandates, CODES, PROGRAMMES, PLACES)
def test_a_right_comes_from_one_mandate_that_fits_in_role_programme_and_place(held, right, programme, place):
    fitting = [
        one
        for one in held
        if right in RIGHTS_OF[one.role]
        and one.programme in {"", programme}
        and (not one.places or place in one.places)
    ]
    assert may(held, RIGHTS_OF, right, programme, frozenset({place})) is bool(fitting)


@given(mandates, CODES, PROGRAMMES, PLACES, mandates)
def test_more_mandates_never_take_a_right_away(held, right, programme, place, more):
    if may(held, RIGHTS_OF, right, programme, frozenset({place})):
        assert may(held + more, RIGHTS_OF, right, programme, frozenset({place}))


def test_a_mandate_for_a_district_holds_in_its_villages_and_not_next_door():
    held = [Mandate("inspector", "pharmacies", frozenset({"615600000"}))]
    asked = ("visits.visit", "pharmacies")
    assert may(held, RIGHTS_OF, *asked, frozenset({"615630100", "615600000", "610000000"}))
    assert not may(held, RIGHTS_OF, *asked, frozenset({"615230100", "615200000", "610000000"}))
    assert not may(held, RIGHTS_OF, "visits.visit", "roads")


def test_only_who_answers_for_another_body_and_does_nothing_else_is_outside():
    def held(*roles):
        return [Mandate(role, "", frozenset()) for role in roles]

    assert is_outside(held("addressee"))
    assert not is_outside(held("addressee", "specialist"))
    assert not is_outside([])


def test_who_approves_or_manages_needs_a_second_factor_and_who_looks_does_not():
    asked = {role: needs_second_factor([Mandate(role, "", frozenset())], RIGHTS_OF) for role in RIGHTS_OF}
    assert asked == {
        "head": True,
        "curator": False,
        "specialist": True,
        "inspector": False,
        "reviewer": True,
        "organiser": False,
        "administrator": True,
        "addressee": False,
    }


def test_no_role_of_the_office_lets_an_administrator_see_cases():
    assert RIGHTS_OF["administrator"] == {"reference.edit", "people.manage", "ledger.see"}


@given(DAYS, st.none() | DAYS, DAYS, st.none() | DAYS)
def test_spans_overlap_when_they_share_a_day(begins, ends, other_begins, other_ends):
    if (ends and ends < begins) or (other_ends and other_ends < other_begins):
        return
    far = date(2030, 1, 1)
    shared = max(begins, other_begins) <= min(ends or far, other_ends or far)
    assert overlaps((begins, ends), (other_begins, other_ends)) is shared


@given(DAYS, DAYS)
def test_a_withdrawn_grant_gives_nothing_from_today(begins, today):
    last = last_day_when_withdrawn(begins, today)
    assert last < today or last < begins
    assert last in {today - timedelta(days=1), begins - timedelta(days=1)}


def test_only_one_word_is_kept_of_what_a_browser_says():
    said = {
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Mobile/15E148": "phone",
        "Mozilla/5.0 (Linux; Android 14; SM-S911B) Chrome/120 Mobile Safari": "phone",
        "Mozilla/5.0 (Linux; Android 13; SM-X200) Chrome/120 Safari": "tablet",
        "Mozilla/5.0 (iPad; CPU OS 16_0)": "tablet",
        "Mozilla/5.0 (X11; Linux x86_64) Firefox/128": "computer",
        "": "computer",
    }
    assert {agent: device_of(agent) for agent in said} == said
