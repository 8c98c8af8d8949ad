"""What a sender does: sends, adds, opens again. Nothing of the sender is kept but what he or she sealed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError
from django.db.models import F

from alany.kernel.periods import local_date
from alany.kernel.sealing import receipts
from alany.kernel.sealing.suite import Kind
from alany.kernel.sealing.text import SIZES
from alany.spine.intake import sealing
from alany.spine.intake.actions.recording import event, leaf, locked, one_transaction, record
from alany.spine.intake.models import (
    Action,
    CaseTags,
    Item,
    Recipient,
    ReporterKey,
    Signal,
    Slip,
    Upload,
    Wrap,
)
from alany.spine.intake.queries.keys import THE_OFFICE, Keyring, keyring, ring_of
from alany.spine.intake.queries.reading import term
from alany.spine.intake.rules import (
    FEEDBACK,
    MODES,
    MOST_FILES,
    NEW,
    QUESTIONNAIRE,
    RECEIVED,
    TAG_COUNT,
    TOPICS,
    ItemTaken,
    ItemUnfit,
    Letter,
    SealedItem,
    SealedReceipt,
    WrapsUnfit,
    after,
    first_rule,
    is_flood,
)
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User

TRIES = 20
_SEALED_TEXT = {size + 41 for size in SIZES}


@dataclass(frozen=True, slots=True)
class Sent:
    """The signal with the uid of its first leaf; `fresh` is False for a second click."""

    signal: Signal
    uid: UUID
    fresh: bool


def send(*, office: Office, letter: Letter, at: datetime) -> Sent:
    """Take a sealed message in: items, wraps, receipt, recipients and leaf in one transaction.

    Sent again with the same `once` it is the first signal. Raises DirectoryMissing, TooFewBodies, WrapsUnfit,
    ItemUnfit.
    """
    if found := _sent(letter.receipt):
        return found
    day = local_date(at)
    ring = keyring(office, day, letter.excluded)
    _check(letter, ring)
    rule = first_rule(letter.crime)
    clock = term(rule, day)
    for _ in range(TRIES):
        try:
            with one_transaction():
                signal = _signal(office, letter, at, rule, clock.due if clock else None)
                _fill(signal, letter, ring)
                act = _received(signal, letter, at)
            return Sent(signal, _uid(act), True)
        except IntegrityError:
            if found := _sent(letter.receipt):
                return found
    raise RuntimeError("no free number was drawn")


def add_items(*, signal: Signal, items: Sequence[SealedItem], once: bytes, at: datetime) -> Action:
    """Add a message of the sender with its files; a message to a closed signal opens it again.

    The second click of the same page adds nothing. Raises NotNow, WrapsUnfit, ItemUnfit, ItemTaken.
    """
    ring = ring_of(signal, local_date(at))
    with one_transaction():
        fresh = locked(signal)
        if before := fresh.items.filter(once=once.hex()).first():
            return Action.objects.filter(signal=fresh, item=before.item).order_by("pk").first() or Action()
        for one in items:
            check_item(one, ring, bytes(fresh.reporter.public), kinds={Kind.MESSAGE, Kind.FILE})
        kept = keep_items(fresh, items, at=at, once=once.hex())
        if fresh.state == "closed":
            feedback = term(FEEDBACK, local_date(at))
            return record(fresh, "reopened", at=at, item=kept[0], due=feedback.due if feedback else None)
        return record(fresh, "added", at=at, item=kept[0])


def change_secret(*, signal: Signal, kept: bytes, salt: bytes, public: bytes, locked_key: bytes) -> None:
    """The sender takes another secret, as after a call by telephone; the reporter's key stays the same."""
    with one_transaction():
        row = ReporterKey.objects.select_for_update().get(signal=signal)
        if bytes(row.public) != public:
            raise ItemUnfit("reporter key")
        row.kept, row.salt, row.locked, row.must_change = kept, salt, locked_key, False
        row.save(update_fields=["kept", "salt", "locked", "must_change"])


def note_attempt(*, signal: Signal, right: bool) -> None:
    """Count wrong secrets of a number; a right one begins anew. Both write one row, so both take as long."""
    with one_transaction():
        ReporterKey.objects.filter(signal=signal).update(attempts=0 if right else F("attempts") + 1)


def check_item(one: SealedItem, ring: Keyring, reporter: bytes, kinds: Collection[int]) -> None:
    """That an item has its form and is sealed to exactly whom it is for. Raises WrapsUnfit, ItemUnfit."""
    if one.kind not in kinds or not 0 < one.item < 1 << 32 or len(one.commitment) != 32:
        raise ItemUnfit(one.item)
    if one.kind == Kind.FILE:
        if one.sealed or not one.file:
            raise ItemUnfit(one.item)
    elif one.file or len(one.sealed) not in _SEALED_TEXT or one.sealed[0] != 1:
        raise ItemUnfit(one.item)
    held = {key for wrap in one.wraps for key in (wrap.key_id, wrap.then) if key}
    if held != sealing.meant_for(ring, reporter, one.kind):
        raise WrapsUnfit(one.item)


def _sent(receipt: SealedReceipt) -> Sent | None:
    found = Signal.objects.filter(once=receipt.once.hex()).first()
    if found is None:
        return None
    return Sent(found, _uid(Action.objects.get(signal=found, kind=RECEIVED)), False)


def _uid(act: Action) -> UUID:
    if act.uid is None:
        raise RuntimeError("an event without a leaf")
    return act.uid


def _check(letter: Letter, ring: Keyring) -> None:
    given = letter.receipt
    sizes = (len(given.once), len(given.report), len(given.salt), len(given.kept), len(given.public))
    if sizes != (32, 16, 16, 32, 32) or len(given.locked) != 73 or len(given.tags) != TAG_COUNT:
        raise ItemUnfit("receipt")
    if any(len(tag) != 16 for tag in given.tags):
        raise ItemUnfit("tags")
    if letter.mode not in MODES or letter.topic not in TOPICS or not letter.items:
        raise ItemUnfit("letter")
    kinds = [one.kind for one in letter.items]
    if kinds[0] != Kind.REPORT or kinds.count(Kind.REPORT) != 1 or kinds.count(Kind.FILE) > MOST_FILES:
        raise ItemUnfit("items")
    for one in letter.items:
        check_item(one, ring, given.public, kinds={Kind.REPORT, Kind.FILE, Kind.IDENTITY})


def _signal(office: Office, letter: Letter, at: datetime, rule: str, due: date | None) -> Signal:
    day = local_date(at)
    named = [one for one in letter.excluded if one != THE_OFFICE]
    about = Signal.objects.filter(office=office, day=day)
    crowd = about.filter(excluded__in=named).count() if named else 0
    signal = Signal(
        office=office, number=_number(letter), once=letter.receipt.once.hex(),
        report=letter.receipt.report.hex(), day=day, channel=letter.channel, mode=letter.mode,
        topic=letter.topic, language=letter.language, questionnaire=QUESTIONNAIRE, crime=letter.crime,
        state=after(NEW, RECEIVED), due_on=due, rule=f"{rule} {day.isoformat()}",
        quarantined=is_flood(crowd), about_office=THE_OFFICE in letter.excluded,
    )  # fmt: skip
    signal.save(force_insert=True)
    if named:
        signal.excluded.set(Organisation.objects.filter(pk__in=named))
    return signal


def _number(letter: Letter) -> str:
    """That of the sheet, or one that neither a signal nor a printed sheet bears."""
    number = letter.number or receipts.new_number()
    while not letter.number and Slip.objects.filter(number=number).exists():
        number = receipts.new_number()
    return number


def _fill(signal: Signal, letter: Letter, ring: Keyring) -> None:
    given = letter.receipt
    signal.reporter = ReporterKey.objects.create(
        signal=signal, salt=given.salt, kept=given.kept, public=given.public, locked=given.locked
    )
    used = 1 + signal.quarantined
    signal.tags = CaseTags.objects.create(signal=signal, tags=b"".join(given.tags), used=used)
    Recipient.objects.bulk_create(
        Recipient(signal=signal, key=one.row, added_on=signal.day) for one in ring.recipients
    )


def _received(signal: Signal, letter: Letter, at: datetime) -> Action:
    """The first event, and that it was kept apart; all is at hand, so that nothing is read again."""
    items, tags = _written(signal, letter.items, at=at), letter.receipt.tags
    first = event(signal, RECEIVED, at=at, due=signal.due_on, number=items[0].item)
    wraps = {one.key_id + one.then: one.sealed for one in letter.items[0].wraps}
    first.uid = leaf(signal, first, items[0], wraps, at=at, tag=tags[0])
    events = [first]
    if signal.quarantined:
        apart = event(signal, "spam_quarantined", at=at)
        apart.uid = leaf(signal, apart, None, {}, at=at, tag=tags[1])
        events.append(apart)
    return Action.objects.bulk_create(events)[0]


def keep_item(
    signal: Signal, one: SealedItem, *, at: datetime, once: str = "", by: User | None = None
) -> Item:
    """Write one item and its wraps, in the caller's transaction. Raises ItemTaken, ItemUnfit."""
    return keep_items(signal, [one], at=at, once=once, by=by)[0]


def keep_items(
    signal: Signal, items: Sequence[SealedItem], *, at: datetime, once: str = "", by: User | None = None
) -> list[Item]:
    """Write items of a locked signal and their wraps, in the caller's transaction.

    Raises ItemTaken for a number that an item has already, ItemUnfit for a file that is not there (any more).
    """
    numbers = [one.item for one in items]
    taken = signal.items.filter(item__in=numbers).values_list("item", flat=True).first()
    if taken is not None:
        raise ItemTaken(taken)
    return _written(signal, items, at=at, once=once, by=by)


def _written(
    signal: Signal, items: Sequence[SealedItem], *, at: datetime, once: str = "", by: User | None = None
) -> list[Item]:
    """Three queries whatever their number."""
    if len({one.item for one in items}) < len(items):
        raise ItemTaken
    names = [one.file for one in items if one.file]
    uploads = {one.name: one for one in Upload.objects.filter(name__in=names, item=None)} if names else {}
    if len(uploads) < len(names):
        raise ItemUnfit("file")
    rows = Item.objects.bulk_create(
        Item(
            signal=signal, item=one.item, kind=one.kind, day=local_date(at), sealed=one.sealed, by=by,
            once=once, upload=uploads.get(one.file), commitment=one.commitment,
            size_class=uploads[one.file].size if one.file else len(one.sealed),
        )
        for one in items
    )  # fmt: skip
    Wrap.objects.bulk_create(
        Wrap(item=row, key_id=wrap.key_id, then=wrap.then, sealed=wrap.sealed)
        for row, one in zip(rows, items, strict=True)
        for wrap in one.wraps
    )
    return rows
