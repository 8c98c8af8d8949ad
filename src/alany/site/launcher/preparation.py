"""Bring an office from a fresh clone to a state that can be served; each step only when it is due."""

from __future__ import annotations

import ctypes.util
import os
import secrets
import subprocess
import sys
from pathlib import Path

from alany.site.launcher import environment, places, words
from alany.site.launcher.stamps import Stamps, digest_of

PDF_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def prepare() -> None:
    """Environment, secret, messages, database, static files and the demo office; raises Lacking."""
    environment.ensure()
    var = places.var()
    var.mkdir(parents=True, exist_ok=True)
    make_secret()
    stamps = Stamps(var / "stamps.json")
    compile_messages(stamps)
    migrate(stamps)
    _collect_static(stamps)
    _load_demo(stamps)


def make_secret() -> None:
    """Write the secret key of this office, readable by its owner alone, unless there is one."""
    path = places.secret_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(48))


def compile_messages(stamps: Stamps) -> None:
    """Write the binary catalogues of Kazakh and Russian texts."""
    catalogues = list(places.SOURCE.rglob("locale/*/LC_MESSAGES/django.po"))
    digest = digest_of(catalogues)
    compiled = all(path.with_suffix(".mo").exists() for path in catalogues)
    if compiled and stamps.holds("messages", digest):
        return
    words.step(kk="мәтіндер жиналуда", ru="собираются тексты", en="compiling the texts")
    _call([str(places.python()), str(places.ROOT / "tools" / "messages.py"), "compile"], quiet=True)
    stamps.set("messages", digest)


def migrate(stamps: Stamps) -> None:
    """Bring the tables of the database up to date; a server is always asked, a file only after changes."""
    file = places.sqlite_file()
    digest = digest_of(places.SOURCE.rglob("migrations/*.py"), *_versions(), _identity(file))
    if file is not None and file.exists() and stamps.holds("migrations", digest):
        return
    words.step(kk="дерекқор кестелері жаңартылуда", ru="обновляются таблицы базы", en="updating the tables")
    _call([str(places.python()), "-m", "alany.site.tables"], quiet=False)
    stamps.set("migrations", digest_of(places.SOURCE.rglob("migrations/*.py"), *_versions(), _identity(file)))


def _collect_static(stamps: Stamps) -> None:
    files = [path for path in places.SOURCE.rglob("static/**/*") if path.is_file()]
    digest = digest_of(files, *_versions(), str(places.var()))
    if stamps.holds("static", digest):
        return
    words.step(kk="беттердің файлдары жиналуда", ru="собираются файлы страниц", en="collecting static files")
    django("collectstatic", "--noinput", "--verbosity=0")
    stamps.set("static", digest)


def _load_demo(stamps: Stamps) -> None:
    identity = _identity(places.sqlite_file())
    if stamps.holds("demo", identity):
        return
    words.step(
        kk="дерекқор бос болса, 2020 жылғы 30 шілденің үлгі кеңсесі жүктеледі",
        ru="если база пуста, загружается демонстрационный офис на 30 июля 2020 года",
        en="if the database is empty, the demo office of 30 July 2020 is loaded",
    )
    _call(own_command("demo", "load", "--if-empty"), quiet=True)
    stamps.set("demo", identity)


def _versions() -> tuple[str, str]:
    return (environment.lock_digest("run"), sys.version)


def _identity(file: Path | None) -> str:
    """What tells this database from another one: the address of a server, or the file itself."""
    if file is None:
        return os.environ["DATABASE_URL"]
    return f"{file}:{file.stat().st_ino}" if file.exists() else f"{file}:absent"


def own_command(*arguments: str) -> list[str]:
    """The command line of one of our commands that run inside Django."""
    return [str(places.python()), "-m", "alany.site.commands", *arguments]


def django(*arguments: str) -> None:
    """Run a management command of Django; raises Lacking when it fails."""
    _call([str(places.python()), "-m", "django", *arguments], quiet=False)


def _call(command: list[str], *, quiet: bool) -> None:
    output = subprocess.DEVNULL if quiet else None
    done = subprocess.run(
        command, cwd=places.ROOT, env=places.office_environment(), stdout=output, check=False
    )
    if done.returncode != 0:
        shown = " ".join(command[1:])
        raise words.Lacking(
            kk=f"«{shown}» қадамы орындалмады; себебі жоғарыда.",
            ru=f"Шаг «{shown}» не выполнен; причина выше.",
            en=f"The step «{shown}» failed; the reason is above.",
            code=1,
        )


def tell_what_is_optional() -> None:
    """Say what this machine lacks that the office can do without."""
    if ctypes.util.find_library("pango-1.0") is None:
        words.tell(
            kk="PDF үшін Pango жоқ. Қалғанының бәрі жұмыс істейді. Мына пәрмен оны орнатады:",
            ru="Нет Pango, нужной для PDF. Всё остальное работает. Её ставит команда:",
            en="Pango, which makes PDF, is missing. Everything else works. One command brings it:",
            way_out=f"apt-get install -y {PDF_PACKAGES}",
        )
