"""The frozen calendar of the office, read as the spine seeds it."""

import csv
from datetime import date
from pathlib import Path

from alany.kernel.periods import WorkingCalendar

SEED = Path(__file__).parents[2] / "spine" / "places" / "data" / "kz_working_calendar_2018_2027.csv"


def calendar_of_kazakhstan() -> WorkingCalendar:
    with SEED.open(encoding="utf-8", newline="") as rows:
        return WorkingCalendar(
            {date.fromisoformat(row["date"]): row["status"] == "work" for row in csv.DictReader(rows)}
        )
