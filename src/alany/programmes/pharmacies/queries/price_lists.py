"""Reading price lists that were checked, and reading an uploaded table back."""

from django.db.models import QuerySet

from alany.programmes.pharmacies.models import PendingImport, PriceList, PriceListLine
from alany.spine.files.models import StoredFile
from alany.spine.files.queries import open_file
from alany.spine.organisations.models import Office
from alany.spine.people.models import User
from alany.spine.tables.reading import read_table
from alany.spine.tables.table import Table

DECISIONS = ("violation", "unclear", "within_cap", "no_cap")


def price_lists_of(office: Office) -> QuerySet[PriceList]:
    """The office's price lists, the newest first."""
    lists = PriceList.objects.filter(office=office).select_related("pharmacy", "file", "uploaded_by")
    return lists.order_by("-uploaded_at", "-pk")


def lines_of(
    price_list: PriceList, *, decision: str = "", certainty: str = "", text: str = ""
) -> QuerySet[PriceListLine]:
    """The lines of a checked list in the order of the file; `text` is looked for in the line as written."""
    lines = PriceListLine.objects.filter(price_list=price_list)
    if decision:
        lines = lines.filter(decision=decision)
    if certainty:
        lines = lines.filter(certainty="" if certainty == "open" else certainty)
    if text:
        lines = lines.filter(line__icontains=text)
    return lines


def waiting_import(kind: str, pk: int, user: User) -> PendingImport:
    """An upload that waits for this very person; PendingImport.DoesNotExist for anybody else."""
    waiting = PendingImport.objects.select_related("file", "office")
    return waiting.get(pk=pk, kind=kind, uploaded_by=user, office=user.office)


def table_of(file: StoredFile) -> Table:
    """The table of a kept file; raises TableRefused and files.queries.BytesMissing."""
    with open_file(file) as content:
        return read_table(file.name, content)
