"""Writes `data/deadlines_2018_2026.csv` by another way than the house counts: `python count_on_a_list.py`.

The house walks from day to day and asks of each whether it is worked. Here all worked days of 2018 to
2027 stand in one list, and a term is a place in it; months are counted on the written date. Nothing of
the house is imported, and the terms of law are typed here from their reading, not read from the table
that the house ships.
"""

import csv
import random
from bisect import bisect_left, bisect_right
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
CALENDAR = HERE.parents[1] / "places" / "data" / "kz_working_calendar_2018_2027.csv"
TARGET = HERE / "data" / "deadlines_2018_2026.csv"
CODE_BEGINS = "2021-07-01"
OLD = {"A1": "15 cd", "A1b": "30 cd", "A2": "30 cd", "A2n": "3 cd", "A3": "3 wd", "A4": "3 mo", "I1": "15 cd"}
NEW = {"A1": "15 wd", "A2": "2 mo", "A2n": "3 wd", "A3": "3 wd", "A4a": "3 mo", "A4d": "20 wd", "I1": "15 cd"}
SEED = 221350
MANY = 200
VECTORS = (
    ("", "2020-07-30", "15 wd", "2020-08-21", "Eid on Fri 07-31"),
    ("A3", "2020-07-30", "3 wd", "2020-08-05", "Eid on Fri 07-31"),
    ("", "2020-12-10", "5 wd", "2020-12-21", "16-18 off, Sunday 12-20 worked"),
    ("A3", "2022-03-02", "3 wd", "2022-03-05", "Saturday worked"),
    ("A1", "2025-12-30", "15 wd", "2026-01-23", "1, 2 and 7 January off"),
    ("A1", "2021-07-01", "15 wd", "2021-07-26", "Sat 07-03 worked; 07-05, 07-06, 07-20 off"),
)
HEAD = """\
# 200 terms of 2018 to 2026 under the law of 2007 (received until 2021-06-30) and the Code (from
# 2021-07-01). The dates in `due` were NOT computed by the code that they test. The six rows marked
# `dossier` are vectors that were measured before this project began, with the package holidays 0.109;
# those without a rule only count, by no law of their day. The others were written by
# ../count_on_a_list.py, which shares no code and no method with the house: places in a list of all
# worked days, read from the shipped calendar. What both share, and what this file therefore cannot
# prove, is that calendar itself and the reading of the law: the terms (`term`), the first day counted
# (the day after receipt) and the move of a last day off to the next worked day. Several of those are
# still unconfirmed in the official text; see spine/cases/data/SOURCES.md. `why` names the days of the
# calendar between receipt and due.
"""


def calendar() -> tuple[list[int], dict[int, tuple[str, str]]]:
    """The ordinals of all worked days, and what the calendar says of its exceptions."""
    with CALENDAR.open(encoding="utf-8", newline="") as file:
        rows = [(date.fromisoformat(row["date"]).toordinal(), row) for row in csv.DictReader(file)]
    off = {day for day, row in rows if row["status"] != "work"}
    worked = {day for day, row in rows if row["status"] == "work"}
    every = range(date(2018, 1, 1).toordinal(), date(2027, 12, 31).toordinal() + 1)
    # Ordinal 1 was a Monday: a remainder of 6 is a Saturday, of 0 a Sunday.
    listed = sorted(({day for day in every if day % 7 not in {6, 0}} - off) | worked)
    return listed, {day: (row["status"], row["name_en"]) for day, row in rows}


def due(received: str, term: str, worked: list[int]) -> date:
    """The last day in time."""
    amount, unit = int(term.split()[0]), term.split()[1]
    day = date.fromisoformat(received)
    if unit == "wd":
        return date.fromordinal(worked[bisect_right(worked, day.toordinal()) + amount - 1])
    last = day.toordinal() + amount if unit == "cd" else months_on(received, amount)
    return date.fromordinal(worked[bisect_left(worked, last)])


def months_on(received: str, amount: int) -> int:
    """The same number of the month, or the last day of a month that has no such number."""
    year, month, number = (int(part) for part in received.split("-"))
    month += amount
    while month > 12:
        year, month = year + 1, month - 12
    for shorter in range(4):
        try:
            return date(year, month, number - shorter).toordinal()
        except ValueError:
            continue
    raise ValueError(received)


def why(received: str, last: date, said: dict[int, tuple[str, str]]) -> str:
    """The days of the calendar that count between, in words."""
    first = date.fromisoformat(received).toordinal()
    met = [(day, *said[day]) for day in range(first, last.toordinal() + 1) if day in said]
    shown = [f"{date.fromordinal(day):%m-%d} {status} ({name})" for day, status, name in met]
    return "; ".join(shown) or "no exception of the calendar between"


def rows() -> list[tuple[str, str, str, str, str, str]]:
    """The vectors, then terms drawn around the exceptions of the calendar, half of them beside one."""
    worked, said = calendar()
    chance = random.Random(SEED)
    edges = [day for day in said if date(2018, 12, 1).toordinal() < day < date(2026, 12, 1).toordinal()]
    found = [(rule, day, term, last, "dossier", text) for rule, day, term, last, text in VECTORS]
    while len(found) < MANY:
        if len(found) % 2:
            ordinal = chance.choice(edges) - chance.randint(0, 20)
        else:
            ordinal = chance.randint(date(2018, 12, 13).toordinal(), date(2026, 11, 30).toordinal())
        received = date.fromordinal(ordinal).isoformat()
        laws = NEW if received >= CODE_BEGINS else OLD
        rule = chance.choice(sorted(laws))
        last = due(received, laws[rule], worked)
        if received >= "2018-12-13" and not any(one[:2] == (rule, received) for one in found):
            found.append((rule, received, laws[rule], last.isoformat(), "list", why(received, last, said)))
    return found[: len(VECTORS)] + sorted(found[len(VECTORS) :], key=lambda one: (one[1], one[0]))


def main() -> None:
    """Write the file anew; the same bytes each time."""
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("rule", "receipt", "term", "due", "from", "why"))
        writer.writerows(rows())


if __name__ == "__main__":
    main()
