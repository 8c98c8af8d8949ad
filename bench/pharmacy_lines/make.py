"""Makes the benchmark from public reference data and a seed: `python -m bench.pharmacy_lines.make FOLDER`.

Parts: `noise` (A: registered products under noise, other real products, goods that are no medicine),
`adversarial` (C: neighbours that one letter, one suffix or one pack tells apart), `dates` (D: three dated
lists of South Africa, asked on and beside the days on which prices change).
"""

from __future__ import annotations

import csv
import gzip
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from alany.programmes.pharmacies.engine.entries import RegisterEntry
from alany.programmes.pharmacies.tests.engine_noise import make_lines, make_register

SEED = 20_261_130
SEP = Path(__file__).parent / "data" / "za_sep_2016.csv.gz"
REGISTER = (
    "id",
    "trade_name",
    "form_dose",
    "pack",
    "maker",
    "cap_kzt",
    "inn",
    "atc",
    "effective_from",
    "effective_to",
)
GOLD = ("line_id", "capped", "truth", "readable", "allowed", "kind")
GOODS = (
    "Шприц одноразовый {} мл", "Бинт {}х10 стерильный", "Маска медицинская №{}", "Вата {} г",
    "Пластырь {}х5 см", "Крем для рук {} мл", "Зубная паста {} мл", "Подгузники №{}", "Термометр {}",
    "Тонометр М{}",
)  # fmt: skip
SUFFIXES = (
    "н",
    "нд",
    "форте",
    "ретард",
    "дуо",
    "плюс",
    "sr",
    "mr",
    "р",
    "м",
    "нео",
    "экстра",
    "комби",
    "ср",
    "лонг",
)

Gold = tuple[str, str, str, str, str, str]


class Part:
    """One part of the benchmark on its way to its folder."""

    def __init__(self, folder: Path, entries: Iterable[RegisterEntry]) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.entries = {entry.id: entry for entry in entries}
        self.lines: list[tuple[str, str, str]] = []
        self.gold: list[Gold] = []

    def ask(
        self, text: str, price: Decimal, truth: RegisterEntry | None, allowed: Iterable[str], kind: str
    ) -> None:
        """One line with its truth; `allowed` are the entries that its words allow."""
        ids = sorted(allowed)
        caps = [self.entries[one].cap for one in ids]
        told = "NC" if truth is None or truth.cap is None else "V" if price > truth.cap else "OK"
        self.lines.append((str(len(self.lines)), text, f"{price:f}"))
        capped = "1" if truth is not None and truth.cap is not None else "0"
        self.gold.append((self.lines[-1][0], capped, told, _readable(price, caps), "|".join(ids), kind))

    def write(self) -> None:
        """register.csv, lines.csv, gold.csv."""
        rows = [_register_row(entry) for entry in self.entries.values()]
        write(self.folder / "register.csv", REGISTER, rows)
        write(self.folder / "lines.csv", ("line_id", "line", "price_kzt"), self.lines)
        write(self.folder / "gold.csv", GOLD, self.gold)


def _register_row(entry: RegisterEntry) -> tuple[object, ...]:
    cap = "" if entry.cap is None else f"{entry.cap:f}"
    told = (
        entry.id,
        entry.trade_name,
        entry.form_dose,
        entry.pack or "",
        entry.maker,
        cap,
        entry.inn,
        entry.atc,
    )
    return (*told, entry.effective_from or "", entry.effective_to or "")


def _readable(price: Decimal, caps: Sequence[Decimal | None]) -> str:
    known = [cap for cap in caps if cap is not None]
    if not known:
        return "NC"
    if len(known) < len(caps):
        return "U"
    return "V" if price > max(known) else "OK" if price <= min(known) else "U"


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A CSV file in UTF-8."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def noise(folder: Path, seed: int = SEED, size: int = 6_000, lines: int = 6_000) -> Part:
    """Part A: two thirds registered products, a sixth real products that were taken out, a sixth goods."""
    everything = make_register(seed, size)
    chance = random.Random(seed)
    names = sorted({entry.trade_name for entry in everything})
    gone = set(chance.sample(names, len(names) // 6))
    part = Part(folder, (entry for entry in everything if entry.trade_name not in gone))
    for line in make_lines(everything, seed + 1, lines * 5 // 6):
        inside = line.truth.trade_name not in gone
        kind = ("misspelt" if line.misspelt else "registered") if inside else "absent"
        allowed = line.allowed & part.entries.keys() if inside else ()
        part.ask(line.text, line.price, line.truth if inside else None, allowed, kind)
    for _ in range(lines - len(part.lines)):
        text = chance.choice(GOODS).format(chance.randint(1, 90))
        part.ask(text, Decimal(chance.randint(20, 90_000)), None, (), "goods")
    part.write()
    return part


def adversarial(folder: Path, seed: int = SEED) -> Part:
    """Part C: the register holds one of two neighbours, the line names the other at five times its cap.

    A `violation` accuses wrongly. Kinds: `one_letter`, `suffix`, `other_pack`, `other_strength`.
    """
    everything = [entry for entry in make_register(seed, 30_000) if entry.cap is not None]
    chance = random.Random(seed)
    by_name: dict[str, list[RegisterEntry]] = defaultdict(list)
    for entry in everything:
        by_name[re.sub(r"[®™]", "", entry.trade_name).strip().lower()].append(entry)
    pairs = [*_one_letter_apart(sorted(by_name)), *_suffixes(by_name)]
    kept, asked = {}, []
    for kind, here, there in pairs:
        if there in kept.values():
            continue
        known, other = chance.choice(by_name[here]), chance.choice(by_name[there])
        kept[known.id] = here
        asked.append((kind, known, f"{there} {other.form_dose} №{other.pack} {other.maker}"))
    held = {known.id: known for _, known, _ in asked}
    for entry in chance.sample(everything, 400):
        if re.sub(r"[®™]", "", entry.trade_name).strip().lower() not in kept.values():
            held[entry.id] = entry
            name = f"{entry.trade_name} {entry.form_dose}"
            asked.append(("other_pack", entry, f"{name} №{(entry.pack or 1) * 3 + 1} {entry.maker}"))
            if stronger := _stronger(entry.form_dose):
                text = f"{entry.trade_name} {stronger} №{entry.pack} {entry.maker}"
                asked.append(("other_strength", entry, text))
    part = Part(folder, held.values())
    for kind, known, text in asked:
        part.ask(text, (known.cap or Decimal(1)) * 5, None, (), kind)
    part.write()
    return part


def _one_letter_apart(names: Sequence[str]) -> list[tuple[str, str, str]]:
    """Names of five letters and more that one letter tells apart, found by striking each letter out."""
    stumps: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name in names:
        if name.isalpha() and len(name) >= 5:
            for place in range(len(name)):
                stumps[place, name[:place] + name[place + 1 :]].append(name)
    return [("one_letter", *sorted(pair)) for pair in stumps.values() if len(pair) == 2]  # type: ignore[misc]


def _suffixes(names: Iterable[str]) -> list[tuple[str, str, str]]:
    known = set(names)
    found = ((name, *name.rpartition(" ")[::2]) for name in sorted(known) if " " in name)
    return [("suffix", base, name) for name, base, last in found if last in SUFFIXES and base in known]


def _stronger(form: str) -> str:
    """The form with its one strength in milligrams times ten: 2,5 against 25; empty where there is none."""
    found = re.findall(r"(?<![\d,.])\d+(?:,\d+)?(?= ?мг(?!/))", form)
    if len(found) != 1:
        return ""
    stronger = f"{(Decimal(found[0].replace(',', '.')) * 10).normalize():f}".replace(".", ",")
    return form.replace(found[0], stronger, 1)


def dates(folder: Path, each: int = 300) -> list[tuple[str, Path]]:
    """Part D: a folder for each day asked; prices at the cap of that day and a cent above it."""
    from datetime import date, timedelta

    with gzip.open(SEP, "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    starts = sorted({date.fromisoformat(row["list_date"]) for row in rows})
    prices: dict[tuple[str, str], dict[str, Decimal]] = defaultdict(dict)
    for row in rows:
        prices[row["code"], row["name"]][row["list_date"]] = Decimal(row["sep"])
    once = Counter(name.lower() for _, name in prices)
    whole = [
        (code, name, found)
        for (code, name), found in sorted(prices.items())
        if len(found) == len(starts)
        and once[name.lower()] == 1
        and len(set(found.values())) > 1
        and name.isalpha()
    ][:each]
    asked = []
    for day in sorted({start + timedelta(days=step) for start in starts for step in (-1, 0, 1)}):
        current = [start for start in starts if start <= day]
        part = Part(folder / day.isoformat(), ())
        for code, name, found in whole:
            for place, start in enumerate(starts):
                ends = starts[place + 1] if place + 1 < len(starts) else None
                entry = RegisterEntry(f"{code}-{start}", name, "таблетки", None, "", found[start.isoformat()],
                                      effective_from=start, effective_to=ends)  # fmt: skip
                part.entries[entry.id] = entry
            cap = found[current[-1].isoformat()] if current else None
            for price in (cap, cap + Decimal("0.01")) if cap is not None else (Decimal(5),):
                truth = "NC" if cap is None else "V" if price > cap else "OK"
                part.lines.append((str(len(part.lines)), name, f"{price:f}"))
                part.gold.append((part.lines[-1][0], str(int(cap is not None)), truth, truth, "", "date"))
        part.write()
        asked.append((day.isoformat(), part.folder))
    return asked


def main(folder: Path) -> None:
    """All parts below a folder."""
    noise(folder / "noise")
    adversarial(folder / "adversarial")
    dates(folder / "dates")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
