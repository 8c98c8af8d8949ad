"""Bring an office back from the archive that ``./alany backup`` wrote; what stood there is kept aside."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from alany.site.launcher import archive, environment, places, preparation, words
from alany.site.launcher.stamps import Stamps
from alany.site.launcher.targets import Target, chosen

NAME = {
    "kk": "select name_kk from organisations_office order by id limit 1",
    "ru": "select name_ru from organisations_office order by id limit 1",
    "en": "select name_en from organisations_office order by id limit 1",
}


def restore(file: Path, *, replace: bool) -> int:
    """Read the archive, put database, files and secret key in place, and check the ledger of what came.

    An office that has data is replaced only when `replace`, and lies then in `var/replaced`. Raises Lacking.
    """
    environment.ensure()
    target, var = chosen(), places.var()
    var.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=var) as name:
        held = archive.unpack(file, Path(name))
        _refuse_other_kind(target, held)
        target.check(Path(name))
        if not replace and (target.has_office() or _has_files()):
            raise _stands()
        target.refuse_open()
        aside = _put(target, Path(name))
    words.step(kk=f"{file} қайтарылды", ru=f"восстановлено из {file}", en=f"restored from {file}")
    if aside is not None:
        words.step(
            kk=f"бұрынғысы сақталды: {aside}",
            ru=f"прежнее отложено: {aside}",
            en=f"the former lies in {aside}",
        )
    return _prove(target, held)


def _refuse_other_kind(target: Target, held: dict[str, str]) -> None:
    if target.holds in held:
        return
    on_server = archive.ON_SERVER in held
    engine = "PostgreSQL" if on_server else "SQLite"
    raise words.Lacking(
        kk=f"Мұрағат {engine} дерекқорынан, ал DATABASE_URL басқасын көрсетеді.",
        ru=f"Архив снят с {engine}, а DATABASE_URL указывает на другую базу.",
        en=f"The archive is of {engine}, while DATABASE_URL names another kind of database.",
        way_out="export DATABASE_URL=postgres://…" if on_server else "unset DATABASE_URL",
        code=2,
    )


def _has_files() -> bool:
    folder = places.var() / archive.FILES
    return folder.is_dir() and any(path.is_file() for path in folder.rglob("*"))


def _stands() -> words.Lacking:
    return words.Lacking(
        kk="Мұнда дерегі бар кеңсе тұр, ол ауыстырылмады. --replace оны сақтап, орнына мұрағаттағыны қояды.",
        ru="Здесь уже офис с данными; он не заменён. --replace отложит его и поставит на его место архив.",
        en="An office with data stands here and was not replaced. --replace keeps it aside for the archive.",
        code=2,
    )


def _put(target: Target, unpacked: Path) -> Path | None:
    """Move what stands aside and the new in its place; on a fault all is moved back. The folder aside."""
    stamp = datetime.now(UTC).strftime("%Y%m%dt%H%M%S%f")
    aside, moved = places.var() / "replaced" / stamp, list[tuple[Path, Path]]()
    if (unpacked / archive.DEMO).exists():
        _point_demo_here(unpacked / archive.DEMO)
    try:
        for name, place in _places().items():
            if name == archive.LOG and not (unpacked / name).exists():
                continue
            if place.exists():
                _move(place, aside / name, moved)
            if (unpacked / name).exists():
                _move(unpacked / name, place, moved)
        _keep_what_was_published(aside / archive.LOG, places.var() / archive.LOG)
        target.put(unpacked / target.holds, aside, stamp)
    except (OSError, words.Lacking) as fault:
        for source, now in reversed(moved):
            shutil.move(now, source)
        if isinstance(fault, OSError):
            raise _not_put(fault) from fault
        raise
    return aside if aside.exists() else None


def _not_put(fault: OSError) -> words.Lacking:
    why = fault.strerror or str(fault)
    return words.Lacking(
        kk=f"Жазу мүмкін болмады ({why}); бәрі бұрынғы орнында. Дискідегі орын мен рұқсатты тексеріңіз.",
        ru=f"Записать не удалось ({why}); всё на прежнем месте. Проверьте место на диске и права.",
        en=f"It could not be written ({why}); all is where it was. Check disk space and rights.",
    )


def _places() -> dict[str, Path]:
    """Where each part of an archive lies, but for the database."""
    var = places.var()
    return {
        archive.FILES: var / archive.FILES,
        archive.SECRET: places.secret_file(),
        archive.DEMO: var / archive.DEMO,
        archive.LOG: var / archive.LOG,
    }


def _keep_what_was_published(former: Path, now: Path) -> None:
    """The head that was published last here, where it is beyond the archive's.

    An office that was set back must not sign another head of a size that outsiders have seen already.
    """
    for path in former.glob("public/*/checkpoint"):
        came = now / path.relative_to(former)
        origin, size = _head_of(path)
        other, smaller = _head_of(came) if came.exists() else (origin, -1)
        if origin == other and size > smaller and (now / f"{path.parent.name}.key").exists():
            came.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.copyfile(path, came)


def _head_of(path: Path) -> tuple[str, int]:
    """Origin and size of a checkpoint; what cannot be read has size 0, and the log itself will refuse it."""
    origin, size, *_ = (*path.read_text(encoding="utf-8", errors="replace").split("\n"), "", "")
    return origin, int(size) if size.isdecimal() else 0


def _move(source: Path, to: Path, moved: list[tuple[Path, Path]]) -> None:
    to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.move(source, to)
    moved.append((source, to))


def _point_demo_here(note: Path) -> None:
    """The demo's note names its database; from now on that is this one."""
    told = json.loads(note.read_text(encoding="utf-8"))
    told["database"] = hashlib.sha256(os.environ.get("DATABASE_URL", "").encode()).hexdigest()
    note.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _prove(target: Target, held: dict[str, str]) -> int:
    """Bring the tables up to date, say what came back, check that its ledger holds and its logs may go on."""
    preparation.make_secret()
    preparation.migrate(Stamps(places.var() / "stamps.json"))
    files = sum(name.startswith(f"{archive.FILES}/") for name in held)
    name = target.ask(NAME[words.language()])
    people = target.ask("select count(*) from people_user")
    words.step(
        kk=f"кеңсе: {name or '–'}; адамдар: {people}; файлдар: {files}",
        ru=f"офис: {name or '–'}; людей: {people}; файлов: {files}",
        en=f"office: {name or '–'}; people: {people}; files: {files}",
    )
    asked = (preparation.own_command(*one) for one in (("ledger", "verify"), ("log", "ready")))
    ours = places.office_environment()
    codes = [subprocess.run(one, cwd=places.ROOT, env=ours, check=False).returncode for one in asked]
    words.step(kk="енді: ./alany run", ru="дальше: ./alany run", en="next: ./alany run")
    return max(codes)
