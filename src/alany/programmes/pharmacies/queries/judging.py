"""Prices of a visit judged by the register and the caps of that day."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from alany.programmes.pharmacies.engine.check import Decision, Resolved, judge, resolve
from alany.programmes.pharmacies.models import CapRow, Pharmacy
from alany.programmes.pharmacies.queries.acts import cap_rows_for
from alany.programmes.pharmacies.queries.aliases import AliasBooks, books_of
from alany.programmes.pharmacies.queries.checker import DayRegister, register_on
from alany.spine.organisations.models import Office


class RegisterMissing(LookupError):
    """The office has no register of medicines, so no price can be judged."""


@dataclass(slots=True)
class Judging:
    """The register of one day; each distinct line is resolved once, each row of law is read once."""

    office: Office
    on: date
    register: DayRegister
    books: AliasBooks
    resolved: dict[str, Resolved] = field(default_factory=dict)
    cap_rows: dict[str, CapRow] = field(default_factory=dict)

    def decide(self, line: str, price: Decimal, pharmacy: Pharmacy) -> Decision:
        """The decision on a line at a price in tenge on this day, people's own decisions applied."""
        if line not in self.resolved:
            self.resolved[line] = resolve(self.register.register, line)
        read = self.books.of(pharmacy.owner_id).applied(self.register, line, self.resolved[line])
        vat = self.register.vat(self.on, pharmacy.is_vat_payer)
        return judge(self.register.register, read, price, self.on, vat)

    def cap_row(self, decision: Decision) -> CapRow | None:
        """The row of law that a decision compares with; None where it compares with none."""
        if decision.cap_kzt is None:
            return None
        if unread := [code for code in decision.entry_ids if not self._holds(code)]:
            self.cap_rows |= cap_rows_for(self.office, unread, self.on)
        rows = [self.cap_rows[code] for code in decision.entry_ids if self._holds(code)]
        return next((row for row in rows if row.cap_kzt == decision.cap_kzt), None)

    def _holds(self, code: str) -> bool:
        """Whether the row read for this medicine, perhaps for another day, is law on this day too."""
        row = self.cap_rows.get(code)
        ends = row.effective_to if row else None
        return row is not None and row.effective_from <= self.on and (ends is None or self.on < ends)


def judging_of(office: Office, days: set[date]) -> dict[date, Judging]:
    """A judging for each day; days with the same caps share what was resolved. Raises RegisterMissing."""
    shared: dict[str, Judging] = {}
    books = books_of(office)
    found = {}
    for day in sorted(days):
        register = register_on(office, day)
        if register is None:
            raise RegisterMissing
        same = shared.get(register.version)
        found[day] = (
            Judging(office, day, register, books, same.resolved, same.cap_rows)
            if same
            else shared.setdefault(register.version, Judging(office, day, register, books))
        )
    return found
