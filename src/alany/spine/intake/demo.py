"""An invented trust box for the demo office: keys of three bodies, and signals that are walked to a fate.

Private keys of a demo are no secret: they are made from numbers, so that the demo is the same each time, and
stand locked by PASSWORD. Call `build_keys` once, then `DemoBox.send` and `DemoBox.walk` for each signal; the
demo of the points does so, because the boxes stand there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TypedDict

from alany.kernel.periods import local_date
from alany.kernel.sealing import directory, officers, receipts
from alany.kernel.sealing.escrow import new_escrow
from alany.kernel.sealing.suite import Context, Kind
from alany.kernel.sealing.wraps import KeyPair, pair_of
from alany.kernel.triltext import TrilText
from alany.spine.intake import actions, sealing
from alany.spine.intake.models import OfficerKey, Signal
from alany.spine.intake.queries.keys import Keyring, keyring, ring_of
from alany.spine.intake.queries.reading import statement_for
from alany.spine.intake.rules import ANONYMOUS, WEB, Letter, SealedItem, SealedReceipt
from alany.spine.ledger.rules import SYSTEM
from alany.spine.organisations.actions import register_organisation
from alany.spine.organisations.models import Office, Organisation
from alany.spine.people.actions import add_person, grant
from alany.spine.people.models import User

PASSWORD = "demo-kilt-2020"  # noqa: S105  the password of a demo
BODIES = (
    TrilText(
        kk="Демо: облыс прокуратурасы", ru="Демо: прокуратура области", en="Demo: prosecutor of the region"
    ),
    TrilText(kk="Демо: қоғамдық кеңес", ru="Демо: общественный совет", en="Demo: public council"),
)
HOLDERS = (
    ("Айсұлу Демо", "recipient", None), ("Бекзат Демо", "recipient", 0), ("Гүлнәр Демо", "recipient", 1),
    ("Дәурен Демо", "custodian", 0), ("Еркежан Демо", "custodian", 1),
)  # fmt: skip
FATES = (
    "new",
    "acknowledged",
    "assigned",
    "forwarded",
    "answered",
    "closed",
    "reopened",
    "extended",
    "missed",
)
STEPS = {
    "acknowledged": ("acknowledged",),
    "assigned": ("acknowledged", "assigned"),
    "forwarded": ("acknowledged", "forwarded"),
    "answered": ("acknowledged", "answered"),
    "closed": ("acknowledged", "answered", "closed"),
    "reopened": ("acknowledged", "closed", "reopened"),
    "extended": ("acknowledged", "deadline_extended"),
}
ANSWER = TrilText(
    kk="Демо жауап: тексеру басталды.",
    ru="Демо-ответ: проверка начата.",
    en="Demo answer: a check has begun.",
)


def of(label: str) -> bytes:
    """32 bytes of the demo's own."""
    return sha256(f"alany demo {label}".encode()).digest()


class Signed(TypedDict):
    """What each act wants to know of who does it."""

    signature: bytes
    by: User
    at: datetime


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody of the demo with the keys that a browser would hold."""

    person: User
    keys: officers.OfficerKeys
    row: OfficerKey


@dataclass(frozen=True, slots=True)
class DemoBox:
    """The box of the demo office."""

    office: Office
    readers: tuple[Reader, ...]
    bodies: tuple[Organisation, ...]

    def send(
        self, text: str, *, at: datetime, language: str = "kk", topic: str = "other", mode: str = ANONYMOUS,
        channel: str = WEB, crime: bool = False, excluded: tuple[int, ...] = (), seed: bytes | None = None,
        number: str = "", sheet: SealedReceipt | None = None,
    ) -> Signal:  # fmt: skip
        """Put a message into the box. Only one with a `seed` opens by its secret: that costs 0.2 s.

        A letter on a `sheet` has the number of the sheet.
        """
        ring, pair = keyring(self.office, local_date(at), excluded), receipts.new_reporter_key()
        receipt = sheet or (sealing.sealed_receipt(seed, pair) if seed else unopenable(pair))
        letter = Letter(
            receipt=receipt, items=(self._report(text, language, receipt.report, receipt.public, ring),),
            mode=mode, topic=topic, language=language, channel=channel, crime=crime, excluded=excluded,
            number=number,
        )  # fmt: skip
        return actions.send(office=self.office, letter=letter, at=at).signal

    def walk(self, signal: Signal, fate: str, *, at: datetime, until: datetime) -> Signal:
        """Take a signal to one of FATES, some days a step, never beyond `until`."""
        for number, kind in enumerate(STEPS.get(fate, ()), start=1):
            self.step(signal, kind, min(at + timedelta(days=3 * number), until))
        if fate == "missed":
            actions.note_missed(office=self.office, at=min(at + timedelta(days=9), until))
        signal.refresh_from_db()
        return signal

    def step(self, signal: Signal, kind: str, at: datetime) -> None:
        """One act of somebody who may do it, signed with the key of the demo."""
        who = self._reader(signal)
        match kind:
            case "acknowledged":
                actions.acknowledge(signal=signal, **self._signed(who, signal, kind, at))
            case "assigned":
                to = who.person
                signed = self._signed(who, signal, kind, at, to=to.as_actor().ref)
                actions.assign(signal=signal, to=to, **signed)
            case "forwarded":
                body = self.bodies[0]
                actions.forward(
                    signal=signal, to=body, **self._signed(who, signal, kind, at, to=f"org-{body.pk}")
                )
            case "answered":
                said: dict[str, object] = {"v": 1, "language": signal.language, "files": []}
                said["text"] = ANSWER.in_language(signal.language)
                context = Context(bytes.fromhex(signal.report), 16 + signal.items.count(), Kind.ANSWER)
                item = sealing.sealed_text(
                    said, context=context, keyring=ring_of(signal, local_date(at)),
                    reporter=bytes(signal.reporter.public),
                )  # fmt: skip
                signed = self._signed(who, signal, kind, at, item=item.item)
                actions.answer(signal=signal, items=(item,), **signed)
            case "closed":
                signed = self._signed(who, signal, kind, at, reason="signal")
                actions.close(signal=signal, reason="signal", **signed)
            case "reopened":
                actions.reopen(signal=signal, **self._signed(who, signal, kind, at))
            case "deadline_extended":
                until = local_date(at) + timedelta(days=120)
                signed = self._signed(who, signal, kind, at, due=until.isoformat(), reason="visit")
                actions.extend(signal=signal, until=until, reason="visit", **signed)

    def _reader(self, signal: Signal) -> Reader:
        ids = set(signal.recipients.values_list("key__pk", flat=True))
        return next(one for one in self.readers if one.row.pk in ids)

    def _signed(
        self, who: Reader, signal: Signal, kind: str, at: datetime, item: int = 0, **said: str
    ) -> Signed:
        statement = statement_for(signal=signal, kind=kind, at=at, item=item, **said)
        return {
            "signature": officers.sign_statement(statement, who.keys.seed), "by": who.person, "at": at,
        }  # fmt: skip

    def _report(self, text: str, language: str, report: bytes, reporter: bytes, ring: Keyring) -> SealedItem:
        said = {"v": 1, "language": language, "answers": {"what": text}, "files": []}
        context = Context(report, sealing.REPORT, Kind.REPORT)
        return sealing.sealed_text(said, context=context, keyring=ring, reporter=reporter)


def build_keys(office: Office, *, by: User, at: datetime) -> DemoBox:
    """Bodies, people with roles, keys, escrow and a signed directory of the demo office."""
    bodies = tuple(
        register_organisation(
            office=office,
            kind=Organisation.Kind.AUTHORITY,
            name=name,
            valid_from=local_date(at),
            by=by,
            at=at,
        )
        for name in BODIES
    )
    readers = tuple(_reader(office, number, bodies, by, at) for number in range(len(HOLDERS)))
    escrow = new_escrow([pair_of(of(f"escrow {number}")).public for number in range(3)])
    actions.keep_key(office=office, role="escrow", box=escrow.public, by=SYSTEM, at=at)
    _publish(office, [one.row for one in readers], escrow.public, by, at)
    for one in readers:
        one.row.refresh_from_db()
    return DemoBox(office, tuple(one for one in readers if one.row.role == "recipient"), bodies)


def _reader(office: Office, number: int, bodies: Sequence[Organisation], by: User, at: datetime) -> Reader:
    name, role, body = HOLDERS[number]
    post = TrilText(kk="демо кілт иесі", ru="демо-держатель ключа", en="demo holder of a key")
    person = add_person(
        office=office,
        email=f"box{number + 1}@demo.invalid",
        name=name,
        post=post,
        language="kk",
        by=by,
        at=at,
    )
    grant(person=person, role=f"box_{role}", valid_from=local_date(at), by=by, at=at)
    keys = officers.OfficerKeys(pair_of(of(f"box {number}")), of(f"sign {number}"))
    row = actions.keep_key(
        office=office, role=role, box=keys.box.public, sign=keys.sign_public, person=person,
        organisation=None if body is None else bodies[body], locked=officers.lock(keys, PASSWORD),
        by=person, at=at,
    )  # fmt: skip
    return Reader(person, keys, row)


def _publish(office: Office, rows: Sequence[OfficerKey], escrow: bytes, by: User, at: datetime) -> None:
    roots = [of(f"root {number}") for number in range(3)]
    entries = [directory.DirectoryEntry(one.role, one.body, str(one), one.box, one.sign) for one in rows]
    entries.append(directory.DirectoryEntry("escrow", "office", "", escrow.hex()))
    publics = tuple(sorted(directory.sign_directory(b"", seed)[0] for seed in roots))
    first = directory.Directory(office.code, 1, local_date(at), publics, tuple(entries)).as_bytes()
    signatures = dict(directory.sign_directory(first, seed) for seed in roots[:2])
    actions.publish_directory(office=office, data=first, signatures=signatures, by=by, at=at)


def unopenable(pair: KeyPair) -> SealedReceipt:
    """A receipt whose secret nobody has: most signals of a demo are never opened by a sender."""
    given = receipts.material(receipts.new_seed())
    locked = receipts.lock_reporter_key(pair, unwrap_key=receipts.new_seed(), report=given.report)
    return SealedReceipt(
        once=given.once, report=given.report, salt=given.salt, kept=receipts.new_seed(), public=pair.public,
        locked=locked, tags=tuple(receipts.tags(given.case_secret)),
    )  # fmt: skip
