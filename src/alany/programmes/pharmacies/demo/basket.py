"""What the demo's visitors read from shelves: lines that the engine reads surely, and a few it does not."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from alany.programmes.pharmacies.demo.chance import lot, mixed, share
from alany.programmes.pharmacies.engine.check import check_line, resolve
from alany.programmes.pharmacies.engine.entries import RegisterEntry
from alany.programmes.pharmacies.engine.register import Register
from alany.programmes.pharmacies.queries.checker import DayRegister, register_on
from alany.spine.organisations.models import Office

SURE, DOUBTFUL = 36, 6
LOWEST, HIGHEST = Decimal(300), Decimal(9_000)
LONGEST = 96


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the basket with the code of its medicine."""

    code: str
    line: str


@dataclass(slots=True)
class Basket:
    """Lines by how surely they are read, and the caps of each day."""

    office: Office
    sure: list[Item]
    doubtful: list[Item]
    uncapped: list[Item]
    registers: dict[date, DayRegister] = field(default_factory=dict)

    def cap(self, item: Item, on: date) -> Decimal:
        """The cap of a line on a day, in tenge."""
        if on not in self.registers:
            self.registers[on] = _register(self.office, on)
        cap = self.registers[on].entries[item.code].cap
        if cap is None:
            raise LookupError(item.code)
        return cap

    def within(self, item: Item, on: date, *about: object) -> Decimal:
        """A price of whole tenge at or below the cap."""
        part = Decimal(str(round(0.70 + 0.29 * share("price", item.code, *about), 4)))
        return (self.cap(item, on) * part).quantize(Decimal(1), ROUND_FLOOR)

    def above(self, item: Item, on: date, excess: int) -> Decimal:
        """A price of whole tenge, above the cap by about so many."""
        return (self.cap(item, on) + excess).quantize(Decimal(1), ROUND_CEILING)


def filled(office: Office, on: date) -> Basket:
    """The basket for the register of a day. Raises LookupError when the office has no register."""
    day = _register(office, on)
    entries = mixed(list(day.register.entries), "basket")
    capped = [entry for entry in entries if entry.cap and LOWEST <= entry.cap <= HIGHEST]
    sure = [Item(entry.id, line) for entry, line in _read_surely(day.register, capped, SURE)]
    doubtful = list(_doubtful(day.register, capped, on))
    free = (entry for entry in entries if entry.cap is None)
    uncapped = [Item(entry.id, line) for entry, line in _read_surely(day.register, list(free), 6)]
    return Basket(office, sure, doubtful, uncapped)


def _register(office: Office, on: date) -> DayRegister:
    found = register_on(office, on)
    if found is None:
        raise LookupError(office)
    return found


def _read_surely(
    register: Register, entries: list[RegisterEntry], most: int
) -> Iterator[tuple[RegisterEntry, str]]:
    found = 0
    for entry in entries:
        line = _written(entry)
        read = resolve(register, line)
        if len(line) <= LONGEST and read.sure and not read.problem and len(read.positions) == 1:
            yield entry, line
            found += 1
            if found == most:
                return


def _doubtful(register: Register, entries: list[RegisterEntry], on: date) -> Iterator[Item]:
    """Lines with a slip in the name: above the cap they are no more than probable."""
    found = 0
    for entry in entries:
        line = _written(entry)
        slipped = line[:3] + line[4:]
        decision = check_line(register, slipped, (entry.cap or Decimal(0)) * 2, on)
        if (decision.decision, decision.certainty) == (
            "violation",
            "probable",
        ) and entry.id in decision.entry_ids:
            yield Item(entry.id, slipped)
            found += 1
            if found == DOUBTFUL:
                return


def _written(entry: RegisterEntry) -> str:
    """The medicine as a price tag has it; signs of a registered mark are left out."""
    words = f"{entry.trade_name} {entry.form_dose} №{entry.pack or 1} {entry.maker}"
    plain = " ".join(words.replace("®", "").replace("™", "").split())
    return plain.lower() if lot("lower", entry.id) % 3 == 0 else plain
