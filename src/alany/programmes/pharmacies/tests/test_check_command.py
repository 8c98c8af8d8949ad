"""`./alany pharmacies check` says in words what is wrong, and writes only a whole result."""

import gzip
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
    command = commands.COMMANDS[0]
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
    assert "Сверено строк: 1; записей в реестре: 1." in capsys.readouterr().err


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

    assert (code, (tmp_path / "out.csv").exists()) == (2, False)
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("over", ["L.csv", "R.csv"])
def test_what_is_read_is_never_written_over(over, tmp_path, capsys):
    code = check(tmp_path, more=["--language", "en", "--out", str(tmp_path / "." / over)])

    assert code == 2
    assert ((tmp_path / "L.csv").read_text(), (tmp_path / "R.csv").read_text()) == (LINES, REGISTER)
    assert "is not overwritten. Give another name." in capsys.readouterr().err


@pytest.mark.parametrize("day", ["31.02", "2020-02-31", "yesterday"])
def test_a_day_that_is_none_is_refused_with_an_example(day, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("ALANY_LANG", "ru")

    with pytest.raises(SystemExit) as left:
        check(tmp_path, more=["--on", day])

    assert left.value.code == 2
    assert f"«{day}» не дата; пишите ГГГГ-ММ-ДД, например 2020-07-30" in capsys.readouterr().err


def test_the_language_is_the_one_of_the_terminal(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("ALANY_LANG", "kk")

    assert check(tmp_path, lines="name,price\nx,1\n") == 2

    assert "Прайс-парақ файлы, «line» бағаны: мұндай баған жоқ" in capsys.readouterr().err


def test_every_refusal_of_the_engine_has_its_words():
    source = "".join(path.read_text() for path in Path(engine.__file__).parent.glob("*.py"))
    raised = set(re.findall(r"(?:refused|Refused)\(\s*\"([a-z_]+)\"", source))

    assert raised - REFUSALS.keys() == set()


def test_an_id_that_a_spreadsheet_would_run_is_made_harmless(tmp_path, capsys):
    lines = "line_id,line,price_kzt\n=1+1,Ламиктал таб 50 мг №30 GSK,5480\n-7,х,1\n+a;=b,х,1\n"
    assert check(tmp_path, lines=lines) == 0
    ids = [row.split(",")[0] for row in (tmp_path / "out.csv").read_text().splitlines()[1:]]
    assert ids == ["'=1+1", "-7", "'+a;'=b"]


def test_where_nothing_can_be_written_is_wrong_use(tmp_path, capsys):
    assert check(tmp_path, more=["--out", str(tmp_path / "none" / "out.csv"), "--language", "ru"]) == 2
    assert "Проверьте папку и права." in capsys.readouterr().err


def campaign(folder, *more):
    (folder / "R.csv").write_text(REGISTER)
    command, parser = commands.COMMANDS[1], ArgumentParser()
    command.configure(parser)
    paths = [str(folder / "lists"), "--register", str(folder / "R.csv"), "--out", str(folder / "out.csv")]
    return command.run(parser.parse_args([*paths, "--on", "2020-07-15", "--language", "en", *more]))


HEAD = "list,line_id,decision,certainty,entry_ids,cap_kzt,excess_kzt,reason\n"
ABOVE, WITHIN = "violation,certain,7,4904,576.00,above_cap\n", "within_cap,certain,7,4904,,at_or_below_cap\n"


def test_a_campaign_is_one_file_in_the_order_of_its_lists_and_a_bad_list_is_named_and_left_out(
    tmp_path, capsys
):
    lists = tmp_path / "lists"
    lists.mkdir()
    (lists / "b.csv").write_text("line,price_kzt\nЛамиктал таб 50 мг №30 GSK,5480\n")
    (lists / "a.csv.gz").write_bytes(gzip.compress(LINES.replace("5480", "4904").encode()))
    (lists / "c.csv").write_text("line_id,line,price_kzt\n1,x,1\n1,x,2\n")
    (lists / "d.csv").write_text("name,price\n")
    (lists / "readme.md").write_text("no list")

    code = campaign(tmp_path)

    assert (code, (tmp_path / "out.csv").read_text()) == (1, f"{HEAD}a.csv.gz,a,{WITHIN}b.csv,0,{ABOVE}")
    said = capsys.readouterr().err
    assert "The price list “c.csv”, row 3, column “line_id”: the id 1 is repeated." in said
    assert "The price list “d.csv”, column “line”: there is no such column." in said
    assert "Price lists left out because they cannot be read: 2." in said


def test_one_file_with_a_column_of_lists_is_a_campaign_too(tmp_path):
    rows = "=a,1,Ламиктал таб 50 мг №30 GSK,4904\nb,1,Ламиктал таб 50 мг №30 GSK,5480\n"
    (tmp_path / "lists").write_text("list,line_id,line,price_kzt\n" + rows)

    for processes in ("1", "2"):
        assert campaign(tmp_path, "--processes", processes) == 0
        assert (tmp_path / "out.csv").read_text() == f"{HEAD}'=a,1,{WITHIN}b,1,{ABOVE}"


def test_a_campaign_without_a_readable_list_writes_nothing(tmp_path, capsys):
    (tmp_path / "lists").mkdir()

    assert campaign(tmp_path) == 2
    assert not (tmp_path / "out.csv").exists()
    assert "there is no price list that can be read" in capsys.readouterr().err
