"""A command that touches no database starts without Django, and is otherwise a command like any other."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from alany.site import commands
from alany.site.commands import light
from alany.site.launcher.places import SOURCE
from alany.spine.programme import terminal
from alany.spine.programme.registry import all_programmes

REGISTER = "id,trade_name,form_dose,pack,maker,cap_kzt\n7,Ламиктал,таблетки 50 мг,30,GSK,4904\n"
LINES = "line_id,line,price_kzt\na,Ламиктал таб 50 мг №30 GSK,5480\n"
SHOWS_DJANGO = """
import sys
from alany.site.commands import main
print(main(sys.argv[1:]), "django" in sys.modules)
"""


def alone(program: str, *arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=SOURCE.parent,
        env=os.environ | {"ALANY_LANG": language},
        capture_output=True,
        text=True,
        check=False,
    )


def named(folder: Path) -> list[str]:
    (folder / "R.csv").write_text(REGISTER, encoding="utf-8")
    (folder / "L.csv").write_text(LINES, encoding="utf-8")
    paths = ["--register", str(folder / "R.csv"), "--out", str(folder / "out.csv"), str(folder / "L.csv")]
    return ["pharmacies", "check", "--on", "2020-07-15", *paths]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("kk", "Салыстырылған жол: 1; тізілімдегі жазба: 1."),
        ("ru", "Сверено строк: 1; записей в реестре: 1."),
        ("en", "Lines checked: 1; entries of the register: 1."),
    ],
)
def test_a_price_list_is_checked_without_django_in_the_reader_s_language(
    tmp_path: Path, language: str, said: str
) -> None:
    answer = alone(SHOWS_DJANGO, *named(tmp_path), language=language)

    assert (answer.stdout, answer.stderr.splitlines()[0]) == ("0 False\n", said)


@pytest.mark.slow
def test_every_programme_declares_its_commands_without_django() -> None:
    for programme in all_programmes():
        module = f"alany.programmes.{programme.slug}.commands"
        if programme.commands and find_spec(f"alany.programmes.{programme.slug}"):
            answer = alone(f"import sys, {module}; print('django' in sys.modules)")
            assert (answer.stdout, answer.stderr) == ("False\n", "")


def test_the_short_way_knows_the_same_commands_as_the_long_one() -> None:
    for programme in all_programmes():
        for command in programme.commands:
            found = light.find([programme.slug, command.name])
            assert found == (None if command.needs_database else command)


@pytest.mark.parametrize(
    "stated",
    [[], ["pharmacies"], ["pharmacies", "--help"], ["figures", "list"], ["..", "check"], ["no", "no"]],
)
def test_all_else_goes_the_long_way(stated: list[str]) -> None:
    assert light.find(stated) is None


def test_a_programme_that_is_off_has_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALANY_PROGRAMMES_OFF", "pharmacies")

    assert light.find(["pharmacies", "check"]) is None


@pytest.mark.parametrize("wrong", [[], ["--on", "31.02"], ["--nothing"]])
def test_wrong_use_leaves_with_two_and_shows_the_usage(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        commands.main(["pharmacies", "check", *wrong])

    assert left.value.code == terminal.WRONG_USE
    assert capsys.readouterr().err.startswith("usage: ./alany pharmacies check [-h] --register R --on DATE")


@pytest.mark.slow
def test_the_process_ends_with_the_code_of_the_command(tmp_path: Path) -> None:
    stated = named(tmp_path)
    (tmp_path / "R.csv").write_text("id\n1\n", encoding="utf-8")

    answer = subprocess.run(
        [sys.executable, "-m", "alany.site.commands", *stated],
        cwd=SOURCE.parent,
        env=os.environ | {"ALANY_LANG": "en"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == terminal.WRONG_USE
    assert answer.stderr.startswith("The register, column “trade_name”: there is no such column.")
