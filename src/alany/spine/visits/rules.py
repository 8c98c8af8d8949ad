"""What a checklist is as one JSON, and what its questions accept. Plain Python."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal, InvalidOperation
from hashlib import sha256

from alany.kernel.triltext import TrilText
from alany.spine.ledger.rules import canonical
from alany.spine.programme.manifest import Checklist, Choice, Question

LONGEST_TEXT = 4000


class AnswersRefused(ValueError):
    """Answers that the checklist does not accept: `problems` maps a question's slug to a code.

    Codes: `unknown` (no such question), `missing`, `not_text`, `too_long`, `not_integer`, `not_decimal`,
    `not_date`, `not_yes_no`, `not_a_choice`, `not_a_file` (64 hexadecimal digits of SHA-256 are meant).
    """

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(", ".join(f"{slug}: {code}" for slug, code in problems.items()))
        self.problems = dict(problems)


def definition_of(checklist: Checklist) -> dict[str, object]:
    """The one definition that forms, phones and XLSForm are made from, as plain JSON."""
    return {
        "slug": checklist.slug,
        "version": checklist.version,
        "title": asdict(checklist.title),
        "questions": [
            {
                "slug": question.slug,
                "kind": question.kind,
                "title": asdict(question.title),
                "required": question.required,
                "choices": [
                    {"value": choice.value, "title": asdict(choice.title)} for choice in question.choices
                ],
            }
            for question in checklist.questions
        ],
    }


def checklist_of(definition: Mapping[str, object]) -> Checklist:
    """The checklist that a stored definition describes: the inverse of `definition_of`."""
    known: dict = dict(definition)  # type: ignore[type-arg]
    return Checklist(
        slug=known["slug"],
        version=known["version"],
        title=TrilText(**known["title"]),
        questions=tuple(
            Question(
                slug=question["slug"],
                kind=question["kind"],
                title=TrilText(**question["title"]),
                required=question["required"],
                choices=tuple(
                    Choice(choice["value"], TrilText(**choice["title"])) for choice in question["choices"]
                ),
            )
            for question in known["questions"]
        ),
    )


def definition_hash(definition: Mapping[str, object]) -> str:
    """SHA-256 of the definition as canonical JSON, 64 hexadecimal digits."""
    return sha256(canonical(dict(definition))).hexdigest()


def accepted(checklist: Checklist, answers: Mapping[str, object]) -> dict[str, object]:
    """The answers in the form in which they are kept: dates and decimals as text, blanks left out.

    Raises AnswersRefused with every problem at once.
    """
    questions = {question.slug: question for question in checklist.questions}
    problems = {slug: "unknown" for slug in answers if slug not in questions}
    kept: dict[str, object] = {}
    for slug, question in questions.items():
        given = answers.get(slug)
        if given is None or (isinstance(given, str) and not given.strip()):
            if question.required:
                problems[slug] = "missing"
            continue
        try:
            kept[slug] = _KINDS[question.kind](question, given)
        except (_Wrong, InvalidOperation) as wrong:
            problems[slug] = str(wrong) if isinstance(wrong, _Wrong) else "not_decimal"
    if problems:
        raise AnswersRefused(problems)
    return kept


class _Wrong(ValueError):
    """A value that is not of the question's kind; its text is the code."""


def _text(_question: Question, given: object) -> str:
    if not isinstance(given, str) or "\x00" in given:
        raise _Wrong("not_text")
    if len(given) > LONGEST_TEXT:
        raise _Wrong("too_long")
    return given.strip()


def _integer(_question: Question, given: object) -> int:
    digits = str(given).strip()
    if isinstance(given, bool | float) or not digits.removeprefix("-").isdecimal() or len(digits) > 15:
        raise _Wrong("not_integer")
    return int(digits)


def _decimal(_question: Question, given: object) -> str:
    if isinstance(given, bool | float):
        raise _Wrong("not_decimal")
    number = Decimal(str(given).strip().replace(",", "."))
    if not number.is_finite() or abs(number.adjusted()) > 15:
        raise _Wrong("not_decimal")
    return f"{number:f}"


def _date(_question: Question, given: object) -> str:
    try:
        return date.fromisoformat(str(given)[:11]).isoformat()
    except ValueError:
        raise _Wrong("not_date") from None


def _yes_no(_question: Question, given: object) -> bool:
    if isinstance(given, bool):
        return given
    raise _Wrong("not_yes_no")


def _select_one(question: Question, given: object) -> str:
    if given not in {choice.value for choice in question.choices}:
        raise _Wrong("not_a_choice")
    return str(given)


def _image(_question: Question, given: object) -> str:
    name = str(given).lower()
    if len(name) != 64 or not set(name) <= set("0123456789abcdef"):
        raise _Wrong("not_a_file")
    return name


_KINDS: dict[str, Callable[[Question, object], object]] = {
    "text": _text,
    "integer": _integer,
    "decimal": _decimal,
    "date": _date,
    "yes_no": _yes_no,
    "select_one": _select_one,
    "image": _image,
}
