"""What a file is by its bytes, and when it is not taken. Plain Python."""

import re
import zipfile
from typing import BinaryIO

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
TEXT = "text/plain"
ALLOWED = frozenset({PDF, JPEG, PNG, XLSX, DOCX, HTML, TEXT})

HEAD = 4096
MEMBERS = 5_000
_SIGNATURES = ((b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
_OFFICE = (("xl/", XLSX), ("word/", DOCX))
_HTML = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype html|html|head|body|table)\b", re.I | re.S
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')


class FileRefused(ValueError):
    """A file was not taken; `reason` is `empty`, `too_large` or `type`, `limit` the largest size in bytes."""

    def __init__(self, reason: str, limit: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit


def type_of(content: BinaryIO) -> str:
    """The media type by the bytes, whatever the name says; empty when it is none of ours."""
    content.seek(0)
    head = content.read(HEAD)
    if b"%PDF-" in head[:1024]:
        return PDF
    for signature, found in _SIGNATURES:
        if head.startswith(signature):
            return found
    if head.startswith(b"PK\x03\x04"):
        return _office_type(content)
    return _text_type(head)


def _office_type(content: BinaryIO) -> str:
    """XLSX or DOCX by the names of the parts; nothing is unpacked."""
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return ""
    if len(names) > MEMBERS or "[Content_Types].xml" not in names:
        return ""
    return next((found for start, found in _OFFICE if any(name.startswith(start) for name in names)), "")


def _text_type(head: bytes) -> str:
    """Text in UTF-8, UTF-16 with its mark, or Windows-1251; bytes that no text has make it none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", errors="ignore")
    else:
        try:
            text = head.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            cut = len(head) == HEAD and fault.start > HEAD - 4
            text = head.decode("utf-8-sig" if cut else "cp1251", errors="ignore" if cut else "replace")
    if not text or _CONTROL.search(text):
        return ""
    return HTML if _HTML.match(text.lstrip("\ufeff")) else TEXT


def safe_name(name: str) -> str:
    """The last part of the name without signs that a disk or a header refuses; at most 200 signs."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    clean = " ".join(_UNSAFE.sub(" ", last).split()).lstrip(".")
    stem, dot, end = clean.rpartition(".")
    if dot and len(clean) > 200:
        clean = f"{stem[: 199 - len(end)]}.{end}"
    return clean[:200] or "file"
