"""Whom the authority has decided about more than once within a year: by owner, by address, by chain."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from alany.programmes.pharmacies.models import Pharmacy, Referral, ReferralEvent
from alany.programmes.pharmacies.rules.referrals import DECIDED, DECIDES
from alany.spine.organisations.models import Office

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Repeat:
    """An owner, an address or a chain with two or more decisions; `pharmacies` are those decided about."""

    by: str
    name: str
    bin: str
    decisions: int
    pharmacies: tuple[Pharmacy, ...]


def decided_within_a_year(office: Office, on: date) -> QuerySet[Referral]:
    """Referrals on which the authority decided against the pharmacy in the year up to this day.

    What was only referred does not count, nor what was reversed later.
    """
    events = ReferralEvent.objects.filter(state__in=DECIDES, on__gt=on - YEAR, on__lte=on)
    found = Referral.objects.filter(office=office, state__in=DECIDED, pk__in=events.values("referral"))
    return found.select_related("pharmacy__owner", "pharmacy__district").order_by("pk")


def repeats(office: Office, on: date) -> list[Repeat]:
    """Owners, addresses and chains with more than one decision within a year, the most first; two queries."""
    found: dict[tuple[str, object], list[Pharmacy]] = {}
    for referral in decided_within_a_year(office, on):
        one = referral.pharmacy
        found.setdefault(("owner", one.owner_id), []).append(one)
        found.setdefault(("address", one.pk), []).append(one)
        if one.chain:
            found.setdefault(("chain", one.chain), []).append(one)
    rows = [_repeat(by, decided) for (by, _), decided in found.items() if len(decided) > 1]
    return sorted(rows, key=lambda row: (-row.decisions, row.by, row.name))


def earlier_decisions(pharmacy: Pharmacy, on: date) -> Counter[str]:
    """How many decisions of the year before this day the owner, the address and the chain have."""
    counts: Counter[str] = Counter()
    for referral in decided_within_a_year(pharmacy.office, on):
        other = referral.pharmacy
        counts["owner"] += other.owner_id == pharmacy.owner_id
        counts["address"] += other.pk == pharmacy.pk
        counts["chain"] += bool(pharmacy.chain) and other.chain == pharmacy.chain
    return +counts


def _repeat(by: str, decided: list[Pharmacy]) -> Repeat:
    first = decided[0]
    names = {"owner": first.owner.name_kk, "address": f"{first.name}, {first.address}", "chain": first.chain}
    distinct = tuple({one.pk: one for one in decided}.values())
    return Repeat(by, names[by], first.owner.bin if by == "owner" else "", len(decided), distinct)
