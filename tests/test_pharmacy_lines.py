"""The public benchmark of pharmacy lines: the same data for a seed, gold by rules, a plain scorer."""

import csv
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from bench.pharmacy_lines import make, score

SCORER = Path(score.__file__)
GOLD = "line_id,capped,truth,readable,allowed\n1,1,V,V,a\n2,1,V,V,a|b\n3,1,OK,OK,a\n4,0,NC,NC,\n5,1,V,U,a|c\n"
TOLD = (
    "line_id,decision,certainty,entry_ids\n"
    "1,violation,certain,a\n2,violation,probable,a;b\n3,no_cap,certain,\n4,violation,certain,a\n"
)


def test_the_scorer_counts_as_the_card_says_and_needs_no_package(tmp_path):
    (tmp_path / "gold.csv").write_text(GOLD)
    (tmp_path / "told.csv").write_text(TOLD)
    asked = [sys.executable, "-S", "-I", str(SCORER), str(tmp_path / "gold.csv"), str(tmp_path / "told.csv")]
    printed = subprocess.run(asked, capture_output=True, text=True, check=True).stdout

    rates = score.score(score.read(tmp_path / "gold.csv"), score.read(tmp_path / "told.csv"))

    assert score.json.loads(printed) == rates
    assert {name: (rate["part"], rate["whole"]) for name, rate in rates.items()} == {
        "certain_precision": (1, 2),
        "certain_recall": (1, 2),
        "queue_precision": (2, 3),
        "queue_recall": (2, 2),
        "false_no_cap": (1, 4),
        "unclear": (1, 4),
        "false_accusations": (1, 5),
        "ident_precision": (1, 2),
    }
    assert (rates["unclear"]["low"], rates["unclear"]["high"]) == (0.04559, 0.69936)


def test_a_seed_gives_the_same_lines_and_another_seed_others(tmp_path):
    folders = [tmp_path / name for name in ("a", "b", "c")]
    for folder, seed in zip(folders, (1, 1, 2), strict=True):
        make.noise(folder, seed, size=120, lines=60)
    first, same, other = ([path.read_bytes() for path in sorted(each.iterdir())] for each in folders)
    assert first == same != other
    kinds = {row["kind"] for row in score.read(folders[0] / "gold.csv")}
    assert kinds <= {"registered", "misspelt", "absent", "goods"}
    assert {"registered", "goods"} <= kinds


def test_gold_is_what_a_perfect_reader_could_conclude():
    caps = (Decimal(10), Decimal(20))
    assert [make._readable(Decimal(price), caps) for price in (10, 15, 20, 21)] == ["OK", "U", "U", "V"]
    assert make._readable(Decimal(1), (None, Decimal(2))) == "U"
    assert make._readable(Decimal(1), (None,)) == make._readable(Decimal(1), ()) == "NC"


def test_neighbours_are_found_by_rule():
    assert make._one_letter_apart(["алмонт", "акмонт", "лориста"]) == [("one_letter", "акмонт", "алмонт")]
    assert make._suffixes(["лориста", "лориста н", "лориста комфорт"]) == [("suffix", "лориста", "лориста н")]
    assert make._stronger("таблетки 2,5 мг") == "таблетки 25 мг"
    assert make._stronger("раствор 5 мг/мл") == make._stronger("таблетки 5 мг, 10 мг") == ""


def test_dates_are_asked_on_and_beside_each_day_of_change(tmp_path):
    asked = make.dates(tmp_path, each=2)
    assert [day for day, _ in asked[3:6]] == ["2016-07-04", "2016-07-05", "2016-07-06"]
    with (tmp_path / "2016-07-05" / "register.csv").open(encoding="utf-8", newline="") as file:
        spans = [(row["effective_from"], row["effective_to"]) for row in csv.DictReader(file)]
    assert spans[:3] == [("2016-03-05", "2016-07-05"), ("2016-07-05", "2016-12-21"), ("2016-12-21", "")]
    truths = {day: [row["truth"] for row in score.read(folder / "gold.csv")] for day, folder in asked}
    assert truths["2016-03-04"] == ["NC", "NC"]
    assert truths[date(2016, 12, 21).isoformat()] == ["OK", "V", "OK", "V"]
