"""Reading price acts and caps by date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from alany.programmes.pharmacies.importing.acts import CapLine
from alany.programmes.pharmacies.models import CapRow, PriceAct, VatRate
from alany.programmes.pharmacies.rules.caps import HOUSE_RATES, caps_changed
from alany.spine.organisations.models import Office
from alany.spine.tables.differences import Difference, compare


def acts_of(office: Office) -> QuerySet[PriceAct]:
    """The office's acts with the number of their rows, the newest first."""
    acts = PriceAct.objects.filter(office=office).select_related("entered_by", "confirmed_by")
    return acts.annotate(row_count=Count("rows")).order_by("-effective_from", "-pk")


def acts_in_force(office: Office, on: date) -> list[PriceAct]:
    """Confirmed acts of which at least one cap counts on this day, the oldest first."""
    keys = CapRow.objects.in_force(on).filter(act__office=office).values("act")
    acts = PriceAct.objects.filter(pk__in=keys).annotate(row_count=Count("rows"))
    return list(acts.order_by("effective_from", "pk"))


def caps_on(office: Office, on: date) -> dict[str, Decimal]:
    """The caps in force on a day by code of the medicine, in tenge."""
    rows = CapRow.objects.in_force(on).filter(act__office=office)
    return dict(rows.values_list("medicine__code", "cap_kzt"))


def caps_known(office: Office, on: date, at: datetime) -> dict[str, Decimal]:
    """The caps of a day by what the office knew at a time: acts that a second person had confirmed by then.

    An act that arrives late changes what holds, never what was known: an old check can be done again. An act
    confirmed before the time of the second key was kept counts as known.
    """
    acts = PriceAct.objects.filter(office=office, confirmed_by__isnull=False, effective_from__lte=on)
    acts = acts.filter(Q(confirmed_at__lte=at) | Q(confirmed_at=None))
    known: dict[str, Decimal] = {}
    for act in acts.order_by("effective_from", "dated_on", "pk"):
        caps = dict(act.rows.values_list("medicine__code", "cap_kzt"))
        known = caps if act.is_whole_list else known | caps
    return known


def vat_rates() -> tuple[tuple[date, Decimal], ...]:
    """From which day which VAT rate holds on medicines, as a share."""
    rows = VatRate.objects.order_by("valid_from").values_list("valid_from", "rate_percent")
    return tuple((since, Decimal(percent) / 100) for since, percent in rows) or tuple(HOUSE_RATES)


def cap_rows_for(office: Office, codes: Sequence[str], on: date) -> dict[str, CapRow]:
    """The rows of law behind the caps of these medicines on a day, with act and medicine."""
    rows = CapRow.objects.in_force(on).filter(act__office=office, medicine__code__in=list(codes)[:200])
    return {row.medicine.code: row for row in rows.select_related("act", "medicine")}


@dataclass(frozen=True, slots=True)
class Named:
    """A medicine that an act changes, with its old and new cap in tenge."""

    name: str
    old: Decimal | None
    new: Decimal | None
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ActDifference:
    """What an act changes in the caps of the day before it begins."""

    difference: Difference[str]
    names: dict[str, str]

    def examples(self, group: str, most: int) -> list[Named]:
        """The first medicines of one group: new, removed, up or down."""
        named = self.names
        if group in ("up", "down"):
            changes = self.difference.up if group == "up" else self.difference.down
            return [Named(named[one.key], one.old, one.new, one.percent) for one in changes[:most]]
        keys = self.difference.new if group == "new" else self.difference.removed
        return [Named(named[key], None, None) for key in keys[:most]]


def difference_of(
    office: Office, lines: Sequence[CapLine], *, effective_from: date, is_whole: bool
) -> ActDifference:
    """What an annex would change if it came into force on this day. Medicines without a cap do not count."""
    new = {line.code: line.cap for line in lines if line.cap is not None}
    old = caps_changed(caps_on(office, effective_from), new, is_whole=is_whole)
    difference = compare(old, new)
    names = {line.code: f"{line.trade_name}, {line.form_dose}" for line in lines}
    gone = CapRow.objects.filter(act__office=office, medicine__code__in=difference.removed[:500])
    for code, name, form in gone.values_list("medicine__code", "medicine__trade_name", "medicine__form_dose"):
        names[code] = f"{name}, {form}"
    return ActDifference(difference, names)
