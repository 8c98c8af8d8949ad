"""Holders of root and spare keys work offline: files of their own, one line to carry back."""

import json
import stat

import pytest

from alany.kernel.sealing.directory import Directory, DirectoryEntry, check_directory
from alany.kernel.sealing.escrow import Escrow, open_escrow
from alany.kernel.sealing.wraps import Wrap, pair_of
from alany.site.commands import build_parser, keys
from alany.spine.programme import terminal


def alany(*stated):
    asked = build_parser([keys.GROUP]).parse_args(["keys", *map(str, stated)])
    return asked.command.run(asked)


@pytest.fixture
def publics(tmp_path, capsys):
    found = []
    for name in "abc":
        assert alany("root", tmp_path / f"{name}.key") == terminal.WELL
        found.append(capsys.readouterr().out.strip())
    return tuple(sorted(found))


@pytest.fixture
def drafted(tmp_path, publics):
    from datetime import date

    entry = DirectoryEntry("recipient", "office", "Айгүл", pair_of(bytes([7] * 32)).public.hex())
    path = tmp_path / "directory-1.json"
    path.write_bytes(Directory("turkestan", 1, date(2020, 7, 30), publics, (entry,)).as_bytes())
    return path


def test_two_roots_sign_a_directory_that_then_holds(tmp_path, drafted, capsys):
    signatures = {}
    for name in "ab":
        assert alany("sign", drafted, "--root", tmp_path / f"{name}.key") == terminal.WELL
        told = capsys.readouterr()
        root, signature = told.out.split()
        signatures[root] = signature
        assert "Айгүл" in told.err
    assert check_directory(drafted.read_bytes(), signatures, None).version == 1


def test_a_root_key_is_its_holders_alone_and_is_never_written_over(tmp_path, publics):
    path = tmp_path / "a.key"
    before = path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert alany("root", path) == terminal.WRONG_USE
    assert path.read_bytes() == before


def test_a_changed_directory_and_a_file_that_is_no_key_are_refused(tmp_path, drafted, capsys):
    assert alany("sign", drafted, "--root", drafted) == terminal.WRONG_USE
    drafted.write_bytes(drafted.read_bytes().replace("Айгүл".encode(), "Болат".encode()) + b" ")
    assert alany("sign", drafted, "--root", tmp_path / "a.key") == terminal.WRONG_USE
    assert alany("sign", tmp_path / "none", "--root", tmp_path / "a.key") == terminal.WRONG_USE
    assert capsys.readouterr().out == ""


def test_any_two_holders_open_the_spare_key_and_nobody_alone(tmp_path, capsys):
    publics = []
    for name in "xyz":
        alany("holder", tmp_path / f"{name}.key")
        publics.append(capsys.readouterr().out.strip())
    assert alany("escrow", tmp_path / "spare.json", "--holders", *publics) == terminal.WELL
    public = capsys.readouterr().out.strip()
    written = json.loads((tmp_path / "spare.json").read_text())
    wraps = tuple(Wrap(*(bytes.fromhex(part) for part in one)) for one in written["wraps"])
    made = Escrow(bytes.fromhex(public), wraps)
    pairs = [pair_of(bytes.fromhex((tmp_path / f"{name}.key").read_text())) for name in "xyz"]
    for first, second in ((0, 1), (1, 2), (0, 2)):
        assert open_escrow(made, pairs[first], pairs[second]).public == made.public
    assert pairs[0].private.hex() not in (tmp_path / "spare.json").read_text()
