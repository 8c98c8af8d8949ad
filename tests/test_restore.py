"""What a backup keeps comes back whole; what is no backup changes nothing."""

import hashlib
import io
import json
import os
import sqlite3
import stat
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from alany.site.launcher import (
    archive,
    backup,
    environment,
    places,
    postgres,
    preparation,
    restore,
    targets,
    words,
)

OPTIONS = {
    "name-kk": "Сынақ кеңсесі", "name-ru": "Пробный офис", "name-en": "Trial office", "region": "610000000",
    "admin-email": "first@example.kz", "admin-name": "Аружан Сейітова",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own, the interpreter of these tests, and no environment made by the way."""
    for name in ("ALANY_SECRET_FILE", "DATABASE_URL", "ALANY_TODAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALANY_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("ALANY_LANG", "en")
    monkeypatch.setenv("PYTHONPATH", str(places.SOURCE.parent))
    monkeypatch.setattr(places, "python", lambda: Path(sys.executable))
    monkeypatch.setattr(environment, "ensure", lambda kind="run": None)


@pytest.fixture
def _without_django(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables of these offices are too few to be migrated or checked."""
    monkeypatch.setattr(preparation, "migrate", lambda stamps: None)
    monkeypatch.setattr(preparation, "own_command", lambda *words: [sys.executable, "-c", ""])


def make_office(name: str, *, photo: str = "", offices: int = 1) -> None:
    """The least that launcher and archive ask of an office."""
    var = places.var()
    (var / "files" / "ab").mkdir(parents=True, exist_ok=True)
    (var / "secret").write_text(f"secret of {name}")
    if photo:
        (var / "files" / "ab" / "photo").write_text(photo)
    with closing(sqlite3.connect(var / "alany.sqlite3")) as database, database:
        database.execute("pragma journal_mode=wal")
        database.execute("create table organisations_office (id integer, name_kk, name_ru, name_en)")
        database.execute("create table people_user (id integer)")
        for number in range(offices):
            database.execute("insert into organisations_office values (?, ?, ?, ?)", (number, *[name] * 3))


def standing() -> tuple[str, str, str]:
    """The office's name, its secret and its photo."""
    photo = places.var() / "files" / "ab" / "photo"
    with closing(sqlite3.connect(places.var() / "alany.sqlite3")) as database:
        (name,) = database.execute("select name_en from organisations_office").fetchone()
    return name, (places.var() / "secret").read_text(), photo.read_text() if photo.exists() else ""


def archive_of(tmp_path: Path, name: str, photo: str = "", **more: int) -> Path:
    """The archive of an office that stands elsewhere."""
    here = os.environ["ALANY_VAR"]
    os.environ["ALANY_VAR"] = str(tmp_path / f"var of {name}")
    make_office(name, photo=photo, **more)
    backup.backup(tmp_path / f"{name}.tar.gz")
    os.environ["ALANY_VAR"] = here
    return tmp_path / f"{name}.tar.gz"


@pytest.mark.usefixtures("_without_django")
def test_an_office_comes_back_into_an_empty_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = archive_of(tmp_path, "first", "a tag")

    assert restore.restore(kept, replace=False) == 0

    assert standing() == ("first", "secret of first", "a tag")
    assert stat.S_IMODE((places.var() / "secret").stat().st_mode) == 0o600
    assert [path.name for path in places.var().iterdir() if path.name.startswith(".restore")] == []
    assert "office: first; people: 0; files: 1" in capsys.readouterr().err


@pytest.mark.usefixtures("_without_django")
def test_an_office_with_data_stays_until_its_replacement_is_asked_for(tmp_path: Path) -> None:
    kept = archive_of(tmp_path, "first", "a tag")
    make_office("second", photo="another tag")

    with pytest.raises(words.Lacking, match="was not replaced") as refusal:
        restore.restore(kept, replace=False)
    left = standing()
    restore.restore(kept, replace=True)

    (aside,) = (places.var() / "replaced").iterdir()
    assert (refusal.value.code, left) == (2, ("second", "secret of second", "another tag"))
    assert standing() == ("first", "secret of first", "a tag")
    assert (aside / "files" / "ab" / "photo").read_text() == "another tag"
    assert (aside / "secret").read_text() == "secret of second"
    with closing(sqlite3.connect(aside / "alany.sqlite3")) as database:
        assert database.execute("select name_en from organisations_office").fetchone() == ("second",)


@pytest.mark.usefixtures("_without_django")
def test_tables_without_an_office_need_no_leave(tmp_path: Path) -> None:
    kept = archive_of(tmp_path, "first")
    make_office("nobody", offices=0)

    restore.restore(kept, replace=False)

    assert standing()[0] == "first"


@pytest.mark.usefixtures("_without_django")
def test_an_open_office_is_not_touched(tmp_path: Path) -> None:
    kept = archive_of(tmp_path, "first")
    make_office("second")

    with closing(sqlite3.connect(places.var() / "alany.sqlite3")) as reader:
        reader.execute("select * from organisations_office").fetchall()
        with pytest.raises(words.Lacking, match="The office is open"):
            restore.restore(kept, replace=True)

    assert standing()[0] == "second"


@pytest.mark.usefixtures("_without_django")
def test_a_fault_on_the_way_puts_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = archive_of(tmp_path, "first", "a tag")
    make_office("second", photo="another tag")

    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(targets.OnFile, "put", full)
    with pytest.raises(words.Lacking, match="No space left on device"):
        restore.restore(kept, replace=True)

    assert standing() == ("second", "secret of second", "another tag")


@pytest.mark.usefixtures("_without_django")
def test_the_day_of_a_demo_comes_back_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_office("demo")
    note = {"today": "2020-07-30", "logins": [], "database": digest("")}
    (places.var() / "demo.json").write_text(json.dumps(note))
    backup.backup(tmp_path / "demo.tar.gz")
    there = tmp_path / "there" / "office.sqlite3"
    monkeypatch.setenv("ALANY_VAR", str(tmp_path / "var of another"))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{there}")

    restore.restore(tmp_path / "demo.tar.gz", replace=False)

    assert there.exists()
    assert places.office_environment()["ALANY_TODAY"] == "2020-07-30"


def digest(address: str) -> str:
    """How the demo's note names its database."""
    return hashlib.sha256(address.encode()).hexdigest()


def packed(path: Path, *members: tuple[str, bytes | None, bytes]) -> Path:
    """An archive of members: name, content, and the type where it is no plain file."""
    with tarfile.open(path, "w:gz") as written:
        for name, content, kind in members:
            info = tarfile.TarInfo(name)
            info.type, info.size, info.linkname = kind, len(content or b""), "/etc/passwd"
            written.addfile(info, io.BytesIO(content or b""))
    return path


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("../outside", tarfile.REGTYPE),
        ("/outside", tarfile.REGTYPE),
        ("files/../../outside", tarfile.REGTYPE),
        ("files/./photo", tarfile.REGTYPE),
        ("files/link", tarfile.SYMTYPE),
        ("files/link", tarfile.LNKTYPE),
        ("files/pipe", tarfile.FIFOTYPE),
        ("secret", tarfile.SYMTYPE),
        ("secret/below", tarfile.REGTYPE),
        ("files", tarfile.REGTYPE),
        ("stamps.json", tarfile.REGTYPE),
        ("alany.sqlite3", tarfile.DIRTYPE),
    ],
)
def test_an_archive_that_leads_elsewhere_is_refused_before_anything_changes(
    tmp_path: Path, name: str, kind: bytes
) -> None:
    make_office("second")
    strange = packed(tmp_path / "strange.tar.gz", (name, b"", kind))

    with pytest.raises(words.Lacking, match="damaged or no archive") as refusal:
        restore.restore(strange, replace=True)

    assert (refusal.value.code, standing()[0]) == (2, "second")
    assert not (tmp_path / "outside").exists()
    assert not (places.var() / "replaced").exists()


def test_a_changed_byte_is_found_by_its_sum(tmp_path: Path) -> None:
    whole = archive_of(tmp_path, "first", "a tag")
    with tarfile.open(whole) as read:
        members = [(one.name, read.extractfile(one).read()) for one in read if one.isreg()]
    changed = [(name, b"a lie" if name == "files/ab/photo" else content) for name, content in members]
    forged = packed(
        tmp_path / "forged.tar.gz", *((name, content, tarfile.REGTYPE) for name, content in changed)
    )

    with pytest.raises(words.Lacking, match="SHA-256: files/ab/photo"):
        restore.restore(forged, replace=False)


@pytest.mark.parametrize("kept", [0, 100, 400])
def test_a_cut_archive_is_refused(tmp_path: Path, kept: int) -> None:
    whole = archive_of(tmp_path, "first", "a tag")
    whole.write_bytes(whole.read_bytes()[:kept])

    with pytest.raises(words.Lacking, match="damaged or no archive"):
        restore.restore(whole, replace=False)


def test_a_missing_archive_is_named(tmp_path: Path) -> None:
    with pytest.raises(words.Lacking, match=r"There is no file .*none\.tar\.gz") as refusal:
        restore.restore(tmp_path / "none.tar.gz", replace=False)

    assert refusal.value.code == 2


def test_a_damaged_database_is_refused(tmp_path: Path) -> None:
    strange = packed(tmp_path / "strange.tar.gz", ("alany.sqlite3", b"no database", tarfile.REGTYPE))

    with pytest.raises(words.Lacking, match=r"alany\.sqlite3 of the archive is damaged"):
        restore.restore(strange, replace=False)


def test_an_archive_of_another_kind_of_database_names_the_way_out(tmp_path: Path) -> None:
    dump = packed(tmp_path / "dump.tar.gz", ("alany.dump", b"x", tarfile.REGTYPE))

    with pytest.raises(words.Lacking, match="The archive is of PostgreSQL") as refusal:
        restore.restore(dump, replace=False)

    assert refusal.value.way_out == "export DATABASE_URL=postgres://…"


def open_office() -> None:
    for command in (["-m", "alany.site.tables"], ["-m", "alany.site.commands", *opened()]):
        subprocess.run([sys.executable, *command], env=places.office_environment(), check=True)


def opened() -> list[str]:
    return [
        "office",
        "open",
        "--yes",
        *(word for name, text in OPTIONS.items() for word in (f"--{name}", text)),
    ]


def commanded(*words_: str, **more: str) -> tuple[int, str]:
    """The code of a command of the office, and what it says aloud."""
    asked = [sys.executable, "-m", "alany.site.commands", *words_]
    environment_ = places.office_environment() | more
    done = subprocess.run(asked, env=environment_, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


@pytest.mark.slow
def test_a_real_office_comes_back_its_ledger_holds_and_its_logs_go_on_unless_outsiders_have_seen_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    open_office()
    assert commanded("log", "publish", ALANY_TODAY="2026-01-05")[0] == 0
    backup.backup(tmp_path / "kept.tar.gz")
    assert commanded("log", "publish", ALANY_TODAY="2026-01-07")[0] == 0
    newer = places.var() / "log" / "public" / "figures" / "checkpoint"
    (tmp_path / "newer").write_bytes(newer.read_bytes())

    here = restore.restore(tmp_path / "kept.tar.gz", replace=True)
    capfd.readouterr()
    monkeypatch.setenv("ALANY_VAR", str(tmp_path / "var of another"))
    elsewhere = restore.restore(tmp_path / "kept.tar.gz", replace=False)

    said = capfd.readouterr()
    assert (here, elsewhere) == (1, 0)
    assert "office: Trial office; people: 1; files: 0" in said.err
    assert "The ledger holds" in said.err
    assert "The logs may go on" in said.err
    told = commanded("log", "ready", "--head", str(tmp_path / "newer"))
    later = commanded("log", "publish", ALANY_TODAY="2026-01-09")
    assert (told[0], later[0]) == (1, 1)
    assert "known outside" in told[1]
    assert "known outside" in later[1]
    with closing(sqlite3.connect(places.var() / "alany.sqlite3")) as database, database:
        database.execute("drop trigger ledger_guard_u_ledger_entry")
    assert commanded("ledger", "verify")[0] == 1


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """Two empty databases of one server of its own."""
    with postgres.temporary() as first:
        second = first.removesuffix("/alany") + "/another"
        targets.OnServer(first).ask("create database another")
        yield first, second


@pytest.mark.slow
@pytest.mark.own_database
@pytest.mark.skipif("postgres" not in os.environ.get("DATABASE_URL", ""), reason="runs with ./alany test-pg")
def test_an_office_on_a_server_comes_back_and_the_former_stays_as_a_schema(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    servers: tuple[str, str],
) -> None:
    first, second = servers
    monkeypatch.setenv("DATABASE_URL", first)
    open_office()
    backup.backup(tmp_path / "kept.tar.gz")
    monkeypatch.setenv("DATABASE_URL", second)

    codes = [restore.restore(tmp_path / "kept.tar.gz", replace=False)]
    with pytest.raises(words.Lacking, match="was not replaced"):
        restore.restore(tmp_path / "kept.tar.gz", replace=False)
    codes.append(restore.restore(tmp_path / "kept.tar.gz", replace=True))

    former = targets.OnServer(second).ask("select count(*) from pg_namespace where nspname like 'replaced_%'")
    assert (codes, former) == ([0, 0], "1")
    assert capfd.readouterr().err.count("The ledger holds") == 2
    backup.backup(tmp_path / "again.tar.gz")
    archive.unpack(tmp_path / "again.tar.gz", tmp_path)
    listed = [postgres.client("pg_restore"), "--list", str(tmp_path / "alany.dump")]
    shown = subprocess.run(listed, capture_output=True, text=True, check=True).stdout
    assert "organisations_office" in shown
    assert "replaced_" not in shown
