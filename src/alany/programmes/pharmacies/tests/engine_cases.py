"""What the tests of the engine share: small registers in one line each, and the synthetic gold set."""

import csv
import gzip
from datetime import date
from decimal import Decimal
from pathlib import Path

from alany.programmes.pharmacies.engine.check import Decision, check_line
from alany.programmes.pharmacies.engine.entries import RegisterEntry, read_rows
from alany.programmes.pharmacies.engine.register import Register

DATA = Path(__file__).parent / "data"
DAY = date(2020, 7, 15)
GOLD_REGISTER = DATA / "gold_register_synthetic.csv.gz"
GOLD_LINES = DATA / "gold_lines_synthetic.csv.gz"


def entry(name, form, pack, cap, maker="КРКА", entry_id=None, **more):
    cap = None if cap is None else Decimal(cap)
    return RegisterEntry(entry_id or f"{name}|{form}|{pack}|{maker}", name, form, pack, maker, cap, **more)


def register(*rows):
    entries = [entry(*row) if isinstance(row, tuple) else row for row in rows]
    numbered = [
        RegisterEntry(str(number), *(getattr(each, field) for field in each.__slots__[1:]))
        for number, each in enumerate(entries)
    ]
    return Register.build(numbered)


def decide(known: Register, line: str, price="1000000") -> Decision:
    return check_line(known, line, Decimal(price), DAY)


def answer(known: Register, line: str, price="1000000"):
    found = decide(known, line, price)
    return found.decision, found.certainty, found.reason


def gold_rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def gold_register() -> Register:
    rows = gold_rows(GOLD_REGISTER)
    return Register.build(read_rows(rows[0], rows))
