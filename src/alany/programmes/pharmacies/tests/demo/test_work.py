"""What people may do with findings and referrals, and what is refused; each test on the demo office."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from alany.kernel.periods import ALMATY
from alany.kernel.workflow import MoveRefused
from alany.programmes.pharmacies.actions import findings, referrals
from alany.programmes.pharmacies.models import Referral
from alany.programmes.pharmacies.rules.findings import NotEstablished
from alany.programmes.pharmacies.rules.referrals import AnswerIncomplete
from alany.spine.cases.models import Case
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.letters.actions import approve_letter
from alany.spine.letters.models import Letter
from alany.spine.letters.rules import LetterNotInState
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.visits.actions import ConfirmedByVisitor, FindingRefused
from alany.spine.visits.models import Finding

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
AT = datetime(2020, 7, 30, 18, tzinfo=ALMATY)
TODAY = date(2020, 7, 30)


def person(mailbox: str) -> User:
    return User.objects.get(email__startswith=f"{mailbox}@")


def one(state: str) -> Referral:
    found = (
        Referral.objects.select_related("letter", "finding__case").filter(state=state).order_by("pk").first()
    )
    assert found is not None
    return found


def test_a_probable_price_is_neither_confirmed_nor_referred(demo: Office) -> None:
    doubt = Finding.objects.filter(kind="to_check", state="recorded").first()
    assert doubt is not None
    with pytest.raises(NotEstablished):
        findings.confirm_finding(finding=doubt, by=person("reviewer1"), at=AT)
    with pytest.raises(NotEstablished):
        referrals.refer_to_authority(
            finding=doubt, authority=one("sent").authority, language="kk", by=person("specialist1"), at=AT
        )


def test_who_made_the_visit_does_not_confirm_what_was_found(demo: Office) -> None:
    finding = Finding.objects.select_related("visit__visitor").filter(kind="above_cap").first()
    assert finding is not None
    assert finding.visit.visitor is not None
    finding.state = Finding.State.RECORDED
    with pytest.raises(ConfirmedByVisitor):
        findings.confirm_finding(finding=finding, by=finding.visit.visitor, at=AT)


def test_a_finding_is_referred_once(demo: Office) -> None:
    with pytest.raises(FindingRefused):
        referrals.refer_to_authority(
            finding=one("sent").finding,
            authority=one("sent").authority,
            language="ru",
            by=person("specialist1"),
            at=AT,
        )


def test_a_letter_goes_out_only_when_another_person_has_approved_it(demo: Office) -> None:
    draft = next(
        found
        for found in Referral.objects.filter(state="draft")
        if found.letter and found.letter.state == "draft"
    )
    with pytest.raises(LetterNotInState):
        referrals.send_referral(referral=draft, by=person("specialist1"), at=AT)
    assert draft.letter is not None
    approve_letter(letter=draft.letter, by=person("head"), at=AT)
    sent = referrals.send_referral(referral=draft, by=person("specialist1"), at=AT)
    letter, case = Letter.objects.get(pk=draft.letter_id), Case.objects.get(findings=draft.finding)
    assert (sent.state, sent.due_on, letter.state, case.state) == (
        "sent", date(2020, 8, 14), "sent", "in_progress",
    )  # fmt: skip


def test_an_answer_with_a_fine_is_counted_by_the_index_of_its_day(demo: Office) -> None:
    found = referrals.record_authority_answer(
        referral=one("protocol"),
        state="fine",
        document="7",
        on=TODAY,
        fine_mci=70,
        by=person("specialist1"),
        at=AT,
    )
    assert (found.fine_mci, found.fine_kzt) == (70, Decimal("194460.00"))


def test_a_refusal_of_the_authority_needs_its_reason_and_closes_the_case(demo: Office) -> None:
    waiting = one("received")
    with pytest.raises(AnswerIncomplete):
        referrals.record_authority_answer(
            referral=waiting, state="refused", document="8", on=TODAY, by=person("specialist1"), at=AT
        )
    referrals.record_authority_answer(
        referral=waiting,
        state="refused",
        document="8",
        on=TODAY,
        reason="негіз жоқ",
        by=person("specialist1"),
        at=AT,
    )
    assert Case.objects.get(findings=waiting.finding).state == "no_action"


@pytest.mark.parametrize("on", [date(2020, 7, 31), date(2020, 7, 1)])
def test_a_step_ahead_of_today_or_before_the_step_before_is_refused(demo: Office, on: date) -> None:
    with pytest.raises(referrals.DateRefused):
        referrals.record_authority_answer(
            referral=one("sent"), state="received", document="9", on=on, by=person("specialist1"), at=AT
        )


def test_a_fine_cannot_follow_what_was_only_received(demo: Office) -> None:
    with pytest.raises(MoveRefused):
        referrals.record_authority_answer(
            referral=one("received"),
            state="fine",
            document="1",
            on=TODAY,
            fine_mci=70,
            by=person("specialist1"),
            at=AT,
        )


def test_a_reversal_is_told_with_its_reason(demo: Office) -> None:
    found = referrals.reverse(
        referral=one("fine"), document="2", on=TODAY, reason="сот шешімі", by=person("specialist1"), at=AT
    )
    assert (found.state, found.reason) == ("reversed", "сот шешімі")


def test_refunds_add_up_and_the_second_to_save_sees_that_it_changed(demo: Office) -> None:
    before = one("warning")
    given = {"on": TODAY, "text": "түбіртек", "by": person("specialist1"), "at": AT}
    referrals.record_refund(referral=before, amount=Decimal(100), version=before.version, **given)
    with pytest.raises(EditedMeanwhile):
        referrals.record_refund(referral=before, amount=Decimal(50), version=before.version, **given)
    found = referrals.record_refund(referral=before, amount=Decimal(50), version=None, **given)
    assert found.refunded_kzt == Decimal(150)


def test_a_corrected_price_claims_a_fix_that_somebody_else_verifies(demo: Office) -> None:
    found = referrals.record_price_corrected(
        referral=one("visit"), on=TODAY, text="баға түзетілді", by=person("specialist1"), at=AT
    )
    assert (found.price_corrected_on, Case.objects.get(findings=found.finding).state) == (
        TODAY,
        "fix_claimed",
    )
