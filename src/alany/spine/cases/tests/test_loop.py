"""The loop around a case: who is asked, what they answer, who looks, and what it leads to."""

from datetime import UTC, date, datetime, timedelta

import pytest

from alany.kernel.workflow import MoveRefused
from alany.spine.cases import actions, rules, thread
from alany.spine.cases.models import Case, Recommendation, Verification
from alany.spine.cases.tests.loop import DUE, a_case, asked, claimed, fresh, kinds, look, says
from alany.spine.cases.tests.office import AT, DAY, a_person, an_akimat, an_office
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.ledger.models import Entry
from alany.spine.ledger.queries import verify as verify_ledger

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=30)
IN_2021 = datetime(2021, 7, 12, 5, tzinfo=UTC)


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def aigul(office):
    return a_person(office)


@pytest.fixture
def bolat(office):
    return a_person(office, "Болат", ("reviewer",))


@pytest.fixture
def region(office):
    return an_akimat(office, "Облыс әкімдігі")


@pytest.fixture
def akimat(office, region):
    return an_akimat(office, superior=region)


@pytest.fixture
def case(office, aigul):
    return a_case(office, aigul)


def test_a_recommendation_sets_the_case_to_work_with_owner_term_and_one_entry(case, aigul, akimat):
    before = Entry.objects.count()
    one = asked(case, akimat, aigul)
    case = fresh(case)
    assert (case.state, case.owner, case.addressee, case.due_on) == ("in_progress", aigul, akimat, DUE)
    assert (one.ordinal, one.follows, one.due_on, one.rule, one.given_by) == (1, None, DUE, None, aigul)
    assert kinds(case) == ["opened", "moved", "moved", "moved", "recommendation"]
    assert (Entry.objects.count() - before, Entry.objects.latest("pk").verb) == (1, "case.recommended")
    assert verify_ledger().holds


def test_a_term_on_a_day_off_moves_to_the_next_working_day_and_the_event_says_so(case, aigul, akimat):
    one = asked(case, akimat, aigul, due_on=date(2020, 7, 31))
    assert one.due_on == date(2020, 8, 3)
    assert case.events.last().details["day_off"] == "2020-07-31"


def test_an_addressee_that_no_longer_exists_is_refused_with_its_successor(case, aigul, office):
    heir = an_akimat(office, "Жаңа әкімдік")
    old = an_akimat(office, "Ескі әкімдік", valid_to=date(2020, 1, 1), successor=heir)
    with pytest.raises(actions.AddresseeGone) as gone:
        asked(case, old, aigul)
    assert (gone.value.addressee, gone.value.successor) == (old, heir)
    lost = an_akimat(office, "Жоғалған әкімдік", valid_to=date(2020, 1, 1))
    with pytest.raises(actions.AddresseeGone) as gone:
        asked(case, lost, aigul)
    assert gone.value.successor is None
    assert Recommendation.objects.count() == 0


def test_only_one_recommendation_is_in_force_and_the_next_follows_it(case, aigul, akimat, region):
    first = asked(case, akimat, aigul)
    with pytest.raises(rules.RecommendationStands):
        asked(case, akimat, aigul)
    second = actions.replace_recommendation(
        case=case, addressee=region, language="kk", text="Жол", reason="жол облыстікі", rule_id="A1",
        by=aigul, at=AT,
    )  # fmt: skip
    first.refresh_from_db()
    assert (first.ended_as, first.ended_on, second.follows, second.ordinal) == ("replaced", DAY, first, 2)
    assert second.rule.rule_id == "A1"
    withdrawn = actions.withdraw_recommendation(case=case, reason="қате", by=aigul, at=AT)
    assert (withdrawn, withdrawn.ended_as, fresh(case).due_on) == (second, "withdrawn", None)
    with pytest.raises(rules.RecommendationMissing):
        actions.withdraw_recommendation(case=case, reason="қате", by=aigul, at=AT)


def test_a_recommendation_without_a_term_or_words_is_not_given(case, aigul, akimat):
    with pytest.raises(rules.TermMissing):
        asked(case, akimat, aigul, due_on=None)
    with pytest.raises(rules.WordsMissing):
        asked(case, akimat, aigul, text=" ")
    assert (fresh(case).state, case.events.count()) == ("received", 1)


def test_fixed_is_said_by_another_hand_and_ends_the_recommendation(case, aigul, bolat, akimat):
    one = asked(case, akimat, aigul)
    case = claimed(case, one)
    seen = look(case, bolat)
    case, one = fresh(case), Recommendation.objects.get()
    assert (case.state, case.closed_on, one.ended_as) == ("verified_fixed", DAY, "verified")
    assert (seen.claim.kind, seen.verifier, seen.method) == ("fixed", bolat, "visit")


def test_who_wrote_down_the_claim_cannot_verify_it(case, aigul, akimat):
    one = asked(case, akimat, aigul)
    case = claimed(case, one, by=aigul.as_actor())
    with pytest.raises(rules.VerifiedBySameHand):
        look(case, aigul)
    assert (fresh(case).state, Verification.objects.count()) == ("fix_claimed", 0)


def test_partly_fixed_stays_open_for_the_rest_and_can_be_claimed_again(case, aigul, bolat, akimat):
    one = asked(case, akimat, aigul)
    look(claimed(case, one), bolat, "partly")
    case = fresh(case)
    assert (case.state, case.closed_on, case.claimed_ref, case.times_reopened) == ("in_progress", None, "", 0)
    look(claimed(case, one), bolat)
    assert [seen.outcome for seen in thread.looks_at(case)] == ["partly", "fixed"]
    assert len({seen.claim_id for seen in thread.looks_at(case)}) == 2


def test_not_fixed_passes_through_its_state_to_reopened(case, aigul, bolat, akimat):
    look(claimed(case, asked(case, akimat, aigul)), bolat, "not_fixed")
    case = fresh(case)
    assert (case.state, case.times_reopened, case.closed_on) == ("reopened", 1, None)
    assert [event.to_state for event in case.events.all()][-2:] == ["verified_not_fixed", "reopened"]
    assert Recommendation.objects.get().ended_on is None


def test_a_look_is_not_dated_ahead(case, aigul, bolat, akimat):
    case = claimed(case, asked(case, akimat, aigul))
    with pytest.raises(rules.DateAhead):
        look(case, bolat, verified_on=date(2020, 7, 31))


@pytest.mark.parametrize("state", ["fix_claimed", "verified_fixed"])
def test_a_residents_not_fixed_restarts_the_clock_and_goes_up(case, aigul, bolat, akimat, region, state):
    one = asked(case, akimat, aigul)
    case = claimed(case, one)
    if state == "verified_fixed":
        look(case, bolat)
    actions.resident_not_fixed(case=case, text="белгі жоқ", said_by="телефон", by=aigul, at=LATER)
    case = fresh(case)
    last = case.recommendations.last()
    assert (case.state, case.level, case.times_reopened, case.addressee) == ("reopened", 1, 1, region)
    assert (last.addressee, last.follows, last.text, case.due_on) == (
        region,
        one,
        "Белгі орнату",
        last.due_on,
    )
    assert case.due_on > LATER.date()
    assert case.escalations.get().reason == "resident"
    assert case.verifications.last().method == "resident"


def test_a_resident_without_a_claim_to_contradict_is_told_so(case, aigul):
    with pytest.raises(rules.FixNotClaimed):
        actions.resident_not_fixed(case=case, text="жоқ", by=aigul, at=AT)


def test_where_nobody_is_above_the_same_body_is_asked_again(case, aigul, region):
    case = claimed(case, asked(case, region, aigul))
    actions.resident_not_fixed(case=case, text="белгі жоқ", by=aigul, at=AT)
    case = fresh(case)
    assert (case.level, case.escalations.get().to, case.recommendations.last().addressee) == (1, None, region)
    assert [one.ended_as for one in case.recommendations.all()] == ["replaced", ""]


def test_an_overdue_case_goes_up_with_a_new_term(case, aigul, akimat, region):
    one = asked(case, akimat, aigul)
    made = actions.escalate_case(
        case=case, reason="overdue", text="жауап жоқ", due_on=date(2020, 9, 15), by=aigul, at=LATER
    )
    one.refresh_from_db()
    assert (one.ended_as, made.addressee, made.due_on, made.text) == (
        "escalated", region, date(2020, 9, 15), "Белгі орнату",
    )  # fmt: skip
    assert (fresh(case).level, case.escalations.get().to) == (1, region)
    with pytest.raises(rules.NobodyAbove):
        actions.escalate_case(
            case=case, reason="office", text="тағы", due_on=date(2020, 10, 1), by=aigul, at=LATER
        )


def test_nothing_else_is_decided_while_a_claim_waits(case, aigul, akimat):
    case = claimed(case, asked(case, akimat, aigul))
    with pytest.raises(rules.ClaimWaits):
        actions.withdraw_recommendation(case=case, reason="қате", by=aigul, at=AT)
    with pytest.raises(rules.ClaimWaits):
        actions.escalate_case(case=case, reason="overdue", text="қате", due_on=DUE, by=aigul, at=AT)
    with pytest.raises(MoveRefused):
        actions.close_without_action(case=case, reason="қате", by=aigul, at=AT)


def test_a_dispute_is_accepted_refused_or_answered_with_something_else(
    case, office, aigul, bolat, akimat, region
):
    refused = says(asked(case, akimat, aigul), "dispute")
    actions.decide_dispute(response=refused, accepted=False, text="жол сіздікі", by=bolat, at=AT)
    assert Recommendation.objects.get().ended_on is None
    with pytest.raises(rules.DecidedAlready):
        actions.decide_dispute(response=refused, accepted=True, text="иә", by=bolat, at=AT)
    again = says(Recommendation.objects.get(), "dispute")
    instead = actions.Ask(region, "kk", "Облыс жолы", DUE)
    actions.decide_dispute(response=again, accepted=True, text="иә", instead=instead, by=bolat, at=AT)
    assert [(one.addressee, one.ended_as) for one in case.recommendations.all()] == [
        (akimat, "replaced"), (region, ""),
    ]  # fmt: skip
    last = says(case.recommendations.last(), "dispute")
    actions.decide_dispute(response=last, accepted=True, text="иә", by=bolat, at=AT)
    assert (case.recommendations.last().ended_as, fresh(case).due_on) == ("withdrawn", None)


def test_who_wrote_the_dispute_down_does_not_decide_on_it(case, aigul, akimat):
    response = says(asked(case, akimat, aigul), "dispute", by=aigul.as_actor())
    with pytest.raises(rules.DecidedBySameHand):
        actions.decide_dispute(response=response, accepted=True, text="иә", by=aigul, at=AT)
    with pytest.raises(rules.NothingToDecide):
        actions.decide_more_time(response=response, accepted=True, text="иә", by=aigul, at=AT)


def test_more_time_moves_the_term_of_the_recommendation_and_of_the_case(case, aigul, bolat, akimat):
    response = says(asked(case, akimat, aigul), "more_time", asked_due_on=date(2020, 8, 21))
    actions.decide_more_time(response=response, accepted=True, text="жарайды", by=bolat, at=LATER)
    one, made = Recommendation.objects.get(), case.extensions.get()
    assert (one.due_on, fresh(case).due_on, made.asked_in) == (date(2020, 8, 21), date(2020, 8, 21), response)
    assert (made.rule.rule_id, made.notice_due_on) == ("A2", date(2020, 9, 1))


def test_more_time_beyond_the_law_is_refused_and_nothing_is_decided(case, aigul, bolat, akimat):
    response = says(asked(case, akimat, aigul), "more_time", asked_due_on=date(2020, 10, 21))
    with pytest.raises(rules.ExtensionTooLong) as refusal:
        actions.decide_more_time(response=response, accepted=True, text="жарайды", by=bolat, at=AT)
    response.refresh_from_db()
    assert (refusal.value.limit, response.decision) == (date(2020, 9, 14), "")


def test_an_extension_is_in_time_until_the_end_of_the_last_day_and_too_late_after_it(office, aigul):
    case = a_case(office, aigul, rule_id="A1", received_at=IN_2021, at=IN_2021)
    assert case.due_on == date(2021, 8, 3)
    last_day = datetime(2021, 8, 3, 12, tzinfo=UTC)
    made = actions.extend_case(case=case, due_on=date(2021, 8, 20), reason="сот", by=aigul, at=last_day)
    assert (made.due_after, made.notice_due_on, made.rule.unit) == (date(2021, 8, 20), date(2021, 8, 6), "mo")
    with pytest.raises(rules.ExtensionTooLate) as late:
        actions.extend_case(
            case=case,
            due_on=date(2021, 9, 1),
            reason="тағы",
            by=aigul,
            at=datetime(2021, 8, 21, 5, tzinfo=UTC),
        )
    assert late.value.due_on == date(2021, 8, 20)


def test_all_extensions_together_reach_no_further_than_the_law(office, aigul):
    case = a_case(office, aigul, rule_id="A1", received_at=IN_2021, at=IN_2021)
    actions.extend_case(case=case, due_on=date(2021, 9, 20), reason="сот", by=aigul, at=IN_2021)
    with pytest.raises(rules.ExtensionTooLong) as refusal:
        actions.extend_case(case=case, due_on=date(2021, 10, 20), reason="тағы", by=aigul, at=IN_2021)
    assert refusal.value.limit == date(2021, 10, 4)
    with pytest.raises(rules.ExtensionNotLonger):
        actions.extend_case(case=case, due_on=date(2021, 9, 20), reason="тағы", by=aigul, at=IN_2021)


def test_a_notice_is_given_once_and_late_is_said(office, aigul):
    case = a_case(office, aigul, rule_id="A1", received_at=IN_2021, at=IN_2021)
    made = actions.extend_case(case=case, due_on=date(2021, 8, 20), reason="сот", by=aigul, at=IN_2021)
    assert [(one.case, one.due_on) for one in thread.notices_due(Case.objects.all())] == [
        (case, date(2021, 7, 15))
    ]
    actions.notify_extension(extension=made, by=aigul, at=IN_2021 + timedelta(days=9))
    assert case.events.last().details == {"of": "extension", "on": "2021-07-21", "late": True}
    with pytest.raises(rules.NoticeGiven):
        actions.notify_extension(extension=made, by=aigul, at=IN_2021 + timedelta(days=9))
    assert thread.notices_due(Case.objects.all()) == []


def test_a_case_is_transferred_whole_and_late_is_said_not_forbidden(case, aigul, akimat, region):
    one = asked(case, akimat, aigul)
    made = actions.transfer_case(case=case, to=region, reason="облыс жолы", by=aigul, at=LATER)
    case, one = fresh(case), Recommendation.objects.get(pk=one.pk)
    assert (case.state, case.closed_on, one.ended_as) == ("transferred", LATER.date(), "transferred")
    assert (made.limit_on, case.events.last().details["late"]) == (date(2020, 8, 5), True)
    actions.notify_transfer(transfer=made, by=aigul, at=LATER)
    made.refresh_from_db()
    assert made.notified_on == LATER.date()


def test_a_part_is_transferred_and_the_rest_stays_here(case, aigul, region):
    made = actions.transfer_case(case=case, to=region, part=" жарық ", reason="шам", by=aigul, at=AT)
    assert (made.part, fresh(case).state, "late" in case.events.last().details) == (
        "жарық",
        "received",
        False,
    )


def test_followers_stand_with_the_first_and_no_ring_is_made(office, aigul):
    first, second, third = (a_case(office, aigul) for _ in range(3))
    actions.mark_duplicate(case=second, of=first, by=aigul, at=AT)
    actions.mark_duplicate(case=third, of=second, by=aigul, at=AT)
    assert fresh(third).duplicate_of == first
    assert thread.followers_of(first) == [second, third]
    with pytest.raises(rules.DuplicateRing):
        actions.mark_duplicate(case=first, of=fresh(third), by=aigul, at=AT)
    with pytest.raises(rules.DuplicateOfItself):
        actions.mark_duplicate(case=first, of=first, by=aigul, at=AT)
    stranger = an_office("other")
    with pytest.raises(rules.OfAnotherOffice):
        actions.mark_duplicate(case=first, of=a_case(stranger, a_person(stranger)), by=aigul, at=AT)
    actions.reopen_case(case=second, reason="басқа жер", by=aigul, at=AT)
    assert (fresh(second).duplicate_of, fresh(second).state) == (None, "reopened")


def test_what_ends_without_a_fix_takes_the_recommendation_with_it(office, aigul, akimat):
    for end in (actions.close_without_action, actions.withdraw_case):
        case = a_case(office, aigul)
        one = asked(case, akimat, aigul)
        end(case=case, reason="болмайды", by=aigul, at=AT)
        one.refresh_from_db()
        assert (one.ended_as, fresh(case).closed_on) == ("withdrawn", DAY)
    with pytest.raises(MoveRefused):
        actions.reopen_case(case=case, reason="қайта", by=aigul, at=AT)


def test_silence_counts_as_a_refusal_only_where_the_row_of_the_law_says_so(office, aigul, akimat):
    ours, laws, answered = (a_case(office, aigul, at=IN_2021) for _ in range(3))
    asked(ours, akimat, aigul, due_on=date(2021, 8, 3), at=IN_2021)
    by_law = asked(laws, akimat, aigul, rule_id="A1", at=IN_2021)
    said = asked(answered, akimat, aigul, rule_id="A1", at=IN_2021)
    says(said, "answer", at=IN_2021)
    rows = thread.in_force_of(Case.objects.all())
    assert list(thread.silent(rows, date(2021, 8, 3))) == []
    assert list(thread.silent(rows, date(2021, 8, 4))) == [by_law]
    assert [one.case for one in thread.unanswered(rows, date(2021, 8, 4))] == [ours, laws]


def test_the_second_of_two_who_act_on_the_same_version_is_refused(case, aigul, bolat, akimat):
    asked(case, akimat, aigul, version=1)
    with pytest.raises(EditedMeanwhile):
        actions.close_without_action(case=case, reason="болмайды", by=bolat, at=AT, version=1)
