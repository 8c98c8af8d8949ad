"""Keeping the register of pharmacies and their licences."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from alany.kernel.identifiers import check_bin
from alany.kernel.triltext import TrilText
from alany.programmes.pharmacies.actions.uploads import claim
from alany.programmes.pharmacies.importing.register import PharmacyLine
from alany.programmes.pharmacies.models import Licence, PendingImport, Pharmacy
from alany.programmes.pharmacies.queries.register import matched
from alany.programmes.pharmacies.rules.licences import RETAIL
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked, saved
from alany.spine.organisations.actions import register_organisation
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.places.models import Place

EDITED = (
    "owner", "chain", "kind", "name", "district", "address", "is_urban", "is_vat_payer", "opened_on",
    "closed_on", "sort_key", "search_text",
)  # fmt: skip


class NumberTaken(ValueError):
    """Another pharmacy of the office has this number."""


@dataclass(frozen=True, slots=True)
class PharmacyFacts:
    """What is known of one address. `owner_bin` is checked; an owner nobody knows yet is taken in.

    A sole trader has no BIN: it is left empty, and the owner is known by its name. An IIN is never kept.
    """

    owner_bin: str
    owner_name: str
    kind: str
    name: str
    district: Place
    address: str
    opened_on: date
    is_urban: bool = False
    is_vat_payer: bool | None = None
    closed_on: date | None = None
    is_invented: bool = False
    chain: str = ""


@dataclass(frozen=True, slots=True)
class LicenceFacts:
    """A licence with one annex, as its card says."""

    number: str
    issued_on: date
    holder_bin: str
    annex_number: str
    annex_address: str
    subtypes: tuple[str, ...] = (RETAIL,)
    suspended_from: date | None = None
    suspended_to: date | None = None
    ended_on: date | None = None


def register_pharmacy(
    *, office: Office, facts: PharmacyFacts, by: User, at: datetime, number: str = ""
) -> Pharmacy:
    """Take a pharmacy into the register; without a number it gets the next one.

    Raises NumberTaken, identifiers.IdentifierRefused for a wrong BIN.
    """
    with ledger.action(verb="pharmacy.registered", by=by, at=at, office=office) as act:
        if number and Pharmacy.objects.filter(office=office, number=number).exists():
            raise NumberTaken(number)
        pharmacy = Pharmacy(office=office, number=number or _next_number(office))
        _state(pharmacy, facts, by, at).save(force_insert=True)
        act.about(pharmacy)
    return pharmacy


def change_pharmacy(
    *, pharmacy: Pharmacy, facts: PharmacyFacts, version: int, by: User, at: datetime
) -> Pharmacy:
    """Write what is known now. Raises ledger.editing.EditedMeanwhile, identifiers.IdentifierRefused."""
    with ledger.action(verb="pharmacy.changed", by=by, at=at, office=pharmacy.office) as act:
        current = locked(Pharmacy, pharmacy.pk, version)
        _state(current, facts, by, at)
        saved(current, *EDITED)
        act.about(current)
    return current


def record_licence(*, pharmacy: Pharmacy, facts: LicenceFacts, by: User, at: datetime) -> Licence:
    """Write a licence as its card says; the same number and annex again brings it up to date."""
    with ledger.action(verb="pharmacy.licence_recorded", by=by, at=at, office=pharmacy.office) as act:
        if facts.holder_bin:
            check_bin(facts.holder_bin)
        stated = {
            "issued_on": facts.issued_on,
            "holder_bin": facts.holder_bin,
            "annex_address": facts.annex_address,
            "subtypes": list(facts.subtypes),
            "suspended_from": facts.suspended_from,
            "suspended_to": facts.suspended_to,
            "ended_on": facts.ended_on,
        }
        licence, _ = Licence.objects.update_or_create(
            pharmacy=pharmacy, number=facts.number, annex_number=facts.annex_number, defaults=stated
        )
        act.about(pharmacy, licence=facts.number)
    return licence


def import_register(
    *, pending: PendingImport, lines: Sequence[PharmacyLine], by: User, at: datetime
) -> tuple[int, int]:
    """Take in the rows of a register: how many pharmacies are new and how many changed.

    Raises uploads.ImportConfirmed.
    """
    office = pending.office
    with ledger.action(verb="register.imported", by=by, at=at, office=office) as act:
        claim(pending, at)
        compared = matched(office, lines)
        places = Place.objects.in_bulk([line.district for line in lines])
        for line in compared.new:
            pharmacy = register_pharmacy(
                office=office, facts=_facts(line, places, at), by=by, at=at, number=line.number
            )
            _licence_of(pharmacy, line, by, at)
        known = Pharmacy.objects.in_bulk([pk for _, pk in compared.changed])
        for line, pk in compared.changed:
            pharmacy = known[pk]
            facts = _facts(line, places, at, before=pharmacy)
            change_pharmacy(pharmacy=pharmacy, facts=facts, version=pharmacy.version, by=by, at=at)
            _licence_of(pharmacy, line, by, at)
        act.about(pending, new=len(compared.new), changed=len(compared.changed), same=compared.same)
    return len(compared.new), len(compared.changed)


def _facts(
    line: PharmacyLine, places: dict[int, Place], at: datetime, before: Pharmacy | None = None
) -> PharmacyFacts:
    return PharmacyFacts(
        owner_bin=line.owner_bin,
        owner_name=line.owner_name,
        kind=line.kind,
        name=line.name,
        district=places[line.district],
        address=line.address,
        opened_on=line.opened_on or (before.opened_on if before else at.date()),
        is_urban=before.is_urban if before else False,
        is_vat_payer=before.is_vat_payer if before else None,
        closed_on=before.closed_on if before else None,
        chain=line.chain or (before.chain if before else ""),
    )


def _licence_of(pharmacy: Pharmacy, line: PharmacyLine, by: User, at: datetime) -> None:
    if not line.licence_number:
        return
    facts = LicenceFacts(
        number=line.licence_number,
        issued_on=line.licence_on or pharmacy.opened_on,
        holder_bin=line.owner_bin,
        annex_number=line.annex_number,
        annex_address=line.address,
    )
    record_licence(pharmacy=pharmacy, facts=facts, by=by, at=at)


def _state(pharmacy: Pharmacy, facts: PharmacyFacts, by: User, at: datetime) -> Pharmacy:
    pharmacy.owner, pharmacy.chain = _owner(pharmacy.office, facts, by, at), facts.chain
    pharmacy.kind, pharmacy.name, pharmacy.address = facts.kind, facts.name, facts.address
    pharmacy.district, pharmacy.is_urban = facts.district, facts.is_urban
    pharmacy.is_vat_payer, pharmacy.is_invented = facts.is_vat_payer, facts.is_invented
    pharmacy.opened_on, pharmacy.closed_on = facts.opened_on, facts.closed_on
    return pharmacy.with_search()


def _owner(office: Office, facts: PharmacyFacts, by: User, at: datetime) -> Organisation:
    number = check_bin(facts.owner_bin) if facts.owner_bin else ""
    found = Organisation.objects.filter(office=office, bin=number, valid_to=None)
    if not number:
        found = found.filter(kind=Organisation.Kind.PHARMACY_OWNER, name_kk=facts.owner_name)
    if (known := found.first()) is not None:
        return known
    return register_organisation(
        office=office,
        kind=Organisation.Kind.PHARMACY_OWNER,
        name=TrilText(kk=facts.owner_name, ru=facts.owner_name, en=facts.owner_name),
        valid_from=facts.opened_on,
        by=by,
        at=at,
        bin=number,
    )


def _next_number(office: Office) -> str:
    """The number after the greatest one of digits, as wide as the others."""
    numbers = Pharmacy.objects.filter(office=office).values_list("number", flat=True)
    digits = [number for number in numbers if number.isascii() and number.isdigit()]
    width = max((len(number) for number in digits), default=4)
    return f"{max((int(number) for number in digits), default=0) + 1:0{width}d}"
