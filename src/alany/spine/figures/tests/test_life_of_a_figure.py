"""Draft, approved by another, published, corrected by a next version, withdrawn; and found again."""

from datetime import date

import pytest
from django.db import connection

from alany.kernel.triltext import TrilText
from alany.spine.figures.actions import (
    ApprovedByAuthor,
    CorrectionRefused,
    StateRefused,
    approve,
    correct,
    publish,
    withdraw,
)
from alany.spine.figures.models import Figure, Snapshot
from alany.spine.figures.queries import errata, figures_on, versions_of
from alany.spine.figures.recomputing import recompute
from alany.spine.figures.tests.office_of_apples import DAY, NOW
from alany.spine.visits.tests.small_office import KENTAU

NOTES = TrilText(kk="Кешіккен парақ", ru="Поздний лист", en="A late sheet")


def test_who_computed_a_figure_does_not_approve_it(drafts, aigul):
    with pytest.raises(ApprovedByAuthor):
        approve(figures=drafts, by=aigul, at=NOW)
    assert set(Figure.objects.values_list("state", flat=True)) == {"draft"}


def test_a_draft_is_not_published(drafts, head):
    with pytest.raises(StateRefused) as refusal:
        publish(figures=drafts[0], by=head, at=NOW)
    assert refusal.value.figure == drafts[0]


def test_only_published_figures_stand_on_a_day(drafts, head, office):
    publish(figures=approve(figures=drafts[0], by=head, at=NOW), by=head, at=NOW)
    assert [figure.number for figure in figures_on(office, DAY)] == ["F-2020-07-0001"]
    assert list(figures_on(office, date(2020, 7, 29))) == []


def test_a_correction_is_a_next_version_and_the_old_one_stays(published, office, aigul, head, orchard):
    orchard.rows[3] = ("A-4", KENTAU, False, date(2020, 7, 16))
    draft = correct(figure=published[0], reason="late_record", notes=NOTES, by=aigul, at=NOW)
    assert (draft.number, draft.version, draft.value, draft.state) == ("F-2020-07-0001", 2, 4, "draft")
    assert versions_of(office, draft.number)[0].version == 1
    publish(figures=approve(figures=draft, by=head, at=NOW), by=head, at=NOW)
    assert [(one.version, one.value, one.state) for one in versions_of(office, draft.number)] == [
        (2, 4, "published"),
        (1, 3, "corrected"),
    ]
    assert [(one.number, one.version) for one in errata(office)] == [("F-2020-07-0001", 2)]


@pytest.mark.parametrize(
    ("reason", "told"),
    [("late_record", "nothing_changed"), ("because", "reason_unknown"), ("", "reason_unknown")],
)
def test_a_correction_needs_a_reason_and_a_change(published, aigul, reason, told):
    with pytest.raises(CorrectionRefused) as refusal:
        correct(figure=published[0], reason=reason, notes=NOTES, by=aigul, at=NOW)
    assert refusal.value.reason == told
    assert Figure.objects.count() == 2


def test_a_second_correction_waits_for_the_first(published, aigul, orchard):
    orchard.rows.pop()
    correct(figure=published[0], reason="duplicate", notes=NOTES, by=aigul, at=NOW)
    with pytest.raises(CorrectionRefused) as refusal:
        correct(figure=published[0], reason="duplicate", notes=NOTES, by=aigul, at=NOW)
    assert refusal.value.reason == "correction_waits"


def test_a_withdrawn_figure_keeps_its_page_and_is_counted_no_more(published, office, head):
    withdraw(figure=published[1], reason="method", notes=NOTES, by=head, at=NOW)
    assert [one.state for one in versions_of(office, "F-2020-07-0002")] == ["withdrawn"]
    assert [one.number for one in figures_on(office, DAY)] == ["F-2020-07-0001"]
    assert [one.number for one in errata(office)] == ["F-2020-07-0002"]


def test_a_figure_is_found_again_from_its_frozen_data(published):
    report = recompute(Figure.objects.get(pk=published[1].pk))
    assert report.holds
    assert [step.name for step in report.steps] == [
        "descriptor", "data", "definition", "numerator", "denominator", "value", "breakdown", "record",
    ]  # fmt: skip


def changed(table: str, column: str, value: object, pk: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [value, pk])


def test_one_changed_cell_is_found(published):
    csv = bytes(Snapshot.objects.get().csv).replace(b"A-2,611600000,false", b"A-2,611600000,true")
    changed("figures_snapshot", "csv", csv, published[1].snapshot_id)
    report = recompute(Figure.objects.get(pk=published[1].pk))
    assert [step.name for step in report.steps if not step.holds] == [
        "data", "numerator", "value", "breakdown", "record",
    ]  # fmt: skip


def test_a_broken_file_is_said_and_not_raised(published):
    changed("figures_snapshot", "csv", b"basket,district\n1", published[0].snapshot_id)
    report = recompute(Figure.objects.get(pk=published[0].pk))
    assert not report.holds


def test_a_changed_number_is_found(published):
    changed("figures_figure", "numerator", 9, published[0].pk)
    report = recompute(Figure.objects.get(pk=published[0].pk))
    assert [step.name for step in report.steps if not step.holds] == ["numerator"]
