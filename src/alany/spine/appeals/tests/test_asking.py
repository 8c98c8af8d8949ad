"""“Was it fixed?” is asked at the claim and four weeks after it; a no opens the case again."""

from datetime import timedelta

import pytest
from django.core import mail

from alany.kernel.periods import local_date
from alany.spine.appeals.actions import answer_fix, ask_whether_fixed, register_appeal
from alany.spine.appeals.rules import Given
from alany.spine.cases.actions import assign_case, move_case, verify
from alany.spine.cases.models import Verification
from alany.spine.cases.rules import FixNotClaimed
from alany.spine.cases.tests.office import AT, a_person, an_office
from alany.spine.ledger.rules import RESIDENT

pytestmark = pytest.mark.django_db
SITE = "https://alany.example"


@pytest.fixture
def claimed():
    """An appeal whose case somebody calls fixed today."""
    office = an_office()
    given = Given(name="Құпия Есімова", substance="Шам жанбайды", language="kk", email="k@example.invalid")
    appeal = register_appeal(office=office, given=given, channel="online", by=RESIDENT, at=AT).appeal
    person = a_person(office, "Айша", roles=("specialist",))
    case = assign_case(case=appeal.case, owner=person, by=person, at=AT)
    case = move_case(case=case, to="in_progress", text="Барды", by=person, at=AT)
    appeal.case = move_case(case=case, to="fix_claimed", text="Жөнделді", by=person, at=AT)
    return appeal


def ask(appeal, at=AT):
    return ask_whether_fixed(office=appeal.office, site=SITE, at=at)


def stages(appeal):
    return list(appeal.fix_asked.values_list("stage", "asked_on", "answer"))


def test_the_sender_is_asked_once_at_the_claim_and_once_four_weeks_later(claimed):
    later = AT + timedelta(weeks=4)
    assert [ask(claimed), ask(claimed), ask(claimed, later), ask(claimed, later)] == [1, 0, 1, 0]
    days = (local_date(AT), local_date(later))
    assert stages(claimed) == [("claim", days[0], ""), ("weeks4", days[1], "")]


def test_the_mail_names_neither_the_sender_nor_the_matter(claimed):
    ask(claimed)
    (sent,) = mail.outbox
    assert (sent.to, claimed.coupon in sent.subject) == (["k@example.invalid"], True)
    assert f"{SITE}/kk/appeals/state/" in sent.body
    assert "Есімова" not in sent.subject + sent.body
    assert "Шам" not in sent.subject + sent.body
    assert claimed.fix_asked.get().mailed_at == AT


def test_a_yes_is_kept_and_a_later_no_opens_the_case_again(claimed):
    answer_fix(appeal=claimed, is_fixed=True, at=AT)
    reviewer = a_person(claimed.office, "Болат", roles=("reviewer",))
    look = {"method": Verification.Method.VISIT, "outcome": Verification.Outcome.FIXED, "text": "Жанып тұр"}
    verify(case=claimed.case, by=reviewer, at=AT, **look)
    later = AT + timedelta(weeks=4)
    ask(claimed, later)
    answer_fix(appeal=claimed, is_fixed=False, text="Қайта сөнді", at=later)

    assert [answer for _, _, answer in stages(claimed)] == ["fixed", "not_fixed"]
    claimed.case.refresh_from_db()
    assert (claimed.case.state, claimed.case.times_reopened, claimed.case.level) == ("reopened", 1, 1)
    assert ask(claimed, later) == 0


def test_nobody_is_asked_before_a_claim_and_no_answer_is_taken(claimed):
    answer_fix(appeal=claimed, is_fixed=False, text="Жанбайды", at=AT)
    assert ask(claimed) == 0
    with pytest.raises(FixNotClaimed):
        answer_fix(appeal=claimed, is_fixed=True, at=AT)
