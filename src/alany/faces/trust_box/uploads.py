"""Files of a sender: sealed piece by piece while they arrive. No readable byte is ever written to disk."""

from dataclasses import dataclass
from pathlib import PurePath
from secrets import randbits
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from alany.faces.trust_box.doors import the_office
from alany.faces.ui.context import now
from alany.kernel.sealing.files import LARGEST, FileSealer, Named
from alany.kernel.sealing.suite import new_key
from alany.spine.intake.actions import SealedWriter
from alany.spine.intake.rules import MOST_FILES

REFUSED = "alany.files_refused"


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was sealed: where it lies, under which number, its key and what binds its content."""

    file: str
    item: int
    key: str
    commitment: str
    sha256: str
    name: str
    size: int


class SealedFile(UploadedFile[bytes]):
    """What the request's FILES hold instead of the file."""

    def __init__(self, taken: Taken) -> None:
        super().__init__(name=taken.name, size=taken.size)
        self.taken = taken


class SealingUpload(FileUploadHandler):
    """The only handler of these pages. Too large, empty or one too many: dropped as it arrives, and said."""

    def __init__(self, request: HttpRequest, already: int = 0) -> None:
        super().__init__(request)
        self._count = already
        self._writer: SealedWriter | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  Django's own signature
        super().new_file(*args, **kwargs)
        self._name = plain_name(self.file_name or "")
        if self._count >= MOST_FILES:
            self._refuse("too_many")
        self._size, self._key, self._item = 0, new_key(), randbits(31) + 16
        self._sealer = FileSealer(Named(self._name, self.content_type or ""), key=self._key)
        self._writer = SealedWriter()
        self._writer.write(self._sealer.begin())

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self._writer is None:
            return
        self._size += len(raw_data)
        if self._size > LARGEST:
            self._refuse("too_large")
        self._writer.write(self._sealer.add(raw_data))

    def file_complete(self, file_size: int) -> SealedFile | None:
        if self._writer is None:
            return None
        if self._size == 0:
            self._drop()
            self._note("empty")
            return None
        self._writer.write(self._sealer.end())
        upload = self._writer.keep(office=the_office(), at=now())
        self._writer, self._count = None, self._count + 1
        return SealedFile(
            Taken(
                upload.name, self._item, self._key.hex(), self._sealer.commitment.hex(), upload.sha256,
                self._name, self._size,
            )
        )  # fmt: skip

    def upload_interrupted(self) -> None:
        self._drop()

    def _refuse(self, why: str) -> None:
        self._drop()
        self._note(why)
        raise SkipFile

    def _drop(self) -> None:
        if self._writer is not None:
            self._writer.drop()
            self._writer = None

    def _note(self, why: str) -> None:
        if self.request is not None:
            self.request.META.setdefault(REFUSED, []).append((why, self._name))


def seal_uploads(request: HttpRequest, already: int = 0) -> None:
    """Must be called before anything of the POST is read."""
    request.upload_handlers = [SealingUpload(request, already)]


def plain_name(text: str) -> str:
    """The last part of a file's name, without signs that cannot be seen; `file` where nothing is left."""
    last = PurePath(text.replace("\\", "/")).name
    kept = "".join(sign for sign in last if sign.isprintable())[:200]
    return kept if kept.strip(". ") else "file"


def taken_of(request: HttpRequest) -> list[Taken]:
    """The files that came and were sealed."""
    found = (one for files in request.FILES.lists() for one in files[1])
    return [one.taken for one in found if isinstance(one, SealedFile)]


def refused_of(request: HttpRequest) -> list[tuple[str, str]]:
    """Why (too_large, empty, too_many) and the name of each file that was dropped."""
    return list(request.META.get(REFUSED, []))
