"""`./alany pharmacies check` says in words what is wrong, and writes only a whole result."""

import re
from argparse import ArgumentParser
from pathlib import Path

import pytest

from alany.programmes.pharmacies import commands, engine
from alany.programmes.pharmacies.wording_command import REFUSALS

REGISTER = "id,trade_name,form_dose,pack,maker,cap_kzt\n7,Ламиктал,таблетки 50 мг,30,GSK,4904\n"
LINES = "line_id,line,price_kzt\na,Ламиктал таб 50 мг №30 GSK,5480\n"


def check(folder, *, register=REGISTER, lines=LINES, more=()):
    (folder / "R.csv").write_text(register)
    (folder / "L.csv").write_text(lines)
    parser = ArgumentParser()
    (command,) = commands.COMMANDS
    command.configure(parser)
    paths = [str(folder / "L.csv"), "--register", str(folder / "R.csv"), "--out", str(folder / "out.csv")]
    return command.run(parser.parse_args([*paths, "--on", "2020-07-15", *more]))


def test_each_line_gets_its_answer(tmp_path, capsys):
    code = check(tmp_path, more=["--language", "ru"])

    assert (code, (tmp_path / "out.csv").read_text()) == (
        0,
        "line_id,decision,certainty,entry_ids,cap_kzt,excess_kzt,reason\n"
        "a,violation,certain,7,4904,576.00,above_cap\n",
    )
    assert "1 строк сверено с 1 записями" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "Тізілім файлы, 3-жол, «cap_kzt» бағаны: шекті баға мүмкін емес: -5."),
        ("ru", "Файл реестра, строка 3, столбец «cap_kzt»: предельная цена невозможна: -5."),
        ("en", "The register, row 3, column “cap_kzt”: the cap is impossible: -5."),
    ],
)
def test_a_refusal_names_file_row_and_column(language, words, tmp_path, capsys):
    code = check(tmp_path, register=REGISTER + "8,Б,табл,1,Х,-5\n", more=["--language", language])

    assert (code, (tmp_path / "out.csv").exists()) == (1, False)
    assert words in capsys.readouterr().err


def test_the_language_is_the_one_of_the_terminal(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("ALANY_LANG", "kk")

    assert check(tmp_path, lines="name,price\nx,1\n") == 1

    assert "Прайс-парақ файлы, «line» бағаны: мұндай баған жоқ" in capsys.readouterr().err


def test_every_refusal_of_the_engine_has_its_words():
    source = "".join(path.read_text() for path in Path(engine.__file__).parent.glob("*.py"))
    raised = set(re.findall(r"(?:refused|Refused)\(\s*\"([a-z_]+)\"", source))

    assert raised - REFUSALS.keys() == set()
