"""From the ranking to the acceptance: names before facts, each attempt kept, nobody told why."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from alany.kernel.periods import local_date
from alany.programmes.legal_aid.actions.conflicts import declare, show_names
from alany.programmes.legal_aid.actions.facts import read_facts
from alany.programmes.legal_aid.actions.offers import (
    accept,
    decline,
    expire_offers,
    offer,
    offer_all,
    put_back,
    withdraw_offer,
)
from alany.programmes.legal_aid.actions.volunteers import add_membership, leave, resume, suspend, undertake
from alany.programmes.legal_aid.models import ConflictCheck, Matter, Offer, Party, Volunteer
from alany.programmes.legal_aid.queries.matching import ranking_of
from alany.programmes.legal_aid.rules.conflicts import AlreadyDeclared, FactsClosed, NamesNotShown
from alany.programmes.legal_aid.rules.offers import (
    DeclarationMissing,
    NobodyFits,
    NotEligible,
    NotWaiting,
    OfferNotYours,
    OfferOver,
    ReasonMissing,
)
from alany.programmes.legal_aid.tests.aid_office import AT, an_aid_office, an_akimat
from alany.programmes.legal_aid.tests.volunteer_office import (
    LATER,
    a_coordinator,
    a_volunteer,
    a_waiting_matter,
    accepted,
    an_offer,
    attempts,
)
from alany.spine.cases.models import CaseEvent
from alany.spine.ledger.models import Change, Entry
from alany.spine.ledger.queries import verify
from alany.spine.ledger.rules import SYSTEM
from alany.spine.notices.actions import choose_notices, send_notices

pytestmark = pytest.mark.django_db
ADVERSE = "Серік Жақсыбеков"


@pytest.fixture
def office():
    return an_aid_office()


def state(matter):
    matter.refresh_from_db()
    matter.case.refresh_from_db()
    return matter.case.state, matter.volunteer


def test_the_first_of_the_ranking_is_asked_and_the_score_is_kept_part_by_part(office):
    a_volunteer(office, "Алыстағы Адам", places=[])
    near = a_volunteer(office, "Жақындағы Адам")
    matter = a_waiting_matter(office)
    made = an_offer(office, matter)
    two_working_days = AT + timedelta(days=5)  # Eid and a weekend lie between
    assert (made.volunteer, made.score, made.expires_at) == (near, Decimal("95.00"), two_working_days)
    assert made.parts == {"topic": "40.00", "place": "15.00", "load": "25.00", "fairness": "15.00"}
    assert state(matter) == ("offered", None)
    assert verify().holds


def test_another_than_the_first_is_asked_only_with_a_reason_and_never_against_a_bar(office):
    a_volunteer(office, "Бірінші")
    second = a_volunteer(office, "Екінші", places=[])
    stranger = a_volunteer(office, "Үшінші", languages=["ru"])
    matter, coordinator = a_waiting_matter(office), a_coordinator(office)
    with pytest.raises(ReasonMissing):
        offer(matter=matter, volunteer=second, by=coordinator, at=AT)
    with pytest.raises(NotEligible) as refused:
        offer(matter=matter, volunteer=stranger, reason="Танысым", by=coordinator, at=AT)
    assert refused.value.bar == "language"
    made = offer(matter=matter, volunteer=second, reason="Өзі сұрады", by=coordinator, at=AT)
    assert (made.volunteer, made.chosen_by, made.override_reason) == (second, coordinator, "Өзі сұрады")
    with pytest.raises(NotWaiting):
        offer(matter=matter, by=coordinator, at=AT)


def test_nobody_fits_and_the_matter_goes_on_waiting(office):
    matter = a_waiting_matter(office)
    with pytest.raises(NobodyFits):
        an_offer(office, matter)
    assert state(matter) == ("screened", None)


def test_facts_open_only_after_names_and_declaration_and_each_step_is_recorded(office):
    volunteer = a_volunteer(office)
    person, matter = volunteer.user, a_waiting_matter(office)
    made = an_offer(office, matter)
    with pytest.raises(FactsClosed):
        read_facts(matter=matter, by=person, at=LATER)
    with pytest.raises(NamesNotShown):
        declare(offer=made, by=person, at=LATER)
    with pytest.raises(DeclarationMissing):
        accept(offer=made, by=person, at=LATER)
    check = show_names(offer=made, by=person, at=LATER)
    assert set(check.names) == {"Гүлжан Төлегенова", ADVERSE}
    with pytest.raises(FactsClosed):
        read_facts(matter=matter, by=person, at=LATER)
    declare(offer=made, by=person, at=LATER)
    assert read_facts(matter=matter, by=person, at=LATER).facts.text
    accept(offer=made, by=person, at=LATER)
    assert state(matter) == ("accepted", volunteer)
    verbs = list(Entry.objects.filter(actor_ref=f"user:{person.pk}").values_list("verb", flat=True))
    assert [verb for verb in verbs if verb != "case.moved"] == [
        "legal_aid.undertaken", "legal_aid.names_shown", "legal_aid.conflict_declared",
        "legal_aid.facts_read", "legal_aid.accepted",
    ]  # fmt: skip
    with pytest.raises(AlreadyDeclared):
        declare(offer=made, conflict="relative", by=person, at=LATER)


def test_a_party_added_later_closes_the_facts_until_the_volunteer_has_looked_again(office):
    volunteer = a_volunteer(office)
    matter = a_waiting_matter(office)
    made = accepted(an_offer(office, matter))
    Party.objects.create(matter=matter, role="other", name="Жаңа тарап", search_text="жаңа тарап")
    with pytest.raises(FactsClosed):
        read_facts(matter=matter, by=volunteer.user, at=LATER)
    check = show_names(offer=made, by=volunteer.user, at=LATER)
    assert (check.result, "Жаңа тарап" in check.names) == ("", True)
    declare(offer=made, by=volunteer.user, at=LATER)
    assert read_facts(matter=matter, by=volunteer.user, at=LATER)


def test_a_conflict_sends_the_matter_on_and_nothing_tells_between_whom_it_is(office):
    first, second = a_volunteer(office, "Бірінші"), a_volunteer(office, "Екінші", load_cap=4)
    matter = a_waiting_matter(office)
    made = an_offer(office, matter, first)
    show_names(offer=made, by=first.user, at=LATER)
    declare(offer=made, conflict="relative", by=first.user, at=LATER)
    assert attempts(matter) == [("Бірінші", "conflict"), ("Екінші", "")]
    assert Offer.objects.get(answer="").volunteer == second
    with pytest.raises(FactsClosed):
        read_facts(matter=matter, by=first.user, at=LATER)
    told = json.dumps(
        [
            list(CaseEvent.objects.values_list("text", "details")),
            list(Entry.objects.values_list("details", "about_label")),
            list(Change.objects.values_list("before", "after")),
        ],
        ensure_ascii=False,
        default=str,
    )
    assert "Жақсыбеков" not in told
    texts = set(
        CaseEvent.objects.filter(to_state="screened", from_state="offered").values_list("text", flat=True)
    )
    assert texts == {"Кезекке қайтарылды / Возвращено в очередь"}


@pytest.mark.slow
def test_the_timeline_says_the_same_words_whether_declined_expired_or_in_conflict(office):
    for name in ("Бірінші", "Екінші", "Үшінші"):
        a_volunteer(office, name)
    matter = a_waiting_matter(office)
    made = an_offer(office, matter)
    decline(offer=made, reason="Демалыста", by=made.volunteer.user, at=LATER)
    assert expire_offers(office=office, at=LATER + timedelta(days=5)) == 1
    last = Offer.objects.get(answer="")
    late = LATER + timedelta(days=5, hours=1)
    show_names(offer=last, by=last.volunteer.user, at=late)
    declare(offer=last, conflict="other", by=last.volunteer.user, at=late)
    back = CaseEvent.objects.filter(to_state="screened", from_state="offered").values_list("text", flat=True)
    assert (len(back), len(set(back))) == (3, 1)
    assert [answer for _, answer in attempts(matter)] == ["declined", "expired", "conflict"]
    assert state(matter) == ("screened", None)


@pytest.mark.slow
def test_an_offer_that_has_run_out_cannot_be_accepted(office):
    volunteer = a_volunteer(office)
    made = an_offer(office, a_waiting_matter(office))
    over = made.expires_at
    for step in (show_names, accept, decline):
        with pytest.raises(OfferOver):
            step(offer=made, by=volunteer.user, at=over)
    assert expire_offers(office=office, at=over - timedelta(seconds=1)) == 0
    assert expire_offers(office=office, at=over) == 1
    assert expire_offers(office=office, at=over) == 0


def test_nobody_answers_the_offer_of_another(office):
    a_volunteer(office)
    other = a_volunteer(office, "Басқа Адам", places=[])
    made = an_offer(office, a_waiting_matter(office))
    for step in (show_names, declare, accept, decline, put_back):
        with pytest.raises(OfferNotYours):
            step(offer=made, by=other.user, at=LATER)


def test_what_is_put_back_goes_to_the_next_and_not_to_the_same(office):
    first = a_volunteer(office, "Бірінші")
    matter = a_waiting_matter(office)
    made = accepted(an_offer(office, matter))
    put_back(offer=made, reason="Уақытым жоқ", by=first.user, at=LATER)
    assert state(matter) == ("screened", None)
    made.refresh_from_db()
    assert (made.answer, made.reason) == ("put_back", "Уақытым жоқ")
    with pytest.raises(NobodyFits):
        an_offer(office, matter)
    with pytest.raises(FactsClosed):
        read_facts(matter=matter, by=first.user, at=LATER)
    again = an_offer(office, matter, first)
    assert (again.override_reason, again.volunteer) == ("Сұраған", first)
    assert read_facts(matter=matter, by=first.user, at=LATER), "the declaration about the same names holds"


@pytest.mark.slow
def test_a_volunteer_who_leaves_gives_everything_back_and_others_are_asked(office):
    first, second = a_volunteer(office, "Бірінші", load_cap=30), a_volunteer(office, "Екінші", places=[])
    matters = [a_waiting_matter(office) for _ in range(3)]
    taken = [accepted(an_offer(office, matter, first)) for matter in matters[:2]]
    an_offer(office, matters[2], first)
    assert leave(volunteer=first, reason="Көшті", by=a_coordinator(office), at=LATER) == 3
    for matter in matters:
        assert attempts(matter) == [("Бірінші", "withdrawn"), ("Екінші", "")]
        assert state(matter) == ("offered", None)
    with pytest.raises(FactsClosed):
        read_facts(matter=taken[0].matter, by=first.user, at=LATER)
    assert Offer.objects.filter(volunteer=second, answer="").count() == 3
    assert verify().holds


def test_a_suspended_volunteer_is_not_asked_until_she_is_back(office):
    volunteer, coordinator = a_volunteer(office), a_coordinator(office)
    suspend(volunteer=volunteer, reason="Лицензия тексерілуде", by=coordinator, at=AT)
    matter = a_waiting_matter(office)
    with pytest.raises(NobodyFits):
        an_offer(office, matter)
    resume(volunteer=volunteer, by=coordinator, at=LATER)
    assert an_offer(office, matter, at=LATER).volunteer == volunteer


@pytest.mark.slow
def test_a_volunteer_whose_account_was_switched_off_loses_what_she_holds_at_the_next_sweep(office):
    first, _ = a_volunteer(office, "Бірінші"), a_volunteer(office, "Екінші", places=[])
    matter = a_waiting_matter(office)
    accepted(an_offer(office, matter, first))
    first.user.is_active = False
    first.user.save()
    assert expire_offers(office=office, at=LATER) == 1
    assert attempts(matter) == [("Бірінші", "withdrawn"), ("Екінші", "")]


def test_the_coordinator_takes_an_offer_back_with_a_reason(office):
    a_volunteer(office)
    matter, coordinator = a_waiting_matter(office), a_coordinator(office)
    made = an_offer(office, matter)
    with pytest.raises(ReasonMissing):
        withdraw_offer(offer=made, reason=" ", by=coordinator, at=LATER)
    withdraw_offer(offer=made, reason="Сұрақ өзгерді", again=False, by=coordinator, at=LATER)
    assert state(matter) == ("screened", None)
    with pytest.raises(OfferOver):
        withdraw_offer(offer=made, reason="x", by=coordinator, at=LATER)


@pytest.mark.slow
def test_everything_that_waits_is_offered_at_once_by_urgency_and_within_the_caps(office):
    a_volunteer(office, load_cap=2)
    calm, urgent, third = (a_waiting_matter(office) for _ in range(3))
    Matter.objects.filter(pk=urgent.pk).update(deadline_on=date(2020, 8, 3))
    made = offer_all(office=office, by=a_coordinator(office), at=AT)
    assert [one.matter_id for one in made] == [urgent.pk, calm.pk]
    assert state(third) == ("screened", None)


def test_an_official_is_never_asked_about_the_own_akimat_and_those_around_it(office):
    akimat = an_akimat(office)
    school = an_akimat(office, "Созақ мектебі", superior=akimat)
    a_volunteer(office, "Әкім Әкімов", "official", organisation=school)
    member = a_volunteer(office, "Кеңес Мүшесі", "other")
    add_membership(volunteer=member, organisation=akimat, valid_from=date(2020, 1, 1), by=SYSTEM, at=AT)
    neutral = a_volunteer(office, "Бейтарап Адам", "other")
    matter = a_waiting_matter(office, service="inform", parties=["Созақ ауданының әкімдігі"])
    ranking = ranking_of(matter, AT)
    assert [one.helper for one in ranking.fits] == [neutral.pk]
    assert {one.bar for one in ranking.barred} == {"own_body"}


@pytest.mark.slow
def test_who_is_named_or_has_helped_the_other_side_is_never_asked(office):
    a_volunteer(office, ADVERSE)
    helped = a_volunteer(office, "Көмектескен Адам")
    first = a_waiting_matter(office)
    accepted(an_offer(office, first, helped))
    mirrored = a_waiting_matter(
        office,
        contact={"name": ADVERSE, "telephone": "+77010000000", "may_call": True},
        parties=["Гүлжан Төлегенова"],
    )
    bars = {one.helper: one.bar for one in ranking_of(mirrored, AT).barred}
    assert bars[helped.pk] == "other_side"
    assert "named" in bars.values()


def test_an_official_cannot_be_recorded_for_more_than_to_inform_even_by_hand(office):
    official = a_volunteer(office, "Әкім Әкімов", "official", organisation=an_akimat(office))
    matter = a_waiting_matter(office)
    assert ranking_of(matter, AT).barred[0].bar == "service"
    made = an_offer(office, matter, a_volunteer(office))
    for service in ("represent", "consult"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Offer.objects.filter(pk=made.pk).update(
                volunteer=official, volunteer_kind="official", service=service
            )


def test_one_matter_has_one_open_offer_in_the_database(office):
    a_volunteer(office)
    made = an_offer(office, a_waiting_matter(office))
    made.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save(force_insert=True)
    assert ConflictCheck.objects.count() == 0


def test_who_has_not_undertaken_to_keep_what_she_reads_is_never_offered_anything(office):
    volunteer = a_volunteer(office)
    Volunteer.objects.filter(pk=volunteer.pk).update(undertaking="")
    matter = a_waiting_matter(office)
    (barred,) = ranking_of(matter, AT).barred
    assert (barred.helper, barred.bar) == (volunteer.pk, "promise")
    with pytest.raises(NotEligible):
        an_offer(office, matter, volunteer)
    undertake(volunteer=volunteer, by=volunteer.user, at=AT)
    assert an_offer(office, matter).volunteer == volunteer


def test_an_offer_that_waits_is_counted_in_the_notice_of_the_day_and_not_described(office, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    volunteer = a_volunteer(office)
    choose_notices(by_email=True, messenger="", kinds=["legal_aid_offer"], by=volunteer.user, at=AT)
    assert send_notices(local_date(AT), at=AT) == 0
    made = an_offer(office, a_waiting_matter(office))
    assert send_notices(local_date(AT), at=AT) == 1
    told = mail.outbox[0].subject + mail.outbox[0].body
    assert "1" in told
    assert not any(word in told for word in (made.matter.case.number, "Жер", "жер"))
