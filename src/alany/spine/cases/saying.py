"""What an addressee may say and when, and what a photo lets us doubt. Plain Python."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from alany.kernel.periods import local_date

COMMIT, DISPUTE, MORE_TIME, ANSWER, FIXED = "commit", "dispute", "more_time", "answer", "fixed"
KINDS = (FIXED, COMMIT, ANSWER, MORE_TIME, DISPUTE)
MOST_FILES = 10
MOST_DRAFTS = 20
DRAFT_KEPT = timedelta(days=2)
LONGEST_ASKED = timedelta(days=366)
LONG_AGO = timedelta(days=365)

BEFORE_FINDING = "taken_before_finding"
LONG_BEFORE = "taken_long_ago"
NO_TIME = "no_camera_time"
CLOCK_AHEAD = "camera_clock_ahead"
DOUBTS = (BEFORE_FINDING, LONG_BEFORE, NO_TIME, CLOCK_AHEAD)


class SayingRefused(ValueError):
    """What was said cannot be taken as it stands; each kind of it says why."""


class TermEnded(SayingRefused):
    """More time was asked for after the term had ended: a term that is over cannot be made longer."""


class AskedDayUnfit(SayingRefused):
    """The day that was asked for does not lie after the term, or lies more than a year after it."""


class PromiseUnfit(SayingRefused):
    """A promise lies in the past, has no owner, or its warranty ends before the work is done."""


class NamelessAnswer(SayingRefused):
    """Nobody is named who answers."""


class TooManyFiles(SayingRefused):
    """More than ten files were given with one answer."""


class TooManyDrafts(SayingRefused):
    """Twenty answers were begun through one link within two days and none of them was sent."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that an addressee says, by its kind; fields of other kinds stay empty."""

    kind: str
    text: str
    name: str
    post: str
    asked_due_on: date | None = None
    owner_post: str = ""
    promised_on: date | None = None
    payer: str = ""
    warranty_to: date | None = None


def kinds_open(due_on: date, today: date) -> tuple[str, ...]:
    """What can be said on this day: after the term no more time can be asked for."""
    return tuple(kind for kind in KINDS if kind != MORE_TIME or today <= due_on)


def checked(said: Said, *, due_on: date, today: date) -> Said:
    """The same when it can be taken on this day; raises the SayingRefused that fits."""
    if not said.name.strip():
        raise NamelessAnswer
    if said.kind == MORE_TIME:
        _checked_request(said, due_on, today)
    if said.kind == COMMIT:
        _checked_promise(said, today)
    return said


def _checked_request(said: Said, due_on: date, today: date) -> None:
    if today > due_on:
        raise TermEnded
    if said.asked_due_on is None or not due_on < said.asked_due_on <= due_on + LONGEST_ASKED:
        raise AskedDayUnfit


def _checked_promise(said: Said, today: date) -> None:
    if not said.owner_post.strip() or said.promised_on is None or said.promised_on < today:
        raise PromiseUnfit
    if said.warranty_to is not None and said.warranty_to < said.promised_on:
        raise PromiseUnfit


def doubt_of(kind: str, taken_at: datetime | None, *, found_on: date, at: datetime) -> str:
    """What the camera's time lets us doubt, empty if nothing; it is told to both sides, never a refusal.

    A photo "after" must be younger than the finding; any photo more than a year old is told as such.
    Documents carry no camera's time.
    """
    if kind not in {"before", "after"}:
        return ""
    if taken_at is None:
        return NO_TIME
    if local_date(taken_at) > local_date(at):
        return CLOCK_AHEAD
    if at - taken_at > LONG_AGO:
        return LONG_BEFORE
    return BEFORE_FINDING if kind == "after" and local_date(taken_at) < found_on else ""
