"""Entries of the register: one registered package each, read through a header map."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from alany.programmes.pharmacies.engine.barcodes import gtin_of
from alany.programmes.pharmacies.engine.tables import RegisterRefused

# What a column is called; the first found wins.
HEADERS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "entry_id"),
    "trade_name": ("trade_name", "name"),
    "form_dose": ("form_dose", "dosage_form"),
    "pack": ("pack",),
    "maker": ("maker", "maker_synthetic"),
    "cap": ("cap_kzt", "cap_kzt_synthetic"),
    "inn": ("inn", "inn_or_group"),
    "atc": ("atc",),
    "reg_number": ("reg_number", "reg_no"),
    "gtins": ("gtin", "gtins", "ean"),
    "act": ("act",),
    "act_row": ("act_row",),
    "effective_from": ("effective_from",),
    "effective_to": ("effective_to",),
}
REQUIRED = ("id", "trade_name", "form_dose", "pack", "maker", "cap")
_BETWEEN_GTINS = re.compile(r"[\s|;,]+")
_HIGHEST_CAP = Decimal("1000000000")


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One registered package. `cap` is the retail cap in tenge, None if registered without a cap.

    The cap holds from `effective_from` up to but not including `effective_to`; None means unbounded. `act`
    and `act_row` name the row of law that sets it; `gtins` are the pack's barcodes in 14 digits.
    """

    id: str
    trade_name: str
    form_dose: str
    pack: int | None
    maker: str
    cap: Decimal | None
    inn: str = ""
    atc: str = ""
    reg_number: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    gtins: tuple[str, ...] = ()
    act: str = ""
    act_row: str = ""

    def cap_on(self, on: date) -> Decimal | None:
        """The cap in force on a day, in tenge; None if there was none."""
        if self.effective_from is not None and on < self.effective_from:
            return None
        if self.effective_to is not None and on >= self.effective_to:
            return None
        return self.cap


def id_order(entry_id: str) -> tuple[int, int, str]:
    """Sorts ids of digits by value and all others after them by spelling."""
    if entry_id.isascii() and entry_id.isdigit():
        return (0, int(entry_id), entry_id)
    return (1, 0, entry_id)


def map_headers(header: Iterable[str]) -> dict[str, str]:
    """From our field names to the columns of a file; raises RegisterRefused for a missing one."""
    present = {name.strip().lower(): name for name in header}
    mapping = {
        field: next(present[name] for name in names if name in present)
        for field, names in HEADERS.items()
        if any(name in present for name in names)
    }
    for field in REQUIRED:
        if field not in mapping:
            raise RegisterRefused("column_missing", None, HEADERS[field][0])
    return mapping


def read_row(row: Mapping[str, str], columns: Mapping[str, str], number: int) -> RegisterEntry:
    """One row as an entry; raises RegisterRefused with row and column for a value that cannot stand."""
    values = {field: (row.get(column) or "").strip() for field, column in columns.items()}
    for field in ("id", "trade_name"):
        if not values[field]:
            raise RegisterRefused("value_missing", number, columns[field])
    return RegisterEntry(
        id=values["id"],
        trade_name=values["trade_name"],
        form_dose=values["form_dose"],
        pack=_whole(values["pack"], number, columns["pack"]),
        maker=values["maker"],
        cap=_cap(values["cap"], number, columns["cap"]),
        inn=values.get("inn", ""),
        atc=values.get("atc", ""),
        reg_number=values.get("reg_number", ""),
        effective_from=_day(values.get("effective_from", ""), number, "effective_from"),
        effective_to=_day(values.get("effective_to", ""), number, "effective_to"),
        gtins=_gtins(values.get("gtins", ""), number, columns.get("gtins", "gtin")),
        act=values.get("act", ""),
        act_row=values.get("act_row", ""),
    )


def read_rows(header: Iterable[str], rows: Iterable[Mapping[str, str]]) -> list[RegisterEntry]:
    """All rows of a register as entries, through the header map."""
    columns = map_headers(header)
    return [read_row(row, columns, number) for number, row in enumerate(rows)]


def _whole(text: str, row: int, column: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or int(text) == 0:
        raise RegisterRefused("pack_unreadable", row, column, text)
    return int(text)


def _cap(text: str, row: int, column: str) -> Decimal | None:
    if not text:
        return None
    try:
        cap = Decimal(text.replace(" ", "").replace("\u00a0", "").replace(",", "."))
    except InvalidOperation:
        raise RegisterRefused("cap_unreadable", row, column, text) from None
    if not cap.is_finite() or cap <= 0 or cap > _HIGHEST_CAP:
        raise RegisterRefused("cap_absurd", row, column, text)
    return cap


def _gtins(text: str, row: int, column: str) -> tuple[str, ...]:
    if not text:
        return ()
    read = {part: gtin_of(part) for part in _BETWEEN_GTINS.split(text) if part}
    for part, gtin in read.items():
        if gtin is None:
            raise RegisterRefused("gtin_wrong", row, column, part)
    return tuple(sorted({gtin for gtin in read.values() if gtin is not None}))


def _day(text: str, row: int, column: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RegisterRefused("date_unreadable", row, column, text) from None
