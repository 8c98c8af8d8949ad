"""The register of pharmacies as the licensing authority sends it: one row for each address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from alany.kernel.folding import fold
from alany.kernel.identifiers import looks_like_iin
from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.importing.read import Read, read_lines, text_of
from alany.spine.tables import parsing
from alany.spine.tables.headers import Field, HeaderMap, ParsedRow
from alany.spine.tables.parsing import CellRefused
from alany.spine.tables.table import Table

KINDS: Mapping[str, tuple[str, ...]] = {
    "pharmacy": ("pharmacy", "дәріхана", "аптека"),
    "point": ("point", "дәріхана пункті", "аптечный пункт", "pharmacy point"),
    "kiosk": ("kiosk", "дәріхана дүңгіршегі", "аптечный киоск", "киоск", "дүңгіршек"),
    "mobile": ("mobile", "жылжымалы дәріхана пункті", "передвижной аптечный пункт", "мобильная аптека"),
    "online": ("online", "онлайн дәріхана", "интернет-аптека", "онлайн-аптека"),
}


@dataclass(frozen=True, slots=True)
class PharmacyLine:
    """One row of the register. `district` is the id of a place; an empty licence number: none was stated."""

    row: int
    number: str
    owner_bin: str
    owner_name: str
    chain: str
    kind: str
    name: str
    district: int
    address: str
    opened_on: date | None
    licence_number: str
    licence_on: date | None
    annex_number: str


def fields(districts: Mapping[str, int]) -> tuple[Field, ...]:
    """What is asked of the table; `districts` maps folded names and KATO codes to ids of places."""
    short, long = parsing.text(60), parsing.text(300)
    district = _listed(districts)
    return (
        _field("name", "Дәріхана атауы", "Название аптеки", "Name of the pharmacy", parsing.text(200), True,
               "name", "название", "наименование аптеки", "аптека", "атауы", "дәріхана"),
        _field("address", "Мекенжайы", "Адрес", "Address", long, True,
               "address", "адрес аптеки", "адрес объекта", "мекен-жайы", "юридический адрес"),
        _field("district", "Аудан немесе қала", "Район или город", "District or city", district, True,
               "district", "kato", "район", "ауданы", "аудан", "район/город", "като", "әаож"),
        _field("owner_bin", "Иесінің БСН-і", "БИН владельца", "BIN of the owner", _bin_or_none, True,
               "bin", "owner_bin", "бин", "бсн", "бин/иин", "бин организации"),
        _field("owner_name", "Иесі", "Владелец", "Owner", long, True,
               "owner", "owner_name", "организация", "наименование организации", "лицензиат", "ұйым"),
        _field("chain", "Дәріханалар желісі", "Аптечная сеть", "Chain", parsing.text(120), False,
               "chain", "сеть", "бренд", "желі"),
        _field("number", "Тізілімдегі нөмірі", "Номер в реестре", "Number in the register",
               parsing.text(12), False, "number", "номер", "нөмірі", "реестровый номер", "register number"),
        _field("kind", "Түрі", "Вид", "Kind", _listed(_KIND_OF), False,
               "kind", "вид объекта", "тип", "объект түрі"),
        _field("opened_on", "Ашылған күні", "Дата открытия", "Opened on", parsing.day, False,
               "opened_on", "открыта", "дата начала работы", "ашылған күні"),
        _field("licence_number", "Лицензия нөмірі", "Номер лицензии", "Licence number", short, False,
               "licence", "licence_number", "лицензия", "№ лицензии", "лицензия нөмірі"),
        _field("licence_on", "Лицензия берілген күн", "Дата лицензии", "Licence issued on",
               parsing.day, False, "licence_on", "дата выдачи лицензии", "дата выдачи", "берілген күні"),
        _field("annex_number", "Қосымша нөмірі", "Номер приложения", "Annex number", parsing.text(40), False,
               "annex", "annex_number", "приложение", "№ приложения", "қосымша"),
    )  # fmt: skip


def read_register(table: Table, header_map: HeaderMap) -> Read[PharmacyLine]:
    """The rows of the register. The good ones may be taken alone: pharmacies do not depend on each other."""
    return read_lines(
        table,
        header_map,
        _line,
        key=lambda line: line.number or (line.owner_bin, fold(line.address)),
        key_field="address",
        good_alone=True,
    )


_KIND_OF = {fold(word): kind for kind, words in KINDS.items() for word in words}


def _bin_or_none(cell: str) -> str:
    """A checked BIN; nothing where a person trades: an IIN is personal data and is not kept."""
    return "" if looks_like_iin(cell) else parsing.bin_number(cell)


def _listed(known: Mapping[str, object]) -> Callable[[str], object]:
    def parse(cell: str) -> object:
        try:
            return known[fold(cell)]
        except KeyError:
            raise CellRefused("not_listed") from None

    return parse


def _field(
    name: str, kk: str, ru: str, en: str, parse: Callable[[str], object], required: bool, *accepted: str
) -> Field:
    return Field(name, TrilText(kk, ru, en), (kk, ru, en, *accepted), required, parse)


def _line(row: ParsedRow) -> PharmacyLine:
    values = row.values
    return PharmacyLine(
        row=row.number,
        number=text_of(row, "number"),
        owner_bin=text_of(row, "owner_bin"),
        owner_name=text_of(row, "owner_name"),
        chain=text_of(row, "chain"),
        kind=text_of(row, "kind") or "pharmacy",
        name=text_of(row, "name"),
        district=int(str(values["district"])),
        address=text_of(row, "address"),
        opened_on=_day(values["opened_on"]),
        licence_number=text_of(row, "licence_number"),
        licence_on=_day(values["licence_on"]),
        annex_number=text_of(row, "annex_number"),
    )


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
