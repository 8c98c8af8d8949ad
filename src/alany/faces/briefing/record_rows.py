"""The rows behind a figure as a table people can read: places by name, days and truth in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Cell, Column, Table
from alany.kernel.numbers import format_date, format_number
from alany.spine.figures.models import Figure
from alany.spine.places.models import Place

NUMERIC = {"integer", "decimal"}


def columns_of(figure: Figure) -> list[dict[str, Any]]:
    """The columns of the frozen dataset as the definition keeps them."""
    return list(figure.definition["columns"])


def headings(figure: Figure) -> list[str]:
    """The titles of the columns in the language of the page."""
    language = current_language()
    return [str(column["title"][language]) for column in columns_of(figure)]


def table(figure: Figure, rows: Iterable[Sequence[object]]) -> Table:
    """One page of the rows. Codes of districts are shown by name, with the code on the second line."""
    language = current_language()
    columns = columns_of(figure)
    names = _district_names(figure, language)
    breakdown = figure.definition["breakdown"]
    lines: list[list[Cell | str]] = [
        [
            Cell(names.get(str(value), str(value)), sub=str(value) if str(value) in names else "")
            if column["name"] == breakdown
            else _written(value, language, column)
            for column, value in zip(columns, row, strict=True)
        ]
        for row in rows
    ]
    heads = [
        Column(title, numeric=column["kind"] in NUMERIC)
        for column, title in zip(columns, headings(figure), strict=True)
    ]
    return Table(caption=_("Records behind the figure"), columns=heads, rows=lines, hide_caption=True)


def in_words(figure: Figure, rows: Iterable[Sequence[object]]) -> Iterator[list[object]]:
    """Rows for a download: truth and choices in words of the page, days and numbers as they are.

    The frozen file keeps the codes; this one is read by people.
    """
    language = current_language()
    columns = columns_of(figure)
    for row in rows:
        yield [_in_words(value, language, column) for column, value in zip(columns, row, strict=True)]


def _in_words(value: object, language: str, column: Mapping[str, Any]) -> object:
    if isinstance(value, bool) or (isinstance(value, str) and value in column.get("choices", {})):
        return _written(value, language, column)
    return value


def _district_names(figure: Figure, language: str) -> dict[str, str]:
    districts = Place.objects.valid_on(figure.as_of).districts()
    return {place.kato: place.name(language) for place in districts}


def _written(value: object, language: str, column: Mapping[str, Any]) -> str:
    words = column.get("choices", {}).get(value) if isinstance(value, str) else None
    if words:
        return str(words[language])
    match value:
        case None:
            return "–"
        case bool():
            return _("yes") if value else _("no")
        case date():
            return format_date(value, language, short=True)
        case int() | Decimal():
            return format_number(value, language)
    return str(value)
