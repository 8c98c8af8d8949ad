"""Commands say what is wrong, print what was asked, and leave the right exit code."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from alany.kernel.triltext import TrilText
from alany.site import commands
from alany.spine.programme import terminal


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALANY_LANG", "en")


def run(*arguments: str) -> int:
    try:
        return commands.main(arguments)
    except SystemExit as left:
        return int(left.code or 0)


@pytest.mark.parametrize("group", list(commands.groups()), ids=lambda group: group.name)
def test_every_command_has_a_title_and_help(
    group: commands.Group, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in group.commands:
        assert run(group.name, command.name, "--help") == terminal.WELL
        assert command.title.en in " ".join(capsys.readouterr().out.split())


def test_the_list_names_every_command_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--list") == terminal.WELL

    listed = capsys.readouterr().out.splitlines()
    for group in commands.groups():
        for command in group.commands:
            assert [line for line in listed if line.startswith(f"  {group.name} {command.name} ")]


@pytest.mark.parametrize(
    "arguments", [["figures"], ["figures", "list"], ["figures", "list", "--on", "30.07.2020"], ["nothing"]]
)
def test_wrong_use_leaves_with_two(arguments: list[str]) -> None:
    assert run(*arguments) == terminal.WRONG_USE


def test_an_unknown_word_is_named_and_led_to_the_whole_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("frobnicate") == terminal.WRONG_USE

    assert capsys.readouterr().err == ("There is no command «frobnicate». The list of all: ./alany --help\n")


def test_records_are_printed_as_json_and_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    text = TrilText(kk="бір", ru="один", en="one")
    records = [{"id": "F-1", "value": Decimal("648.0000"), "on": date(2020, 7, 30), "text": text, "no": None}]

    terminal.print_records(records, "json")
    terminal.print_records(records, "table")

    out = capsys.readouterr().out
    as_json, end = json.JSONDecoder().raw_decode(out)
    assert as_json == [
        {
            "id": "F-1",
            "value": 648,
            "on": "2020-07-30",
            "text": {"kk": "бір", "ru": "один", "en": "one"},
            "no": None,
        }
    ]
    assert out[end:].split("\n")[1:3] == [
        "id   value  on          text  no",
        "F-1  648    2020-07-30  one",
    ]


@dataclass
class Screen:
    tty: bool
    text: str = ""

    def isatty(self) -> bool:
        return self.tty

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        return


@pytest.mark.parametrize(("tty", "drawn"), [(True, True), (False, False)])
def test_a_bar_is_drawn_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, tty: bool, drawn: bool) -> None:
    screen = Screen(tty)
    monkeypatch.setattr("sys.stderr", screen)

    assert list(terminal.progress("abc", "work", 3)) == ["a", "b", "c"]
    assert ("100 %" in screen.text) is drawn
