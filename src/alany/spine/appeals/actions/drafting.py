"""An appeal while it is being written on the site. No record of the office yet."""

from datetime import datetime, timedelta
from secrets import token_hex
from typing import BinaryIO

from django.db import transaction
from django.db.models import Sum

from alany.spine.appeals.models import AppealDraft, AppealDraftFile
from alany.spine.appeals.rules import MOST_FILES, NoRoom, TooManyFiles
from alany.spine.files.actions import receive_file
from alany.spine.ledger.rules import RESIDENT
from alany.spine.organisations.models import Office

KEPT = timedelta(days=2)
ROOM = 2_000_000_000
"""Bytes that appeals which were not sent may hold together: nobody fills the disk of an office."""


def begin_draft(*, office: Office, at: datetime) -> AppealDraft:
    """A new draft; whatever was begun more than two days ago is forgotten."""
    AppealDraft.objects.filter(begun_at__lt=at - KEPT).delete()
    return AppealDraft.objects.create(key=token_hex(16), office=office, begun_at=at)


def write_draft(*, draft: AppealDraft, given: dict[str, str]) -> AppealDraft:
    """Keep what was typed. What has been sent stays as it was sent."""
    if AppealDraft.objects.filter(pk=draft.pk, appeal=None).update(given=given):
        draft.given = given
    return draft


def attach(*, draft: AppealDraft, name: str, content: BinaryIO, at: datetime) -> AppealDraftFile:
    """Take one file in. Raises TooManyFiles, NoRoom, FileRefused."""
    with transaction.atomic():
        AppealDraft.objects.select_for_update().get(pk=draft.pk)
        if draft.files.count() >= MOST_FILES:
            raise TooManyFiles
        waiting = AppealDraftFile.objects.filter(draft__office=draft.office, draft__appeal=None)
        if (waiting.aggregate(all=Sum("file__size"))["all"] or 0) > ROOM:
            raise NoRoom
        file = receive_file(office=draft.office, name=name, content=content, by=RESIDENT, at=at)
        kept, _ = AppealDraftFile.objects.get_or_create(draft=draft, file=file)
    return kept


def detach(*, draft: AppealDraft, keys: list[str]) -> None:
    """Leave files out again."""
    chosen = [int(key) for key in keys[:MOST_FILES] if key.isascii() and key.isdigit() and len(key) < 12]
    draft.files.filter(pk__in=chosen, draft__appeal=None).delete()
