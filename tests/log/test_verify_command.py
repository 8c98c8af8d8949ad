"""``./alany log verify``: what it says, with which exit code, in three languages, and without Django."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from alany.kernel.merkle import tiles
from alany.site.launcher.places import ROOT
from tests.log.public_log import PublicLog, published_month


@pytest.fixture
def log(tmp_path: Path) -> PublicLog:
    made = published_month(tmp_path / "public" / "box")[0]
    (tmp_path / "public" / "policy.txt").write_bytes(made.policy())
    (tmp_path / "mine.txt").write_bytes(made.policy())
    (tmp_path / "one.tlog-proof").write_bytes(made.receipt(5))
    return made


def verify(*stated: object, language: str = "en") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, without any office around it."""
    command = [sys.executable, "-m", "alany.site.commands", "log", "verify", *map(str, stated)]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "ALANY_LANG": language}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_a_log_that_holds_says_what_was_checked(log: PublicLog, tmp_path: Path) -> None:
    mine, receipt = tmp_path / "mine.txt", tmp_path / "one.tlog-proof"
    done = verify(tmp_path / "public", "--policy", mine, "--receipt", receipt)

    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "= office.example/log/box: 60 leaves",
        "= the log has signed its head",
        "= confirmed by the witnesses newspaper, university (2020-07-25)",
        "= all 60 leaves are in place",
        "= 25 former heads (since 2020-07-01) are beginnings of this log",
        "= the days of the leaves fit the days of publication",
        "= 2020-07: 60 leaves are open, 30 of them messages received",
        "= leaf 5 stands in the log",
    ]
    assert done.stderr == "The log holds: nothing is missing, changed or rewritten.\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("kk", "≠ 17-жазба өзгертілген: ағаштағы ізіне сай емес"),
        ("ru", "≠ запись 17 изменена: не совпадает с деревом"),
        ("en", "≠ leaf 17 was changed: it is not the one in the tree"),
    ],
)
def test_a_changed_leaf_is_named_in_the_readers_language_and_ends_with_one(
    log: PublicLog, tmp_path: Path, language: str, said: str
) -> None:
    changed = [*log.leaves[:17], b"\x01" + bytes(146), *log.leaves[18:]]
    log.put(tiles.path("entries", 0, 60), tiles.bundle(changed))

    done = verify(tmp_path / "public" / "box", language=language)
    assert done.returncode == 1
    assert said in done.stdout.splitlines()

    found = json.loads(verify(tmp_path / "public", "--format", "json").stdout)
    assert {"code": "leaf_changed", "holds": False, "index": "17"} in found


def test_a_receipt_is_checked_without_any_log(log: PublicLog, tmp_path: Path) -> None:
    done = verify("--receipt", tmp_path / "one.tlog-proof", "--policy", tmp_path / "mine.txt")

    assert done.stdout.splitlines() == ["= leaf 5 stands in the log", "≠ too few witnesses: –"]
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ((), 2), (("--receipt", "x"), 2), (("public", "--policy", "none.txt"), 2),
        (("public", "--policy", "one.tlog-proof"), 2), (("empty",), 2),
        (("empty", "--policy", "mine.txt"), 1),
        (("http://127.0.0.1:9/log", "--policy", "mine.txt"), 3),
    ],
)  # fmt: skip
def test_wrong_use_and_an_unreachable_log_are_told_apart(
    log: PublicLog, tmp_path: Path, stated: tuple[str, ...], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()

    done = verify(*stated)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr


def test_the_command_needs_no_django(log: PublicLog, tmp_path: Path) -> None:
    code = (
        "import sys; from alany.site.commands import main; "
        f"main(['log', 'verify', {str(tmp_path / 'public')!r}]); "
        "print([name for name in sys.modules if name.split('.')[0] in ('django', 'sqlite3', 'psycopg')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"
