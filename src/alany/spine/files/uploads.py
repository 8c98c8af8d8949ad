"""The door for uploads: what is too large is dropped while it arrives, and the form hears of it."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest


class LimitedUpload(FileUploadHandler):
    """Stands first among the handlers: no piece beyond `UPLOAD_MAX_BYTES` reaches memory or disk.

    The rest of the form is kept, so that what was typed is not lost.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  Django's own signature
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_MAX_BYTES:
            if self.request is not None:
                self.request.META.setdefault("alany.too_large", set()).add(self.field_name)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler keeps the file."""


def was_too_large(request: HttpRequest, field: str) -> bool:
    """Whether a file was sent in this field and dropped because of its size."""
    return field not in request.FILES and field in request.META.get("alany.too_large", ())
