"""Taking a table in: its bytes are kept, what it says is not, until its uploader confirms the columns."""

from datetime import datetime
from typing import BinaryIO

from alany.programmes.pharmacies.models import PendingImport
from alany.spine.files.actions import receive_file
from alany.spine.files.rules import DOCX, HTML, TEXT, XLSX
from alany.spine.ledger import actions as ledger
from alany.spine.people.models import User

TABLES = frozenset({TEXT, XLSX, HTML, DOCX})


class ImportConfirmed(ValueError):
    """The upload was confirmed before: a second press of the button changes nothing."""


def upload_table(
    *, kind: str, name: str, content: BinaryIO, details: dict[str, object], by: User, at: datetime
) -> PendingImport:
    """Keep an uploaded table for its confirmation. Raises files.rules.FileRefused."""
    with ledger.action(verb="import.uploaded", by=by, at=at, office=by.office) as act:
        file = receive_file(office=by.office, name=name, content=content, by=by, at=at, allow=TABLES)
        pending = PendingImport.objects.create(
            office=by.office, kind=kind, file=file, details=details, uploaded_by=by, uploaded_at=at
        )
        act.about(pending, kind=kind, file=file.name)
    return pending


def claim(pending: PendingImport, at: datetime) -> None:
    """Mark the upload as used, inside the action that uses it. Raises ImportConfirmed."""
    if not PendingImport.objects.filter(pk=pending.pk, confirmed_at=None).update(confirmed_at=at):
        raise ImportConfirmed(str(pending.pk))
