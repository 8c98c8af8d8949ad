"""Days of a calendar from the rows of a table: which column is what, and which cells cannot be taken."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Column, Table
from alany.kernel.folding import fold
from alany.kernel.triltext import TrilText
from alany.spine.reference.tables import CALENDAR, DAY_KINDS
from alany.spine.tables import parsing
from alany.spine.tables import table as tables
from alany.spine.tables.headers import BadCell, Field, apply, guess
from alany.spine.tables.parsing import CellRefused
from alany.spine.tables.wording import CODES

Line = dict[str, Any]
SHOWN_BAD = 100
SPELLINGS = {
    "date": ("date", "day", "күні", "күн", "дата", "день"),
    "kind": ("kind", "kind of day", "түрі", "вид", "вид дня", "тип"),
    "name_kk": ("name_kk", "name in kazakh", "қазақша", "на казахском", "атауы"),
    "name_ru": ("name_ru", "name in russian", "орысша", "на русском", "название"),
    "name_en": ("name_en", "name in english", "ағылшынша", "на английском", "name"),
}


def lines_of(table: tables.Table) -> tuple[list[Line], list[BadCell]]:
    """Every row as a day, and the cells that cannot be; raises TableRefused when a column is missing."""
    parsed = apply(table, guess(table.header, [_field(name) for name in SPELLINGS]))
    lines = [
        {
            name: str(value.isoformat() if isinstance(value, date) else value)
            for name, value in row.values.items()
        }
        for row in parsed.good
    ]
    return sorted(lines, key=lambda line: str(line["date"])), parsed.bad


def _field(name: str) -> Field:
    declared = CALENDAR.field(name)
    parse = {"date": parsing.day, "kind": _kind}.get(name) or parsing.text(declared.longest)
    return Field(name, declared.title, (*SPELLINGS[name], *_titles(declared.title)), True, parse)


def _titles(title: TrilText) -> tuple[str, ...]:
    return title.kk, title.ru, title.en


def _kind(cell: str) -> str:
    """The kind of day by its code or its words in any language."""
    said = fold(cell).strip()
    for code, title in DAY_KINDS:
        if said in (code, *(fold(word) for word in _titles(title))):
            return code
    raise CellRefused("not_listed")


def bad_table(bad: Sequence[BadCell], header: Sequence[str]) -> Table:
    """Cells that cannot be taken: where, what stands there, why not."""
    language = current_language()
    rows = [
        [
            str(cell.row),
            header[cell.column - 1] or str(cell.column),
            cell.value[:80] or "–",
            CODES[cell.code].in_language(language).replace("{detail}", cell.value[:60] or "–"),
        ]
        for cell in bad[:SHOWN_BAD]
    ]
    heads = [Column(_("Row")), Column(_("Column")), Column(_("What stands there")), Column(_("Why not"))]
    return Table(_("Cells that cannot be taken"), heads, rows)
