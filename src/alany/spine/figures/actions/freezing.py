"""Freezing: the rows of a day become a snapshot, and figures are computed from the snapshot alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Max

import alany
from alany.kernel.hashing import sha256_hex
from alany.kernel.periods import local_date
from alany.spine.figures import engine, rules, snapshots
from alany.spine.figures.logged import log_snapshot
from alany.spine.figures.models import Figure, Snapshot
from alany.spine.ledger import actions as ledger
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.programme import registry
from alany.spine.programme.manifest import Dataset, Indicator


class FreezeRefused(ValueError):
    """Nothing can be frozen so; `reason` is `day_ahead`, `nothing_declared` or `dataset_unknown`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason = reason


def freeze(*, office: Office, on: date, by: User, at: datetime, programme: str = "") -> list[Figure]:
    """Freeze every dataset at the end of the day `on` and compute each indicator in force; all or nothing.

    Gives one figure for each indicator, in the order of declaration. A figure that comes out as it stands is
    not made again; a draft that does not is computed anew; an approved or published one stays as it is, and
    only `correct` makes its next version. A share or a median of nothing is no number: that indicator gets
    no figure, and the entry of the ledger names it.
    Raises FreezeRefused, snapshots.RowsRefused and expressions.QueryRefused.
    """
    if on > local_date(at):
        raise FreezeRefused("day_ahead", on.isoformat())
    declared = [
        (owner.slug, indicator)
        for owner, indicator in registry.indicators()
        if indicator.valid_from <= on and programme in ("", owner.slug)
    ]
    if not declared:
        raise FreezeRefused("nothing_declared", programme)
    with ledger.action(verb="figures.frozen", by=by, at=at, office=office) as act:
        numbering = Numbering(office, on)
        frozen: dict[str, tuple[Dataset, Snapshot]] = {}
        figures, without = [], []
        for owner, indicator in declared:
            if indicator.dataset not in frozen:
                dataset = dataset_of(indicator)
                frozen[dataset.slug] = dataset, snapshot_of(office, owner, dataset, on, by, at)
            dataset, snapshot = frozen[indicator.dataset]
            try:
                figures.append(_figure(numbering, owner, indicator, dataset, snapshot, by, at))
            except rules.ShareOfNothing:
                without.append(indicator.slug)
        act.about(office, on=on, figures=[figure.number for figure in figures], without=without)
    return figures


def dataset_of(indicator: Indicator) -> Dataset:
    """The dataset that an indicator names. Raises FreezeRefused (`dataset_unknown`)."""
    for _, dataset in registry.datasets():
        if dataset.slug == indicator.dataset:
            return dataset
    raise FreezeRefused("dataset_unknown", indicator.dataset)


def snapshot_of(
    office: Office, programme: str, dataset: Dataset, on: date, by: User, at: datetime
) -> Snapshot:
    """The rows of the day as a snapshot: the stored one when the bytes are the same, else a new version."""
    csv, row_count = snapshots.frozen_csv(dataset, dataset.rows(office.pk, on))
    digest = sha256_hex(csv)
    earlier = Snapshot.objects.filter(office=office, dataset=dataset.slug).defer("csv").order_by("-version")
    if same := earlier.filter(as_of=on, csv_sha256=digest).first():
        return same
    last = earlier.first()
    software = f"alany {alany.__version__}, {engine.version()}"
    described = snapshots.descriptor(
        dataset,
        csv,
        row_count,
        version=last.version + 1 if last else 1,
        as_of=on,
        made_at=at,
        source=office.name_en,
        agent=by.post_en,
        software=software,
        derived_from=last.csv_sha256 if last else "",
    )
    snapshot = Snapshot.objects.create(
        office=office,
        programme=programme,
        dataset=dataset.slug,
        version=last.version + 1 if last else 1,
        as_of=on,
        csv=csv,
        row_count=row_count,
        byte_count=len(csv),
        csv_sha256=digest,
        descriptor=described,
        descriptor_sha256=sha256_hex(snapshots.descriptor_bytes(described)),
        code_version=software,
        made_at=at,
        made_by=by,
    )
    log_snapshot(snapshot)
    return snapshot


@dataclass(slots=True)
class Computed:
    """A result with the definition and data it comes from, not yet tied to a figure's id."""

    definition: Mapping[str, object]
    snapshot: Snapshot
    result: rules.Result

    def columns(self, number: str, version: int) -> dict[str, object]:
        """The columns of the figure with this id and version, its receipt among them."""
        digest = rules.definition_hash(self.definition)
        breakdown = [list(cell) for cell in self.result.breakdown]
        result = self.result
        return {
            "number": number,
            "version": version,
            "definition": dict(self.definition),
            "definition_sha256": digest,
            "snapshot": self.snapshot,
            "as_of": self.snapshot.as_of,
            "numerator": result.numerator,
            "denominator": result.denominator,
            "value": result.value,
            "breakdown": breakdown,
            "record_sha256": rules.record_hash(
                number,
                version,
                self.snapshot.as_of,
                digest,
                self.snapshot.csv_sha256,
                result.numerator,
                result.denominator,
                Decimal(result.value),
                breakdown,
            ),
        }


class Numbering:
    """Running numbers of the month of a day, and the figures of that day which have theirs already."""

    def __init__(self, office: Office, on: date) -> None:
        self.office, self.on = office, on
        of_month = Figure.objects.filter(office=office, number__startswith=f"F-{on:%Y-%m}-")
        last = of_month.aggregate(last=Max("number"))["last"]
        self._last = rules.sequence_of(last) if last else 0
        of_day = Figure.objects.filter(office=office, as_of=on).light().order_by("version")
        self.standing = {figure.indicator: figure for figure in of_day}

    def following(self) -> str:
        """The next id of the month."""
        self._last += 1
        return rules.figure_number(self.on, self._last)


def _figure(
    numbering: Numbering,
    programme: str,
    indicator: Indicator,
    dataset: Dataset,
    snapshot: Snapshot,
    by: User,
    at: datetime,
) -> Figure:
    definition = rules.definition_of(indicator, dataset)
    standing = numbering.standing.get(indicator.slug)
    if standing is not None and standing.state != Figure.State.DRAFT:
        return standing
    computed = Computed(definition, snapshot, engine.compute(definition, bytes(snapshot.csv)))
    if standing is None:
        return Figure.objects.create(
            office=numbering.office,
            programme=programme,
            indicator=indicator.slug,
            computed_at=at,
            computed_by=by,
            **computed.columns(numbering.following(), 1),
        )
    columns = computed.columns(standing.number, standing.version)
    if columns["record_sha256"] != standing.record_sha256:
        for name, value in {**columns, "computed_at": at, "computed_by": by}.items():
            setattr(standing, name, value)
        standing.save(update_fields=[*columns, "computed_at", "computed_by"])
    return standing
