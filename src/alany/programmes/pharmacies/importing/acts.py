"""The annex of a price act: one row for each pack, with its cap."""

import hashlib
import re
from dataclasses import dataclass
from decimal import Decimal

from alany.kernel.folding import fold
from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.engine.barcodes import gtin_of
from alany.programmes.pharmacies.importing.read import Read, read_lines, text_of
from alany.spine.tables import parsing
from alany.spine.tables.headers import Field, HeaderMap, ParsedRow
from alany.spine.tables.parsing import CellRefused
from alany.spine.tables.table import Table

_PACK = re.compile(r"(?:№|N)\s*(\d{1,5})\s*$")
_BETWEEN = re.compile(r"[\s,;|]+")
MOST_GTINS = 12
_KZ = re.compile(r"[КкKk][ZzΖ](?![^\W\d_])")
_SIGNS = re.compile(r"[^\w]+")


def _gtins(cell: str) -> str:
    """Barcodes of one pack, each with a right check digit, in 14 digits."""
    found = [gtin_of(part) for part in _BETWEEN.split(cell) if part]
    if None in found or len(found) > MOST_GTINS:
        raise CellRefused("not_listed")
    return " ".join(sorted({one for one in found if one}))


FIELDS = (
    Field(
        "trade_name",
        TrilText(kk="Сауда атауы", ru="Торговое наименование", en="Trade name"),
        (
            "trade_name", "торговое наименование", "торговое название", "наименование", "сауда атауы",
            "саудалық атауы", "trade name", "name",
        ),
        required=True,
        parse=parsing.text(300),
    ),
    Field(
        "form_dose",
        TrilText(kk="Дәрілік түрі, дозасы", ru="Лекарственная форма, дозировка", en="Form and strength"),
        (
            "form_dose", "dosage_form", "лекарственная форма", "лекарственная форма и дозировка",
            "лекарственная форма, дозировка, объем и количество", "форма выпуска", "дәрілік түрі",
            "дәрілік нысаны", "form and strength",
        ),
        required=True,
        parse=parsing.text(500),
    ),
    Field(
        "cap",
        TrilText(kk="Бөлшек сауданың шекті бағасы", ru="Предельная розничная цена", en="Retail cap"),
        (
            "cap_kzt", "cap_kzt_synthetic", "предельная розничная цена", "предельная цена",
            "предельная цена для розничной реализации", "предельная цена на торговое наименование розничная",
            "бөлшек сауданың шекті бағасы", "шекті баға", "retail cap", "cap",
        ),
        required=False,
        parse=parsing.price,
    ),
    Field(
        "pack",
        TrilText(kk="Қаптамадағы саны", ru="Количество в упаковке", en="Pieces in a pack"),
        (
            "pack", "фасовка", "упаковка", "количество в упаковке", "кол-во в упаковке", "қаптама",
            "қаптамадағы саны", "pieces in a pack",
        ),
        required=False,
        parse=parsing.text(40),
    ),
    Field(
        "maker",
        TrilText(kk="Өндіруші", ru="Производитель", en="Maker"),
        ("maker", "maker_synthetic", "производитель", "производитель, страна", "өндіруші", "manufacturer"),
        required=False,
        parse=parsing.text(200),
    ),
    Field(
        "reg_number",
        TrilText(kk="Тіркеу нөмірі", ru="Регистрационный номер", en="Registration number"),
        (
            "reg_number", "регистрационный номер", "рег номер", "номер регистрационного удостоверения",
            "тіркеу нөмірі", "тіркеу куәлігінің нөмірі", "registration number",
        ),
        required=False,
        parse=parsing.text(60),
    ),
    Field(
        "inn",
        TrilText(kk="ХПА", ru="МНН", en="INN"),
        (
            "inn", "inn_or_group", "мнн", "международное непатентованное наименование", "хпа",
            "халықаралық патенттелмеген атауы",
        ),
        required=False,
        parse=parsing.text(300),
    ),
    Field(
        "atc",
        TrilText(kk="АТХ коды", ru="Код АТХ", en="ATC code"),
        ("atc", "атх", "код атх", "атх коды", "анатомо-терапевтическо-химическая классификация", "atc code"),
        required=False,
        parse=parsing.text(10),
    ),
    Field(
        "gtins",
        TrilText(kk="Штрихкоды", ru="Штрихкоды", en="Barcodes"),
        ("gtin", "gtins", "ean", "штрихкод", "штрих-код", "штрихкоды", "код gtin", "barcode", "barcodes"),
        required=False,
        parse=_gtins,
    ),
    Field(
        "code",
        TrilText(kk="Тізілімдегі коды", ru="Код в реестре", en="Code in the register"),
        ("id", "code", "entry_id", "код в реестре", "тізілімдегі коды"),
        required=False,
        parse=parsing.text(20),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CapLine:
    """One row of an annex. `cap` is in tenge; None means registered without a cap."""

    row: int
    code: str
    atc: str
    inn: str
    trade_name: str
    form_dose: str
    pack: str
    maker: str
    reg_number: str
    cap: Decimal | None
    gtins: str = ""


def read_annex(table: Table, header_map: HeaderMap) -> Read[CapLine]:
    """The rows of an annex. Never in part: a list with holes would call a capped medicine uncapped."""
    return read_lines(
        table, header_map, _line, key=lambda line: line.code, key_field="trade_name", good_alone=False
    )


def code_of(trade_name: str, form_dose: str, pack: str, maker: str, reg_number: str) -> str:
    """A stable code of a pack whose list gives none: the same spelling gives the same code in every act."""
    identity = "|".join(
        _SIGNS.sub(" ", fold(part)).strip()
        for part in (trade_name, form_dose, pack, maker, _same_number(reg_number))
    )
    return "m" + hashlib.sha256(identity.encode()).hexdigest()[:15]


def _same_number(reg_number: str) -> str:
    """A registration number in one writing: lists print «KZ» with a Cyrillic К, too."""
    return _KZ.sub("KZ", reg_number)


def _line(row: ParsedRow) -> CapLine:
    names = ("atc", "inn", "trade_name", "form_dose", "pack", "maker", "reg_number", "gtins")
    texts = {name: text_of(row, name) for name in names}
    printed = texts["pack"]
    if not printed and (found := _PACK.search(texts["form_dose"])):
        texts["pack"] = found[1]
    code = text_of(row, "code") or code_of(
        texts["trade_name"], texts["form_dose"], printed, texts["maker"], texts["reg_number"]
    )
    cap = row.values["cap"]
    return CapLine(row=row.number, code=code, cap=cap if isinstance(cap, Decimal) else None, **texts)
