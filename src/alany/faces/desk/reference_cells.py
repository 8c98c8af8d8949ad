"""A row of a declared table as cells of a list and as terms of its page."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Cell, Column, Mark, State, Term
from alany.spine.programme.dated_tables import DatedTable
from alany.spine.reference.queries import values_of
from alany.spine.reference.rules import Values, day_of, state_on
from alany.spine.reference.wording import shown_value

MARKS: dict[str, Mark] = {"now": "done", "ahead": "soon", "past": "idle"}


def state_words() -> dict[str, str]:
    """How a row stands to today."""
    return {"now": _("in force"), "ahead": _("not yet in force"), "past": _("no longer in force")}


def columns(table: DatedTable) -> list[Column]:
    """Heads of the list."""
    language = current_language()
    first = table.title if table.shape == "spans" else table.field(table.start).title
    heads = [Column(first.in_language(language))]
    if table.shape == "days":
        heads.append(Column(_("Name")))
    heads += [Column(one.title.in_language(language)) for one in table.fields if one.listed]
    if table.shape != "days":
        heads.append(Column(_("In force"), width="nowrap"))
    return [*heads, Column(_("How sure it is"))] if table.certainty else heads


def cells(table: DatedTable, row: Any, href: str, today: date, current: str) -> list[Cell | str]:  # noqa: ANN401
    """One row under the heads of `columns`."""
    language, values = current_language(), values_of(table, row)
    label = str(values.get(f"{table.label}_{language}", ""))
    start = day_of(values[table.start]) or today
    if table.shape == "spans":
        key = " ".join(str(values[name]) for name in table.key)
        found: list[Cell | str] = [Cell(label, href, sub=key)]
    else:
        weekday = words.WEEKDAYS[start.weekday()].in_language(language) if table.shape == "days" else ""
        found = [Cell(f"{start:%d.%m.%Y}", href, sub=weekday)]
    if table.shape == "days":
        found.append(label)
    listed = [one.name for one in table.fields if one.listed]
    found += [shown_value(table, name, values[name], language) or "–" for name in listed]
    if table.shape != "days":
        found.append(Cell(state=state_of(table, values, today, current), sub=span_words(table, values)))
    if table.certainty:
        found.append(certainty_cell(table, values))
    return found


def state_of(table: DatedTable, values: Values, today: date, current: str) -> State:
    """Whether the row holds today, in words with a mark."""
    state = state_on(table, values, today, current)
    return State(state_words()[state], MARKS[state])


def span_words(table: DatedTable, values: Values) -> str:
    """«01.07.2021 – 31.12.2022»; an open end stays open."""
    first, last = day_of(values[table.start]), day_of(values.get("valid_to"))
    began = f"{first:%d.%m.%Y}" if first else ""
    if table.shape == "days":
        return began
    return f"{began} – {last:%d.%m.%Y}" if last else f"{began} –"


def certainty_cell(table: DatedTable, values: Values) -> Cell:
    """Whether somebody has read the source; what is not confirmed is marked so."""
    word = shown_value(table, table.certainty, values[table.certainty], current_language())
    source = ", ".join(str(values[name]) for name in table.source[-1:] if values.get(name))
    return Cell(state=State(word, "soon" if values[table.certainty] == "check" else "done"), sub=source)


def terms(table: DatedTable, values: Values) -> list[Term]:
    """Every column with its value."""
    language = current_language()
    return [
        Term(
            one.title.in_language(language),
            shown_value(table, one.name, values.get(one.name), language),
            lang=one.name[-2:] if one.name[-3:] in ("_kk", "_ru", "_en") else "",
        )
        for one in table.fields
    ]


def export_columns(table: DatedTable) -> dict[str, Callable[[Any], object]]:
    """Each column of the table under its words, for a file."""
    language = current_language()

    def value(name: str) -> Callable[[Any], object]:
        return lambda row: shown_value(table, name, values_of(table, row)[name], language)

    return {one.title.in_language(language): value(one.name) for one in table.fields}
