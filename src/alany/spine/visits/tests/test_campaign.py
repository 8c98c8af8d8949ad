"""A campaign from its frozen frame to its last finding."""

from datetime import UTC, date, datetime

import pytest

from alany.kernel.periods import Period
from alany.kernel.sampling import QuotaRefused
from alany.kernel.triltext import TrilText
from alany.spine.cases.models import Case
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.ledger.models import Entry
from alany.spine.ledger.queries import verify
from alany.spine.places.models import Place
from alany.spine.programme.manifest import Checklist, Question
from alany.spine.visits import actions, queries
from alany.spine.visits.actions import FindingDraft, FrameSite, PaperVisit
from alany.spine.visits.models import Campaign, Visit
from alany.spine.visits.tests.small_office import KENTAU, TURKISTAN, a_person, an_office, said

BEFORE = datetime(2020, 7, 10, 4, 0, tzinfo=UTC)
SEEN = datetime(2020, 7, 14, 5, 0, tzinfo=UTC)
AFTER = datetime(2020, 7, 21, 12, 0, tzinfo=UTC)
DAYS = [date(2020, 7, 13), date(2020, 7, 14)]
CHECKLIST = Checklist("baskets", 1, said("Baskets"), (Question("open", "yes_no", said("Open?")),))


@pytest.fixture
def office(db):
    return an_office()


@pytest.fixture
def aigul(office):
    return a_person(office, "Aigul", "inspector")


@pytest.fixture
def dana(office):
    return a_person(office, "Dana", "organiser")


def planned(office, by, *, size=10, quota=6, checklist=CHECKLIST, **changes):
    places = {place.kato: place for place in Place.objects.districts()}
    frame = [
        FrameSite(f"U-{number:03d}", f"Себет {number}", kato, places[kato])
        for number in range(size)
        for kato in [TURKISTAN if number % 2 else KENTAU]
    ]
    facts = {
        "office": office,
        "programme": "apples",
        "titles": TrilText(kk="Науқан", ru="Кампания", en="Campaign"),
        "period": Period(date(2020, 7, 13), date(2020, 7, 21)),
        "checklist": checklist,
        "frame": frame,
        "quota": quota,
        "seed": "алма",
        "by": by,
        "at": BEFORE,
    }
    return actions.plan_campaign(**(facts | changes))


def recorded(visit, by, **changes):
    facts = {
        "visit": visit,
        "answers": {"open": True},
        "companion": "Серік Демо",
        "explanation": "",
        "visited_at": SEEN,
        "by": by,
        "at": AFTER,
        "version": visit.version,
        "declared_no_conflict": True,
    }
    return actions.record_visit(**(facts | changes))


@pytest.fixture
def campaign(office, dana):
    return planned(office, dana)


@pytest.fixture
def visits(campaign, aigul, dana):
    return actions.assign_visits(campaign=campaign, visitors=[aigul, dana], days=DAYS, by=dana, at=BEFORE)


def test_the_frame_is_frozen_and_the_sample_can_be_drawn_again(campaign):
    assert (campaign.frame_size, campaign.sample_size, campaign.units.filter(drawn=True).count()) == (
        10,
        6,
        6,
    )
    assert queries.redraw(campaign)
    campaign.units.filter(drawn=False).update(drawn=True)
    campaign.units.filter(draw_order=1).update(drawn=False)
    assert not queries.redraw(campaign)


def test_a_quota_beyond_the_frame_is_refused(office, dana):
    with pytest.raises(QuotaRefused):
        planned(office, dana, quota=11)
    assert not Campaign.objects.exists()


def test_a_changed_checklist_needs_a_new_version(campaign, office, dana):
    other = Checklist("baskets", 1, said("Baskets"), (Question("shut", "yes_no", said("Shut?")),))
    with pytest.raises(actions.ChecklistChanged):
        planned(office, dana, checklist=other)


def test_visits_are_shared_out_by_neighbourhood(visits):
    assert len(visits) == 6
    assert {(visit.visitor.name, visit.planned_on) for visit in visits} == {
        (name, day) for name in ("Aigul", "Dana") for day in DAYS
    }


def test_a_day_outside_the_campaign_is_refused(campaign, aigul, dana):
    with pytest.raises(actions.CampaignRefused) as refusal:
        actions.assign_visits(
            campaign=campaign, visitors=[aigul], days=[date(2020, 7, 22)], by=dana, at=BEFORE
        )
    assert refusal.value.reason == "day_outside"


def test_a_visit_is_recorded_with_its_answers(visits, aigul, campaign):
    visit = recorded(visits[0], aigul)
    assert (visit.state, visit.version, visit.answers.get().value) == ("done", 2, True)
    assert queries.progress(campaign) == queries.Progress(planned=5, done=1, not_made={}, sample=6, frame=10)
    assert Campaign.objects.get().state == "running"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"companion": " "}, "alone"),
        ({"declared_no_conflict": False}, "conflict_not_excluded"),
        ({"visited_at": datetime(2020, 7, 22, tzinfo=UTC)}, "not_yet"),
        ({"visited_at": datetime(2020, 7, 12, tzinfo=UTC)}, "outside"),
    ],
)
def test_a_visit_that_breaks_the_rules_is_refused(visits, aigul, changes, reason):
    with pytest.raises(actions.VisitRefused) as refusal:
        recorded(visits[0], aigul, **changes)
    assert refusal.value.reason == reason
    assert Visit.objects.get(pk=visits[0].pk).state == "planned"


def test_two_who_record_the_same_visit(visits, aigul, dana):
    recorded(visits[0], aigul)
    with pytest.raises(EditedMeanwhile):
        recorded(visits[0], dana)


def test_the_next_of_the_stratum_replaces_a_visit_not_made(visits, aigul, campaign):
    visit = visits[0]
    instead = actions.record_no_visit(
        visit=visit, reason="closed_now", explanation="", by=aigul, at=AFTER, version=visit.version
    )
    drawn = campaign.units.filter(stratum=visit.unit.stratum, drawn=True).count()
    assert (instead.unit.stratum, instead.unit.draw_order, instead.replaces) == (
        visit.unit.stratum,
        drawn + 1,
        visit,
    )
    assert queries.progress(campaign).not_made == {"closed_now": 1}
    assert queries.redraw(campaign)


def test_a_reason_nobody_knows_is_refused(visits, aigul):
    for reason in ("rain", "other", ""):
        with pytest.raises(actions.VisitRefused):
            actions.record_no_visit(
                visit=visits[0], reason=reason, explanation="", by=aigul, at=AFTER, version=1
            )


def test_a_finding_is_confirmed_by_another_and_walks_to_its_answer(visits, aigul, dana, office):
    finding = actions.add_finding(
        visit=recorded(visits[0], aigul), kind="rotten", rule="Ереже", text="Шіріген", evidence={"n": 1},
        severity=2, by=aigul, at=AFTER,
    )  # fmt: skip
    visitor = finding.visit.visitor
    second = dana if visitor == aigul else aigul
    with pytest.raises(actions.ConfirmedByVisitor):
        actions.confirm_finding(finding=finding, by=visitor, at=AFTER)
    case = Case.objects.create(
        office=office, number="C-1", programme="apples", topic="t", title="t", opened_on=date(2020, 7, 21)
    )
    with pytest.raises(actions.FindingRefused):
        actions.refer_findings(findings=[finding], case=case, by=second, at=AFTER)
    actions.confirm_finding(finding=finding, by=second, at=AFTER)
    actions.refer_findings(findings=[finding], case=case, by=second, at=AFTER)
    actions.answer_findings(findings=[finding], case=case, by=second, at=AFTER)
    assert (finding.state, finding.case, finding.found_on) == ("answered", case, date(2020, 7, 14))
    actions.withdraw_finding(finding=finding, reason="қате", by=second, at=AFTER)
    assert queries.findings_by_kind(visits[0].campaign) == {}


def sheets(campaign, by):
    finding = FindingDraft("rotten", "Ереже", "Шіріген")
    units = campaign.units.filter(drawn=True).order_by("pk")
    return [
        PaperVisit(unit.unit, by, "Серік Демо", SEEN, {"open": True}, findings=(finding,) if n == 0 else ())
        for n, unit in enumerate(units)
    ]


def test_a_paper_day_is_one_act(campaign, visits, aigul, dana):
    made = actions.record_visits(campaign=campaign, visits=sheets(campaign, aigul), by=dana, at=AFTER)
    assert (len(made), {visit.state for visit in made}) == (6, {"done"})
    assert queries.findings_by_kind(campaign) == {"rotten": 1}
    assert Entry.objects.filter(verb="visits.recorded").count() == 1
    assert verify().broken == []
    hits, visited, interval = queries.share_found(campaign, "rotten")
    assert (hits, visited, interval.low < 1 / 6 < interval.high) == (1, 6, True)
    actions.close_campaign(campaign=campaign, by=dana, at=AFTER)
    assert actions.publish_seed(campaign=campaign, by=dana, at=AFTER).seed_published_on == date(2020, 7, 21)


def test_one_wrong_sheet_keeps_the_whole_day_out(campaign, aigul, dana):
    stranger = campaign.units.filter(drawn=False).first()
    wrong = [*sheets(campaign, aigul), PaperVisit(stranger.unit, aigul, "Серік", SEEN, {"open": True})]
    with pytest.raises(actions.VisitRefused) as refusal:
        actions.record_visits(campaign=campaign, visits=wrong, by=dana, at=AFTER)
    assert (refusal.value.reason, refusal.value.unit) == ("not_in_sample", stranger.unit)
    assert not Visit.objects.exists()


def test_the_seed_stays_secret_while_visits_are_made(campaign, visits, aigul, dana):
    recorded(visits[0], aigul)
    with pytest.raises(actions.CampaignRefused) as refusal:
        actions.publish_seed(campaign=campaign, by=dana, at=AFTER)
    assert refusal.value.reason == "visits_open"
    with pytest.raises(actions.CampaignRefused):
        actions.close_campaign(campaign=campaign, by=dana, at=AFTER)


def test_six_hundred_visits_take_as_many_queries_as_sixty(office, aigul, dana, django_assert_max_num_queries):
    campaign = planned(office, dana, size=924, quota=648)
    with django_assert_max_num_queries(40):
        made = actions.record_visits(campaign=campaign, visits=sheets(campaign, aigul), by=dana, at=AFTER)
    assert len(made) == 648
