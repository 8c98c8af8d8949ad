"""A published figure is never overwritten: it gets a next version with a reason, or is withdrawn with one."""

from datetime import datetime

from alany.kernel.triltext import TrilText
from alany.spine.figures import engine, rules
from alany.spine.figures.actions.freezing import Computed, dataset_of, snapshot_of
from alany.spine.figures.logged import log_figure
from alany.spine.figures.models import Figure
from alany.spine.ledger import actions as ledger
from alany.spine.people.models import User
from alany.spine.programme import registry
from alany.spine.programme.manifest import Indicator

State = Figure.State


class CorrectionRefused(ValueError):
    """Why there is no correction: `reason` is `reason_unknown`, `not_published`, `correction_waits`,
    `nothing_changed` or `indicator_gone`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def correct(*, figure: Figure, reason: str, notes: TrilText, by: User, at: datetime) -> Figure:
    """Compute the next version of a published figure from the records as they are now, as a draft.

    It stays a draft until a second person approves it; when it is published, the version before is marked
    corrected and keeps its page. `reason` is a code of rules.REASONS. Raises CorrectionRefused.
    """
    if reason not in rules.REASONS:
        raise CorrectionRefused("reason_unknown")
    if figure.state != State.PUBLISHED:
        raise CorrectionRefused("not_published")
    if Figure.objects.filter(office=figure.office, number=figure.number, version__gt=figure.version).exists():
        raise CorrectionRefused("correction_waits")
    indicator = _indicator(figure.indicator)
    dataset = dataset_of(indicator)
    with ledger.action(verb="figure.correction_computed", by=by, at=at, office=figure.office) as act:
        snapshot = snapshot_of(figure.office, figure.programme, dataset, figure.as_of, by, at)
        definition = (
            rules.definition_of(indicator, dataset) if reason in rules.REDEFINING else figure.definition
        )
        computed = Computed(definition, snapshot, engine.compute(definition, bytes(snapshot.csv)))
        columns = computed.columns(figure.number, figure.version + 1)
        same = snapshot.csv_sha256 == figure.snapshot.csv_sha256
        if same and columns["definition_sha256"] == figure.definition_sha256:
            raise CorrectionRefused("nothing_changed")
        following = Figure.objects.create(
            office=figure.office,
            programme=figure.programme,
            indicator=figure.indicator,
            computed_at=at,
            computed_by=by,
            correction_reason=reason,
            correction_note_kk=notes.kk,
            correction_note_ru=notes.ru,
            correction_note_en=notes.en,
            **columns,
        )
        act.about(following, before=figure.record_sha256, after=following.record_sha256, reason=reason)
    return following


def withdraw(*, figure: Figure, reason: str, notes: TrilText, by: User, at: datetime) -> Figure:
    """Take a published figure back. Its page stays, with the reason and without being counted any more.

    Raises CorrectionRefused (`reason_unknown`, `not_published`).
    """
    if reason not in rules.REASONS:
        raise CorrectionRefused("reason_unknown")
    if figure.state != State.PUBLISHED:
        raise CorrectionRefused("not_published")
    with ledger.action(verb="figure.withdrawn", by=by, at=at, office=figure.office) as act:
        figure.state, figure.withdrawn_at, figure.correction_reason = State.WITHDRAWN, at, reason
        figure.correction_note_kk, figure.correction_note_ru = notes.kk, notes.ru
        figure.correction_note_en = notes.en
        figure.save(
            update_fields=[
                "state",
                "withdrawn_at",
                "correction_reason",
                "correction_note_kk",
                "correction_note_ru",
                "correction_note_en",
            ]
        )
        log_figure(figure, "figure_withdrawn")
        act.about(figure, record=figure.record_sha256, reason=reason)
    return figure


def _indicator(slug: str) -> Indicator:
    for _, indicator in registry.indicators():
        if indicator.slug == slug:
            return indicator
    raise CorrectionRefused("indicator_gone")
