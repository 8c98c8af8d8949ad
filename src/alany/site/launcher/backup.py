"""Write everything that the office would miss into one archive."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import tarfile
import tempfile
from pathlib import Path

from alany.site.launcher import places, postgres, words
from alany.site.launcher.archive import DEMO, FILES, LOG, ON_FILE, ON_SERVER, SECRET, Writer

OF_THE_LOGS = ("*.key", "witnesses.txt", "public/*/checkpoint")
"""What the database does not know of the logs: keys, witnesses, how much the public has seen. All other
published files are written anew from the database."""


def backup(target: Path) -> int:
    """Write database, uploaded files, the secret key and the logs' keys as a .tar.gz for its owner alone.

    The database is copied as of one moment while the office stays open. Raises Lacking.
    """
    if target.exists():
        raise words.Lacking(
            kk=f"{target} бар; үстінен жазылмайды. Басқа ат беріңіз.",
            ru=f"{target} уже есть и не будет переписан. Назовите другой файл.",
            en=f"{target} exists and is not overwritten. Name another file.",
            code=2,
        )
    if not target.parent.is_dir():
        raise words.Lacking(
            kk=f"{target.parent} қалтасы жоқ.",
            ru=f"Нет папки {target.parent}.",
            en=f"There is no folder {target.parent}.",
            code=2,
        )
    with tempfile.TemporaryDirectory(prefix="alany-backup-") as folder:
        dump = _dump(Path(folder))
        partial = target.with_name(target.name + ".partial")
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with (
            os.fdopen(handle, "wb") as file,
            tarfile.open(fileobj=file, mode="w:gz", dereference=True) as archive,
        ):
            written = Writer(archive)
            written.add(dump, dump.name)
            for name, path in _kept().items():
                if path.exists():
                    written.add(path, name)
            written.finish(Path(folder))
        partial.rename(target)
    words.step(kk=f"{target} жазылды", ru=f"записан {target}", en=f"{target} is written")
    return 0


def _kept() -> dict[str, Path]:
    """What is kept beside the database: secret key, files, what signs the logs, and the day of a demo."""
    kept = {SECRET: places.secret_file(), FILES: places.var() / FILES}
    folder = places.var() / LOG
    for path in sorted(path for pattern in OF_THE_LOGS for path in folder.glob(pattern)):
        kept[f"{LOG}/{path.relative_to(folder).as_posix()}"] = path
    return kept | ({DEMO: places.var() / DEMO} if places.demo() else {})


def _dump(folder: Path) -> Path:
    file = places.sqlite_file()
    if file is None:
        return _dump_server(folder / ON_SERVER)
    if not file.exists():
        raise words.Lacking(
            kk="Дерекқор жоқ: кеңсе әлі ашылмаған.",
            ru="Базы нет: офис ещё не открывали.",
            en="There is no database: the office was never opened.",
            way_out="./alany run",
            code=2,
        )
    copy = folder / ON_FILE
    source, written = sqlite3.connect(f"file:{file}?mode=ro", uri=True), sqlite3.connect(copy)
    try:
        source.backup(written)
    finally:
        source.close()
        written.close()
    return copy


def _dump_server(target: Path) -> Path:
    program = postgres.client("pg_dump")
    # What a restore put aside is no part of the office.
    asked = [
        program,
        "--format=custom",
        "--no-owner",
        "--exclude-schema=replaced_*",
        f"--file={target}",
        os.environ["DATABASE_URL"],
    ]
    if subprocess.run(asked, check=False).returncode != 0:
        raise words.Lacking(
            kk="Дерекқор көшірілмеді; себебі жоғарыда.",
            ru="База не скопирована; причина выше.",
            en="The database was not copied; the reason is above.",
            code=1,
        )
    return target
