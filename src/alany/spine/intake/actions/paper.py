"""Paper and telephone: packs of numbered sheets, letters out of the box, messages that an operator writes.

A sheet is printed where there is no network; the office keeps of it what it keeps of any receipt. Who opens a
box or answers the telephone reads the words: they are sealed at the server at once, and the page says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from secrets import token_bytes
from uuid import UUID

from alany.kernel.merkle.leaves import TAG, body_of
from alany.kernel.periods import local_date
from alany.kernel.sealing import receipts
from alany.kernel.sealing.suite import Context, Kind
from alany.spine.intake import sealing
from alany.spine.intake.actions.recording import one_transaction
from alany.spine.intake.actions.sending import Sent, send
from alany.spine.intake.models import ReporterKey, Signal, Slip, SlipPack
from alany.spine.intake.queries.keys import Keyring, keyring
from alany.spine.intake.rules import (
    PAPER,
    TAG_COUNT,
    TELEPHONE,
    IntakeRefused,
    ItemUnfit,
    Letter,
    SealedItem,
    SealedReceipt,
)
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.rules import Doer
from alany.spine.organisations.models import Office
from alany.spine.transparency.actions import append
from alany.spine.transparency.rules import BOX, publication_day

LARGEST_PACK = 500
NO_NUMBER = b"00000000"


class SheetUnknown(IntakeRefused):
    """No delivered sheet bears this number: it is typed wrong, or its pack was never registered."""


class PackUnfit(IntakeRefused):
    """The file of a pack does not fit the numbers that were reserved, or the pack is registered already."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a letter says, as who opened it typed it, and the few things that lead it on."""

    text: str
    topic: str = "other"
    language: str = "kk"
    excluded: tuple[int, ...] = ()
    crime: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan that was sealed while it came: the upload, its item number, its key, what binds its content."""

    file: str
    item: int
    key: bytes
    commitment: bytes
    sha256: str


def reserve_pack(*, office: Office, count: int, by: Doer, at: datetime) -> SlipPack:
    """Draw numbers for sheets that will be printed; no signal gets one of them. Raises PackUnfit."""
    if not 0 < count <= LARGEST_PACK:
        raise PackUnfit(count)
    with ledger.action(verb="box.pack_reserved", by=by, at=at, office=office) as act:
        last = SlipPack.objects.select_for_update().filter(office=office).order_by("-number").first()
        pack = SlipPack.objects.create(
            office=office, number=last.number + 1 if last else 1, reserved_on=local_date(at), count=count
        )
        Slip.objects.bulk_create(Slip(pack=pack, number=number) for number in _free_numbers(count))
        act.about(pack, count=count)
    return pack


def _free_numbers(count: int) -> list[str]:
    found: set[str] = set()
    while len(found) < count:
        drawn = {receipts.new_number() for _ in range(count - len(found))}
        taken = set(Signal.objects.filter(number__in=drawn).values_list("number", flat=True))
        taken |= set(Slip.objects.filter(number__in=drawn).values_list("number", flat=True))
        found |= drawn - taken
    return sorted(found)


def issue_pack(
    *,
    pack: SlipPack,
    sheets: Mapping[str, SealedReceipt],
    delivered_to: str,
    by: Doer,
    at: datetime,
) -> SlipPack:
    """The printed pack was delivered: keep what its sheets are known by; a leaf commits to its numbers.

    Raises PackUnfit.
    """
    with ledger.action(verb="box.pack_issued", by=by, at=at, office=pack.office) as act:
        fresh = SlipPack.objects.select_for_update().get(pk=pack.pk)
        slips = {one.number: one for one in Slip.objects.filter(pack=fresh)}
        if fresh.delivered_on is not None or set(slips) != set(sheets):
            raise PackUnfit(fresh.code)
        for number, given in sheets.items():
            _keep(slips[number], given)
        Slip.objects.bulk_update(slips.values(), list(COLUMNS), batch_size=200)
        numbers = "\n".join(sorted(slips)).encode()
        fresh.sha256, fresh.delivered_on = sha256(numbers).hexdigest(), local_date(at)
        fresh.delivered_to, fresh.uid = delivered_to.strip()[:300], _pack_leaf(fresh, numbers, at)
        fresh.save(update_fields=["sha256", "delivered_on", "delivered_to", "uid"])
        act.about(fresh, count=len(slips))
    return fresh


COLUMNS = ("once", "report", "salt", "kept", "public", "locked", "tags")


def _keep(slip: Slip, given: SealedReceipt) -> None:
    sizes = (len(given.once), len(given.report), len(given.salt), len(given.kept), len(given.public))
    if sizes != (32, 16, 16, 32, 32) or len(given.locked) != 73 or len(given.tags) != TAG_COUNT:
        raise PackUnfit(slip.number)
    slip.once, slip.report = given.once.hex(), given.report.hex()
    slip.salt, slip.kept, slip.public, slip.locked = given.salt, given.kept, given.public, given.locked
    slip.tags = b"".join(given.tags)


def _pack_leaf(pack: SlipPack, numbers: bytes, at: datetime) -> UUID:
    body = body_of(number=NO_NUMBER, item=pack.number, sealed=numbers, wraps={}, plaintext=b"", statement=b"")
    appended = append(
        log=BOX, kind="pack_issued", unit=pack.office.code, due=None, body=body, tag=token_bytes(TAG),
        by_day=publication_day(at),
    )  # fmt: skip
    return appended.uid


def receive_sheet(
    *, office: Office, number: str, told: Told, scans: Sequence[Scan] = (), at: datetime
) -> Sent:
    """A letter on a numbered sheet came out of a box: it is a signal under the number of the sheet.

    Typed a second time it is the first signal (`fresh` is False). Raises SheetUnknown, DirectoryMissing,
    TooFewBodies.
    """
    slip = Slip.objects.filter(pack__office=office, number=number, pack__delivered_on__isnull=False).first()
    if slip is None:
        raise SheetUnknown(number)
    return send(
        office=office, letter=_letter(office, told, as_receipt(slip), scans, at, PAPER, number), at=at
    )


def as_receipt(slip: Slip) -> SealedReceipt:
    """What the office keeps of a sheet, as of any receipt."""
    marks = bytes(slip.tags)
    return SealedReceipt(
        once=bytes.fromhex(slip.once), report=bytes.fromhex(slip.report), salt=bytes(slip.salt),
        kept=bytes(slip.kept), public=bytes(slip.public), locked=bytes(slip.locked),
        tags=tuple(marks[place : place + TAG] for place in range(0, len(marks), TAG)),
    )  # fmt: skip


def receive_own_paper(
    *, office: Office, once: bytes, told: Told, scans: Sequence[Scan] = (), at: datetime
) -> Sent:
    """A letter on the writer's own paper: a signal with a drawn number; nobody holds a secret for it.

    `once` are 32 bytes of the page: a second click is the first signal. Raises DirectoryMissing,
    TooFewBodies.
    """
    receipt = sealing.sealed_receipt(once, receipts.new_reporter_key())
    return send(office=office, letter=_letter(office, told, receipt, scans, at, PAPER), at=at)


def take_by_telephone(*, office: Office, seed: bytes, told: Told, at: datetime) -> tuple[Sent, str]:
    """An operator wrote down what a caller said; gives the secret that is read out once.

    The operator has seen the secret, so the caller must take another one at the first look. Raises
    DirectoryMissing, TooFewBodies, Malformed.
    """
    receipt = sealing.sealed_receipt(seed, receipts.new_reporter_key())
    letter = _letter(office, told, receipt, (), at, TELEPHONE)
    with one_transaction():
        sent = send(office=office, letter=letter, at=at)
        if sent.fresh:
            ReporterKey.objects.filter(signal=sent.signal).update(must_change=True)
    return sent, receipts.material(seed).secret


def _letter(
    office: Office,
    told: Told,
    receipt: SealedReceipt,
    scans: Sequence[Scan],
    at: datetime,
    channel: str,
    number: str = "",
) -> Letter:
    if not told.text.strip() and not scans:
        raise ItemUnfit("empty")
    ring = keyring(office, local_date(at), told.excluded)
    context = Context(receipt.report, sealing.REPORT, Kind.REPORT)
    said: dict[str, object] = {
        "v": 1, "language": told.language, "answers": {"what": told.text.strip()},
        "files": [{"item": one.item, "sha256": one.sha256} for one in scans],
    }  # fmt: skip
    files = [_sealed(one, receipt, ring) for one in scans]
    report = sealing.sealed_text(said, context=context, keyring=ring, reporter=receipt.public)
    return Letter(
        receipt=receipt, items=(report, *files), topic=told.topic, language=told.language, channel=channel,
        excluded=told.excluded, crime=told.crime, number=number,
    )  # fmt: skip


def _sealed(scan: Scan, receipt: SealedReceipt, ring: Keyring) -> SealedItem:
    return sealing.file_item(
        key=scan.key, item=scan.item, file=scan.file, commitment=scan.commitment, report=receipt.report,
        keyring=ring, reporter=receipt.public,
    )  # fmt: skip
