"""The launcher keeps an office alive, ends it cleanly and says in words what is wrong."""

import hashlib
import json
import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from alany.site.launcher import backup, environment, main, office, own, places, preparation, words
from alany.site.launcher.stamps import Stamps, digest_of

# An office of two sleepers; the second one leaves a child of its own behind when it is ended carelessly.
FAKE_OFFICE = """
import os, sys
from alany.site.launcher.supervision import Child, Supervisor
say = "import os, time; os.write(1, b'pid %d' % os.getpid() + bytes([10])); "
sleeper = [sys.executable, "-c", say + "time.sleep(60)"]
deep = [sys.executable, "-c", "import subprocess; subprocess.run(%r)" % sleeper]
children = [Child("web", sleeper), Child("worker", deep)]
sys.exit(Supervisor(children, dict(os.environ), "/").run(lambda: True, lambda: None))
"""
DYING_OFFICE = """
import os, sys
from alany.site.launcher.supervision import Child, Supervisor
dying = Child("web", [sys.executable, "-c", "raise SystemExit(3)"])
sys.exit(Supervisor([dying], dict(os.environ), "/").run(lambda: False, lambda: None))
"""


def start(script: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": str(places.SOURCE.parent), "ALANY_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def fake_office() -> Iterator[tuple[subprocess.Popen[str], set[int]]]:
    running = start(FAKE_OFFICE)
    pids: set[int] = set()
    while len(pids) < 2:
        pids.add(int(running.stdout.readline().removeprefix("pid ")))
    yield running, pids
    for pid in (running.pid, *pids):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    running.communicate()


@pytest.mark.slow
@pytest.mark.parametrize("wish", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_ends_everybody_and_leaves_no_orphan(
    fake_office: tuple[subprocess.Popen[str], set[int]], wish: signal.Signals
) -> None:
    running, pids = fake_office

    running.send_signal(wish)

    assert running.wait(timeout=15) == 0
    assert [pid for pid in pids if lives(pid)] == []


@pytest.mark.slow
def test_a_dead_child_is_started_again_with_a_notice(
    fake_office: tuple[subprocess.Popen[str], set[int]],
) -> None:
    running, pids = fake_office

    os.kill(min(pids), signal.SIGKILL)
    notice = running.stderr.readline()
    pids.add(int(running.stdout.readline().removeprefix("pid ")))

    assert "was started again" in notice
    assert running.poll() is None


@pytest.mark.slow
def test_a_child_that_keeps_dying_closes_the_office_in_words() -> None:
    running = start(DYING_OFFICE)
    _, said = running.communicate(timeout=30)

    assert running.returncode == 1
    assert "«web» keeps stopping (code 3); the office is closed." in said


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_children_end_when_the_supervisor_is_killed(
    fake_office: tuple[subprocess.Popen[str], set[int]],
) -> None:
    running, pids = fake_office

    running.kill()
    running.wait()
    time.sleep(0.5)

    assert not lives(min(pids))


def test_a_taken_port_is_said_with_the_way_out() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(words.Lacking, match=f"Port {port} is taken") as refusal:
            office.refuse_taken(port)

    assert (refusal.value.code, refusal.value.way_out) == (2, "PORT=8000 ./alany run")


@pytest.mark.parametrize("stated", ["abc", "0", "65536", "-1", "８０００"])
def test_a_wrong_port_is_refused(monkeypatch: pytest.MonkeyPatch, stated: str) -> None:
    monkeypatch.setenv("PORT", stated)

    with pytest.raises(words.Lacking, match="not the number of a port"):
        office.chosen_port()


def test_the_launcher_runs_before_anything_is_installed() -> None:
    asked = f"import sys; sys.path.insert(0, {str(places.SOURCE.parent)!r}); import alany.site.launcher.main"
    bare = subprocess.run(
        [sys.executable, "-I", "-S", "-c", asked], capture_output=True, text=True, check=False
    )

    assert (bare.returncode, bare.stderr) == (0, "")


def test_only_the_database_of_the_demo_stands_still(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALANY_VAR", str(tmp_path))
    monkeypatch.delenv("ALANY_TODAY", raising=False)
    monkeypatch.setenv("DATABASE_URL", "postgres://demo")
    of_demo = hashlib.sha256(b"postgres://demo").hexdigest()
    (tmp_path / "demo.json").write_text(
        json.dumps({"today": "2020-07-30", "logins": [], "database": of_demo})
    )

    in_demo = places.office_environment().get("ALANY_TODAY")
    monkeypatch.setenv("DATABASE_URL", "postgres://real")
    in_real = places.office_environment().get("ALANY_TODAY")

    assert (in_demo, in_real) == ("2020-07-30", None)


def test_the_server_listens_on_loopback_only() -> None:
    assert "--host=127.0.0.1" in office.server_command(8000)


def test_a_machine_without_venv_is_told_the_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(words.Lacking) as refusal:
        environment._create(None)

    assert set(refusal.value.texts) == {"kk", "ru", "en"}
    assert refusal.value.way_out.startswith("apt-get install -y python3-venv")
    assert refusal.value.code == 3


def test_the_secret_is_made_once_and_for_the_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALANY_SECRET_FILE", str(tmp_path / "deep" / "secret"))

    preparation.make_secret()
    first = places.secret_file().read_text()
    preparation.make_secret()

    assert places.secret_file().read_text() == first
    assert len(first) >= 50
    assert stat.S_IMODE(places.secret_file().stat().st_mode) == 0o600


def test_a_stamp_holds_until_a_file_changes(tmp_path: Path) -> None:
    source = tmp_path / "a.po"
    source.write_text("one")
    Stamps(tmp_path / "stamps.json").set("messages", digest_of([source]))

    held_before = Stamps(tmp_path / "stamps.json").holds("messages", digest_of([source]))
    source.write_text("another")

    assert held_before
    assert not Stamps(tmp_path / "stamps.json").holds("messages", digest_of([source]))


def test_a_backup_holds_database_files_and_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALANY_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("ALANY_SECRET_FILE", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "var" / "files").mkdir(parents=True)
    (tmp_path / "var" / "files" / "photo").write_bytes(b"x")
    (tmp_path / "var" / "secret").write_text("s")
    with closing(sqlite3.connect(tmp_path / "var" / "alany.sqlite3")) as database, database:
        database.execute("create table t as select 7 as n")

    backup.backup(tmp_path / "kept.tar.gz")

    with tarfile.open(tmp_path / "kept.tar.gz") as archive:
        assert set(archive.getnames()) == {
            "alany.sqlite3",
            "files",
            "files/photo",
            "secret",
            "SHA256SUMS",
        }
        archive.extract("alany.sqlite3", tmp_path, filter="data")
    with closing(sqlite3.connect(tmp_path / "alany.sqlite3")) as copy:
        assert copy.execute("select n from t").fetchone() == (7,)
    assert stat.S_IMODE((tmp_path / "kept.tar.gz").stat().st_mode) == 0o600


def test_a_backup_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "kept.tar.gz").write_bytes(b"old")

    with pytest.raises(words.Lacking, match="not overwritten"):
        backup.backup(tmp_path / "kept.tar.gz")


def test_skipped_tests_are_loud_and_fail_in_ci(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    at_home = words.skipped_loudly("tests on PostgreSQL", "no server", "apt-get install -y postgresql")
    monkeypatch.setenv("CI", "true")
    in_ci = words.skipped_loudly("tests on PostgreSQL", "no server", "apt-get install -y postgresql")

    assert (at_home, in_ci) == (0, 3)
    assert "!! NOT RUN: tests on PostgreSQL" in capsys.readouterr().err


@pytest.mark.parametrize("command", own.COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help_in_the_reader_s_language(
    command: own.Own, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for language in words.LANGUAGES:
        monkeypatch.setenv("ALANY_LANG", language)

        with pytest.raises(SystemExit) as left:
            main.main([command.name, "--help"])

        shown = " ".join(capsys.readouterr().out.split())
        assert left.value.code == 0
        assert f"./alany {command.name}" in shown
        assert " ".join(command.title.here().split()) in shown
        assert " ".join(main.epilog().split()) in shown


@pytest.mark.parametrize(
    ("language", "usage", "line"),
    [
        ("kk", "қолданылуы: ./alany COMMAND", "  migrate                  Дерекқор кестелерін жаңарту"),
        ("ru", "использование: ./alany COMMAND", "  migrate                  Обновить таблицы базы"),
        (
            "en",
            "usage: ./alany COMMAND",
            "  migrate                  Bring the tables of the database up to date",
        ),
    ],
)
def test_the_list_of_commands_is_in_the_reader_s_language_before_anything_is_installed(
    language: str,
    usage: str,
    line: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("ALANY_LANG", language)
    monkeypatch.setattr(places, "VENV", tmp_path)

    assert (main.main([]), main.main(["--help"])) == (2, 0)

    shown = capsys.readouterr().out
    assert shown.startswith(usage)
    assert line in shown.splitlines()
    assert main.MORE_LATER.here() in shown


def test_every_command_says_something_else_in_each_language() -> None:
    for command in own.COMMANDS:
        assert len({command.title.kk, command.title.ru, command.title.en}) == 3


def test_the_version_is_told_before_anything_is_installed() -> None:
    asked = [sys.executable, "-I", "-S", str(places.ROOT / "alany"), "--version"]

    bare = subprocess.run(asked, capture_output=True, text=True, check=False)

    assert (bare.returncode, bare.stdout, bare.stderr) == (0, f"alany {main.version()}\n", "")
    assert main.version().count(".") == 2
