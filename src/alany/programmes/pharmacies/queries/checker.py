"""The register of a day as the engine reads it, built once for each process and kept until an act changes."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from threading import Lock

from django.db.models import Count, Max

from alany.programmes.pharmacies.engine.entries import RegisterEntry
from alany.programmes.pharmacies.engine.register import Register
from alany.programmes.pharmacies.engine.verdict import SAME_BASIS, VatBasis
from alany.programmes.pharmacies.models import CapRow, Medicine, PriceAct
from alany.programmes.pharmacies.queries.acts import caps_on, vat_rates
from alany.programmes.pharmacies.rules.caps import Rates, vat_rate, vat_status
from alany.spine.organisations.models import Office

MOST_KEPT = 4


@dataclass(frozen=True, slots=True)
class DayRegister:
    """The register with the caps of one day; `version` names its content for whoever recomputes a check."""

    register: Register
    entries: dict[str, RegisterEntry]
    version: str
    bases: frozenset[str]
    rates: Rates
    positions: dict[str, int]

    def vat(self, on: date, is_payer: bool | None = None) -> VatBasis:
        """How a till price of this day compares with the caps; `is_payer`: whether the pharmacy pays VAT."""
        included = vat_status(self.bases, is_payer)
        return SAME_BASIS if included is False else VatBasis(vat_rate(on, self.rates), included)


_kept: "OrderedDict[tuple[object, ...], DayRegister]" = OrderedDict()
_lock = Lock()


def register_on(office: Office, on: date) -> DayRegister | None:
    """The register of a day; None while the office has no medicines. Built anew only when an act changed."""
    state = _state(office, on)
    if state is None:
        return None
    with _lock:
        if (found := _kept.get(state)) is None:
            found = _kept[state] = _built(office, on, state)
            while len(_kept) > MOST_KEPT:
                _kept.popitem(last=False)
        _kept.move_to_end(state)
        return found


def has_register(office: Office) -> bool:
    """Whether there is any medicine to check against."""
    return Medicine.objects.filter(office=office).exists()


def is_kept(office: Office, on: date) -> bool:
    """Whether the register of this day is already in the memory of this process."""
    return _state(office, on) in _kept


def _state(office: Office, on: date) -> tuple[object, ...] | None:
    """What the content depends on: medicines, confirmed acts, and the last act that began by this day."""
    medicines = Medicine.objects.filter(office=office).aggregate(count=Count("pk"), last=Max("pk"))
    if not medicines["count"]:
        return None
    acts = list(
        PriceAct.objects.filter(office=office, confirmed_by__isnull=False)
        .order_by("pk")
        .values_list("pk", "effective_from", "number", "vat_basis")
    )
    begun = max((act[1] for act in acts if act[1] <= on), default=None)
    return (office.pk, medicines["count"], medicines["last"], tuple(acts), begun, vat_rates())


def _built(office: Office, on: date, state: tuple[object, ...]) -> DayRegister:
    caps = caps_on(office, on)
    entries = list(_entries(office, caps))
    register = Register.build(entries)
    digest = sha256()
    for entry in sorted(entries, key=lambda one: one.id):
        digest.update(f"{entry.id}\t{entry.cap}\n".encode())
    bases = CapRow.objects.in_force(on).filter(act__office=office).values_list("act__vat_basis", flat=True)
    return DayRegister(
        register=register,
        entries={entry.id: entry for entry in register.entries},
        version=digest.hexdigest(),
        bases=frozenset(bases.distinct()),
        rates=vat_rates(),
        positions={entry.id: position for position, entry in enumerate(register.entries)},
    )


def _entries(office: Office, caps: dict[str, Decimal]) -> Iterable[RegisterEntry]:
    rows = Medicine.objects.filter(office=office).order_by("pk")
    barcodes = _barcodes(office)
    columns = ("code", "trade_name", "form_dose", "pack", "maker", "inn", "atc", "reg_number")
    for code, trade_name, form_dose, pack, maker, inn, atc, reg_number in rows.values_list(*columns):
        pieces = int(pack) if pack.isascii() and pack.isdigit() and int(pack) > 0 else None
        yield RegisterEntry(
            id=code,
            trade_name=trade_name,
            form_dose=form_dose,
            pack=pieces,
            maker=maker,
            cap=caps.get(code),
            inn=inn,
            atc=atc,
            reg_number=reg_number,
            gtins=tuple(sorted(barcodes.get(code, ()))),
        )


def _barcodes(office: Office) -> dict[str, set[str]]:
    """Barcodes by code of the medicine, from rows of acts that two people have taken in."""
    rows = CapRow.objects.filter(act__office=office, act__confirmed_by__isnull=False).exclude(gtins="")
    found: dict[str, set[str]] = {}
    for code, gtins in rows.values_list("medicine__code", "gtins"):
        found.setdefault(code, set()).update(gtins.split())
    return found
