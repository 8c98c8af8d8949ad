"""Rules of findings and of the fate of a referral."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.kernel.workflow import MoveRefused
from alany.programmes.pharmacies.rules import referrals
from alany.programmes.pharmacies.rules.campaigns import Stratum, stratum_of
from alany.programmes.pharmacies.rules.findings import (
    ABOVE_CAP,
    LICENCE_FAULTS,
    NO_LICENCE,
    REFERABLE,
    TO_CHECK,
    Judged,
    NotEstablished,
    check_confirmable,
    kind_of_price,
    kinds_found,
)
from alany.programmes.pharmacies.wording import DECISIONS, FATES, FINDING_KINDS, GRADES, PUBLIC_FATES

grades = st.sampled_from(sorted(GRADES))
decisions = st.sampled_from(sorted(DECISIONS))
certainties = st.sampled_from(["certain", "probable", ""])


def price(decision: str = "violation", certainty: str = "certain", grade: str = "receipt") -> Judged:
    return Judged("Дәрі № 10", Decimal(500), grade, decision, certainty, "above_cap", date(2020, 7, 13))


@pytest.mark.parametrize(
    ("certainty", "grade", "kind"),
    [
        ("certain", "receipt", ABOVE_CAP),
        ("certain", "tag_photo", ABOVE_CAP),
        ("certain", "price_list", TO_CHECK),
        ("certain", "oral", TO_CHECK),
        ("probable", "receipt", TO_CHECK),
        ("probable", "oral", TO_CHECK),
    ],
)
def test_only_a_certain_price_on_a_receipt_or_photo_is_established(
    certainty: str, grade: str, kind: str
) -> None:
    assert kind_of_price(price("violation", certainty, grade)) == kind


@given(st.sampled_from(["within_cap", "no_cap", "unclear"]), certainties, grades)
def test_what_is_not_above_the_cap_is_no_finding(decision: str, certainty: str, grade: str) -> None:
    assert kind_of_price(price(decision, certainty, grade)) == ""


@given(st.lists(st.builds(price, decisions, certainties, grades)), st.sampled_from(("ok", *LICENCE_FAULTS)))
def test_a_visit_has_each_kind_once_and_a_doubt_never_stands_beside_what_is_established(
    prices: list[Judged], licence: str
) -> None:
    found = kinds_found(prices, licence)
    assert len(set(found)) == len(found)
    assert not {ABOVE_CAP, TO_CHECK} <= set(found)
    assert (NO_LICENCE in found) == (licence != "ok")


def test_what_is_only_to_be_checked_cannot_be_confirmed() -> None:
    with pytest.raises(NotEstablished):
        check_confirmable(TO_CHECK)
    assert [check_confirmable(kind) for kind in sorted(REFERABLE)] == [None, None]


@given(st.sampled_from(referrals.FATE.states), st.sampled_from(referrals.FATE.states))
def test_a_fate_goes_only_where_the_workflow_leads(state: str, to: str) -> None:
    if to in referrals.FATE.allowed(state):
        assert referrals.FATE.move(state, to) == to
    else:
        with pytest.raises(MoveRefused):
            referrals.FATE.move(state, to)


def test_nothing_reaches_an_authority_before_it_is_sent() -> None:
    assert referrals.FATE.allowed("draft") == {"sent"}


@pytest.mark.parametrize(
    ("state", "document", "reason", "mci", "part"),
    [
        ("received", " ", "", None, "document"),
        ("refused", "1", " ", None, "reason"),
        ("reversed", "1", "", None, "reason"),
        ("fine", "1", "", None, "fine"),
        ("fine", "1", "", 0, "fine"),
    ],
)
def test_an_answer_says_what_it_must(
    state: str, document: str, reason: str, mci: int | None, part: str
) -> None:
    with pytest.raises(referrals.AnswerIncomplete) as refused:
        referrals.check_answer(state, document, reason, mci)
    assert refused.value.part == part


@given(st.lists(st.sampled_from(referrals.FATE.states)))
def test_the_public_sums_hold_every_referral_once(states: list[str]) -> None:
    counts = referrals.public_counts(states)
    assert (tuple(counts), sum(counts.values())) == (referrals.PUBLIC_ORDER, len(states))


def test_every_code_has_its_words() -> None:
    assert set(FATES) == set(referrals.FATE.states)
    assert set(PUBLIC_FATES) == set(referrals.PUBLIC_ORDER)
    assert set(FINDING_KINDS) == {ABOVE_CAP, NO_LICENCE, TO_CHECK}


@given(st.integers(100_000_000, 999_999_999), st.booleans())
def test_a_stratum_is_read_back_from_its_name(kato: int, is_urban: bool) -> None:
    stratum = Stratum(str(kato), is_urban)
    assert stratum_of(stratum.name) == stratum


def test_a_name_that_is_no_stratum_is_refused() -> None:
    with pytest.raises(ValueError, match="611000000"):
        stratum_of("611000000")
