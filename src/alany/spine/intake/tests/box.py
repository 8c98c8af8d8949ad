"""A trust box for tests: everybody's private keys in memory, as they are in browsers."""

from dataclasses import dataclass, field
from datetime import date

from alany.kernel.sealing import directory, receipts
from alany.kernel.sealing.escrow import Escrow, new_escrow
from alany.kernel.sealing.officers import OfficerKeys, new_officer_keys, sign_statement
from alany.kernel.sealing.suite import Context, Kind
from alany.kernel.sealing.text import open_text
from alany.kernel.sealing.wraps import KeyPair, pair_of, unwrap, wrap
from alany.spine.cases.tests.office import AT, a_person, an_akimat, an_office
from alany.spine.intake import actions, sealing
from alany.spine.intake.models import Item, OfficerKey, Signal
from alany.spine.intake.queries.keys import Keyring, directory_of, keyring, ring_of
from alany.spine.intake.queries.reading import statement_for
from alany.spine.intake.rules import Letter, SealedItem
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.models import User

DAY = date(2020, 7, 30)
ROOTS = [bytes([n] * 32) for n in (1, 2, 3)]


@dataclass
class Held:
    """An account with its keys."""

    person: User
    keys: OfficerKeys
    row: OfficerKey


@dataclass
class Box:
    """The office, its bodies, and whoever holds a key by a short name."""

    office: Office
    bodies: dict[str, Organisation] = field(default_factory=dict)
    held: dict[str, Held] = field(default_factory=dict)
    escrow: Escrow | None = None
    holders: list[KeyPair] = field(default_factory=list)
    pairs: dict[str, KeyPair] = field(default_factory=dict)

    def add(self, name: str, role: str, body: str = "") -> Held:
        """Somebody new with a key that is not signed yet."""
        keys, person = new_officer_keys(), a_person(self.office, name=name)
        row = actions.keep_key(
            office=self.office, role=role, box=keys.box.public, sign=keys.sign_public, person=person,
            organisation=self.bodies.get(body), by=person, at=AT,
        )  # fmt: skip
        self.held[name] = Held(person, keys, row)
        return self.held[name]

    def publish(self, *names: str) -> None:
        """Sign a directory of these keys and the escrow, as two of the three roots do."""
        rows = [self.held[name].row for name in names or self.held]
        escrow = OfficerKey.objects.get(office=self.office, role="escrow")
        entries = tuple(
            directory.DirectoryEntry(row.role, row.body, str(row), row.box, row.sign)
            for row in (*rows, escrow)
        )
        roots = tuple(sorted(directory.sign_directory(b"", seed)[0] for seed in ROOTS))
        try:
            before = directory_of(self.office)
            version, previous = before.version + 1, before.sha256
        except Exception:
            version, previous = 1, ""
        made = directory.Directory(self.office.code, version, DAY, roots, entries, previous)
        signed = dict(directory.sign_directory(made.as_bytes(), seed) for seed in ROOTS[:2])
        actions.publish_directory(
            office=self.office, data=made.as_bytes(), signatures=signed, by=SYSTEM, at=AT
        )
        for one in self.held.values():
            one.row.refresh_from_db()

    def ring(self, excluded=()) -> Keyring:
        return keyring(self.office, DAY, excluded)

    def letter(self, said="Құпия сөз", seed=None, excluded=(), identity=None, **known) -> Letter:
        """A message of this text, sealed as the server seals it."""
        ring, pair = self.ring(excluded), receipts.new_reporter_key()
        given = receipts.material(seed or receipts.new_seed())
        receipt = _receipt(given, pair)
        context = Context(given.report, 1, Kind.REPORT)
        item = sealing.sealed_text({"text": said}, context=context, keyring=ring, reporter=pair.public)
        items = [item]
        if identity:
            items.append(sealing.sealed_identity({"name": identity}, report=given.report, keyring=ring))
        return Letter(receipt=receipt, items=tuple(items), excluded=excluded, **known)

    def send(self, at=AT, **known) -> Signal:
        return actions.send(office=self.office, letter=self.letter(**known), at=at).signal

    def sign(self, name: str, signal: Signal, kind: str, at=AT, item=0, **said) -> dict[str, object]:
        """`by`, `at` and `signature` of an act of this person."""
        one = self.held[name]
        statement = statement_for(signal=signal, kind=kind, at=at, item=item, **said)
        return {
            "by": one.person, "at": at, "signature": sign_statement(statement, one.keys.seed),
        }  # fmt: skip

    def item(self, signal: Signal, said: str, kind=Kind.ANSWER, number=16) -> SealedItem:
        """A further text item for whoever reads the signal now."""
        context = Context(bytes.fromhex(signal.report), number, kind)
        return sealing.sealed_text(
            {"text": said}, context=context, keyring=ring_of(signal, DAY),
            reporter=bytes(signal.reporter.public),
        )  # fmt: skip

    def key_of(self, name: str, signal: Signal, item: Item) -> bytes:
        """The content key that this person's wrap holds; raises DoesNotExist without one."""
        row = item.wraps.get(key_id=self.held[name].row.key_id, then="")
        context = Context(bytes.fromhex(signal.report), item.item, Kind(item.kind))
        return unwrap(bytes(row.sealed), pair=self.held[name].keys.box, context=context)

    def read(self, name: str, signal: Signal, number=1) -> str:
        """What this person reads of an item."""
        item = signal.items.get(item=number)
        context = Context(bytes.fromhex(signal.report), item.item, Kind(item.kind))
        key = self.key_of(name, signal, item)
        return open_text(bytes(item.sealed), key=key, context=context).text.decode()

    def rewrapped(self, name: str, signal: Signal, to: OfficerKey) -> dict[int, bytes]:
        """All items that this person reads, sealed anew to a key."""
        found = {}
        for item in signal.items.exclude(kind=Kind.IDENTITY):
            context = Context(bytes.fromhex(signal.report), item.item, Kind(item.kind))
            key = self.key_of(name, signal, item)
            found[item.item] = wrap(key, to=bytes.fromhex(to.box), context=context).sealed
        return found


def _receipt(given, pair):
    """As `sealing.sealed_receipt`, without the slow derivation."""
    from alany.spine.intake.rules import SealedReceipt

    fast = (given.secret.encode().ljust(32, b"x"), given.salt * 2)
    return SealedReceipt(
        once=given.once, report=given.report, salt=given.salt, kept=receipts.kept_of(fast[0]),
        public=pair.public, tags=tuple(receipts.tags(given.case_secret)),
        locked=receipts.lock_reporter_key(pair, unwrap_key=fast[1], report=given.report),
    )  # fmt: skip


def a_box(office: Office | None = None) -> Box:
    """Айгүл of the office, Болат of the prosecutor's office, Сәуле of the council; two custodians."""
    box = Box(office or an_office())
    box.bodies = {
        "akimat": an_akimat(box.office),
        "prosecutor": an_akimat(box.office, "Прокуратура"),
        "council": an_akimat(box.office, "Қоғамдық кеңес"),
    }
    for name, role, body in (
        ("Айгүл", "recipient", ""), ("Болат", "recipient", "prosecutor"), ("Сәуле", "recipient", "council"),
        ("Кәрім", "custodian", "prosecutor"), ("Ләззат", "custodian", "council"),
    ):  # fmt: skip
        box.add(name, role, body)
    box.holders = [pair_of(bytes([n] * 32)) for n in (4, 5, 6)]
    box.escrow = new_escrow([one.public for one in box.holders])
    actions.keep_key(office=box.office, role="escrow", box=box.escrow.public, by=SYSTEM, at=AT)
    box.publish()
    return box
