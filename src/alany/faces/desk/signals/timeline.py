"""One signal's timeline: each event as its leaf tells it, its sealed item, the term that is ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.signals import words as signal_words
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import State
from alany.kernel.sealing.suite import Kind
from alany.spine.intake.models import Action, Item, Signal
from alany.spine.intake.queries.reading import clocks_of
from alany.spine.intake.rules import Standing, Told
from alany.spine.places.queries import working_calendar

WORDS_IN = frozenset({Kind.REPORT, Kind.MESSAGE, Kind.ANSWER, Kind.DERIVED, Kind.TRANSCRIPT, Kind.PACKAGE})


@dataclass(frozen=True, slots=True)
class Point:
    """One event; `item` is the sealed text that the reader's browser opens in this place."""

    when: str
    text: str
    kind: str
    who: str = ""
    item: int = 0
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """One term of law or promise: what is owed, by when, how much is left, whether its row is confirmed."""

    text: str
    due: str
    left: State | None
    confirmed: bool
    urgent: bool


def points(
    acts: Sequence[Action], told: Sequence[Told], items: Sequence[Item], now: Standing, today: date
) -> list[Point]:
    """Oldest first; a proposal of which the log has not heard yet says so."""
    leaves = iter(told)
    texts = {one.item for one in items if one.kind in WORDS_IN}
    shown = [_point(act, next(leaves, None) if act.uid else None, texts, today) for act in acts]
    if now.due and now.due >= today:
        shown.append(Point(words.day_word(now.due, today), _("The term ends."), "ahead"))
    return shown


def _point(act: Action, told: Told | None, texts: set[int], today: date) -> Point:
    day = words.day_word(act.day, today)
    who = ", ".join(part for part in (act.by_name, _post(act)) if part)
    if not act.uid:
        who = " · ".join(part for part in (who, _("the log hears of it when it is complete")) if part)
    kind = "law" if act.kind == "deadline_missed" else "done"
    text = signal_words.event(act, told, today)
    with_words = act.item in texts and act.kind in {"received", "added", "answered", "forwarded", "masked",
                                                    "reopened"}  # fmt: skip
    return Point(day, text, kind, who, act.item if with_words else 0, with_words)


def _post(act: Action) -> str:
    """The post in the language of the page while the person has it, else as it was on that day."""
    if act.by and act.by.post("kk") == act.by_post:
        return act.by.post(current_language())
    return act.by_post


def clocks(signal: Signal, kinds: set[str], now: Standing, today: date) -> list[Clock]:
    """The terms that still run, by dated rows; the one for a crime or a threat first."""
    ended = now.state in {"closed", "shredded"}
    fulfilled = {
        "A9": "forwarded" in kinds,
        "A3": bool(kinds & {"forwarded", "assigned", "answered"}),
        "S1": bool(kinds & {"acknowledged", "assigned", "answered", "forwarded"}),
        "S2": "answered" in kinds,
    }
    calendar = working_calendar()
    return [
        Clock(
            signal_words.said(signal_words.CLOCKS, one.rule),
            words.day_word(one.due, today),
            words.left(one.due, today, calendar),
            one.confirmed,
            one.rule == "A9",
        )
        for one in clocks_of(signal)
        if not ended and not fulfilled.get(one.rule, False)
    ]
