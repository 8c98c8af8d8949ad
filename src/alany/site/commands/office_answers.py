"""The answers that open an office: given by options, or asked one by one until each can stand."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from alany.kernel.identifiers import IdentifierRefused, check_bin, check_phone, check_short_code
from alany.kernel.triltext import TrilText
from alany.site.commands import office_words as words
from alany.spine.organisations.models import SHORT_CODE
from alany.spine.programme import terminal

LONGEST_NAME = 200
KATO_DIGITS = 9


class AnswerRefused(ValueError):
    """An answer cannot stand; `text` says why and what can."""

    def __init__(self, text: TrilText) -> None:
        super().__init__(text.en)
        self.text = text


def _name(text: str) -> str:
    if len(text) > LONGEST_NAME:
        raise AnswerRefused(words.TOO_LONG)
    return text


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError:
        raise AnswerRefused(words.NOT_AN_EMAIL) from None
    return text.lower()


def _bin(text: str) -> str:
    try:
        return check_bin(text)
    except IdentifierRefused as refused:
        raise AnswerRefused(words.BIN_REFUSED.get(refused.reason, words.BIN_REFUSED["structure"])) from None


def _telephone(text: str) -> str:
    try:
        return check_short_code(text)
    except IdentifierRefused:
        try:
            check_phone(text)
        except IdentifierRefused:
            raise AnswerRefused(words.NOT_A_TELEPHONE) from None
    return text


def _kato(text: str) -> str:
    if not (text.isascii() and text.isdigit() and len(text) == KATO_DIGITS):
        raise AnswerRefused(words.NOT_A_KATO)
    return text


@dataclass(frozen=True, slots=True)
class Question:
    """One answer: the option that gives it, what is asked, how it is read. `default` is for no answer."""

    option: str
    asks: TrilText
    read: Callable[[str], str]
    default: str | None = None

    @property
    def attribute(self) -> str:
        """The option's name among the parsed arguments."""
        return self.option.replace("-", "_")

    def answer(self, text: str | None) -> str:
        """The answer as it is kept; raises AnswerRefused."""
        given = " ".join((text or "").split())
        if given:
            return self.read(given)
        if self.default is None:
            raise AnswerRefused(words.MISSING)
        return self.default


QUESTIONS = (
    Question("name-kk", words.NAME_KK, _name),
    Question("name-ru", words.NAME_RU, _name),
    Question("name-en", words.NAME_EN, _name),
    Question("region", words.REGION, _kato),
    Question("bin", words.BIN, _bin, ""),
    Question("telephone", words.TELEPHONE, _telephone, SHORT_CODE),
    Question("email", words.EMAIL, _email, ""),
    Question("admin-email", words.ADMIN_EMAIL, _email),
    Question("admin-name", words.ADMIN_NAME, _name),
)


def add_options(parser: ArgumentParser) -> None:
    """An option for each question."""
    speak = terminal.language()
    for question in QUESTIONS:
        parser.add_argument(
            f"--{question.option}", metavar="TEXT", help=question.asks.in_language(speak), default=None
        )


def given(asked: Namespace) -> tuple[dict[str, str], dict[str, TrilText]]:
    """The answers that stand, and for each option that does not, why."""
    answers: dict[str, str] = {}
    refused: dict[str, TrilText] = {}
    for question in QUESTIONS:
        try:
            answers[question.attribute] = question.answer(getattr(asked, question.attribute))
        except AnswerRefused as fault:
            refused[question.option] = fault.text
    return answers, refused


def asked_for(asked: Namespace, ask: Callable[[str], str], tell: Callable[[str], None]) -> dict[str, str]:
    """All answers: those of the options, and the others asked until each can stand."""
    speak = terminal.language()
    answers: dict[str, str] = {}
    for question in QUESTIONS:
        stated: str | None = getattr(asked, question.attribute)
        while question.attribute not in answers:
            suggested = f" [{question.default}]" if question.default else ""
            text = ask(f"{question.asks.in_language(speak)}{suggested}: ") if stated is None else stated
            try:
                answers[question.attribute] = question.answer(text)
            except AnswerRefused as fault:
                tell(f"  {text}: {fault.text.in_language(speak)}")
                stated = None
    return answers
