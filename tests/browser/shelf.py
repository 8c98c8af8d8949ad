"""Lines of price tags of the demo, with what the checker must say of them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter

from tests.browser.office import ROOT, Office

ASK = """
import json
from datetime import date
from alany.programmes.pharmacies.demo.basket import filled
from alany.spine.organisations.queries import this_office
day = date(2020, 7, 30)
basket = filled(this_office(), day)
def old(item):
    # Windows-1251 knows no Kazakh letters.
    return item.line == item.line.encode("windows-1251", "replace").decode("windows-1251")

capped = [[item.line, str(basket.cap(item, day))] for item in basket.sure if old(item)][:6]
print(json.dumps({"capped": capped, "free": [item.line for item in basket.uncapped if old(item)][:2]}))
"""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Lines with a cap, each with its cap in tenge, and lines that are registered without one."""

    capped: list[tuple[str, Decimal]]
    free: list[str]

    def rows(self) -> list[tuple[str, str]]:
        """A price list: one price above its cap, one below, one without a cap, one without dose and pack."""
        (above, cap), (below, low) = self.capped[:2]
        return [
            (above, str(int(cap) + 500)),
            (below, str(int(low * Decimal("0.8")))),
            (self.free[0], "1000"),
            (above.split()[0], "100"),
        ]

    def csv(self, encoding: str) -> bytes:
        """The price list as CSV with semicolons, as accounting programs write it."""
        lines = ["Наименование товара;Розничная цена", *(f'"{line}";{price}' for line, price in self.rows())]
        return "\r\n".join(lines).encode(encoding)

    def xlsx(self) -> bytes:
        """The same as a workbook."""
        file = io.BytesIO()
        with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate([("Тауардың атауы", "Бөлшек бағасы"), *self.rows()]):
                sheet.write_row(number, 0, row)
        return file.getvalue()


def shelf_of(office: Office) -> Shelf:
    """Ask the office's own register."""
    command = [sys.executable, "-m", "django", "shell", "--no-imports", "--verbosity", "0", "-c", ASK]
    done = subprocess.run(
        command, cwd=ROOT, env=office.environment, capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout.splitlines()[-1])
    return Shelf([(line, Decimal(cap)) for line, cap in found["capped"]], found["free"])
