"""What people do with points, and what the computers do by themselves."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from alany.kernel.periods import ALMATY
from alany.programmes.safe_zone.actions import boxes, equipment, observing, points, repairs
from alany.programmes.safe_zone.actions.boxes import Seals, Second
from alany.programmes.safe_zone.actions.observing import Tried
from alany.programmes.safe_zone.models import BoxOpening, Check, Observation, Point, Pulse
from alany.programmes.safe_zone.queries import boxes as box_queries
from alany.programmes.safe_zone.queries import uptime
from alany.programmes.safe_zone.queries.points import days_of, point_by_key, ready
from alany.programmes.safe_zone.rules.boxes import Counted, OpeningRefused
from alany.programmes.safe_zone.rules.hours import HoursWrong, Special, Stretch
from alany.programmes.safe_zone.rules.uptime import Shares
from alany.programmes.safe_zone.tests.zone_office import (
    AT,
    DAY,
    NOON,
    OPENED,
    a_coordinator,
    a_district,
    a_point,
    an_office,
    an_okrug,
    an_opener,
)
from alany.spine.cases.models import Case
from alany.spine.cases.tests.office import an_akimat
from alany.spine.ledger.editing import EditedMeanwhile
from alany.spine.ledger.models import Change, Entry
from alany.spine.ledger.queries import verify
from alany.spine.places.queries import working_calendar

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return an_office()


@pytest.fixture
def by(office):
    return a_coordinator(office)


@pytest.fixture
def point(office, by):
    return a_point(office, by, an_okrug(a_district(), "615630000"))


def fresh(point):
    return ready(Point.objects.filter(pk=point.pk)).get()


def minutes(point, kind="computer", first=DAY, last=DAY, now=NOON + timedelta(hours=12)):
    found = uptime.measured([fresh(point)], first, last, now)
    return next(one.shares for one in found if one.equipment.kind == kind)


def local(day, hour, minute=0):
    return datetime.combine(day, time(hour, minute), ALMATY)


def test_points_are_numbered_one_by_one_within_the_office(office, by, point):
    second = a_point(office, by, point.place, things=())
    other = a_point(another := an_office("almaty"), a_coordinator(another), point.place, things=())
    assert [one.code for one in (point, second, other)] == ["SZ-001", "SZ-002", "SZ-001"]


def test_another_week_keeps_the_hours_of_the_days_before_it(point, by):
    points.set_hours(point=point, week=[Stretch(3, time(10), time(15))], from_day=DAY, by=by, at=AT)
    found = days_of(fresh(point), DAY - timedelta(days=7), DAY, working_calendar())
    assert [(day.on.day, len(day.times)) for day in found if day.times] == [
        (23, 2),
        (24, 2),
        (27, 2),
        (28, 2),
        (29, 2),
        (30, 1),
    ]


def test_special_days_do_not_cross_and_can_be_taken_back(point, by):
    week = Special(DAY, DAY + timedelta(days=6), "repair")
    day = points.add_special(point=point, special=week, by=by, at=AT)
    with pytest.raises(HoursWrong, match="overlap"):
        points.add_special(point=point, special=Special(DAY, DAY, "event"), by=by, at=AT)
    assert days_of(fresh(point), DAY, DAY, working_calendar())[0].reason == "repair"
    points.remove_special(special=day, by=by, at=AT)
    assert days_of(fresh(point), DAY, DAY, working_calendar())[0].reason == ""


def test_who_saves_a_point_second_sees_that_it_changed(point, by):
    facts = points.PointFacts("Жаңа көше", "Новая улица", access={"ramp": True, "unheard_of": True})
    points.change_point(point=point, facts=facts, by=by, at=AT, version=1)
    with pytest.raises(EditedMeanwhile):
        points.change_point(point=point, facts=facts, by=by, at=AT, version=1)
    assert fresh(point).access == {"ramp": True}


def test_one_thing_of_a_kind_stands_at_a_time_and_history_stays(point, by):
    printer = point.equipment.get(kind="printer")
    with pytest.raises(equipment.EquipmentRefused, match="standing"):
        equipment.install(point=point, kind="printer", inventory_number="2", on=DAY, by=by, at=AT)
    equipment.remove(equipment=printer, on=DAY, reason="тозды", by=by, at=AT)
    equipment.install(point=point, kind="printer", inventory_number="2", on=DAY, by=by, at=AT)
    assert list(point.equipment.filter(kind="printer").values_list("removed_on", flat=True)) == [DAY, None]


def test_the_secret_of_a_computer_is_kept_as_a_trace_and_a_new_one_ends_it(point, by):
    first = points.issue_key(point=point, by=by, at=AT)
    second = points.issue_key(point=point, by=by, at=AT)
    assert point_by_key(first) is None
    assert point_by_key(second) == point
    changed = "".join(str(row.after) for row in Change.objects.filter(table="safe_zone_point"))
    assert second not in changed
    assert fresh(point).beat_hash not in changed


def test_beats_grow_one_run_until_the_line_falls_silent(point):
    before = Entry.objects.count()
    for minute in (0, 15, 15, 30, 5):
        observing.beat(point=point, at=local(DAY, 10, minute))
    observing.beat(point=point, at=local(DAY, 12))
    found = [(one.first_at, one.last_at) for one in Pulse.objects.order_by("pk")]
    assert found == [(local(DAY, 10), local(DAY, 10, 30)), (local(DAY, 12), local(DAY, 12))]
    assert Entry.objects.count() == before
    assert minutes(point) == Shares(open=480, up=60 + 30, down=0)


def test_the_night_puts_finished_runs_on_record_under_one_act_and_nothing_changes_by_it(office, point):
    day = DAY - timedelta(days=1)
    for hour in (10, 15):
        observing.beat(point=point, at=local(day, hour))
    observing.beat(point=point, at=local(DAY, 9))
    was = minutes(point, first=day)
    assert observing.keep_pulses(office=office, at=local(DAY, 1)) == 2
    assert observing.keep_pulses(office=office, at=local(DAY, 1)) == 0
    assert (Pulse.objects.count(), Observation.objects.count()) == (1, 2)
    assert minutes(point, first=day) == was == Shares(open=960, up=90, down=0)
    assert Entry.objects.filter(verb="safe_zone.pulses_kept").count() == 1
    assert verify().holds


def check(point, by, tried, seen_at=None, **given):
    known = {"source": "weekly", "by_name": "Роза", "at": AT} | given
    return observing.record_check(point=point, tried=tried, seen_at=seen_at or local(DAY, 9), by=by, **known)


def test_a_check_tells_of_what_was_tried_and_of_nothing_else(point, by):
    things = {thing.kind: thing.pk for thing in point.equipment.all()}
    check(point, by, {things["wifi"]: Tried(True), things["printer"]: Tried(False, "no_paper")})
    assert (minutes(point, "wifi").up, minutes(point, "printer").down) == (480, 480)
    assert minutes(point, "telephone") == Shares(480, 0, 0)
    assert set(Observation.objects.values_list("is_up", "fault")) == {(True, ""), (False, "no_paper")}


@pytest.mark.parametrize(
    ("when", "reason"),
    [(local(DAY + timedelta(days=1), 9), "ahead"), (local(OPENED - timedelta(days=1), 9), "before")],
)
def test_a_check_of_a_day_that_cannot_be_is_refused(point, by, when, reason):
    with pytest.raises(observing.CheckRefused) as refused:
        check(point, by, {point.equipment.first().pk: Tried(True)}, seen_at=when)
    assert (refused.value.reason, Check.objects.count()) == (reason, 0)


def test_a_check_sent_twice_or_of_another_point_or_of_nothing_is_refused(office, point, by):
    thing = point.equipment.first()
    check(point, by, {thing.pk: Tried(True)})
    other = a_point(office, by, point.place)
    for where, tried, reason in (
        (point, {thing.pk: Tried(False)}, "twice"),
        (other, {thing.pk: Tried(True)}, "foreign"),
        (point, {}, "empty"),
    ):
        with pytest.raises(observing.CheckRefused) as refused:
            check(where, by, tried)
        assert refused.value.reason == reason
    assert Observation.objects.count() == 1


def test_what_stays_down_beyond_the_limit_becomes_one_case_with_an_addressee(office, point, by):
    printer = point.equipment.get(kind="printer")
    with pytest.raises(repairs.NobodyToAsk):
        repairs.ask_repair(equipment=printer, by=by, at=AT)
    akimat = an_akimat(office, place=point.district)
    check(point, by, {printer.pk: Tried(False, "broken")}, seen_at=local(DAY - timedelta(days=20), 9))
    found = uptime.measured([fresh(point)], uptime.window(DAY), DAY, NOON)
    late = uptime.too_long_down(found, NOON, uptime.terms_on(DAY))
    assert [one.equipment for one in late] == [printer]
    case = repairs.ask_repair(equipment=printer, by=by, at=AT)
    assert repairs.ask_repair(equipment=printer, by=by, at=AT) == case
    assert (case.topic, case.addressee, Case.objects.count()) == ("safe_zone_repair", akimat, 1)


SEALS, THREE = Seals("Д1", True, "Д2"), Counted(2, 1)


def opened(point, by, second, on=DAY, seals=SEALS, counted=THREE, **given):
    return boxes.record_opening(
        point=point, on=on, second=second, seals=seals, counted=counted, by=by, at=AT, **given
    )


def test_one_records_an_opening_and_only_the_named_second_confirms_it(office, point):
    first, second, third = (an_opener(office, name) for name in ("Асқар", "Наталья", "Қуаныш"))
    opening = opened(point, first, Second(user=second))
    assert (opening.letters, opening.confirmed_on) == (3, None)
    for person in (first, third):
        with pytest.raises(OpeningRefused, match="alone"):
            boxes.confirm_opening(opening=opening, by=person, at=AT)
    assert boxes.confirm_opening(opening=opening, by=second, at=AT, version=1).confirmed_on == DAY
    with pytest.raises(OpeningRefused, match="confirmed"):
        boxes.confirm_opening(opening=opening, by=second, at=AT)


def test_a_second_person_without_an_account_signs_on_paper(office, point):
    opening = opened(point, an_opener(office), Second(name="Роза Әли", post="мәслихат депутаты"))
    assert (opening.second, opening.second_name, opening.confirmed_on) == (None, "Роза Әли", DAY)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"second": Second(name="асқар ")}, "alone"),
        ({"on": DAY + timedelta(days=1)}, "ahead"),
        ({"on": OPENED - timedelta(days=1)}, "before"),
        ({"seals": Seals("Д1", True, " д1")}, "seal"),
    ],
)
def test_an_act_that_cannot_be_true_is_refused(office, point, given, reason):
    with pytest.raises(OpeningRefused) as refused:
        opened(point, an_opener(office), **({"second": Second(name="Роза")} | given))
    assert (refused.value.reason, BoxOpening.objects.count()) == (reason, 0)


def test_a_box_is_opened_once_a_day_and_never_by_one_person_whatever_the_way_of_writing(office, point):
    person = an_opener(office)
    opened(point, person, Second(name="Роза"))
    with pytest.raises(OpeningRefused, match="twice"):
        opened(point, person, Second(name="Роза"))
    with pytest.raises(IntegrityError), transaction.atomic():
        BoxOpening.objects.update(second=person)


def test_a_seal_that_was_not_left_is_seen_at_the_next_opening(office, point):
    person, second = an_opener(office), Second(name="Роза")
    found = ((1, Seals("Д0", True, "Д1")), (8, Seals("д1", True, "Д2")), (15, Seals("Х9", True, "Д3")))
    rows = [opened(point, person, second, date(2020, 7, day), seals) for day, seals in found]
    kept = box_queries.kept_seals(rows)
    assert [kept[row.pk] for row in rows] == [True, True, False]


def test_letters_are_told_by_district_and_small_counts_are_hidden(office, by, point):
    person, second = an_opener(office), Second(name="Роза")
    opened(point, person, second, counted=Counted(3, 0))
    far = a_point(office, by, an_okrug(a_district("Келес ауданы", "613900000"), "613930000"))
    opened(far, person, second, counted=Counted(9, 3))
    found, total = box_queries.by_district(office, date(2020, 7, 1), DAY)
    assert [(one.kato, one.openings, one.letters) for one in found] == [
        ("613900000", 1, None),
        ("615600000", 1, None),
    ]
    assert total == 15


def test_closing_a_point_ends_its_signal_and_keeps_its_records(point, by):
    key = points.issue_key(point=point, by=by, at=AT)
    points.close_point(point=point, on=DAY, reason="көшті", by=by, at=AT)
    with pytest.raises(points.PointClosed):
        points.close_point(point=point, on=DAY, reason="көшті", by=by, at=AT)
    assert point_by_key(key) is None
    assert days_of(fresh(point), DAY - timedelta(days=1), DAY, working_calendar())[-1].on < DAY
    assert not fresh(point).is_open_on(DAY)


def test_hours_end_with_the_moment_that_is_measured(point):
    assert minutes(point, now=datetime(2020, 7, 30, 6, tzinfo=UTC)) == Shares(open=180, up=0, down=0)
