"""The commands that ``./alany`` runs itself: what each is called, what it takes, and where its work is done.

A module that does the work is imported when its command is run: most of them would only delay the others.
"""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alany.site.launcher import environment, places
from alany.site.launcher.words import Said, step


def _takes_nothing(parser: argparse.ArgumentParser) -> None:
    return


@dataclass(frozen=True, slots=True)
class Own:
    """A command of the launcher; `passes_on` hands what the parser does not know to another program."""

    name: str
    title: Said
    run: Callable[[argparse.Namespace], int]
    configure: Callable[[argparse.ArgumentParser], None] = _takes_nothing
    passes_on: bool = False


def _run(asked: argparse.Namespace) -> int:
    from alany.site.launcher import office

    return office.run()


def _migrate(asked: argparse.Namespace) -> int:
    from alany.site.launcher import preparation
    from alany.site.launcher.stamps import Stamps

    environment.ensure()
    places.var().mkdir(parents=True, exist_ok=True)
    preparation.make_secret()
    preparation.migrate(Stamps(places.var() / "stamps.json"))
    return 0


def _takes_catalogues(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["update", "check", "compile"])
    parser.add_argument("apps", nargs="*", help=APPS.here())


def _messages(asked: argparse.Namespace) -> int:
    environment.ensure()
    script = str(places.ROOT / "tools" / "messages.py")
    return subprocess.run([str(places.python()), script, asked.what, *asked.apps], check=False).returncode


def _takes_start_or_stop(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["start", "stop"])


def _db(asked: argparse.Namespace) -> int:
    from alany.site.launcher import postgres

    server = postgres.own()
    if asked.what == "start":
        print(f"export DATABASE_URL={postgres.start(server)}")
        return 0
    if postgres.stop(server):
        step(kk="сервер тоқтады", ru="сервер остановлен", en="the server is stopped")
    else:
        step(kk="сервер жұмыс істемей тұр", ru="сервер не работает", en="the server is not running")
    return 0


def _takes_new_archive(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=NEW_ARCHIVE.here())


def _backup(asked: argparse.Namespace) -> int:
    from alany.site.launcher import backup

    return backup.backup(asked.file)


def _takes_archive(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=ARCHIVE.here())
    parser.add_argument("--replace", action="store_true", help=REPLACE.here())


def _restore(asked: argparse.Namespace) -> int:
    from alany.site.launcher import restore

    return restore.restore(asked.file, replace=asked.replace)


def _test(asked: argparse.Namespace) -> int:
    from alany.site.launcher import proofs

    return proofs.test(asked.rest)


def _test_pg(asked: argparse.Namespace) -> int:
    from alany.site.launcher import proofs

    return proofs.test_pg(asked.rest)


def _test_browser(asked: argparse.Namespace) -> int:
    from alany.site.launcher import proofs

    return proofs.test_browser(asked.rest)


def _check(asked: argparse.Namespace) -> int:
    from alany.site.launcher import proofs

    return proofs.check(browser=not asked.no_browser)


def _takes_no_browser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-browser", action="store_true", help=NO_BROWSER.here())


def _takes_a_bench(parser: argparse.ArgumentParser) -> None:
    from alany.site.launcher import proofs

    parser.add_argument("name", nargs="?", help=A_BENCH.here().format(names=", ".join(proofs.benches())))


def _bench(asked: argparse.Namespace) -> int:
    from alany.site.launcher import proofs

    return proofs.bench(asked.name)


APPS = Said(
    kk="қосымшалардың қалталары; көрсетілмесе, барлығы",
    ru="папки приложений; без них все",
    en="folders of apps; without: all",
)
NEW_ARCHIVE = Said(
    kk="жазылатын мұрағат, мысалы alany.tar.gz",
    ru="архив, который будет записан, например alany.tar.gz",
    en="the archive to write, such as alany.tar.gz",
)
ARCHIVE = Said(
    kk="./alany backup жазған мұрағат",
    ru="архив, записанный ./alany backup",
    en="an archive of ./alany backup",
)
REPLACE = Said(
    kk="дерегі бар кеңсені ауыстыру; бұрынғысы var/replaced қалтасында сақталады",
    ru="заменить офис, в котором есть данные; прежний останется в var/replaced",
    en="replace an office that has data; the former one is kept in var/replaced",
)
NO_BROWSER = Said(
    kk="Chromium-дағы тесттерсіз",
    ru="без тестов в Chromium",
    en="without the tests in Chromium",
)
A_BENCH = Said(
    kk="мыналардың бірі: {names}; көрсетілмесе, барлығы",
    ru="одно из: {names}; без имени все",
    en="one of {names}; without: all",
)
COMMANDS = (
    Own(
        "run",
        Said(
            kk="Кеңсені ашу: орнату, дайындау, 127.0.0.1 (PORT, әйтпесе 8000) арқылы көрсету; Ctrl-C жабады",
            ru="Открыть офис: установить, подготовить, отдавать на 127.0.0.1 (PORT или 8000); Ctrl-C закроет",
            en="Open the office: install, prepare, serve on 127.0.0.1 (PORT, else 8000); Ctrl-C closes it",
        ),
        _run,
    ),
    Own(
        "migrate",
        Said(
            kk="Дерекқор кестелерін жаңарту",
            ru="Обновить таблицы базы",
            en="Bring the tables of the database up to date",
        ),
        _migrate,
    ),
    Own(
        "messages",
        Said(
            kk="Аударылған мәтіндердің каталогтарын жаңарту, тексеру немесе жинау",
            ru="Обновить, проверить или собрать каталоги переведённых текстов",
            en="Update, check or compile the catalogues of translated texts",
        ),
        _messages,
        _takes_catalogues,
    ),
    Own(
        "db",
        Said(
            kk="Кеңсенің өз PostgreSQL серверін іске қосу не тоқтату; start DATABASE_URL мәнін шығарады",
            ru="Запустить или остановить собственный PostgreSQL этого офиса; start печатает его DATABASE_URL",
            en="Start or stop a PostgreSQL server of this office's own; start prints its DATABASE_URL",
        ),
        _db,
        _takes_start_or_stop,
    ),
    Own(
        "backup",
        Said(
            kk="Дерекқорды, файлдарды және құпия кілтті бір мұрағатқа жазу; кеңсе ашық тұра береді",
            ru="Записать базу, файлы и секретный ключ в один архив; офис остаётся открытым",
            en="Write database, files and secret key into one archive, while the office stays open",
        ),
        _backup,
        _takes_new_archive,
    ),
    Own(
        "restore",
        Said(
            kk="Мұрағаттағы кеңсені қайтару; дерегі бар кеңсе тек --replace-пен ауыстырылады",
            ru="Вернуть офис из архива; офис с данными заменяется только с --replace",
            en="Bring an office back from an archive; one that has data is replaced only with --replace",
        ),
        _restore,
        _takes_archive,
    ),
    Own(
        "test",
        Said(
            kk="Шапшаң тесттерді SQLite-та жүргізу; қалған аргументтер pytest-ке беріледі",
            ru="Прогнать быстрые тесты на SQLite; остальные аргументы получает pytest",
            en="Run the quick tests on SQLite; further arguments go to pytest",
        ),
        _test,
        passes_on=True,
    ),
    Own(
        "test-pg",
        Said(
            kk="Сол тесттерді PostgreSQL-де жүргізу: DATABASE_URL сервері, әйтпесе тест үшін қосылатыны",
            ru="Прогнать те же тесты на PostgreSQL: на сервере DATABASE_URL или на запущенном для них",
            en="Run the same tests on PostgreSQL: of DATABASE_URL, else a server started for them",
        ),
        _test_pg,
        passes_on=True,
    ),
    Own(
        "test-browser",
        Said(
            kk="Тесттерді терезесіз Chromium-да жүргізу; қалған аргументтер pytest-ке беріледі",
            ru="Прогнать тесты в Chromium без окна; остальные аргументы получает pytest",
            en="Run the tests in headless Chromium; further arguments go to pytest",
        ),
        _test_browser,
        passes_on=True,
    ),
    Own(
        "check",
        Said(
            kk="Бәрін тексеру: пішім, линт, типтер, қабаттар, миграциялар, аудармалар және барлық тест",
            ru="Проверить всё: формат, линт, типы, этажи, миграции, переводы и все тесты",
            en="Run everything: format, lint, types, floors, migrations, translations and all tests",
        ),
        _check,
        _takes_no_browser,
    ),
    Own(
        "bench",
        Said(
            kk="Өлшеу; bench/results/NAME.json жазады және соны кесте түрінде шығарады",
            ru="Измерить; пишет bench/results/NAME.json и печатает то же таблицей",
            en="Measure; writes bench/results/NAME.json and prints the same as a table",
        ),
        _bench,
        _takes_a_bench,
    ),
)
