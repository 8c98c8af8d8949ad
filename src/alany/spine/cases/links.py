"""Signed addresses for bodies without an account: the secret, its hash, and when it is good. Plain Python."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from secrets import token_bytes

from alany.kernel.periods import ALMATY
from alany.spine.ledger.rules import Actor

CHANCE_BYTES = 18
TAG_BYTES = 12
SECRET_SIGNS = 40
DAYS_AFTER_DUE = 30
LONGEST_DAYS = 365


class LinkState(StrEnum):
    """Whether an answer can be given through a link, and if not, why not."""

    OPEN = "open"
    EXPIRED = "expired"
    REPLACED = "replaced"
    REVOKED = "revoked"
    ENDED = "ended"


class LinkNotOpen(ValueError):
    """Nothing can be said through this link any more; `state` says why."""

    def __init__(self, state: LinkState) -> None:
        super().__init__(str(state))
        self.state = state


class RecommendationEnded(ValueError):
    """The recommendation is no longer in force, so nobody is asked to answer it."""


class TooManyLinks(ValueError):
    """The organisation has asked for its links within the last day; they were sent then."""


class EmailUnknown(ValueError):
    """The office has no e-mail address of the organisation, so links can only be given by hand."""


@dataclass(frozen=True, slots=True)
class Answerer:
    """Who answers through a link: the name and post they state. Whoever holds the link can state any."""

    link: int
    name: str
    post: str

    def as_actor(self) -> Actor:
        """As the ledger names who came through this link."""
        return Actor(kind="addressee", ref=f"link:{self.link}", name=self.name, post=self.post)


def new_secret(key: str) -> str:
    """144 bits of chance and a mark of 96 bits made with the office's key: 40 signs for an address."""
    chance = token_bytes(CHANCE_BYTES)
    return urlsafe_b64encode(chance + _tag(key, chance)).decode()


def is_ours(secret: str, keys: Iterable[str]) -> bool:
    """Whether one of the office's keys signed it.

    Compared in constant time and without a look into the database: guesses learn and cost nothing.
    """
    if len(secret) != SECRET_SIGNS or not secret.isascii():
        return False
    try:
        raw = urlsafe_b64decode(secret)
    except ValueError:
        return False
    if urlsafe_b64encode(raw).decode() != secret:
        return False
    chance, tag = raw[:CHANCE_BYTES], raw[CHANCE_BYTES:]
    return any(hmac.compare_digest(_tag(key, chance), tag) for key in keys)


def _tag(key: str, chance: bytes) -> bytes:
    own = sha256(b"alany.reply-link:" + key.encode()).digest()
    return hmac.digest(own, chance, "sha256")[:TAG_BYTES]


def hash_of(secret: str) -> str:
    """What is kept of a secret: its SHA-256 in hexadecimal."""
    return sha256(secret.encode()).hexdigest()


def link_address(site: str, language: str, secret: str) -> str:
    """The whole address as it is mailed and copied: `https://alany.example/kk/r/…/`."""
    return f"{site.rstrip('/')}/{language}/r/{secret}/"


def state_of(*, closed_as: str, expires_at: datetime, ended: bool, at: datetime) -> LinkState:
    """The state at a moment: first who closed the link, then the end of the recommendation, then time."""
    if closed_as:
        return LinkState(closed_as)
    if ended:
        return LinkState.ENDED
    return LinkState.OPEN if at < expires_at else LinkState.EXPIRED


def expiry(due_on: date, today: date, days: int) -> datetime:
    """The midnight after `days` days that follow the term, or today when the term has passed."""
    return midnight_after(max(due_on, today) + timedelta(days=max(1, min(days, LONGEST_DAYS))))


def midnight_after(day: date) -> datetime:
    """The moment at which this day ends in Almaty."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=ALMATY)
