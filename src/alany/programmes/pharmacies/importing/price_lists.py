"""The price list of a pharmacy: what is sold, and for how much."""

from dataclasses import dataclass
from decimal import Decimal

from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.importing.read import Read, read_lines, text_of
from alany.spine.tables import parsing
from alany.spine.tables.headers import Field, HeaderMap, ParsedRow
from alany.spine.tables.table import Table

LONGEST_LINE = 500

FIELDS = (
    Field(
        "line",
        TrilText(kk="Тауардың атауы", ru="Наименование товара", en="Name of the goods"),
        (
            "line", "наименование", "наименование товара", "товар", "номенклатура", "препарат", "название",
            "атауы", "тауар атауы", "тауардың атауы", "дәрі атауы", "name", "product",
        ),
        required=True,
        parse=parsing.text(LONGEST_LINE),
    ),
    Field(
        "price",
        TrilText(kk="Бөлшек бағасы", ru="Розничная цена", en="Retail price"),
        (
            "price_kzt", "price", "цена", "розничная цена", "цена розничная", "цена, тенге", "цена тг",
            "бағасы", "баға", "бөлшек бағасы", "бөлшек сауда бағасы", "retail price",
        ),
        required=True,
        parse=parsing.price,
    ),
    Field(
        "maker",
        TrilText(kk="Өндіруші", ru="Производитель", en="Maker"),
        ("maker", "производитель", "изготовитель", "фирма", "өндіруші", "manufacturer"),
        required=False,
        parse=parsing.text(200),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One row of a price list; the maker, where it has a column of its own, closes the line."""

    row: int
    line: str
    price: Decimal


def read_price_list(table: Table, header_map: HeaderMap) -> Read[PriceLine]:
    """The rows of a price list. The good ones may be checked alone: each line is judged by itself."""
    return read_lines(
        table,
        header_map,
        _line,
        key=lambda line: (line.line, line.price),
        key_field="line",
        good_alone=True,
    )


def _line(row: ParsedRow) -> PriceLine:
    words = f"{text_of(row, 'line')} {text_of(row, 'maker')}".strip()
    price = row.values["price"]
    return PriceLine(row.number, words[:LONGEST_LINE], price if isinstance(price, Decimal) else Decimal(0))
