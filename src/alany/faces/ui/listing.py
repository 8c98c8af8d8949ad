"""What every list page needs: filters, order and page from the URL, links that keep them, exports."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Literal, Protocol, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Column, Link
from alany.kernel.numbers import format_number
from alany.spine.tables import writing

ROWS = 25
LAST_PAGE = 10_000
COUNTED = 10_000
EXPORTED = 100_000
LONGEST = 200
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)
Format = Literal["html", "csv", "xlsx"]
FORMATS: dict[str, Format] = {"csv": "csv", "xlsx": "xlsx"}


class Rows(Protocol[Row_co]):
    """A queryset or a list: something that can be cut."""

    def __getitem__(self, cut: slice, /) -> Iterable[Row_co]: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What the URL asks of a list, made safe: known filters only, cut to length, no NUL, a known order."""

    filters: Mapping[str, str]
    sort: str
    page: int
    format: Format
    sorts: Mapping[str, tuple[str, ...]]
    default_sort: str

    def query(self, **changes: str | int | None) -> str:
        """The address of the same list with some parts changed, `?` when nothing is asked.

        A change of anything but the page leads back to the first page.
        """
        asked: dict[str, str | int | None] = dict(self.filters)
        asked["sort"] = self.sort if self.sort != self.default_sort else None
        asked["page"] = self.page if self.page > 1 and not changes else None
        asked.update(changes)
        kept = [(name, str(value)) for name, value in asked.items() if value not in (None, "")]
        return "?" + urlencode(kept)

    def order(self) -> tuple[str, ...]:
        """Arguments for `order_by`, with the key as the last word so that pages never overlap."""
        name = self.sort.removeprefix("-")
        fields = self.sorts.get(name, ())
        if self.sort.startswith("-"):
            fields = tuple(field[1:] if field.startswith("-") else f"-{field}" for field in fields)
        return (*fields, "pk")

    def column(self, name: str, label: str, *, numeric: bool = False) -> Column:
        """A table head; when the list can be sorted by `name` it is a link that turns the order."""
        if name not in self.sorts:
            return Column(label=label, numeric=numeric)
        current = self.sort.removeprefix("-") == name
        falling = self.sort.startswith("-")
        state: Literal["", "ascending", "descending"] = ""
        if current:
            state = "descending" if falling else "ascending"
        turned = f"-{name}" if current and not falling else name
        return Column(label=label, numeric=numeric, href=self.query(sort=turned), sorted=state)

    @property
    def filtered(self) -> bool:
        """Whether any filter is set: an empty list then means "nothing found", not "nothing yet"."""
        return any(self.filters.values())


def read(
    params: QueryDict, *, filters: Sequence[str], sorts: Mapping[str, tuple[str, ...]], default_sort: str
) -> Asked:
    """Read a list's URL. Never raises: what is unknown, too long or broken is left out."""
    sort = params.get("sort") or default_sort
    if sort.removeprefix("-") not in sorts:
        sort = default_sort
    return Asked(
        filters={name: cleaned(params.get(name, "")) for name in filters},
        sort=sort,
        page=_page_number(params.get("page", "")),
        format=FORMATS.get(params.get("format", ""), "html"),
        sorts=sorts,
        default_sort=default_sort,
    )


def cleaned(text: str | None) -> str:
    """One line of at most 200 characters without control characters."""
    printable = "".join(sign if sign.isprintable() else " " for sign in str(text or "")[:LONGEST])
    return " ".join(printable.split())


def _page_number(text: str | None) -> int:
    digits = str(text or "")[:6]
    return min(max(int(digits), 1), LAST_PAGE) if digits.isascii() and digits.isdigit() else 1


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list with everything that pagination and the line of results show."""

    rows: Sequence[Row]
    asked: Asked
    total: int
    more_than_counted: bool
    has_next: bool
    size: int

    @property
    def has_pages(self) -> bool:
        return self.asked.page > 1 or self.has_next

    @property
    def previous_href(self) -> str:
        return self.asked.query(page=self.asked.page - 1) if self.asked.page > 1 else ""

    @property
    def next_href(self) -> str:
        return self.asked.query(page=self.asked.page + 1) if self.has_next else ""

    @property
    def csv_href(self) -> str:
        return self.asked.query(format="csv")

    @property
    def xlsx_href(self) -> str:
        return self.asked.query(format="xlsx")

    @property
    def numbers(self) -> list[Link]:
        """First page, neighbours, last counted page; a gap is a Link without address."""
        current, last = self.asked.page, max(-(-self.total // self.size), self.asked.page)
        shown = sorted({1, current - 1, current, current + 1, last} & set(range(1, last + 1)))
        links: list[Link] = []
        for before, one in zip([0, *shown], shown, strict=False):
            if one - before > 1:
                links.append(Link(label="…"))
            links.append(Link(label=str(one), href=self.asked.query(page=one), current=one == current))
        return links

    @property
    def total_text(self) -> str:
        """«924 жазба табылды»; beyond ten thousand the count stops and says so."""
        shown = format_number(self.total, current_language(), 0)
        if self.more_than_counted:
            return _("More than %(count)s records") % {"count": shown}
        return ngettext("%(count)s record", "%(count)s records", self.total) % {"count": shown}

    @property
    def range_text(self) -> str:
        first = (self.asked.page - 1) * self.size + 1
        language = current_language()
        return _("Records %(first)s–%(last)s") % {
            "first": format_number(first, language, 0),
            "last": format_number(first + len(self.rows) - 1, language, 0),
        }


def page_of(rows: Rows[Row], asked: Asked, *, size: int = ROWS) -> Page[Row]:
    """Cut one page out of a queryset (already filtered and ordered) or a list.

    Two queries whatever the number of rows; counting stops at ten thousand.
    A page behind the end is the last one.
    """
    total, beyond = _counted(rows)
    last = max(-(-total // size), 1)
    if not beyond and asked.page > last:
        asked = replace(asked, page=last)
    start = (asked.page - 1) * size
    found = list(rows[start : start + size + 1])
    return Page(
        rows=found[:size],
        asked=asked,
        total=total,
        more_than_counted=beyond,
        has_next=len(found) > size,
        size=size,
    )


def _counted(rows: object) -> tuple[int, bool]:
    if isinstance(rows, Sequence):
        return len(rows), False
    if not isinstance(rows, QuerySet):
        raise TypeError(rows)
    count = rows.order_by()[: COUNTED + 1].count()
    return min(count, COUNTED), count > COUNTED


def export(
    rows: Rows[Row],
    asked: Asked,
    *,
    name: str,
    columns: Mapping[str, Callable[[Row], object]],
) -> HttpResponseBase:
    """The same query as a file: all rows of the filters, not one page, at most 100,000.

    For `asked.format` csv or xlsx; `columns` maps each heading to what a row says under it.
    """
    header = list(columns)
    body = ([value(row) for value in columns.values()] for row in rows[:EXPORTED])
    response: HttpResponseBase
    if asked.format == "xlsx":
        response = HttpResponse(writing.xlsx_bytes(header, body), content_type=XLSX)
    else:
        response = StreamingHttpResponse(writing.csv_bytes(header, body, bom=True), content_type=CSV)
    response["Content-Disposition"] = f'attachment; filename="{name}.{asked.format}"'
    return response
