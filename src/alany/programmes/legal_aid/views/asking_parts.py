"""What the pages of the intake show: choices of a question, the result of the screen, the answers so far."""

from collections.abc import Mapping
from datetime import date

from alany.faces.ui.parts import Term
from alany.kernel.numbers import format_date
from alany.programmes.legal_aid.models import Door
from alany.programmes.legal_aid.queries.eligibility import groups_on, topics
from alany.programmes.legal_aid.rules.screening import NO_GROUP, STATE_AID, Screen
from alany.programmes.legal_aid.rules.tree import Answers, Step, Tree
from alany.programmes.legal_aid.wording_intake import BRING, REFUSALS
from alany.spine.places.queries import districts_on

NOBODY = {"kk": "Жоқ, ешқайсысына жатпаймыз", "ru": "Нет, ни к одной", "en": "No, in none of them"}
AGREED = {"kk": "Келісемін", "ru": "Согласен", "en": "I agree"}


def options_of(step: Step, language: str, today: date) -> list[tuple[str, str]]:
    """The choices of a question in this language: its own, or rows of the office's tables on the day."""
    match step.kind:
        case "group":
            rows = [(row.slug, str(getattr(row, f"title_{language}"))) for row in groups_on(today)]
            return [*rows, (NO_GROUP, NOBODY[language])]
        case "place":
            return [(place.kato, place.name(language)) for place in districts_on(today)]
        case "topic":
            return [(topic.slug, topic.title(language)) for topic in topics() if topic.parent is None]
    return [(choice.value, choice.title.in_language(language)) for choice in step.choices]


def hints_of(step: Step, language: str) -> dict[str, str]:
    """Under a wide topic the narrower ones, so that the person finds hers."""
    hints: dict[str, list[str]] = {}
    if step.kind == "topic":
        for topic in topics():
            if topic.parent is not None:
                hints.setdefault(topic.parent.slug, []).append(topic.title(language))
    return {slug: ", ".join(titles) for slug, titles in hints.items()}


def said(step: Step, value: object, language: str, today: date) -> str:
    """An answer in words, for the page where all are checked."""
    match step.kind, value:
        case "date", str():
            return format_date(date.fromisoformat(value), language)
        case "parties", list():
            return "\n".join(map(str, value))
        case "contact", dict():
            return "\n".join(
                str(value[name]) for name in ("name", "telephone", "email", "note") if value.get(name)
            )
        case "consent", _:
            return AGREED[language]
        case "facts", _:
            return str(value)
    return dict(options_of(step, language, today)).get(str(value), str(value))


def checked(tree: Tree, answers: Answers, language: str, today: date) -> list[tuple[str, Term]]:
    """All answers with the name of each question, in the order of asking."""
    return [
        (
            step.slug,
            Term(step.title.in_language(language), said(step, answers[step.slug], language, today)),
        )
        for step in tree.path(answers)
        if step.slug in answers
    ]


def door_parts(doors: list[Door], language: str) -> list[Mapping[str, str]]:
    """Doors as pages print them: what it is, how to reach it, where."""
    return [
        {
            "name": str(getattr(door, f"name_{language}")),
            "how": str(getattr(door, f"how_{language}")),
            "address": door.address,
            "telephone": door.telephone,
        }
        for door in doors
    ]


def result_parts(found: Screen, language: str, today: date) -> dict[str, object]:
    """The result in words: a refusal by name, or the group of the law with its article and what to bring."""
    parts: dict[str, object] = {"result": found.result, "urgent": found.urgent}
    if found.result == STATE_AID:
        row = next(row for row in groups_on(today) if row.slug == found.reason)
        parts["group"] = str(getattr(row, f"title_{language}"))
        parts["law"] = f"{row.act}, {row.article}"
        parts["bring"] = [text.in_language(language) for text in BRING]
    if found.reason in REFUSALS:
        parts["refusal"] = REFUSALS[found.reason].in_language(language)
        parts["advice_only"] = found.reason == "representation"
    return parts
