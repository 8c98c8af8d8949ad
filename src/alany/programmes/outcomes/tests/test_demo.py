"""The year of deficiencies in a small demo office: every state, every answer, and figures from records."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from alany.kernel.workflow import CASE_LOOP
from alany.programmes.outcomes.demo import build
from alany.programmes.outcomes.demo.photos import photo
from alany.spine.cases.models import Case, CaseEvent, Extension, Proof, ReplyLink, Response, Transfer
from alany.spine.cases.reply_queries import state_at
from alany.spine.cases.tests.office import a_district, a_person, an_akimat, an_office
from alany.spine.figures.actions import approve_and_publish_briefing
from alany.spine.figures.models import Briefing, Figure
from alany.spine.files.photos import camera_facts
from alany.spine.ledger.actions import action
from alany.spine.ledger.queries import verify
from alany.spine.ledger.rules import SYSTEM
from alany.spine.letters.models import Letter
from alany.spine.people.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EVENING = datetime(2020, 7, 30, 14, tzinfo=UTC)
PASSING = {"acknowledged", "assigned", "verified_not_fixed"}
"""States through which a recommendation, or a look, takes a case in the same act."""


@pytest.fixture(scope="module")
def year(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        office = an_office()
        with action(verb="office.opened", by=SYSTEM, at=EVENING):
            office.is_demo = True
            office.save(update_fields=["is_demo"])
        for role in ("specialist", "specialist", "reviewer", "reviewer", "head"):
            a_person(office, roles=(role,))
        for number in range(1, 4):
            place = a_district(f"Демо ауданы {number}", f"61{number}000000")
            an_akimat(office, f"Демо әкімдігі {number}", place=place, email=f"a{number}@example.invalid")
        build()
        yield office
        transaction.set_rollback(True)


def test_every_state_of_the_loop_occurs_and_most_of_what_was_found_is_fixed(year):
    states = Counter(Case.objects.filter(office=year).values_list("state", flat=True))
    assert set(states) == set(CASE_LOOP.states) - PASSING
    found = states.total() - states["duplicate"] - states["withdrawn"]
    assert 0.5 < states["verified_fixed"] / found < 0.65


def test_every_kind_of_answer_waits_is_accepted_or_is_refused(year):
    said = set(Response.objects.values_list("kind", "decision"))
    decided = {(kind, how) for kind in ("dispute", "more_time") for how in ("", "accepted", "refused")}
    assert said == decided | {("commit", ""), ("fixed", "")}


def test_all_of_it_happens_within_the_year(year):
    days = Case.objects.order_by("opened_on").values_list("opened_on", flat=True)
    assert days[0] == date(2019, 8, 1)
    assert CaseEvent.objects.filter(at__gt=EVENING).count() == 0
    assert Extension.objects.exclude(notified_on=None).count() == 3
    assert Transfer.objects.filter(notified_on=None).count() == 1


def test_links_are_open_expired_replaced_and_ended(year):
    links = ReplyLink.objects.select_related("recommendation")
    assert {str(state_at(link, EVENING)) for link in links} == {"open", "expired", "replaced", "ended"}


def test_letters_went_out_and_each_claim_has_photos_that_nothing_lets_doubt(year):
    assert set(Letter.objects.values_list("state", "template")) == {
        ("sent", "case_recommendation"),
        ("sent", "case_reminder"),
    }
    claims = Response.objects.filter(kind="fixed").count()
    assert Proof.objects.filter(response__isnull=False, doubt="").count() == 2 * claims
    taken = datetime(2020, 7, 1, 4, 30, tzinfo=UTC)
    assert camera_facts(photo("before", 1, taken)).taken_at == taken


def test_figures_come_from_the_records_and_are_published(year):
    fixed = Figure.objects.get(indicator="problems_fixed")
    assert (fixed.state, fixed.numerator) == (
        "published",
        Case.objects.filter(office=year, state="verified_fixed").count(),
    )
    briefing = Briefing.objects.get()
    head = User.objects.get(grants__role="head")
    shown = approve_and_publish_briefing(briefing=briefing, version=briefing.version, by=head, at=EVENING)
    assert shown.state == "published"


def test_the_ledger_holds_and_nothing_is_built_twice(year):
    count = Case.objects.count()
    build()
    assert (verify().holds, Case.objects.count()) == (True, count)
