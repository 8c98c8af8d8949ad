"""Each published, corrected or withdrawn figure and each frozen dataset stands in the public log."""

import json

import pytest

from alany.kernel.merkle.checkpoints import Proof
from alany.kernel.triltext import TrilText
from alany.spine.figures.actions import approve, correct, publish, withdraw
from alany.spine.figures.logged import proof_of
from alany.spine.figures.models import Figure
from alany.spine.figures.recomputing import recompute
from alany.spine.figures.tests.office_of_apples import NOW
from alany.spine.transparency.actions import settle
from alany.spine.transparency.models import Entry, Opening
from alany.spine.transparency.rules import FIGURES
from alany.spine.visits.tests.small_office import KENTAU

NOTES = TrilText(kk="Кешіккен парақ", ru="Поздний лист", en="A late sheet")


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path) -> None:
    settings.LOG_FOLDER = tmp_path / "log"


def told() -> list[tuple[str, dict[str, object]]]:
    """Kind and content of every leaf, in the order of writing."""
    opened = Opening.objects.filter(log=FIGURES).order_by("pk")
    return [(one.kind, json.loads(bytes(one.body))) for one in opened]


def test_the_log_tells_the_life_of_a_figure(published, aigul, head, orchard):
    first = published[0]
    orchard.rows[3] = ("A-4", KENTAU, False, orchard.rows[3][3])
    draft = correct(figure=first, reason="late_record", notes=NOTES, by=aigul, at=NOW)
    publish(figures=approve(figures=draft, by=head, at=NOW), by=head, at=NOW)
    withdraw(figure=draft, reason="method", notes=NOTES, by=head, at=NOW)

    kinds = [kind for kind, _ in told()]
    assert kinds == [
        "dataset_published", *["figure_published"] * len(published),
        "dataset_published", "figure_corrected", "figure_withdrawn",
    ]  # fmt: skip
    assert told()[-2][1] == {
        "figure": first.number, "version": 2, "record_sha256": draft.record_sha256,
        "reason": "late_record", "before": first.record_sha256,
    }  # fmt: skip


def test_recomputing_asks_the_log_too_and_says_when_the_record_is_another(published):
    settle(FIGURES)
    figure = published[0]

    steps = {step.name: step.holds for step in recompute(figure).steps}
    assert steps["leaf"] is True
    proof = Proof.parse(proof_of(figure) or b"")
    assert proof.holds(bytes(Entry.objects.get(log=FIGURES, index=proof.index).leaf))

    Figure.objects.filter(pk=figure.pk).update(record_sha256="0" * 64)
    changed = {step.name: step.holds for step in recompute(Figure.objects.get(pk=figure.pk)).steps}
    assert (changed["record"], changed["leaf"]) == (False, False)


def test_a_figure_whose_leaf_was_taken_away_does_not_hold(published):
    settle(FIGURES)
    Opening.objects.filter(uid=published[0].leaves.get().uid).delete()

    steps = {step.name: step.holds for step in recompute(published[0]).steps}
    assert steps["leaf"] is False
