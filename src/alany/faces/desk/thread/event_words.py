"""The lines that acts of the loop leave in a timeline, in words."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from alany.faces.desk import words
from alany.faces.desk.thread.parts import response_word
from alany.faces.ui.context import current_language
from alany.spine.cases.models import CaseEvent

Kind = CaseEvent.Kind
Facts = Mapping[str, object]


def loop_line(event: CaseEvent, today: date) -> str | None:
    """The line in words; None for an event that is not of the loop."""
    facts: Facts = event.details
    match event.kind:
        case Kind.RECOMMENDATION:
            return _recommendation(facts, today)
        case Kind.RESPONSE:
            return f"{_to(facts)}: {response_word(str(facts.get('said', '')))}".strip(": ")
        case Kind.DECISION:
            return _decision(facts)
        case Kind.EXTENSION:
            said = {name: _day(facts, f"due_{name}", today) for name in ("before", "after")}
            line = _("The term was extended from %(before)s to %(after)s") % said
            return f"{line}. " + _("Notice is due by %(day)s") % {"day": _day(facts, "notice_due", today)}
        case Kind.TRANSFER:
            return _transfer(facts, today)
        case Kind.ESCALATION:
            return _escalation(facts)
        case Kind.NOTICE:
            return _notice(facts, today)
        case Kind.VERIFICATION if "outcome" in facts:
            return _look(facts)
    if facts.get("sender_says") == "fixed":
        return _("The sender says that it is fixed")
    if facts.get("first"):
        return _("Marked as a duplicate of %(first)s") % {"first": facts["first"]}
    return None


def _to(facts: Facts) -> str:
    names = facts.get("to")
    return str(names.get(current_language(), "")) if isinstance(names, dict) else str(names or "")


def _day(facts: Facts, name: str, today: date) -> str:
    return words.day_word(date.fromisoformat(str(facts[name])), today) if facts.get(name) else ""


def _recommendation(facts: Facts, today: date) -> str:
    said = {"to": _to(facts), "due": _day(facts, "due", today), "asked": _day(facts, "day_off", today)}
    match facts.get("step"):
        case "withdrawn":
            return _("The recommendation to %(to)s was withdrawn") % said
        case "replaced":
            return _("The recommendation to %(to)s was replaced") % said
    line = _("Recommended to %(to)s, until %(due)s") % said
    if said["asked"]:
        line += ". " + _("%(asked)s is a day off, so the term moved to the next working day") % said
    return line


def _decision(facts: Facts) -> str:
    accepted = facts.get("decision") == "accepted"
    if facts.get("about") == "dispute":
        return _("The dispute was accepted") if accepted else _("The dispute was refused")
    return _("More time was given") if accepted else _("More time was refused")


def _transfer(facts: Facts, today: date) -> str:
    said = {"to": _to(facts), "part": facts.get("part", ""), "limit": _day(facts, "limit", today)}
    line = _("Transferred to %(to)s") % said
    if said["part"]:
        line = _("A part was transferred to %(to)s: %(part)s") % said
    if facts.get("late"):
        line += ". " + _("Later than the law allows, which was until %(limit)s") % said
    return line


def _escalation(facts: Facts) -> str:
    reasons = {
        "overdue": _("the term passed"),
        "not_fixed": _("not fixed"),
        "resident": _("a resident says that it is not fixed"),
        "office": _("decision of the office"),
    }
    said = {"to": _to(facts), "why": reasons.get(str(facts.get("reason")), "")}
    if not said["to"]:
        return _("The case went up; no higher authority is known (%(why)s)") % said
    return _("The case went up to %(to)s (%(why)s)") % said


def _notice(facts: Facts, today: date) -> str:
    said = {"day": _day(facts, "on", today)}
    if facts.get("of") == "transfer":
        line = _("The sender was told of the transfer on %(day)s") % said
    else:
        line = _("Whoever waits was told of the extension on %(day)s") % said
    return line + (f" ({_('late')})" if facts.get("late") else "")


def _look(facts: Facts) -> str:
    if facts.get("method") == "resident":
        return _("A resident says that it is not fixed")
    outcomes = {"fixed": _("Looked at: fixed"), "partly": _("Looked at: fixed in part")}
    return outcomes.get(str(facts["outcome"]), _("Looked at: not fixed"))
