"""Our own numbers for the answers that were registered before incoming letters had one."""

from django.db import migrations
from django.utils import timezone


def number_what_came(apps, schema_editor):
    incoming = apps.get_model("letters", "IncomingLetter")
    if not incoming.objects.exists():
        return
    from alany.spine.ledger.actions import action
    from alany.spine.ledger.rules import SYSTEM

    with action(verb="incoming.numbered", by=SYSTEM, at=timezone.now()):
        _number(incoming, apps.get_model("cases", "NumberSeries"))


def _number(incoming, series):
    counted = {}
    for row in incoming.objects.select_related("letter").order_by("received_on", "pk"):
        key = (row.letter.office_id, row.received_on.year)
        counted[key] = counted.get(key, 0) + 1
        row.office_id, row.case_id = row.letter.office_id, row.letter.case_id
        row.sender_id, row.sender_name = row.letter.addressee_id, row.letter.addressee_name
        row.subject, row.registered = row.letter.subject, f"{counted[key]}-к/{row.received_on.year}"
        row.search_text = f"{row.registered} {row.number} {row.sender_name} {row.subject}".lower()[:1000]
        row.save()
    for (office_id, year), last in counted.items():
        series.objects.create(office_id=office_id, name=f"incoming-{year}", last=last)


class Migration(migrations.Migration):
    dependencies = [("letters", "0003_persons_and_incoming")]
    operations = [migrations.RunPython(number_what_came, migrations.RunPython.noop)]
