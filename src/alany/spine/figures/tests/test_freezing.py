"""From rows to figures: frozen once, computed from the frozen bytes, never made twice."""

from datetime import date
from decimal import Decimal

import pytest

from alany.kernel.hashing import sha256_hex
from alany.spine.figures import snapshots
from alany.spine.figures.actions import FreezeRefused, freeze
from alany.spine.figures.models import Figure, Snapshot
from alany.spine.figures.queries import csv_of, interval_of, records_of
from alany.spine.figures.tests.office_of_apples import DAY, NOW
from alany.spine.ledger.models import Entry
from alany.spine.visits.tests.small_office import KENTAU, TURKISTAN

CSV = (
    b"basket,district,rotten,seen_on\n"
    b"A-1,611600000,true,2020-07-13\n"
    b"A-2,611600000,false,2020-07-14\n"
    b"A-3,612000000,true,2020-07-15\n"
    b"A-4,612000000,,\n"
)


def test_a_freeze_makes_one_figure_for_each_indicator(drafts):
    assert [
        (one.number, one.indicator, one.numerator, one.denominator, one.value, one.state) for one in drafts
    ] == [
        ("F-2020-07-0001", "baskets_seen", 3, 4, Decimal(3), "draft"),
        ("F-2020-07-0002", "rotten_share", 2, 3, Decimal("66.7"), "draft"),
    ]
    assert drafts[1].breakdown == [[TURKISTAN, 1, 2], [KENTAU, 1, 1]]


def test_the_snapshot_is_canonical_csv_with_its_data_package(drafts):
    snapshot = Snapshot.objects.get()
    assert bytes(snapshot.csv) == CSV
    resource = snapshot.descriptor["resources"][0]
    assert (resource["hash"], resource["bytes"], resource["rows"]) == (
        f"sha256:{sha256_hex(CSV)}",
        len(CSV),
        4,
    )
    assert resource["schema"]["primaryKey"] == ["basket"]
    assert snapshot.descriptor_sha256 == sha256_hex(snapshots.descriptor_bytes(snapshot.descriptor))
    assert snapshot.descriptor["prov"]["wasDerivedFrom"] == ""


def test_a_second_freeze_of_the_same_rows_makes_nothing(drafts, office, aigul, orchard):
    orchard.rows.reverse()
    again = freeze(office=office, on=DAY, by=aigul, at=NOW)
    assert [figure.pk for figure in again] == [figure.pk for figure in drafts]
    assert (Figure.objects.count(), Snapshot.objects.count()) == (2, 1)


def test_a_draft_is_computed_anew_when_the_rows_change(drafts, office, aigul, orchard):
    orchard.rows[3] = ("A-4", KENTAU, False, date(2020, 7, 16))
    again = freeze(office=office, on=DAY, by=aigul, at=NOW)
    assert [(one.number, one.version, one.numerator) for one in again] == [
        ("F-2020-07-0001", 1, 4),
        ("F-2020-07-0002", 1, 2),
    ]
    assert Snapshot.objects.get(version=2).descriptor["prov"]["wasDerivedFrom"] == sha256_hex(CSV)


def test_a_published_figure_stays_when_the_rows_change(published, office, aigul, orchard):
    orchard.rows.pop()
    again = freeze(office=office, on=DAY, by=aigul, at=NOW)
    assert [(one.state, one.value) for one in again] == [("published", 3), ("published", Decimal("66.7"))]


def test_numbers_go_on_within_the_month(drafts, office, aigul):
    later = freeze(office=office, on=date(2020, 7, 29), by=aigul, at=NOW)
    assert [figure.number for figure in later] == ["F-2020-07-0003", "F-2020-07-0004"]


def test_a_freeze_is_one_entry_of_the_ledger(drafts):
    entry = Entry.objects.get(verb="figures.frozen")
    assert entry.details["figures"] == ["F-2020-07-0001", "F-2020-07-0002"]


@pytest.mark.parametrize(
    ("on", "programme", "reason"),
    [
        (date(2020, 7, 31), "", "day_ahead"),
        (date(2019, 7, 30), "", "nothing_declared"),
        (DAY, "pears", "nothing_declared"),
    ],
)
def test_a_freeze_that_makes_no_sense_is_refused(orchard, office, aigul, on, programme, reason):
    with pytest.raises(FreezeRefused) as refusal:
        freeze(office=office, on=on, by=aigul, at=NOW, programme=programme)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    "row",
    [
        ("A-1", TURKISTAN, True, None),
        (None, TURKISTAN, True, None),
        ("A-9", TURKISTAN, 1, None),
        ("A-9", TURKISTAN, True, NOW),
        ("A-9", TURKISTAN, True),
    ],
    ids=["key repeated", "key empty", "number for truth", "time for date", "cell missing"],
)
def test_rows_that_break_their_dataset_are_refused_and_nothing_is_kept(orchard, office, aigul, row):
    orchard.rows.append(row)
    with pytest.raises(snapshots.RowsRefused):
        freeze(office=office, on=DAY, by=aigul, at=NOW)
    assert (Figure.objects.count(), Snapshot.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_the_rows_behind_a_figure_come_from_the_frozen_bytes(published, orchard):
    orchard.rows.clear()
    assert [row[0] for row in records_of(published[1])] == ["A-1", "A-3"]
    assert csv_of(published[1]) == CSV


def test_only_a_share_has_an_interval(published):
    low, high = interval_of(published[1])
    assert (round(low, 3), round(high, 3)) == (0.208, 0.939)
    assert interval_of(published[0]) is None
