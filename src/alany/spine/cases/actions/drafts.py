"""An answer while it is being written: what was typed and which files came. No record of the office yet."""

from datetime import datetime
from secrets import token_hex
from typing import BinaryIO

from django.db import transaction

from alany.spine.cases.models import DraftFile, Proof, Recommendation, ReplyDraft, ReplyLink
from alany.spine.cases.saying import (
    DRAFT_KEPT,
    MOST_DRAFTS,
    MOST_FILES,
    TooManyDrafts,
    TooManyFiles,
    doubt_of,
)
from alany.spine.files.actions import receive_file
from alany.spine.files.photos import camera_facts
from alany.spine.files.queries import open_file
from alany.spine.ledger.rules import Doer
from alany.spine.people.models import User


def begin_draft(
    *,
    recommendation: Recommendation,
    kind: str,
    link: ReplyLink | None = None,
    user: User | None = None,
    at: datetime,
) -> ReplyDraft:
    """A new draft; whatever was begun more than two days ago is forgotten. Raises TooManyDrafts."""
    ReplyDraft.objects.filter(begun_at__lt=at - DRAFT_KEPT).delete()
    begun = ReplyDraft.objects.filter(link=link, user=user, response=None)
    if begun.count() >= MOST_DRAFTS:
        raise TooManyDrafts
    return ReplyDraft.objects.create(
        key=token_hex(16), recommendation=recommendation, kind=kind, link=link, user=user, begun_at=at
    )


def write_draft(*, draft: ReplyDraft, given: dict[str, str]) -> ReplyDraft:
    """Keep what was typed, days as ISO. What has been sent stays as it was sent."""
    if ReplyDraft.objects.filter(pk=draft.pk, response=None).update(given=given):
        draft.given = given
    return draft


def attach(
    *, draft: ReplyDraft, kind: Proof.Kind, name: str, content: BinaryIO, by: Doer, at: datetime
) -> DraftFile:
    """Take one file in, with what its camera says of time and place. Raises TooManyFiles, FileRefused."""
    recommendation = draft.recommendation
    with transaction.atomic():
        ReplyDraft.objects.select_for_update().get(pk=draft.pk)
        if draft.files.count() >= MOST_FILES:
            raise TooManyFiles
        file = receive_file(office=recommendation.case.office, name=name, content=content, by=by, at=at)
        with open_file(file) as photo:
            facts = camera_facts(photo)
        doubt = doubt_of(kind, facts.taken_at, found_on=recommendation.case.opened_on, at=at)
        kept, _ = DraftFile.objects.get_or_create(
            draft=draft,
            kind=kind,
            file=file,
            defaults={
                "taken_at": facts.taken_at,
                "latitude": facts.latitude,
                "longitude": facts.longitude,
                "doubt": doubt,
            },
        )
    return kept


def detach(*, draft: ReplyDraft, keys: list[str]) -> None:
    """Leave files out again."""
    chosen = [int(key) for key in keys[:MOST_FILES] if key.isascii() and key.isdigit() and len(key) < 12]
    draft.files.filter(pk__in=chosen, draft__response=None).delete()
