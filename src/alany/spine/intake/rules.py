"""States of a signal, what an act needs, by when what is owed, who must be able to open. Plain Python."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

WEB, KIOSK, PAPER, TELEPHONE, DESK = "web", "kiosk", "paper", "telephone", "desk"
CHANNELS = (WEB, KIOSK, PAPER, TELEPHONE, DESK)
ANONYMOUS, CONFIDENTIAL, OPEN = "anonymous", "confidential", "open"
MODES = (ANONYMOUS, CONFIDENTIAL, OPEN)
TOPICS = ("roads", "pharmacies", "services", "bribery", "schools", "other")
QUESTIONNAIRE = 1

RECIPIENT, CUSTODIAN, ESCROW, AUTHORITY = "recipient", "custodian", "escrow", "authority"
LEAST_BODIES = 2
FLOOD_A_DAY = 60
"""Signals about one body on one day; what comes beyond is kept apart, sealed and counted."""

MOST_FILES = 10
LONGEST_TEXT = 60_000
"""Signs of one answer; with its Kazakh letters it fits the largest sealed size."""

TAG_COUNT = 96

ACKNOWLEDGE, FEEDBACK, AT_ONCE, FORWARD, KEEP = "S1", "S2", "A9", "A3", "S9"
"""Rows of dated rules: our promise to confirm and to answer, the law's two, and how long words are kept."""

NEW = ""
RECEIVED, ACKNOWLEDGED, ASSIGNED, FORWARDED = "received", "acknowledged", "assigned", "forwarded"
ANSWERED, CLOSED, REOPENED, SHREDDED = "answered", "closed", "reopened", "shredded"
STATES = (RECEIVED, ACKNOWLEDGED, ASSIGNED, FORWARDED, ANSWERED, CLOSED, REOPENED, SHREDDED)
LIVE = frozenset({RECEIVED, ACKNOWLEDGED, ASSIGNED, FORWARDED, ANSWERED, REOPENED})
WORKING = frozenset({RECEIVED, ACKNOWLEDGED, ASSIGNED, FORWARDED, REOPENED})
ALL_BUT_SHREDDED = LIVE | {CLOSED}

MOVES: Mapping[str, tuple[frozenset[str], str]] = {
    RECEIVED: (frozenset({NEW}), RECEIVED),
    "acknowledged": (frozenset({RECEIVED, REOPENED}), ACKNOWLEDGED),
    "assigned": (WORKING, ASSIGNED),
    "forwarded": (LIVE, FORWARDED),
    "answered": (LIVE, ANSWERED),
    "closed": (LIVE, CLOSED),
    "merged": (LIVE, CLOSED),
    "reopened": (frozenset({CLOSED}), REOPENED),
    "shredded": (ALL_BUT_SHREDDED, SHREDDED),
}
"""Kind of an event: the states it may happen in, and the state that follows."""

STAYS: Mapping[str, frozenset[str]] = {
    "deadline_extended": LIVE,
    "deadline_missed": LIVE,
    "spam_quarantined": frozenset({RECEIVED}),
    "opened": ALL_BUT_SHREDDED,
    "added": ALL_BUT_SHREDDED,
    "masked": ALL_BUT_SHREDDED,
    "recipient_added": ALL_BUT_SHREDDED,
    "recipient_removed": ALL_BUT_SHREDDED,
    "identity_asked": ALL_BUT_SHREDDED,
    "identity_agreed": ALL_BUT_SHREDDED,
    "identity_opened": ALL_BUT_SHREDDED,
    "escrow_used": ALL_BUT_SHREDDED,
    "deletion_asked": ALL_BUT_SHREDDED,
}
"""Events after which the state is what it was."""

QUIET = frozenset({"identity_asked", "identity_agreed", "deletion_asked"})
"""Acts of which the public log hears only when they are complete: half of a decision is none."""

SIGNAL_TAKEN, LINKED, NO_ACTION, UNFOUNDED, DUPLICATE = (
    "signal",
    "linked",
    "no_action",
    "unfounded",
    "duplicate",
)
CLOSING = (SIGNAL_TAKEN, LINKED, NO_ACTION, UNFOUNDED, DUPLICATE)
DELETING = ("wish", "rule", "unlawful", "third_person")


class IntakeRefused(ValueError):
    """Something cannot be done with a signal; the class says why."""


class NotNow(IntakeRefused):
    """The signal stands in a state in which this cannot happen."""


class TooFewBodies(IntakeRefused):
    """Fewer than two bodies could open; another recipient must be added first."""


class WrapsUnfit(IntakeRefused):
    """An item is not sealed to exactly those for whom it is meant."""


class ItemTaken(IntakeRefused):
    """Another item of the signal bears this number."""


class ItemUnfit(IntakeRefused):
    """A sealed item has not the form of its kind, or names a file that is not there."""


class SecondBodyMissing(IntakeRefused):
    """The second signature must come from another body than the first."""


class NotRecipient(IntakeRefused):
    """Who does this is no recipient of the signal."""


class ReasonUnknown(IntakeRefused):
    """The reason is none of the list."""


class DueNotLater(IntakeRefused):
    """An extension must lead to a later day."""


class DirectoryMissing(IntakeRefused):
    """The office has no signed key directory yet, so nothing can be sealed to anybody."""


class KeyUnfit(IntakeRefused):
    """A public key is not what it should be, or is no longer in force."""


class Suspended(IntakeRefused):
    """Deletion waits: something unread or new has come."""


class TagsUsedUp(IntakeRefused):
    """All marks of the case for the public log are used."""


@dataclass(frozen=True, slots=True)
class SealedWrap:
    """A content key sealed to one holder (`then` empty) or to two of a quorum; ids as hexadecimal."""

    key_id: str
    sealed: bytes
    then: str = ""


@dataclass(frozen=True, slots=True)
class SealedItem:
    """One sealed unit as it comes from the browser or from the sealing of the server.

    `sealed` are the bytes of a text, or empty when `file` names an upload.
    """

    item: int
    kind: int
    commitment: bytes
    wraps: tuple[SealedWrap, ...]
    sealed: bytes = b""
    file: str = ""


@dataclass(frozen=True, slots=True)
class SealedReceipt:
    """What the office keeps to know the sender again; nothing in it is the secret. Bytes as in the format."""

    once: bytes
    report: bytes
    salt: bytes
    kept: bytes
    public: bytes
    locked: bytes
    tags: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole message, sealed, with the few things that stand in clear so that it can be led on."""

    receipt: SealedReceipt
    items: tuple[SealedItem, ...]
    mode: str = ANONYMOUS
    topic: str = "other"
    language: str = "kk"
    channel: str = WEB
    excluded: tuple[int, ...] = field(default=())
    crime: bool = False
    number: str = ""
    """Printed on a sheet; drawn where none is."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event as the log tells it: kind, day of publication, what is owed by when, and to which unit."""

    kind: str
    day: date
    due: date | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a signal stands by its events alone."""

    state: str
    since: date
    due: date | None
    missed: date | None
    unit: str


def after(state: str, kind: str) -> str:
    """The state after an event. Raises NotNow."""
    if kind in MOVES:
        within, then = MOVES[kind]
        if state in within:
            return then
    elif state in STAYS.get(kind, frozenset()):
        return state
    raise NotNow(f"{kind} in {state}")


def standing(told: Iterable[Told]) -> Standing | None:
    """The state that the leaves tell, in their order; None without any."""
    now: Standing | None = None
    for one in told:
        # What was destroyed no longer opens; the state is then told by what stays.
        now = _after_event(now or Standing(RECEIVED, one.day, None, None, ""), one)
    return now


def _after_event(now: Standing, one: Told) -> Standing:
    state = MOVES[one.kind][1] if one.kind in MOVES else now.state
    missed = one.day if one.kind == "deadline_missed" else None if one.due else now.missed
    since = one.day if one.kind in MOVES else now.since
    unit = one.unit if one.kind == FORWARDED else now.unit
    ended = state in {CLOSED, SHREDDED}
    due = None if ended else one.due or now.due
    return Standing(state, since, due, None if ended else missed, unit)


def public_state(state: str) -> str:
    """What the board says: who works on it inside the office is nobody's business outside."""
    return ACKNOWLEDGED if state == ASSIGNED else state


def first_rule(crime: bool) -> str:
    """The rule by which the first day is owed: at once for a crime or a threat, else our promise to confirm.

    The 15 days of an appeal never apply: by law an anonymous message is none.
    """
    return AT_ONCE if crime else ACKNOWLEDGE


def is_flood(today_about_it: int) -> bool:
    """Whether so many came about one body on one day that the next ones are kept apart."""
    return today_about_it >= FLOOD_A_DAY


def check_bodies(bodies: Iterable[object]) -> None:
    """Raises TooFewBodies unless people of two different bodies can open."""
    if len(set(bodies)) < LEAST_BODIES:
        raise TooFewBodies


def next_item(taken: Iterable[int], drawn: Iterable[int]) -> int:
    """The first of the drawn numbers from 16 upward that no item has."""
    used = set(taken)
    return next(one for one in drawn if one >= 16 and one not in used)
