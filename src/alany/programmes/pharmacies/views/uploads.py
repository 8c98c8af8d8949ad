"""The page between an upload and its confirmation: columns, good rows, refused cells with their reasons."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alany.faces.ui import listing, parts
from alany.faces.ui.access import StaffRequest
from alany.faces.ui.context import current_language
from alany.kernel.numbers import format_number
from alany.programmes.pharmacies.forms.uploads import PREFIX, ColumnsForm, header_map_of
from alany.programmes.pharmacies.importing.read import Read
from alany.programmes.pharmacies.models import PendingImport
from alany.programmes.pharmacies.queries.price_lists import table_of, waiting_import
from alany.spine.tables.headers import BadCell, Field, HeaderMap
from alany.spine.tables.table import Table, TableRefused
from alany.spine.tables.wording import CODES, explain

SHOWN_BAD = 100
SHOWN_GOOD = 5
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Preview(Generic[Line]):
    """An upload as its uploader sees it. `read` is None while the columns are not usable."""

    pending: PendingImport
    table: Table
    header_map: HeaderMap
    columns_form: ColumnsForm
    problem: str
    read: Read[Line] | None

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The chosen columns as hidden fields of the confirmation."""
        columns = self.header_map.columns
        return [(PREFIX + one.name, str(columns.get(one.name, ""))) for one in self.header_map.fields]

    @property
    def takeable(self) -> bool:
        """Whether the confirmation is offered."""
        return self.read is not None and self.read.takeable

    @property
    def no_rows(self) -> bool:
        """Whether the file ends below its heading."""
        return not self.table.rows

    @property
    def none_good(self) -> bool:
        """Whether there are rows and not one of them can be taken."""
        return self.read is not None and not self.read.good and not self.no_rows

    @property
    def counts(self) -> str:
        """How many rows are good and how many are not."""
        if self.read is None:
            return ""
        language = current_language()
        good, bad = len(self.read.good), self.read.bad_rows
        said = ngettext("%(count)s row can be taken", "%(count)s rows can be taken", good)
        words = said % {"count": format_number(good, language, 0)}
        if bad:
            said = ngettext("%(count)s row cannot", "%(count)s rows cannot", bad)
            words = f"{words}, {said % {'count': format_number(bad, language, 0)}}"
        return words

    @property
    def bad(self) -> parts.Table | None:
        """The refused cells with row, column and reason; the first hundred."""
        if self.read is None or not self.read.bad:
            return None
        return bad_table(self.read.bad, self.table.header)

    @property
    def sample(self) -> parts.Table:
        """The first rows of the file as they stand, under the fields they were read as."""
        language = current_language()
        columns = [
            (one.title.in_language(language), self.header_map.columns.get(one.name))
            for one in self.header_map.fields
        ]
        taken = [(title, place) for title, place in columns if place is not None]
        rows = [
            [str(row.number), *(row.cells[place] for _title, place in taken)]
            for row in self.table.rows[:SHOWN_GOOD]
        ]
        heads = [parts.Column(_("Row")), *(parts.Column(title) for title, _place in taken)]
        return parts.Table(_("The first rows as they will be read"), heads, rows)


def preview_of(
    request: StaffRequest,
    kind: str,
    pk: int,
    fields: Sequence[Field],
    reader: Callable[[Table, HeaderMap], Read[Line]],
) -> Preview[Line]:
    """The upload of this very person with the columns that the address or the form asks for; else 404."""
    try:
        pending = waiting_import(kind, pk, request.user)
    except PendingImport.DoesNotExist as missing:
        raise Http404(str(pk)) from missing
    table = table_of(pending.file)
    asked: Mapping[str, str] = request.POST if request.method == "POST" else request.GET
    header_map = header_map_of(table, fields, asked)
    form = ColumnsForm(table, header_map)
    try:
        return Preview(pending, table, header_map, form, "", reader(table, header_map))
    except TableRefused as refused:
        problem = explain(refused).in_language(current_language())
        return Preview(pending, table, header_map, form, problem, None)


def bad_table(bad: Sequence[BadCell], header: Sequence[str]) -> parts.Table:
    """Refused cells as a list: where, what stands there, why not."""
    language = current_language()
    rows: list[list[parts.Cell | str]] = [
        [
            format_number(cell.row, language, 0),
            header[cell.column - 1] or str(cell.column),
            cell.value[:80] if cell.code != "duplicate" else "",
            CODES[cell.code].in_language(language).replace("{detail}", cell.value[:60] or "—"),
        ]
        for cell in bad[:SHOWN_BAD]
    ]
    heads = [
        parts.Column(_("Row"), numeric=False),
        parts.Column(_("Column")),
        parts.Column(_("What stands there")),
        parts.Column(_("Why it cannot be taken")),
    ]
    return parts.Table(_("Rows that cannot be taken"), heads, rows)


def download(rows: Any, asked: listing.Asked, *, name: str, columns: Mapping[str, Any]) -> HttpResponse:  # noqa: ANN401
    """The same list as a file."""
    return cast(HttpResponse, listing.export(rows, asked, name=name, columns=columns))
