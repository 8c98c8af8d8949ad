"""What evidence is called on pages and on paper: kind, size, when, and whether it was scanned."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from alany.kernel.numbers import format_date, format_number
from alany.kernel.periods import ALMATY
from alany.programmes.pharmacies.wording import EVIDENCE_KINDS
from alany.spine.files.models import StoredFile
from alany.spine.visits.models import Visit

SHORT = 12
KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class Piece:
    """One photo or document, every word in one language."""

    pk: int
    kind: str
    name: str
    size: str
    taken: str
    received: str
    sha256: str
    scan: str

    @property
    def short(self) -> str:
        """The beginning of the hash, enough to tell pieces apart."""
        return f"{self.sha256[:SHORT]}…"


def pieces_of(visit: Visit, language: str) -> list[Piece]:
    """The evidence of a visit in the order in which it came; this language is the active one."""
    return [
        Piece(
            pk=one.pk,
            kind=EVIDENCE_KINDS[one.kind].in_language(language),
            name=one.file.name,
            size=size_words(one.file.size, language),
            taken=_moment(one.taken_at, language),
            received=_moment(one.file.received_at, language),
            sha256=one.file.sha256,
            scan=scan_words(one.file),
        )
        for one in visit.evidence.all()
    ]


def size_words(size: int, language: str) -> str:
    """A size in bytes, kilobytes or megabytes."""
    if size < KILOBYTE:
        return _("%(number)s bytes") % {"number": format_number(size, language, 0)}
    if size < KILOBYTE * KILOBYTE:
        return _("%(number)s KB") % {"number": format_number(size / KILOBYTE, language, 0)}
    return _("%(number)s MB") % {"number": format_number(size / KILOBYTE / KILOBYTE, language, 1)}


def scan_words(file: StoredFile) -> str:
    """Whether the file was scanned for viruses, honestly."""
    return {
        StoredFile.Scan.NOT_SCANNED: _("not scanned for viruses"),
        StoredFile.Scan.CLEAN: _("scanned, no virus found"),
        StoredFile.Scan.REFUSED: _("a virus was found: do not open it"),
    }[StoredFile.Scan(file.scan)]


def _moment(at: datetime | None, language: str) -> str:
    if at is None:
        return ""
    local = at.astimezone(ALMATY)
    return f"{format_date(local.date(), language)}, {local:%H:%M}"
