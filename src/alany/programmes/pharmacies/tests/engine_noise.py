"""Price lines with a known truth, made from the public formulary by a seed: names and forms are real, packs,
makers and caps are invented. Nothing here is shared with the stored development lines.

The noise is what people and tills do to a line: letters lost, doubled, swapped or struck beside the right
key, Latin letters that look or sound like Cyrillic ones, short words, other units and orders, Kazakh words.
"""

import csv
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from alany.programmes.pharmacies.engine.entries import RegisterEntry

FORMULARY = Path(__file__).parents[1] / "data" / "kz_knf_trade_names.csv"
MAKERS = tuple(
    """
    КРКА д.д., Ново место, Словения|Тева Фармацевтические Предприятия Лтд, Израиль|Сандоз ГмбХ, Австрия
    Химфарм АО, Казахстан|Нобел АФФ АО, Казахстан|Глобал Фарм ТОО|Берлин-Хеми АГ, Германия|Байер АГ
    Гедеон Рихтер ОАО, Венгрия|Эгис Фармацевтический завод, Венгрия|Польфарма АО, Польша|Новартис Фарма АГ
    Д-р Редди'с Лабораторис Лтд, Индия|Сан Фармасьютикал Индастриз, Индия|Ципла Лтд|Торрент Фарма, Индия
    Борисовский завод медпрепаратов|Белмедпрепараты РУП|Дарница ЧАО, Украина|Киевский витаминный завод
    Фармак ПАО|Синтез ОАО, Россия|Озон ООО|Вертекс АО|Канонфарма Продакшн|Фармстандарт-Лексредства
    Актавис групп|Зентива к.с., Чехия|Ромфарм Компани|Балканфарма-Дупница|Софарма АД|Мерк Сероно
    Янссен-Силаг|Пфайзер Инк|Астразенека ЮК|Глаксо Вэллком|Санофи-Авентис|Лек Фармасьютикалс|Алкон
    Плива Хрватска|Белупо|Хемофарм АД, Сербия|Медокеми Лтд, Кипр|Ремедика Лтд, Кипр|Вокхардт Лимитед
    """.replace("\n", "|").split("|")
)
MAKERS = tuple(maker.strip() for maker in MAKERS if maker.strip())
SINGLE = re.compile(
    r"раствор|сироп|суспенз|порош|мазь|крем|гель|капли|спрей|аэроз|лиоф|конц|эмульс|настой", re.I
)
PACKS = (7, 10, 14, 20, 28, 30, 50, 60, 90, 100)
SHORT = (
    ("таблетки", ("таб", "табл.", "тб", "таблеткалар", "tab")), ("капсулы", ("капс", "капс.", "капсулалар")),
    ("раствор", ("р-р", "ерітінді", "раствор")), ("мазь", ("мазь", "жақпамай")),
    ("для инъекций", ("д/ин", "д/инъекций", "инъекцияға арналған")), ("для инфузий", ("д/инф", "инф.")),
    ("порошок", ("пор.", "пор", "ұнтақ")), ("суспензия", ("сусп.", "сусп")), ("суспензии", ("сусп.",)),
    ("суппозитории", ("супп.", "свечи", "суппозиторийлер")), ("лиофилизат", ("лиоф.", "лиофилизат")),
    ("капли глазные", ("гл. капли", "капли глазн.", "көз тамшылары")),
    ("покрытые пленочной оболочкой", ("п/п/о", "п.п.о.", "п/плен.об", "үлбірлі қабықпен қапталған")),
    ("покрытые оболочкой", ("п/о", "п.о.", "покр.об.")),
    ("для приема внутрь", ("вн.", "внутрь", "ішке қабылдау")),
    ("аэрозоль", ("аэр.",)), ("концентрата", ("конц-та",)), ("концентрат", ("конц.",)),
)  # fmt: skip
KEYBOARD = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
BESIDE = {
    letter: [row[place + step] for step in (-1, 1) if 0 <= place + step < len(row)]
    for row in KEYBOARD
    for place, letter in enumerate(row)
}
LOOKALIKE = dict(zip("асеорхуАСЕОРХУКМТНВ", "aceopxyACEOPXYKMTHB", strict=True))
LATIN = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
    "ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya",
    "ь": "", "ъ": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line, what it was made of, and every entry that its words allow, by id."""

    text: str
    price: Decimal
    truth: RegisterEntry
    allowed: frozenset[str]
    misspelt: bool = False


def make_register(seed: int, size: int = 1500) -> list[RegisterEntry]:
    """A register of real names and forms with invented packs, makers and caps; seven in ten have a cap."""
    chance = random.Random(seed)
    with FORMULARY.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    chance.shuffle(rows)
    entries: dict[tuple[str, str, int, str], RegisterEntry] = {}
    for row in rows:
        name, form = row["trade_name"].strip(), " ".join(row["dosage_form"].split())
        for _ in range(chance.choice((1, 1, 2, 3))):
            pack = chance.choice((1, 1, 1, 5, 10)) if SINGLE.search(form) else chance.choice(PACKS)
            maker = chance.choice(MAKERS)
            cap = Decimal(chance.randint(80, 900_000)) / 20 if chance.random() < 0.7 else None
            key = (name, form, pack, maker)
            entries.setdefault(
                key, RegisterEntry(f"e{len(entries)}", *key, cap, row["inn_or_group"], row["atc"])
            )
        if len(entries) >= size:
            break
    return list(entries.values())


def make_lines(entries: list[RegisterEntry], seed: int, count: int, misspelt: float = 0.2) -> Iterator[Line]:
    """`count` lines about entries drawn from a register; one in ten is above its cap."""
    chance = random.Random(seed)
    by_name: dict[str, list[RegisterEntry]] = {}
    for entry in entries:
        by_name.setdefault(_plain(entry.trade_name), []).append(entry)
    for _ in range(count):
        truth = chance.choice(entries)
        yield _line(chance, truth, by_name[_plain(truth.trade_name)], misspelt)


def _line(
    chance: random.Random, truth: RegisterEntry, siblings: Iterable[RegisterEntry], often: float
) -> Line:
    with_maker, with_pack = chance.random() < 0.5, chance.random() < 0.93
    form = _form(chance, truth.form_dose)
    name, wrong = _name(chance, truth.trade_name, often)
    parts = [form]
    if with_pack and not (truth.pack == 1 and chance.random() < 0.7):
        parts.insert(chance.randrange(2), _pack(chance, truth.pack or 1))
        states_pack = True
    else:
        states_pack = False
    maker = _maker(chance, truth.maker) if with_maker else ""
    text = " ".join(part for part in (name, *parts, maker) if part)
    allowed = frozenset(
        each.id
        for each in siblings
        if each.form_dose == truth.form_dose
        and (not with_maker or each.maker == truth.maker)
        and (each.pack == truth.pack if states_pack else True)
    )
    factor = (
        Decimal(chance.randint(1005, 2500)) / 1000
        if chance.random() < 0.1
        else Decimal(chance.randint(500, 1000)) / 1000
    )
    price = ((truth.cap or Decimal(chance.randint(100, 9000))) * factor).quantize(Decimal("0.01"))
    return Line(_cased(chance, _homoglyphs(chance, text)), max(price, Decimal("0.01")), truth, allowed, wrong)


def _plain(name: str) -> str:
    return re.sub(r"[^\w]+", "", name.lower().replace("®", "").replace("™", ""))


def _form(chance: random.Random, form: str) -> str:
    text = form.lower()
    for long, shorts in SHORT:
        if long in text and chance.random() < 0.85:
            text = text.replace(long, chance.choice(shorts), 1)
    if chance.random() < 0.3:
        text = re.sub(r"(\d)\s+(мг|мл|г|мкг|%)", r"\1\2", text)
    if chance.random() < 0.25:
        text = re.sub(r"(?<![\d,.])(\d{2,4})\s*мг(?![/\w])", _grams, text)
    if chance.random() < 0.2:
        text = re.sub(r"(\d),(\d)", r"\1.\2", text)
    if chance.random() < 0.1:
        text = text.replace("мг", "mg").replace("мл", "ml")
    return text


def _grams(found: re.Match[str]) -> str:
    return f"{(Decimal(found[1]) / 1000).normalize():f}".replace(".", ",") + " г"


def _pack(chance: random.Random, pack: int) -> str:
    ways = ["№{}", "№ {}", "N{}", "x{}", "{} шт", "{}шт.", "№{}"]
    if pack % 10 == 0 and pack > 10:
        return chance.choice((f"№10х{pack // 10}", f"№{pack}", f"{pack} шт"))
    return chance.choice(ways).format(pack)


def _maker(chance: random.Random, maker: str) -> str:
    head = maker.split(",")[0]
    written = chance.choice((maker, head, head.split()[0] if len(head.split()[0]) > 4 else head))
    return chance.choice(("{}", "({})", "{}")).format(written)


def _name(chance: random.Random, name: str, often: float) -> tuple[str, bool]:
    if chance.random() < often:
        letters = [place for place, letter in enumerate(name) if letter.isalpha()]
        if len(letters) > 5:
            place = chance.choice(letters)
            return _struck(chance, name, place), True
    if chance.random() < 0.06:
        return "".join(LATIN.get(letter.lower(), letter) for letter in name), False
    return name, False


def _struck(chance: random.Random, name: str, place: int) -> str:
    letter = name[place].lower()
    way = chance.randrange(4)
    if way == 0:
        return name[:place] + name[place + 1 :]
    if way == 1:
        return name[:place] + letter + name[place:]
    if way == 2 and place + 1 < len(name) and name[place + 1].isalpha():
        return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    return name[:place] + chance.choice(BESIDE.get(letter, ["а"])) + name[place + 1 :]


def _homoglyphs(chance: random.Random, text: str) -> str:
    if chance.random() > 0.06:
        return text
    return "".join(LOOKALIKE.get(letter, letter) if chance.random() < 0.4 else letter for letter in text)


def _cased(chance: random.Random, text: str) -> str:
    return chance.choice((text, text.upper(), text.lower(), text))
