"""Taking files in at the door."""

import os
import tempfile
from collections.abc import Collection
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings

from alany.spine.files.models import StoredFile
from alany.spine.files.rules import ALLOWED, FileRefused, safe_name, type_of
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Office

PIECE = 256 * 1024


def receive_file(
    *,
    office: Office,
    name: str,
    content: BinaryIO,
    by: Doer,
    at: datetime,
    allow: Collection[str] = ALLOWED,
    is_sealed: bool = False,
) -> StoredFile:
    """Keep the bytes under their SHA-256 and return their record; the same file twice is one record.

    At most `UPLOAD_MAX_BYTES` and one piece more are read. The bytes stand under their hash before the record
    is committed: a transaction that fails leaves at most bytes that no record names, never a record without
    bytes. Raises FileRefused.
    """
    folder = Path(settings.MEDIA_ROOT)
    (folder / "incoming").mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=folder / "incoming", delete=False) as kept:
        try:
            bytes_of = cast(BinaryIO, kept.file)
            size, digest = _copied(content, bytes_of)
            found = type_of(bytes_of)
            if found not in allow:
                raise FileRefused("type")
            file = StoredFile(
                office=office,
                sha256=digest,
                name=safe_name(name),
                size=size,
                content_type=found,
                received_at=at,
                is_sealed=is_sealed,
            )
            file = _recorded(file, Path(kept.name), by, at)
        finally:
            Path(kept.name).unlink(missing_ok=True)
    return file


def _copied(content: BinaryIO, kept: BinaryIO) -> tuple[int, str]:
    """Size and SHA-256 of what was copied; raises FileRefused as soon as it is too much."""
    limit, size, running = settings.UPLOAD_MAX_BYTES, 0, sha256()
    while piece := content.read(PIECE):
        size += len(piece)
        if size > limit:
            raise FileRefused("too_large", limit)
        running.update(piece)
        kept.write(piece)
    if not size:
        raise FileRefused("empty")
    kept.flush()
    os.fsync(kept.fileno())
    return size, running.hexdigest()


def _recorded(file: StoredFile, bytes_at: Path, by: Doer, at: datetime) -> StoredFile:
    """The record that stands for these bytes under this name and in this sealing, else this one, kept."""
    same = StoredFile.objects.filter(office=file.office, sha256=file.sha256, name=file.name)
    if known := same.filter(is_sealed=file.is_sealed).first():
        return known
    with ledger.action(verb="file.received", by=by, at=at, office=file.office) as act:
        place = Path(settings.MEDIA_ROOT) / file.path
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not place.exists():
            bytes_at.rename(place)
        file.save(force_insert=True)
        act.about(file, sha256=file.sha256, size=file.size)
    return file
