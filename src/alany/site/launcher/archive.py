"""The archive of a backup: what may stand in it, how it is written, and how it is read with distrust."""

from __future__ import annotations

import hashlib
import os
import tarfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO, cast

from alany.site.launcher.words import Lacking

ON_FILE, ON_SERVER = "alany.sqlite3", "alany.dump"
SECRET, DEMO, FILES, LOG, SUMS = "secret", "demo.json", "files", "log", "SHA256SUMS"
FOLDERS = frozenset({FILES, LOG})
KNOWN = FOLDERS | {ON_FILE, ON_SERVER, SECRET, DEMO, SUMS}
PIECE = 1 << 20


class _Hashed:
    """A file that is hashed while it is read, so that the sum is that of the bytes in the archive."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._seen = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self._seen.update(piece)
        return piece

    def sum(self) -> str:
        return self._seen.hexdigest()


class Writer:
    """Adds files and folders to an archive; `finish` adds their SHA-256."""

    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive
        self._sums: dict[str, str] = {}

    def add(self, path: Path, name: str) -> None:
        """Add a file, or a folder with all that it holds; what has gone meanwhile is left out."""
        if path.is_dir():
            self._archive.add(path, arcname=name, recursive=False)
            for below in sorted(path.iterdir()):
                self.add(below, f"{name}/{below.name}")
            return
        try:
            file = path.open("rb")
        except FileNotFoundError:
            return
        with file:
            hashed = _Hashed(file)
            # tarfile reads and does nothing else, but its types ask for a whole file.
            self._archive.addfile(
                self._archive.gettarinfo(arcname=name, fileobj=file), cast("IO[bytes]", hashed)
            )
            self._sums[name] = hashed.sum()

    def finish(self, folder: Path) -> None:
        """Add the list of sums, in the form that `sha256sum -c` reads; `folder` is for a moment."""
        listed = folder / SUMS
        listed.write_text(
            "".join(f"{total}  {name}\n" for name, total in self._sums.items()), encoding="utf-8"
        )
        self._archive.add(listed, arcname=SUMS)


def unpack(archive: Path, folder: Path) -> dict[str, str]:
    """Write the files of an archive into an empty folder; the SHA-256 of each by its name.

    Raises Lacking, before anything of the office is touched, for a file that is not an archive of ours, for a
    name that leads out of the folder, for a link, and for a sum that does not agree.
    """
    try:
        with tarfile.open(archive, "r:gz") as read:
            written, listed = _write_members(read, folder)
    except FileNotFoundError:
        raise _no_such_file(archive) from None
    except (tarfile.TarError, EOFError, zlib.error, UnicodeDecodeError) as fault:
        raise _broken(archive, str(fault)) from fault
    except OSError as fault:
        raise _broken(archive, fault.strerror or str(fault)) from fault
    if not written.keys() & {ON_FILE, ON_SERVER}:
        raise _broken(archive, f"{ON_FILE}, {ON_SERVER}: –")
    if listed is not None and listed != written:
        wrong = sorted(
            name for name in listed.keys() | written.keys() if listed.get(name) != written.get(name)
        )
        raise _broken(archive, f"SHA-256: {', '.join(wrong[:5])}")
    return written


def _write_members(read: tarfile.TarFile, folder: Path) -> tuple[dict[str, str], dict[str, str] | None]:
    written: dict[str, str] = {}
    listed: dict[str, str] | None = None
    for member in read:
        if not _is_ours(member) or member.name in written:
            raise tarfile.TarError(member.name)
        file = None if member.isdir() else read.extractfile(member)
        if file is None:
            (folder / member.name).mkdir(mode=0o700, parents=True, exist_ok=True)
        elif member.name == SUMS:
            listed = _sums(file.read().decode("utf-8"))
        else:
            written[member.name] = _write(file, folder / member.name)
    return written, listed


def _is_ours(member: tarfile.TarInfo) -> bool:
    """A known name or one below a folder of ours; a plain file or folder, no way elsewhere."""
    parts = PurePosixPath(member.name).parts
    plain = "/".join(parts) == member.name and ".." not in parts and "\0" not in member.name
    if not parts or not plain or parts[0] not in KNOWN:
        return False
    if parts[0] in FOLDERS:
        return member.isdir() or (member.isreg() and len(parts) > 1)
    return len(parts) == 1 and member.isreg()


def _write(file: IO[bytes], path: Path) -> str:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    hashed = _Hashed(file)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as copy:
        while piece := hashed.read(PIECE):
            copy.write(piece)
    return hashed.sum()


def _sums(text: str) -> dict[str, str]:
    pairs = (line.partition("  ") for line in text.splitlines())
    return {name: total for total, _, name in pairs}


def _no_such_file(archive: Path) -> Lacking:
    return Lacking(
        kk=f"{archive} деген файл жоқ.", ru=f"Нет файла {archive}.", en=f"There is no file {archive}.", code=2
    )


def _broken(archive: Path, why: str) -> Lacking:
    return Lacking(
        kk=f"{archive} бүлінген немесе ./alany backup жазған мұрағат емес ({why}). Ештеңе өзгертілген жоқ.",
        ru=f"{archive} повреждён или это не архив ./alany backup ({why}). Ничего не изменено.",
        en=f"{archive} is damaged or no archive of ./alany backup ({why}). Nothing was changed.",
        code=2,
    )
