"""The commands print what other programs rely on."""

import json

import pytest

from alany.spine.figures.commands import COMMANDS
from alany.spine.figures.models import Snapshot
from alany.spine.figures.tests.office_of_apples import NOW
from alany.spine.visits.tests.small_office import said


def run(capsys, name, *arguments):
    from argparse import ArgumentParser

    command = {one.name: one for one in COMMANDS}[name]
    parser = ArgumentParser()
    command.configure(parser)
    code = command.run(parser.parse_args(arguments))
    return code, capsys.readouterr().out


def test_list_prints_the_published_figures_of_the_day(capsys, published):
    code, out = run(capsys, "list", "--on", "2020-07-30", "--format", "json")
    text = said("Rotten baskets among those opened.")
    assert (code, json.loads(out)[1]) == (
        0,
        {
            "id": "F-2020-07-0002",
            "indicator": "rotten_share",
            "programme": "apples",
            "value": 66.7,
            "unit": "percent",
            "numerator": 2,
            "denominator": 3,
            "as_of": "2020-07-30",
            "definition": {"kk": text.kk, "ru": text.ru, "en": text.en},
        },
    )
    assert '"value": 3,' in out


def test_list_is_empty_before_anything_is_published(capsys, drafts):
    assert run(capsys, "list", "--on", "2020-07-30", "--format", "json") == (0, "[]\n")


@pytest.mark.slow
def test_recompute_tells_each_step_and_its_exit_code_the_verdict(capsys, published):
    code, out = run(capsys, "recompute", "F-2020-07-0002")
    assert (code, out.count("  = ")) == (0, 8)
    Snapshot.objects.update(csv=b"basket,district,rotten,seen_on\nA-1,611600000,true,2020-07-13\n")
    code, out = run(capsys, "recompute", "F-2020-07-0002")
    assert (code, "2 ≠ 1" in out) == (1, True)
    assert run(capsys, "recompute", "--all", "--format", "json")[0] == 1


def test_recompute_needs_nothing_but_two_downloaded_files(capsys, published, tmp_path):
    (tmp_path / "definition.json").write_text(json.dumps(published[1].definition), encoding="utf-8")
    (tmp_path / "data.csv").write_bytes(bytes(Snapshot.objects.get().csv))
    files = ["--definition", str(tmp_path / "definition.json"), "--csv", str(tmp_path / "data.csv")]
    code, out = run(capsys, "recompute", *files, "--format", "json")
    assert (code, json.loads(out)) == (0, [{"value": 66.7, "numerator": 2, "denominator": 3}])
    assert run(capsys, "recompute", *files[:3], str(tmp_path / "gone.csv"))[0] == 2


def test_recompute_says_when_the_files_are_not_those_of_the_published_figure(capsys, published, tmp_path):
    figure = published[1]
    stated = {"numerator": 2, "denominator": 3, "csv_sha256": figure.snapshot.csv_sha256}
    definition = json.dumps({**figure.definition, "published": stated})
    (tmp_path / "definition.json").write_text(definition, encoding="utf-8")
    files = ["--definition", str(tmp_path / "definition.json"), "--csv", str(tmp_path / "data.csv")]
    frozen = bytes(Snapshot.objects.get().csv)
    (tmp_path / "data.csv").write_bytes(frozen)
    assert run(capsys, "recompute", *files)[0] == 0
    (tmp_path / "data.csv").write_bytes(frozen.replace(b"true", b"false", 1))
    assert run(capsys, "recompute", *files)[0] == 1


def test_recompute_of_an_unknown_figure_says_so(capsys, published):
    assert run(capsys, "recompute", "F-1999-01-0001")[0] == 2


def test_freeze_makes_drafts(capsys, orchard, aigul, time_machine):
    time_machine.move_to(NOW)
    code, out = run(capsys, "freeze", "--on", "2020-07-30", "--by", "AIGUL@example.kz", "--format", "json")
    assert (code, [row["state"] for row in json.loads(out)]) == (0, ["draft", "draft"])
    assert run(capsys, "freeze", "--on", "2020-07-31", "--by", "aigul@example.kz")[0] == 2
    assert run(capsys, "freeze", "--on", "2020-07-30", "--by", "nobody@example.kz")[0] == 2


def stopped(capsys, monkeypatch, *arguments, language="en"):
    monkeypatch.setenv("ALANY_LANG", language)
    from argparse import ArgumentParser

    command = {one.name: one for one in COMMANDS}[arguments[0]]
    parser = ArgumentParser()
    command.configure(parser)
    code = command.run(parser.parse_args(arguments[1:]))
    return code, capsys.readouterr().err.strip()


def test_a_list_of_nobody_is_no_empty_list(capsys, monkeypatch, published):
    day = ("list", "--on", "2020-07-30")
    assert stopped(capsys, monkeypatch, *day, "--office", "nope")[0] == 2
    code, words = stopped(capsys, monkeypatch, *day, "--programme", "nope", language="ru")
    assert (code, words.startswith("Такой программы нет.")) == (2, True)
    assert stopped(capsys, monkeypatch, *day, "--programme", "apples") == (0, "")


def test_an_empty_list_says_so_beside_it(capsys, monkeypatch, drafts):
    found = stopped(capsys, monkeypatch, "list", "--on", "2020-07-30", language="kk")
    assert found == (0, "Бұл күнге жарияланған көрсеткіш жоқ.")


def test_recompute_wants_an_id_or_both_files(capsys, monkeypatch, published):
    code, words = stopped(capsys, monkeypatch, "recompute")
    assert (code, words.startswith("Give an id, such as F-2020-07-0001")) == (2, True)
    assert stopped(capsys, monkeypatch, "recompute", "--csv", "data.csv") == (
        2,
        "Both files are needed: --definition and --csv.",
    )


@pytest.mark.parametrize("text", ["{}", "[]", "null", "{", '{"dataset": 5, "columns": [1]}'])
def test_a_file_that_is_no_definition_is_told_in_words(capsys, monkeypatch, tmp_path, text):
    definition, data = tmp_path / "definition.json", tmp_path / "data.csv"
    definition.write_text(text, encoding="utf-8")
    data.write_bytes(b"a\n1\n")
    files = ("recompute", "--definition", str(definition), "--csv", str(data))
    code, words = stopped(capsys, monkeypatch, *files)
    assert (code, words.split(": ", 1)[1][:33]) == (2, "this is no definition of a figure")


def test_data_that_are_not_those_of_the_definition_are_told_in_words(
    capsys, monkeypatch, published, tmp_path
):
    definition, data = tmp_path / "definition.json", tmp_path / "data.csv"
    definition.write_text(json.dumps(published[1].definition), encoding="utf-8")
    data.write_bytes(b"a\n1\n")
    files = ("recompute", "--definition", str(definition), "--csv", str(data))
    code, words = stopped(capsys, monkeypatch, *files)
    assert (code, "its columns are not those of the definition" in words) == (2, True)
