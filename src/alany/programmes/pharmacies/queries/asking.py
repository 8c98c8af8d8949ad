"""One question of the checker: a line or a barcode, perhaps a price, a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from alany.programmes.pharmacies.engine.check import Decision, Evidence, Resolved, judge, resolve
from alany.programmes.pharmacies.engine.entries import RegisterEntry
from alany.programmes.pharmacies.engine.verdict import decide
from alany.programmes.pharmacies.models import CapRow
from alany.programmes.pharmacies.queries.acts import cap_rows_for
from alany.programmes.pharmacies.queries.aliases import books_of
from alany.programmes.pharmacies.queries.checker import DayRegister, register_on
from alany.spine.organisations.models import Office

MOST = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """What the checker says about one price: the decision, the packs that fit, the rows of law behind."""

    decision: Decision
    price: Decimal
    on: date
    fitting: tuple[RegisterEntry, ...]
    caps: dict[str, CapRow]
    chosen: RegisterEntry | None


@dataclass(frozen=True, slots=True)
class Caps:
    """What the checker says where no price is asked about: the packs that a line may mean, and their caps."""

    on: date
    fitting: tuple[RegisterEntry, ...]
    rows: dict[str, CapRow]
    more: int


def ask(office: Office, line: str, price: Decimal, on: date, code: str = "") -> Answer | None:
    """The answer for a line and a price on a day; with `code` for that very pack. None without a register."""
    day = register_on(office, on)
    if day is None:
        return None
    chosen = day.entries.get(code)
    if chosen is None:
        decision = judge(day.register, _read(office, day, line), price, on, day.vat(on))
    else:
        verdict = decide(price, [chosen.cap], day.vat(on))
        certainty = "" if verdict.decision == "unclear" else "certain"
        decision = Decision(
            verdict.decision, certainty, (chosen.id,), verdict.cap, verdict.excess, verdict.excess_pct,
            verdict.reason, Evidence(read_as=line),
        )  # fmt: skip
    fitting = tuple(day.entries[one] for one in decision.entry_ids if one in day.entries)
    return Answer(decision, price, on, fitting, cap_rows_for(office, decision.entry_ids, on), chosen)


def caps_for(office: Office, line: str, on: date, most: int = MOST) -> Caps | None:
    """The packs that a line or the beginning of a name may mean, with their caps on a day.

    A whole line is read as the engine reads it; what it cannot read is looked for at the beginning of trade
    names, from three letters on. None without a register.
    """
    day = register_on(office, on)
    if day is None:
        return None
    resolved = _read(office, day, line)
    found: Sequence[RegisterEntry] = [day.register.entries[position] for position in resolved.positions]
    found = found or _beginning(day, line)
    kept = tuple(found[:most])
    return Caps(on, kept, cap_rows_for(office, [one.id for one in kept], on), len(found) - len(kept))


def _read(office: Office, day: DayRegister, line: str) -> Resolved:
    return books_of(office, [line]).of(None).applied(day, line, resolve(day.register, line))


def _beginning(day: DayRegister, text: str) -> list[RegisterEntry]:
    wanted = text.casefold().replace("ё", "е").strip()
    if len(wanted) < 3:
        return []
    named = [one for one in day.register.entries if _folded(one.trade_name).startswith(wanted)]
    return sorted(named, key=lambda one: (one.trade_name, one.form_dose, one.pack or 0))


def _folded(name: str) -> str:
    return name.casefold().replace("ё", "е")
