"""What an appeal must hold, by which law it is called and counted, the code of its sender. Plain Python."""

import secrets
from base64 import b32encode
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from hmac import new as keyed

from alany.kernel.folding import storable
from alany.kernel.identifiers import check_bin, check_iin, looks_like_bin
from alany.kernel.triltext import TrilText

ONLINE, DESK, TELEPHONE, POST = "online", "desk", "telephone", "post"
CHANNELS = (ONLINE, DESK, TELEPHONE, POST)
APPEAL = "appeal"
KINDS = (APPEAL, "message", "proposal", "response", "request")
"""APPC art. 3: an appeal proper, and the four that go by the simplified procedure (chapter 12)."""

LAW_2007, APPC = "law_2007", "appc"
APPC_FROM = date(2021, 7, 1)
"""The Administrative Procedural and Process-Related Code 350-VI holds for what is received from this day."""

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Signs of a code: without those that are taken for another one when read aloud or typed."""

CODE_LENGTH = 12
LONGEST_SUBSTANCE = 20_000
MOST_FILES = 10

LABELS = {
    LAW_2007: {
        APPEAL: TrilText(kk="Өтініш", ru="Обращение", en="Appeal"),
    },
    APPC: {
        APPEAL: TrilText(kk="Жолданым", ru="Обращение", en="Appeal"),
    },
}
"""Law 221 of 2007 calls it «өтініш», the APPC «жолданым»; the label follows the law of the record."""

OTHER_LABELS = {
    "message": TrilText(kk="Хабарлама", ru="Сообщение", en="Message"),
    "proposal": TrilText(kk="Ұсыныс", ru="Предложение", en="Proposal"),
    "response": TrilText(kk="Үн қосу", ru="Отклик", en="Response"),
    "request": TrilText(kk="Сұрау салу", ru="Запрос", en="Request"),
}


class AppealRefused(ValueError):
    """An appeal or a reception cannot be taken so; the class says why."""


class NameMissing(AppealRefused):
    """Nobody is named. Without a name it is no appeal: there is another door for it."""


class SubstanceMissing(AppealRefused):
    """Nothing is said."""


class NoWayToAnswer(AppealRefused):
    """Neither a postal address nor an e-mail nor a telephone is given, so nobody can be answered."""


class ReceivedAhead(AppealRefused):
    """The time of receipt lies ahead."""


class ProtocolMissing(AppealRefused):
    """What was said by word of mouth goes into a protocol, and there is none."""


class MirrorTaken(AppealRefused):
    """Another case bears this number of the official system; `case` is its number."""

    def __init__(self, case: str) -> None:
        super().__init__(case)
        self.case = case


class ReceptionUnfit(AppealRefused):
    """A reception ends before it begins, or is planned for a day that is past."""


class ReceptionCancelled(AppealRefused):
    """Nobody is received on a day that was cancelled."""


class ReceptionHeld(AppealRefused):
    """Visitors were written down already, so the day cannot be cancelled."""


class NotYet(AppealRefused):
    """Visitors are written down on the day itself or afterwards, not before."""


class VisitEnded(AppealRefused):
    """Somebody has written down already how this visit ended."""


class TooManyFiles(AppealRefused):
    """More than ten files came with one appeal."""


class NoRoom(AppealRefused):
    """Appeals that are being written hold so many files that no more are taken now."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a sender gives. `number` is an IIN or BIN, if any; `subject` says in some words, without a name,
    what it is about; `protocol` is what was written down of a spoken appeal.
    """

    name: str
    substance: str
    kind: str = APPEAL
    language: str = "kk"
    number: str = ""
    address: str = ""
    email: str = ""
    telephone: str = ""
    subject: str = ""
    signed_as: str = "none"
    protocol: str = ""
    files: tuple[int, ...] = field(default=())


def checked(given: Given, channel: str) -> Given:
    """The same without NUL and blanks around, when it is an appeal (APPC art. 63).

    Raises NameMissing, SubstanceMissing, NoWayToAnswer, ProtocolMissing, IdentifierRefused.
    """
    texts = {name: _clean(getattr(given, name)) for name in _TEXTS}
    one = replace(given, **texts)  # type: ignore[arg-type]  # each of them is a text
    if not one.name:
        raise NameMissing
    if not one.substance:
        raise SubstanceMissing
    if not (one.address or one.email or one.telephone):
        raise NoWayToAnswer
    if channel == TELEPHONE and not one.protocol:
        raise ProtocolMissing
    if one.number:
        check_number(one.number)
    return one


_TEXTS = ("name", "substance", "number", "address", "email", "telephone", "subject", "protocol")


def _clean(text: str) -> str:
    return text.replace("\x00", "").strip()


def check_number(text: str) -> tuple[str, str]:
    """`("bin", digits)` of an organisation or `("iin", digits)` of a person; raises IdentifierRefused."""
    return ("bin", check_bin(text)) if looks_like_bin(text) else ("iin", check_iin(text))


def law_of(received_on: date) -> str:
    """The law by which what came on this day is called and counted, whatever holds today."""
    return APPC if received_on >= APPC_FROM else LAW_2007


def label(law: str, kind: str) -> TrilText:
    """What the record is called by its law."""
    return LABELS[law][APPEAL] if kind == APPEAL else OTHER_LABELS[kind]


def rule_of(kind: str) -> str:
    """The row of law by which its term is counted: A1 for an appeal, A7 for the other four."""
    return "A1" if kind == APPEAL else "A7"


def checked_receipt(received_at: datetime, at: datetime) -> datetime:
    """The time of receipt; raises ReceivedAhead when it is later than now."""
    if received_at > at:
        raise ReceivedAhead(received_at)
    return received_at


def coupon_number(year: int, serial: int) -> str:
    """`A-2020-0117`: the unique number on the coupon (APPC art. 64)."""
    return f"A-{year}-{serial:04d}"


def queue_coupon(day: date, number: int) -> str:
    """`R-0730-04`: the fourth of the people received on 30 July."""
    return f"R-{day:%m%d}-{number:02d}"


def new_code() -> str:
    """A code of twelve signs (59 bits), told once; only its keyed hash is kept."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def code_from(secret: str, key: str) -> str:
    """The code that belongs to a draft: the same however often its confirmation arrives."""
    digest = keyed(secret.encode(), f"appeals.code:{key}".encode(), sha256).digest()
    value, signs = int.from_bytes(digest, "big"), ""
    for _ in range(CODE_LENGTH):
        value, place = divmod(value, len(LETTERS))
        signs += LETTERS[place]
    return signs


def read_code(text: str) -> str:
    """What was typed as the code: capitals, without blanks and hyphens."""
    return "".join(sign for sign in text.upper() if sign.isalnum())[:40]


def shown_code(code: str) -> str:
    """The code in three groups, as it is printed and read aloud."""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def read_coupon(text: str) -> str:
    """The number as it is kept, however it was typed: «a 2020 7» is A-2020-0007; else what was typed."""
    # А of the Cyrillic keyboard looks like the letter on the slip.
    typed = storable(text).upper()
    parts = typed.replace("А", "A").replace("-", " ").replace("–", " ").split()
    if parts[:1] and parts[0].startswith("A") and len(parts[0]) > 1:
        parts = ["A", parts[0][1:], *parts[1:]]
    if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts[1:]):
        return f"{parts[0]}-{parts[1]}-{parts[2].zfill(4)}"[:20]
    return typed.strip()[:20]


def seen_mark(given: dict[str, str], files: list[str]) -> str:
    """A short mark of what a person saw before confirming: another tab that changed it changes the mark."""
    text = repr((sorted(given.items()), sorted(files)))
    return b32encode(sha256(text.encode()).digest()[:10]).decode("ascii")
