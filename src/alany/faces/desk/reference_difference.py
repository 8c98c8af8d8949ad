"""Before and after, side by side: of one row, and of a whole year of the calendar."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Cell, Column, State, Table
from alany.spine.programme.dated_tables import DatedTable
from alany.spine.reference.rules import Values
from alany.spine.reference.tables import CALENDAR
from alany.spine.reference.wording import shown_value
from alany.spine.reference.years import Compared


def difference(table: DatedTable, before: Values, after: Values) -> Table:
    """Each column that would change; of a removal all that would go."""
    language = current_language()
    rows: list[list[Cell | str]] = [
        [
            one.title.in_language(language),
            shown_value(table, one.name, before.get(one.name), language) or "–",
            shown_value(table, one.name, after.get(one.name), language) or "–",
        ]
        for one in table.fields
        if (before.get(one.name) or "") != (after.get(one.name) or "") or not after
    ]
    columns = [Column(_("Column")), Column(_("Before")), Column(_("Proposed"))]
    return Table(_("Before and after"), columns, rows)


def two_versions(table: DatedTable, seen: Values, found: Values) -> Table:
    """The row as its proposer saw it, and as it stands now."""
    language = current_language()
    rows: list[list[Cell | str]] = [
        [
            one.title.in_language(language),
            shown_value(table, one.name, seen.get(one.name), language) or "–",
            shown_value(table, one.name, found.get(one.name), language) or "–",
        ]
        for one in table.fields
        if seen.get(one.name) != found.get(one.name)
    ]
    columns = [Column(_("Column")), Column(_("As the proposer saw it")), Column(_("Stands now"))]
    return Table(_("What changed meanwhile"), columns, rows)


def year_difference(change: Compared) -> Table:
    """The days that would come, go or become another, as they follow in the year."""
    told = [
        *((day, "", _said(day), State(_("added"), "done")) for day in change.added),
        *((after, _said(old), _said(after), State(_("changed"), "soon")) for old, after in change.changed),
        *((day, _said(day), "", State(_("taken away"), "late")) for day in change.removed),
    ]
    rows: list[list[Cell | str]] = [
        [_date(day), Cell(state=state), before or "–", after or "–"]
        for day, before, after, state in sorted(told, key=lambda one: str(one[0]["date"]))
    ]
    columns = [Column(_("Date")), Column(_("What happens")), Column(_("Before")), Column(_("Proposed"))]
    return Table(_("Before and after"), columns, rows)


def _date(day: Values) -> str:
    return shown_value(CALENDAR, "date", day["date"], current_language())


def _said(day: Values) -> str:
    language = current_language()
    words: Iterable[object] = (
        day.get(f"name_{language}"),
        shown_value(CALENDAR, "kind", day.get("kind"), language),
    )
    return ": ".join(str(word) for word in words if word)
