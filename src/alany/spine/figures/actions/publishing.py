"""Approving by a second person, and publishing."""

from collections.abc import Iterable
from datetime import datetime

from alany.spine.figures.logged import log_figure
from alany.spine.figures.models import Figure
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer
from alany.spine.people.models import User

State = Figure.State


class ApprovedByAuthor(ValueError):
    """Who computed a figure cannot be the second person who approves it."""


class StateRefused(ValueError):
    """A figure is not in the state for this; `figure` and its `state` say which and in what."""

    def __init__(self, figure: Figure) -> None:
        super().__init__(f"{figure.number}: {figure.state}")
        self.figure = figure


def approve(*, figures: Figure | Iterable[Figure], by: User, at: datetime) -> list[Figure]:
    """Approve drafts as the second person; all of them or none. Raises ApprovedByAuthor and StateRefused."""
    chosen = _listed(figures)
    for figure in chosen:
        if figure.state != State.DRAFT:
            raise StateRefused(figure)
        if figure.computed_by_id == by.pk:
            raise ApprovedByAuthor(figure.number)
    for figure in chosen:
        with ledger.action(verb="figure.approved", by=by, at=at, office=figure.office) as act:
            figure.state, figure.approved_by = State.APPROVED, by
            figure.save(update_fields=["state", "approved_by"])
            act.about(figure, version=figure.version, record=figure.record_sha256)
    return chosen


def publish(*, figures: Figure | Iterable[Figure], by: Doer, at: datetime) -> list[Figure]:
    """Publish approved figures; all of them or none. The version before, if any, becomes "corrected".

    Raises StateRefused.
    """
    chosen = _listed(figures)
    for figure in chosen:
        if figure.state != State.APPROVED:
            raise StateRefused(figure)
    for figure in chosen:
        with ledger.action(verb="figure.published", by=by, at=at, office=figure.office) as act:
            earlier = Figure.objects.filter(
                office=figure.office, number=figure.number, version__lt=figure.version, state=State.PUBLISHED
            )
            before = earlier.order_by("version").values_list("record_sha256", flat=True).last() or ""
            earlier.update(state=State.CORRECTED)
            figure.state, figure.published_at = State.PUBLISHED, at
            figure.save(update_fields=["state", "published_at"])
            log_figure(figure, "figure_corrected" if before else "figure_published", before=before)
            act.about(figure, version=figure.version, record=figure.record_sha256)
    return chosen


def _listed(figures: Figure | Iterable[Figure]) -> list[Figure]:
    return [figures] if isinstance(figures, Figure) else list(figures)
