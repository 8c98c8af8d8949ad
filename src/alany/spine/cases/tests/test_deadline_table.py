"""Two hundred terms of both laws, counted by another way than the house counts."""

import csv
from datetime import date
from pathlib import Path

import pytest

from alany.kernel.deadlines import Rule, choose_rule, due_on
from alany.kernel.tests.calendar_of_kazakhstan import calendar_of_kazakhstan
from alany.spine.cases import reference
from alany.spine.cases.queries import as_rule
from alany.spine.cases.tests import count_on_a_list

CALENDAR = calendar_of_kazakhstan()
LAW = [as_rule(row) for row in reference._rules()]


def table() -> list[dict[str, str]]:
    with count_on_a_list.TARGET.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


ROWS = table()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule'] or 'count'} {row['receipt']}")
def test_the_term_is_that_of_the_table(row: dict[str, str]) -> None:
    received = date.fromisoformat(row["receipt"])
    amount, unit = row["term"].split()
    rule = Rule("T", int(amount), unit, date(2000, 1, 1))  # type: ignore[arg-type]
    if row["rule"]:
        rule = choose_rule(LAW, row["rule"], received)
        assert f"{rule.amount} {rule.unit}" == row["term"]
    assert due_on(received, rule, CALENDAR) == date.fromisoformat(row["due"])


def test_the_table_holds_both_laws_all_years_and_every_kind_of_exception() -> None:
    received = [row["receipt"] for row in ROWS]
    assert len(ROWS) == 200
    assert {day[:4] for day in received} == {str(year) for year in range(2018, 2027)}
    assert sum(day < count_on_a_list.CODE_BEGINS for day in received) >= 50
    assert sum(day >= count_on_a_list.CODE_BEGINS for day in received) >= 50
    assert sum("substituted from" in row["why"] for row in ROWS) >= 30
    assert sum("work (" in row["why"] for row in ROWS) >= 20
    assert sum("Sunday" in row["why"] or "12-20 work" in row["why"] for row in ROWS) >= 1


def test_the_table_is_what_its_script_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = count_on_a_list.TARGET.read_bytes()
    monkeypatch.setattr(count_on_a_list, "TARGET", tmp_path / "again.csv")
    count_on_a_list.main()
    assert (tmp_path / "again.csv").read_bytes() == shipped
