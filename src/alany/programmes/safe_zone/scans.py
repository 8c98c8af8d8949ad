"""Scans of letters: sealed piece by piece while they arrive, so that no readable byte is written to disk."""

from secrets import randbits
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from alany.faces.ui.context import now
from alany.kernel.sealing.files import LARGEST, FileSealer, Named
from alany.kernel.sealing.suite import new_key
from alany.spine.intake.actions import SealedWriter
from alany.spine.intake.actions.paper import Scan
from alany.spine.organisations.queries import this_office


class SealingScans(FileUploadHandler):
    """The only handler of the page; what is too large or empty is dropped as it arrives, and said."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  Django's own signature
        super().new_file(*args, **kwargs)
        self._size, self._key, self._item = 0, new_key(), randbits(31) + 16
        self._sealer = FileSealer(Named("scan", self.content_type or ""), key=self._key)
        self._writer = SealedWriter()
        self._writer.write(self._sealer.begin())

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._size += len(raw_data)
        if self._size > LARGEST:
            self._writer.drop()
            self._note("too_large")
            raise SkipFile
        self._writer.write(self._sealer.add(raw_data))

    def file_complete(self, file_size: int) -> None:
        office = this_office()
        if not self._size or office is None:
            self._writer.drop()
            self._note("empty")
            return
        self._writer.write(self._sealer.end())
        upload = self._writer.keep(office=office, at=now())
        if self.request is not None:
            sealed = Scan(upload.name, self._item, self._key, self._sealer.commitment, upload.sha256)
            self.request.META.setdefault("alany.scans", []).append(sealed)

    def upload_interrupted(self) -> None:
        self._writer.drop()

    def _note(self, why: str) -> None:
        if self.request is not None:
            self.request.META["alany.scan_refused"] = why


def scans_of(request: HttpRequest) -> list[Scan]:
    """What was sealed of this request."""
    return list(request.META.get("alany.scans", []))


def refused_scan(request: HttpRequest) -> str:
    """too_large, empty or nothing."""
    return str(request.META.get("alany.scan_refused", ""))
