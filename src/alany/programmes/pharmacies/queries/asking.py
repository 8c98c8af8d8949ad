"""One question of the checker: a line, a price, a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from alany.programmes.pharmacies.engine.check import Decision, Evidence, judge, resolve
from alany.programmes.pharmacies.engine.entries import RegisterEntry
from alany.programmes.pharmacies.engine.verdict import decide
from alany.programmes.pharmacies.models import CapRow
from alany.programmes.pharmacies.queries.acts import cap_rows_for
from alany.programmes.pharmacies.queries.aliases import books_of
from alany.programmes.pharmacies.queries.checker import register_on
from alany.spine.organisations.models import Office


@dataclass(frozen=True, slots=True)
class Answer:
    """What the checker says about one price: the decision, the packs that fit, the rows of law behind."""

    decision: Decision
    price: Decimal
    on: date
    fitting: tuple[RegisterEntry, ...]
    caps: dict[str, CapRow]
    chosen: RegisterEntry | None


def ask(office: Office, line: str, price: Decimal, on: date, code: str = "") -> Answer | None:
    """The answer for a line and a price on a day; with `code` for that very pack. None without a register."""
    day = register_on(office, on)
    if day is None:
        return None
    chosen = day.entries.get(code)
    if chosen is None:
        book = books_of(office, [line]).of(None)
        decision = judge(
            day.register, book.applied(day, line, resolve(day.register, line)), price, on, day.vat(on)
        )
    else:
        verdict = decide(price, [chosen.cap], day.vat(on))
        certainty = "" if verdict.decision == "unclear" else "certain"
        decision = Decision(
            verdict.decision, certainty, (chosen.id,), verdict.cap, verdict.excess, verdict.excess_pct,
            verdict.reason, Evidence(read_as=line),
        )  # fmt: skip
    fitting = tuple(day.entries[one] for one in decision.entry_ids if one in day.entries)
    return Answer(decision, price, on, fitting, cap_rows_for(office, decision.entry_ids, on), chosen)
