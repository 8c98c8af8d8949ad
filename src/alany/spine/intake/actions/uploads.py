"""Sealed files on their way: written as they arrive, kept a day unless a message names them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from django.conf import settings

from alany.kernel.periods import local_date
from alany.spine.intake.actions.recording import one_transaction
from alany.spine.intake.models import Upload
from alany.spine.organisations.models import Office

KEPT_DAYS = 1


class SealedWriter:
    """A sealed file that is being written. `keep` makes it an upload, `drop` leaves nothing."""

    def __init__(self) -> None:
        self.name = token_hex(16)
        self._path = path_of(self.name)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("xb")
        self._hash, self.size = sha256(), 0

    def write(self, sealed: bytes) -> None:
        """Sealed bytes, in order."""
        self._file.write(sealed)
        self._hash.update(sealed)
        self.size += len(sealed)

    def keep(self, *, office: Office, at: datetime) -> Upload:
        """The file is whole."""
        self._file.close()
        with one_transaction():
            return Upload.objects.create(
                name=self.name, office=office, day=local_date(at), size=self.size,
                sha256=self._hash.hexdigest(),
            )  # fmt: skip

    def drop(self) -> None:
        """The file is not wanted or did not arrive."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def path_of(name: str) -> Path:
    """Where the sealed bytes of an upload lie."""
    return Path(settings.MEDIA_ROOT) / "sealed" / name[:2] / name


def read_sealed(upload: Upload, size: int = 1 << 18) -> Iterable[bytes]:
    """The sealed bytes in pieces."""
    with path_of(upload.name).open("rb") as file:
        while piece := file.read(size):
            yield piece


def forget_uploads(*, office: Office, at: datetime) -> int:
    """Delete sealed files that no message has named for a day; returns how many."""
    before = local_date(at) - timedelta(days=KEPT_DAYS)
    with one_transaction():
        old = list(
            Upload.objects.select_for_update(of=("self",)).filter(office=office, item=None, day__lt=before)
        )
        Upload.objects.filter(pk__in=[one.pk for one in old]).delete()
    for one in old:
        path_of(one.name).unlink(missing_ok=True)
    return len(old)
