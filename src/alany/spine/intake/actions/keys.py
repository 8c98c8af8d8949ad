"""Keys and their directory; unlike acts on signals these stand in the ledger and in the public log."""

from collections.abc import Mapping
from datetime import datetime

from alany.kernel.merkle.leaves import body_of
from alany.kernel.periods import local_date
from alany.kernel.sealing.directory import check_directory
from alany.kernel.sealing.wraps import key_id
from alany.spine.intake.models import Interest, KeyDirectory, OfficerKey
from alany.spine.intake.queries.keys import directory_of
from alany.spine.intake.rules import DirectoryMissing, KeyUnfit
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User
from alany.spine.transparency.actions import append
from alany.spine.transparency.rules import FIGURES

LOCKED, NO_NUMBER = 121, b"0" * 8


def keep_key(
    *,
    office: Office,
    role: str,
    box: bytes,
    sign: bytes = b"",
    locked: bytes = b"",
    recovery: bytes = b"",
    person: User | None = None,
    organisation: Organisation | None = None,
    label: str = "",
    by: Doer,
    at: datetime,
) -> OfficerKey:
    """Keep a public key, private halves locked or not at all. Nothing is sealed to it before it is signed.

    Raises KeyUnfit.
    """
    if len(box) != 32 or len(sign) not in (0, 32) or {len(locked), len(recovery)} - {0, LOCKED}:
        raise KeyUnfit("length")
    if OfficerKey.objects.filter(key_id=key_id(box).hex()).exists():
        raise KeyUnfit("known")
    with ledger.action(verb="box.key_kept", by=by, at=at, office=office) as act:
        row = OfficerKey.objects.create(
            office=office, role=role, person=person, organisation=organisation, label=label[:200],
            key_id=key_id(box).hex(), box=box.hex(), sign=sign.hex(), locked=locked, recovery=recovery,
            valid_from=local_date(at),
        )  # fmt: skip
        act.about(row, role=role)
    return row


def relock_key(
    *, key: OfficerKey, locked: bytes, recovery: bytes = b"", by: User, at: datetime
) -> OfficerKey:
    """The same key under a new password, or with a new recovery code. Raises KeyUnfit for somebody else's."""
    if key.person_id != by.pk or len(locked) != LOCKED or len(recovery) not in (0, LOCKED):
        raise KeyUnfit("locked")
    with ledger.action(verb="box.key_relocked", by=by, at=at, office=key.office) as act:
        key.locked, key.recovery = locked, recovery or key.recovery
        key.save(update_fields=["locked", "recovery"])
        act.about(key)
    return key


def end_key(*, key: OfficerKey, by: Doer, at: datetime) -> OfficerKey:
    """Nothing is sealed to this key any more; it stays for what was signed with it."""
    with ledger.action(verb="box.key_ended", by=by, at=at, office=key.office) as act:
        key.valid_to = local_date(at)
        key.save(update_fields=["valid_to"])
        act.about(key)
    return key


def publish_directory(
    *, office: Office, data: bytes, signatures: Mapping[str, str], by: Doer, at: datetime
) -> KeyDirectory:
    """Take in a version that two of three roots have signed offline; every version is a leaf of `figures`.

    Raises Malformed, NotSigned, OutOfOrder, and KeyUnfit for a key that nobody of the office has kept.
    """
    try:
        before = directory_of(office)
    except DirectoryMissing:
        before = None
    found = check_directory(data, signatures, before)
    rows = {row.key_id: row for row in OfficerKey.objects.filter(office=office)}
    named = [rows.get(one.key_id) for one in found.entries]
    for one, row in zip(found.entries, named, strict=True):
        if row is None or (row.role, row.sign, row.body) != (one.role, one.sign, one.body):
            raise KeyUnfit(one.key_id)
    with ledger.action(verb="box.directory_published", by=by, at=at, office=office) as act:
        body = body_of(
            number=NO_NUMBER, item=found.version, sealed=data, wraps={}, plaintext=b"", statement=b""
        )
        leaf = append(
            log=FIGURES, kind="dataset_published", unit=office.code, due=None, body=body, tag=bytes(16),
            by_day=local_date(at),
        )  # fmt: skip
        made = KeyDirectory.objects.create(
            office=office, version=found.version, day=found.day, text=data.decode(), uid=leaf.uid,
            signatures=dict(signatures),
        )  # fmt: skip
        new = [row.pk for row in named if row and row.directory_id is None]
        OfficerKey.objects.filter(pk__in=new).update(directory=made)
        act.about(made, version=made.version)
    return made


def declare_interest(*, person: User, organisation: Organisation, by: Doer, at: datetime) -> Interest:
    """Somebody with a key is linked to a body; messages about it are never sealed to him or her."""
    with ledger.action(verb="box.interest_declared", by=by, at=at, office=person.office) as act:
        row, _ = Interest.objects.get_or_create(
            person=person, organisation=organisation, defaults={"declared_on": local_date(at)}
        )
        act.about(row)
    return row
