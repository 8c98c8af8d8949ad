"""83 points over real okrugs, a year of observations in every state, and figures from these rows alone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from alany.kernel.merkle.leaves import Leaf
from alany.programmes.safe_zone.demo import build
from alany.programmes.safe_zone.models import BoxOpening, Equipment, Observation, Point
from alany.programmes.safe_zone.queries import uptime
from alany.programmes.safe_zone.queries.points import points_of
from alany.programmes.safe_zone.rows import okrug_rows, uptime_rows
from alany.programmes.safe_zone.rules.boxes import received_by
from alany.spine.cases.tests.office import DAY, a_person, an_office
from alany.spine.figures.models import Figure
from alany.spine.intake.models import Signal
from alany.spine.intake.queries.standing import differences
from alany.spine.ledger.actions import action
from alany.spine.ledger.queries import verify
from alany.spine.ledger.rules import SYSTEM
from alany.spine.places.actions import load_classifier
from alany.spine.places.queries import working_calendar
from alany.spine.transparency.models import Pending

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EVENING = datetime(2020, 7, 30, 13, tzinfo=UTC)


@pytest.fixture(scope="module")
def year(django_db_setup, django_db_blocker, tmp_path_factory):
    from django.conf import settings

    settings.LOG_FOLDER = tmp_path_factory.mktemp("log")
    with django_db_blocker.unblock(), transaction.atomic():
        load_classifier(by=SYSTEM, at=EVENING)
        office = an_office()
        with action(verb="office.opened", by=SYSTEM, at=EVENING):
            office.is_demo = True
            office.save(update_fields=["is_demo"])
        for role in ("specialist", "head", "administrator"):
            a_person(office, roles=(role,))
        build()
        yield office
        transaction.set_rollback(True)


def test_83_points_of_177_okrugs_are_47_per_cent_and_every_district_with_okrugs_has_some(year):
    figures = {one.indicator: one for one in Figure.objects.filter(office=year, programme="safe_zone")}
    assert (figures["safe_zone_points"].numerator, figures["safe_zone_points"].state) == (83, "published")
    coverage = figures["safe_zone_coverage"]
    assert (coverage.numerator, coverage.denominator, str(coverage.value)[:4]) == (83, 177, "46.9")
    assert len({cell[0] for cell in coverage.breakdown}) == 15
    assert min(cell[1] for cell in figures["safe_zone_points"].breakdown) > 0


def test_a_stock_is_of_its_day(year):
    counted = {day: sum(row[2] for row in okrug_rows(year.pk, day)) for day in (date(2019, 7, 30), DAY)}
    assert 20 < counted[date(2019, 7, 30)] < counted[DAY] == 83
    assert Point.objects.filter(office=year).exclude(closed_on=None).count() == 2


def test_after_the_sauran_split_a_point_counts_for_its_new_district(year):
    districts = {row[1] for row in okrug_rows(year.pk, date(2021, 4, 1)) if row[2]}
    assert "615500000" in districts


def test_the_three_shares_are_the_whole_and_what_never_sent_a_check_is_unknown(year):
    rows = list(uptime_rows(year.pk, DAY))
    assert all(opened == up + down + unknown for *_, opened, up, down, unknown in rows)
    silent = [row for row in rows if int(row[0][3:]) % 17 == 0 and row[1] != "computer"]
    assert silent
    assert all(row[4] == 0 == row[5] for row in silent)
    found = {one.indicator: one for one in Figure.objects.filter(office=year)}
    parts = [found[f"safe_zone_{name}"].numerator for name in ("up", "down", "unknown")]
    assert sum(parts) == found["safe_zone_up"].denominator == sum(row[3] for row in rows)


def test_every_state_of_equipment_occurs(year):
    points = list(points_of(year, DAY))
    found = uptime.measured(points, uptime.window(DAY), DAY, EVENING)
    assert {one.is_up for one in found} == {True, False, None}
    assert uptime.too_long_down(found, EVENING, uptime.terms_on(DAY))
    assert set(Observation.objects.values_list("source", flat=True)) == {"heartbeat", "human"}
    assert set(Equipment.objects.values_list("kind", flat=True)) == {
        "wifi", "computer", "printer", "telephone", "box",
    }  # fmt: skip


def test_boxes_were_opened_by_pairs_and_some_acts_wait(year):
    rows = BoxOpening.objects.filter(point__office=year)
    assert rows.filter(confirmed_on=None).exists()
    assert rows.filter(seal_intact=False).exists()
    assert not rows.filter(second=None, second_name="").exists()


def test_a_year_of_signals_in_every_state_whose_leaves_say_what_the_records_say(year):
    signals = Signal.objects.filter(office=year)
    assert set(signals.values_list("channel", flat=True)) == {"web", "kiosk", "paper", "telephone"}
    states = set(signals.values_list("state", flat=True))
    assert {"received", "acknowledged", "assigned", "forwarded", "answered", "closed", "reopened"} <= states
    assert list(differences(year)) == []
    waiting = Pending.objects.filter(log="box").order_by("pk").values_list("leaf", flat=True)
    days = [Leaf.parse(bytes(one)).day for one in waiting]
    assert days == sorted(days)
    assert days[-1] <= date(2020, 7, 31)


def test_no_term_passes_in_silence_within_the_month_of_the_message_as_auditors_ask(year):
    silent = []
    for signal in Signal.objects.filter(office=year).prefetch_related("actions"):
        first, *later = signal.actions.all()
        ends = (first.day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        if first.due_on < min(ends, DAY) and not any(one.day <= ends for one in later):
            silent.append((signal.number, first.day, first.due_on))
    assert silent == []


def test_every_letter_that_an_act_counts_is_on_record_within_three_working_days(year):
    calendar = working_calendar()
    for opening in BoxOpening.objects.filter(confirmed_on__isnull=False).prefetch_related("taken"):
        taken = list(opening.taken.all())
        assert [one.on_sheet for one in taken].count(True) == opening.sheets
        assert len(taken) == opening.letters
        assert all(one.taken_on <= received_by(opening.on, calendar) for one in taken)


def test_the_ledger_holds_and_nothing_is_built_twice(year):
    count = Point.objects.count()
    build()
    assert (verify().holds, Point.objects.count()) == (True, count)
