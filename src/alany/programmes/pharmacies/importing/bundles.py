"""Many price lists at once: files, and ZIP archives of files with a manifest that says which is whose."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from alany.spine.tables.packages import opened
from alany.spine.tables.reading import read_table
from alany.spine.tables.table import MEGABYTE, Limits, TableRefused

MOST_LISTS = 1_000
LIMITS = Limits(unpacked=400 * MEGABYTE, members=MOST_LISTS)
MANIFEST = "manifest.csv"
FILE, PHARMACY = ("file", "файл"), ("pharmacy", "дәріхана", "аптека")
_ARCHIVE = b"PK\x03\x04"


@dataclass(slots=True)
class Bundle:
    """The lists in the order of their names; `owners` is the manifest: file -> number, BIN or licence."""

    lists: list[tuple[str, bytes]] = field(default_factory=list)
    owners: dict[str, str] = field(default_factory=dict)
    refused: list[dict[str, str]] = field(default_factory=list)


def unbundle(files: Iterable[tuple[str, BinaryIO]]) -> Bundle:
    """What was sent in. A file that cannot be opened is named in `refused`, the others are kept.

    The manifest is a table with the columns `file` and `pharmacy`, named in any language of ours. Of two
    files of one name the second is refused, and so is all beyond `MOST_LISTS`.
    """
    found, seen = Bundle(), set[str]()
    for name, content in sorted(_members(files, found), key=lambda one: one[0]):
        base = name.replace("\\", "/").rsplit("/", 1)[-1]
        if base.casefold() == MANIFEST:
            _read_manifest(name, content, found)
        elif base in seen:
            found.refused.append({"name": base, "reason": "name_twice"})
        elif len(seen) >= MOST_LISTS:
            found.refused.append({"name": base, "reason": "too_many"})
        else:
            seen.add(base)
            found.lists.append((base, content))
    return found


def _members(files: Iterable[tuple[str, BinaryIO]], found: Bundle) -> Iterator[tuple[str, bytes]]:
    for name, content in files:
        data = content.read()
        if not _is_archive(data):
            yield name, data
            continue
        try:
            members = opened(data, LIMITS)
        except TableRefused as refused:
            found.refused.append({"name": name, "reason": refused.code})
        else:
            hidden = ("__MACOSX/", ".")
            yield from ((each, data) for each, data in members.items() if not each.startswith(hidden))


def _is_archive(data: bytes) -> bool:
    """A ZIP that is no XLSX or DOCX."""
    if not data.startswith(_ARCHIVE):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "[Content_Types].xml" not in archive.namelist()
    except zipfile.BadZipFile:
        return True


def _read_manifest(name: str, content: bytes, found: Bundle) -> None:
    try:
        table = read_table(name, io.BytesIO(content))
    except TableRefused as refused:
        found.refused.append({"name": name, "reason": refused.code})
        return
    heads = [title.strip().casefold() for title in table.header]
    file, pharmacy = (next((place for place, head in enumerate(heads) if head in names), None)
                      for names in (FILE, PHARMACY))  # fmt: skip
    if file is None or pharmacy is None:
        found.refused.append({"name": name, "reason": "manifest_columns"})
        return
    found.owners |= {row.cells[file].strip(): row.cells[pharmacy].strip() for row in table.rows}
