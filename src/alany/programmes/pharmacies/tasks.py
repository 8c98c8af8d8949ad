"""Work that takes too long for one answer of the web server."""

from django.utils import timezone
from django_tasks import task

from alany.programmes.pharmacies.actions.price_lists import NoRegister, check_price_list, fail_price_list
from alany.programmes.pharmacies.importing.price_lists import FIELDS, read_price_list
from alany.programmes.pharmacies.models import PriceList
from alany.programmes.pharmacies.queries.price_lists import table_of
from alany.spine.files.queries import BytesMissing
from alany.spine.tables.headers import guess
from alany.spine.tables.table import TableRefused


@task
def check_long_list(price_list_id: int) -> None:
    """Check a long price list by its confirmed columns; what goes wrong is kept with the list."""
    waiting = PriceList.objects.select_related("office", "pharmacy", "file", "uploaded_by").get(
        pk=price_list_id
    )
    by, at = waiting.uploaded_by, timezone.localtime()
    try:
        table = table_of(waiting.file)
        header_map = guess(table.header, FIELDS).overridden(
            {one.name: waiting.columns.get(one.name) for one in FIELDS}
        )
        check_price_list(price_list=waiting, lines=read_price_list(table, header_map).good, by=by, at=at)
    except NoRegister:
        fail_price_list(price_list=waiting, code="no_register", by=by, at=at)
    except (BytesMissing, TableRefused):
        fail_price_list(price_list=waiting, code="file_gone", by=by, at=at)
