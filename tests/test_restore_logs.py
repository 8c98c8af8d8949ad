"""The keys of the logs, and what the public has seen of them, come back with an office."""

import stat
from pathlib import Path

import pytest

from alany.site.launcher import backup, places, restore
from tests.test_restore import _own_folder, _without_django, archive_of, make_office  # noqa: F401  fixtures too


def give_log(origin: str, size: int) -> None:
    """What a log leaves beside the database: key, witnesses, published files, a file of the moment."""
    folder = places.var() / "log"
    (folder / "public" / "box" / "tile" / "0").mkdir(parents=True, exist_ok=True)
    (folder / "box.key").write_text(f"key of {origin}")
    (folder / "witnesses.txt").write_text("quorum none\n")
    (folder / "box.turn").write_text("")
    (folder / "public" / "box" / "tile" / "0" / "000.p").write_text("made anew from the database")
    (folder / "public" / "box" / "checkpoint").write_text(f"{origin}\n{size}\nroot\n\n— signature\n")


def log_files() -> dict[str, str]:
    folder = places.var() / "log"
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text().partition("\n")[0] for path in found}


@pytest.mark.usefixtures("_without_django")
def test_the_keys_of_the_logs_and_what_the_public_has_seen_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_office("first")
    give_log("one/box", 7)
    backup.backup(tmp_path / "kept.tar.gz")
    monkeypatch.setenv("ALANY_VAR", str(tmp_path / "var of another"))

    restore.restore(tmp_path / "kept.tar.gz", replace=False)

    assert log_files() == {
        "box.key": "key of one/box", "public/box/checkpoint": "one/box", "witnesses.txt": "quorum none",
    }  # fmt: skip
    assert stat.S_IMODE((places.var() / "log" / "box.key").stat().st_mode) == 0o600


@pytest.mark.usefixtures("_without_django")
@pytest.mark.parametrize(
    ("standing_log", "kept_head"),
    [(("one/box", 9), "9"), (("one/box", 5), "7"), (("another/box", 9), "7")],
)
def test_an_older_archive_does_not_forget_what_was_published_here_since(
    tmp_path: Path, standing_log: tuple[str, int], kept_head: str
) -> None:
    make_office("first")
    give_log("one/box", 7)
    backup.backup(tmp_path / "kept.tar.gz")
    give_log(*standing_log)

    restore.restore(tmp_path / "kept.tar.gz", replace=True)

    head = (places.var() / "log" / "public" / "box" / "checkpoint").read_text().splitlines()
    assert head[:2] == ["one/box", kept_head]
    assert log_files()["box.key"] == "key of one/box"


@pytest.mark.usefixtures("_without_django")
def test_an_archive_of_before_leaves_the_logs_as_they_stand(tmp_path: Path) -> None:
    kept = archive_of(tmp_path, "first")
    make_office("second")
    give_log("one/box", 9)
    before = log_files()

    restore.restore(kept, replace=True)

    assert log_files() == before
