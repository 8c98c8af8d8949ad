"""Everything behind a figure as files: its records, and the frozen data with descriptor and definition."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from alany.faces.briefing import record_rows
from alany.faces.briefing.shown import the_figure, the_versions
from alany.faces.ui.access import public
from alany.spine.figures.logged import proof_of
from alany.spine.figures.models import Figure
from alany.spine.figures.queries import csv_of, records_of
from alany.spine.figures.snapshots import descriptor_bytes
from alany.spine.tables import writing

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JSON = "application/json; charset=utf-8"
PROOF = "receipt.tlog-proof"


@public
def records(request: HttpRequest, number: str, form: str, version: int | None = None) -> HttpResponseBase:
    """The rows behind the figure, with headings in the language of the page, as CSV or XLSX."""
    figure = the_figure(the_versions(number), version)
    header = record_rows.headings(figure)
    rows = record_rows.in_words(figure, records_of(figure))
    if form == "xlsx":
        return _file(writing.xlsx_bytes(header, rows), XLSX, f"{figure.number}-records.xlsx")
    if form == "csv":
        return _file(b"".join(writing.csv_bytes(header, rows, bom=True)), CSV, f"{figure.number}-records.csv")
    raise Http404(form)


@public
def frozen(request: HttpRequest, number: str, name: str, version: int | None = None) -> HttpResponseBase:
    """The files byte by byte: `data.csv`, `datapackage.json`, `definition.json`, `receipt.tlog-proof`."""
    figure = the_figure(the_versions(number), version)
    if name == "data.csv":
        return _file(csv_of(figure), CSV, name)
    if name == "datapackage.json":
        return _file(descriptor_bytes(figure.snapshot.descriptor), JSON, name)
    if name == "definition.json":
        content = json.dumps(_with_published(figure), ensure_ascii=False, indent=1, sort_keys=True)
        return _file(f"{content}\n".encode(), JSON, name)
    if name == PROOF and (proof := proof_of(figure)):
        return _file(proof, "text/plain; charset=utf-8", f"{figure.number}-v{figure.version}.tlog-proof")
    raise Http404(name)


def _with_published(figure: Figure) -> dict[str, object]:
    """The definition, and beside it what was published: who recomputes learns whether it is the same."""
    published = {
        "number": figure.number,
        "version": figure.version,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "csv_sha256": figure.snapshot.csv_sha256,
    }
    return {**figure.definition, "published": published}


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
