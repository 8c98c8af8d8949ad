"""Price acts: entered by one person, in force only when a second one has confirmed them."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Self

from django.db.models import Q

from alany.kernel.folding import fold
from alany.programmes.pharmacies.actions.uploads import claim
from alany.programmes.pharmacies.importing.acts import CapLine
from alany.programmes.pharmacies.models import CapRow, Medicine, PendingImport, PriceAct
from alany.programmes.pharmacies.rules.caps import ActSpan, BeforeItsAct, amended_list, ends_of
from alany.spine.files.models import StoredFile
from alany.spine.ledger import actions as ledger
from alany.spine.organisations.models import Office
from alany.spine.people.models import User

BATCH = 500


class ActRefused(ValueError):
    """The act was not taken.

    `reason` is `known`, `same_person`, `confirmed`, `no_rows` or `before_its_act`: it changes a list that is
    dated or in force only after it.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ActDetails:
    """What the act says of itself; known by number and date together, in force by its own clause."""

    number: str
    dated_on: date
    title_kk: str
    title_ru: str
    effective_from: date
    registration_number: str = ""
    published_on: date | None = None
    vat_basis: str = PriceAct.Vat.NONE
    is_whole_list: bool = True
    source_url: str = ""
    is_invented: bool = False

    def as_json(self) -> dict[str, object]:
        """Plain values for a pending import."""
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in asdict(self).items()
        }

    @classmethod
    def from_json(cls, kept: dict[str, object]) -> Self:
        """The details back from a pending import."""
        values = {field.name: kept[field.name] for field in fields(cls)}
        for name in ("dated_on", "effective_from", "published_on"):
            values[name] = date.fromisoformat(str(values[name])) if values[name] else None
        return cls(**values)  # type: ignore[arg-type]


def enter_act(
    *,
    office: Office,
    details: ActDetails,
    lines: Sequence[CapLine],
    by: User,
    at: datetime,
    file: StoredFile | None = None,
    pending: PendingImport | None = None,
) -> PriceAct:
    """Take in an act with its annex; its caps do not count until somebody else confirms it.

    Raises ActRefused (`known`, `before_its_act`, `no_rows`) and uploads.ImportConfirmed.
    """
    if not lines:
        raise ActRefused("no_rows")
    with ledger.action(verb="act.entered", by=by, at=at, office=office) as act:
        if pending is not None:
            claim(pending, at)
        if PriceAct.objects.filter(office=office, number=details.number, dated_on=details.dated_on).exists():
            raise ActRefused("known")
        entered = PriceAct.objects.create(
            office=office,
            source_file=file,
            entered_by=by,
            amends_id=None if details.is_whole_list else _amended(office, details),
            **asdict(details),
        )
        medicines = _medicines(office, lines)
        CapRow.objects.bulk_create(
            [
                CapRow(
                    act=entered,
                    row_number=line.row,
                    medicine_id=medicines[line.code],
                    cap_kzt=line.cap,
                    gtins=line.gtins,
                    effective_from=details.effective_from,
                    recorded_at=at,
                )
                for line in lines
                if line.cap is not None
            ],
            batch_size=BATCH,
        )
        act.about(entered, rows=len(lines))
    return entered


def confirm_act(*, act: PriceAct, by: User, at: datetime) -> PriceAct:
    """The second key: from now on the act's caps count on their days, and earlier ones end where they begin.

    Raises ActRefused (`same_person`, `confirmed`).
    """
    with ledger.action(verb="act.confirmed", by=by, at=at, office=act.office) as entry:
        current = PriceAct.objects.select_for_update().get(pk=act.pk)
        if current.confirmed_by_id is not None:
            raise ActRefused("confirmed")
        if current.entered_by_id == by.pk:
            raise ActRefused("same_person")
        current.confirmed_by, current.confirmed_at = by, at
        current.save(update_fields=["confirmed_by", "confirmed_at"])
        _lay_out(current)
        entry.about(current)
    return current


def discard_act(*, act: PriceAct, by: User, at: datetime) -> None:
    """Take back an act that nobody has confirmed, so that it can be entered anew. Raises ActRefused."""
    with ledger.action(verb="act.discarded", by=by, at=at, office=act.office) as entry:
        current = PriceAct.objects.select_for_update().get(pk=act.pk)
        if current.confirmed_by_id is not None:
            raise ActRefused("confirmed")
        entry.about(current)
        current.rows.all().delete()
        current.delete()


def _amended(office: Office, details: ActDetails) -> int | None:
    """The list that an act of changed rows amends. Raises ActRefused (`before_its_act`)."""
    lists = PriceAct.objects.filter(office=office, is_whole_list=True)
    known = lists.values_list("dated_on", "effective_from", "pk")
    try:
        return amended_list(details.dated_on, details.effective_from, known)
    except BeforeItsAct:
        raise ActRefused("before_its_act") from None


def _medicines(office: Office, lines: Iterable[CapLine]) -> dict[str, int]:
    """Ids by code of every medicine that the lines name; the ones not known yet are taken in."""
    known = dict(Medicine.objects.filter(office=office).values_list("code", "pk"))
    new = [_medicine(office, line) for line in lines if line.code not in known]
    Medicine.objects.bulk_create(new, batch_size=BATCH)
    return dict(Medicine.objects.filter(office=office).values_list("code", "pk")) if new else known


def _medicine(office: Office, line: CapLine) -> Medicine:
    return Medicine(
        office=office,
        code=line.code,
        atc=line.atc,
        inn=line.inn,
        trade_name=line.trade_name,
        form_dose=line.form_dose,
        pack=line.pack,
        maker=line.maker,
        reg_number=line.reg_number,
        search_text=fold(f"{line.trade_name} {line.inn} {line.form_dose} {line.maker} {line.reg_number}"),
    )


def _lay_out(act: PriceAct) -> None:
    """End the caps that this act takes over, and its own where a later act already stands."""
    others = PriceAct.objects.filter(office=act.office, confirmed_by__isnull=False).exclude(pk=act.pk)
    span = _span(act)
    spans = [_span(other) for other in others]
    for earlier in (other for other in spans if other.order < span.order):
        rows = CapRow.objects.filter(act_id=earlier.key)
        if not act.is_whole_list:
            rows = rows.filter(medicine__caps__act=act)
        open_rows = rows.filter(Q(effective_to=None) | Q(effective_to__gt=act.effective_from))
        CapRow.objects.filter(pk__in=open_rows.values("pk")).update(effective_to=act.effective_from)
    by_end: dict[date, list[int]] = {}
    for medicine, end in ends_of(span, spans).items():
        if end is not None:
            by_end.setdefault(end, []).append(medicine)
    for end, ended in by_end.items():
        for start in range(0, len(ended), BATCH):
            act.rows.filter(medicine_id__in=ended[start : start + BATCH]).update(effective_to=end)


def _span(act: PriceAct) -> ActSpan:
    return ActSpan(
        key=act.pk,
        effective_from=act.effective_from,
        dated_on=act.dated_on,
        is_whole=act.is_whole_list,
        medicines=frozenset(act.rows.values_list("medicine_id", flat=True)),
    )
