"""Reading kept files back."""

from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from alany.spine.files.models import StoredFile


class BytesMissing(LookupError):
    """The record stands but its bytes are gone or changed: bring them back from the backup."""


def open_file(file: StoredFile) -> BinaryIO:
    """The bytes, to be read and closed by the caller. Raises BytesMissing."""
    try:
        return (Path(settings.MEDIA_ROOT) / file.path).open("rb")
    except FileNotFoundError as missing:
        raise BytesMissing(file.sha256) from missing


def holds(file: StoredFile) -> bool:
    """Whether the bytes still have the hash under which they were received."""
    running = sha256()
    try:
        with open_file(file) as content:
            while piece := content.read(1024 * 1024):
                running.update(piece)
    except BytesMissing:
        return False
    return running.hexdigest() == file.sha256
