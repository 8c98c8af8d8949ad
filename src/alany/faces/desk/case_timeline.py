"""A case's timeline in words, and what to do next."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from django.urls import reverse
from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.ledger_words import actor_word
from alany.faces.desk.thread.event_words import loop_line
from alany.faces.desk.thread.law import refusal_words
from alany.faces.desk.thread.parts import Asked, Looked
from alany.faces.ui.context import current_language
from alany.faces.ui.parts import Event, Link
from alany.kernel.periods import local_date
from alany.spine.cases.models import Case, CaseEvent
from alany.spine.cases.reply_wording import link_word
from alany.spine.cases.wording import state_word

BESIDE = frozenset({CaseEvent.Kind.RESPONSE, CaseEvent.Kind.DECISION})
"""They stand beside the recommendation, not in a line of their own."""

Item: TypeAlias = Event | Asked | Looked


def timeline(
    case: Case,
    today: date,
    asked: Mapping[int, Asked] | None = None,
    looked: Mapping[int, Looked] | None = None,
) -> list[Item]:
    """Everything that happened, oldest first, and the term where it stands between.

    A recommendation stands there with its answers beside it, a verification with its photos.
    """
    events = list(case.events.all())
    shown: list[Item] = [
        _item(event, today, asked or {}, looked or {})
        for event in events
        if not (asked and event.kind in BESIDE)
    ]
    if case.due_on and case.closed_on is None:
        before = sum(
            local_date(event.at) <= case.due_on for event in events if not (asked and event.kind in BESIDE)
        )
        shown.insert(before, _term(case, today))
    return shown


def _item(event: CaseEvent, today: date, asked: Mapping[int, Asked], looked: Mapping[int, Looked]) -> Item:
    facts, kinds = event.details, CaseEvent.Kind
    if event.kind == kinds.RECOMMENDATION and facts.get("step") == "given":
        return asked.get(facts.get("recommendation", 0)) or _event(event, today)
    if event.kind == kinds.VERIFICATION:
        return looked.get(facts.get("verification", 0)) or _event(event, today)
    return _event(event, today)


def event_line(event: CaseEvent, today: date) -> str:
    """The event on one line: what, who, when."""
    return f"{_what(event, today)} – {_who(event)}, {words.moment_word(event.at, today)}"


def _who(event: CaseEvent) -> str:
    """The name; where nobody is named, the kind of who it was is kept in its place and said in words."""
    return actor_word(event.by_name) or event.by_name


def _event(event: CaseEvent, today: date) -> Event:
    links = []
    if letter := event.details.get("letter"):
        links.append(Link(_("The letter"), reverse("desk:letter", args=[letter])))
    what = _what(event, today)
    text = "" if event.kind in BESIDE else event.details.get("words") or event.text
    return Event(
        when=words.moment_word(event.at, today),
        text=f"{what}. {text}" if text else f"{what}.",
        kind="done",
        note=_who(event),
        links=links,
    )


def _term(case: Case, today: date) -> Event:
    due = words.day_word(case.due_on, today)
    if case.due_on and case.due_on < today:
        note = refusal_words(case.rule, case.due_on, today) or _(
            "The delay is visible to everybody who may see the case."
        )
        return Event(when=due, text=_("The term has passed without an outcome."), kind="law", note=note)
    return Event(when=due, text=_("The term ends."), kind="ahead")


def _what(event: CaseEvent, today: date) -> str:
    language, facts, kinds = current_language(), event.details, CaseEvent.Kind
    if link := link_word(facts, language):
        return link
    if (line := loop_line(event, today)) is not None:
        return line
    match event.kind:
        case kinds.OPENED:
            return _("The case was opened")
        case kinds.ASSIGNED:
            return _("Given to %(name)s") % {"name": facts.get("owner", "")}
        case kinds.NOTE:
            return _("Note")
        case kinds.ANSWER:
            return _("Answer № %(number)s received from %(addressee)s") % {
                "number": facts.get("answer", ""),
                "addressee": facts.get("addressee", ""),
            }
        case kinds.LETTER:
            return _letter(facts)
        case kinds.CHANGED:
            return _changed(facts, today)
    state = state_word(event.to_state, language)
    claimed = f" ({facts['claimed_by']})" if facts.get("claimed_by") else ""
    return state[:1].upper() + state[1:] + claimed


def _letter(facts: dict[str, str]) -> str:
    shown = {"number": facts.get("number", ""), "addressee": facts.get("addressee", "")}
    match facts.get("step"):
        case "approved":
            return _("Letter № %(number)s approved") % shown
        case "sent":
            return _("Letter № %(number)s sent to %(addressee)s") % shown
    return _("Letter drafted to %(addressee)s") % shown


def _changed(facts: dict[str, object], today: date) -> str:
    if "due_after" in facts:
        before, after = (_day(facts.get(name), today) for name in ("due_before", "due_after"))
        return _("The term was changed from %(before)s to %(after)s") % {"before": before, "after": after}
    names = {"title": _("title"), "place": _("place"), "addressee": _("addressee")}
    changed = ", ".join(names[name] for name in facts if name in names)
    return _("Corrected: %(fields)s") % {"fields": changed or _("nothing")}


def _day(text: object, today: date) -> str:
    return words.day_word(date.fromisoformat(str(text)), today) if text else _("without a term")
