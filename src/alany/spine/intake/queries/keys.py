"""For whom a message is sealed: keys of the signed directory, without whom the message concerns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Q

from alany.kernel.sealing.directory import Directory, DirectoryEntry, check_directory, fingerprint
from alany.kernel.sealing.suite import SealRefused
from alany.spine.intake.models import Interest, KeyDirectory, OfficerKey, Signal
from alany.spine.intake.rules import (
    AUTHORITY,
    CUSTODIAN,
    ESCROW,
    RECIPIENT,
    DirectoryMissing,
    KeyUnfit,
    check_bodies,
)
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User

THE_OFFICE = 0
"""Stands among excluded organisations for the office itself."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A public key of the directory with the row that knows its person."""

    key_id: str
    box: bytes
    body: str
    row: OfficerKey


@dataclass(frozen=True, slots=True)
class Keyring:
    """For whom one message is sealed: readers, custodians of the identity, the escrow key."""

    version: int
    recipients: tuple[Holder, ...]
    custodians: tuple[Holder, ...]
    escrow: bytes
    escrow_id: str


@lru_cache(maxsize=16)
def _checked(chain: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> Directory:
    found: Directory | None = None
    for text, signatures in chain:
        found = check_directory(text.encode(), dict(signatures), found)
    if found is None:
        raise DirectoryMissing
    return found


def directory_of(office: Office) -> Directory:
    """The newest version, with the signatures of every version checked anew from the first.

    A key that somebody writes into the database is in no signed version, and nothing is sealed to it. Raises
    DirectoryMissing when there is none or when the chain does not hold.
    """
    rows = KeyDirectory.objects.filter(office=office).order_by("version")
    chain = tuple((one.text, tuple(sorted(one.signatures.items()))) for one in rows)
    try:
        return _checked(chain)
    except SealRefused as reason:
        raise DirectoryMissing from reason


def fingerprint_of(office: Office) -> str:
    """The fingerprint of the roots for posters, boxes and slips; empty while there is no directory."""
    try:
        return fingerprint(directory_of(office).roots)
    except DirectoryMissing:
        return ""


def keyring(office: Office, day: date, excluded: Iterable[int] = ()) -> Keyring:
    """Keys that are signed, in force on this day and held by nobody linked to an excluded organisation.

    Raises DirectoryMissing, and TooFewBodies when fewer than two bodies would be left.
    """
    directory = directory_of(office)
    rows = {
        row.key_id: row
        for row in OfficerKey.objects.filter(office=office).live(day).defer("locked", "recovery")
    }
    shut = _linked(tuple(excluded), day)
    held = [_holder(entry, rows) for entry in directory.entries]
    kept = [(one, entry.role) for one, entry in zip(held, directory.entries, strict=True) if one]
    recipients = tuple(one for one, role in kept if role == RECIPIENT and not _is_shut(one, shut))
    custodians = tuple(one for one, role in kept if role == CUSTODIAN and not _is_shut(one, shut))
    escrow = [one for one, role in kept if role == ESCROW]
    check_bodies(one.body for one in recipients)
    if not escrow:
        raise DirectoryMissing
    return Keyring(directory.version, recipients, custodians, escrow[-1].box, escrow[-1].key_id)


def ring_of(signal: Signal, day: date) -> Keyring:
    """For whom a further item of this signal is sealed: those who read it now, with keys that are signed."""
    directory = directory_of(signal.office)
    readers = OfficerKey.objects.filter(reads__signal=signal, reads__removed_on=None).live(day)
    rows = {row.key_id: row for row in readers.defer("locked", "recovery")}
    rest = OfficerKey.objects.filter(office=signal.office, role__in=[CUSTODIAN, ESCROW]).live(day)
    rows |= {row.key_id: row for row in rest}
    held = [one for entry in directory.entries if (one := _holder(entry, rows))]
    by = {role: tuple(one for one in held if one.row.role == role) for role in (RECIPIENT, CUSTODIAN, ESCROW)}
    if not by[ESCROW]:
        raise DirectoryMissing
    escrow = by[ESCROW][-1]
    return Keyring(directory.version, by[RECIPIENT], by[CUSTODIAN], escrow.box, escrow.key_id)


def excluded_of(signal: Signal) -> tuple[int, ...]:
    """The organisations that nobody linked to may read it, as they were when it was sent."""
    named = tuple(signal.excluded.values_list("pk", flat=True))
    return (*named, THE_OFFICE) if signal.about_office else named


def _holder(entry: DirectoryEntry, rows: dict[str, OfficerKey]) -> Holder | None:
    row = rows.get(entry.key_id)
    if row is None or row.role != entry.role:
        return None
    return Holder(entry.key_id, bytes.fromhex(entry.box), entry.body, row)


@dataclass(frozen=True, slots=True)
class _Shut:
    bodies: frozenset[int]
    people: frozenset[int]


def _linked(excluded: tuple[int, ...], day: date) -> _Shut:
    """Organisations that are named or stand under a named one, and people who declared a link to one."""
    if not excluded:
        return _Shut(frozenset(), frozenset())
    named = set(excluded)
    below = set(Organisation.objects.filter(Q(superior__in=named)).values_list("pk", flat=True))
    bodies = named | below
    people = Interest.objects.filter(organisation__in=bodies, declared_on__lte=day)
    return _Shut(frozenset(bodies), frozenset(people.values_list("person", flat=True)))


def _is_shut(one: Holder, shut: _Shut) -> bool:
    body = one.row.organisation_id or THE_OFFICE
    return body in shut.bodies or one.row.person_id in shut.people


def authority_key(office: Office, organisation: Organisation, day: date) -> Holder:
    """The registered key of a body that a signal can be forwarded to. Raises KeyUnfit."""
    directory = directory_of(office)
    rows = {
        one.key_id: one
        for one in OfficerKey.objects.filter(office=office, organisation=organisation).live(day)
    }
    for entry in directory.entries:
        if entry.role == AUTHORITY and (holder := _holder(entry, rows)):
            return holder
    raise KeyUnfit(str(organisation))


def key_of(person: User, day: date) -> OfficerKey | None:
    """The newest key of this person that is in force, signed or not."""
    rows = OfficerKey.objects.filter(person=person, valid_from__lte=day)
    return rows.filter(Q(valid_to=None) | Q(valid_to__gt=day)).order_by("-pk").first()
