"""Serial numbers without gaps or doubles, whoever asks at the same moment."""

from django.db.models import F

from alany.spine.cases.models import NumberSeries
from alany.spine.organisations.models import Office


def take(office: Office, series: str, count: int = 1) -> range:
    """The next `count` serials of this office and series, e.g. `case-2020`; call inside an action.

    The row stays locked until the transaction ends, so a number that was rolled back is given again.
    """
    row, _ = NumberSeries.objects.get_or_create(office=office, name=series)
    NumberSeries.objects.filter(pk=row.pk).update(last=F("last") + count)
    row.refresh_from_db(fields=["last"])
    return range(row.last - count + 1, row.last + 1)
