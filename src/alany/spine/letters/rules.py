"""Texts of letters from templates, and their numbers. Plain Python."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

FIELD = re.compile(r"\{([a-z_][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who wrote to the office and is answered: a name, and an address or an e-mail."""

    name: str
    address: str = ""
    email: str = ""


class FieldsMissing(ValueError):
    """A letter cannot be written while these fields of its template are empty."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


class LetterIncomplete(ValueError):
    """A letter has no subject or no text."""


class ApprovedBySameHand(ValueError):
    """Who wrote the text of a letter as it stands cannot approve it; another person of the office can."""


class LetterNotInState(ValueError):
    """The letter is in another state than this act needs; `state` is where it is."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class AddresseeGone(ValueError):
    """The addressee does not exist on that day and no successor is known."""


class AddressMissing(ValueError):
    """The addressee has no e-mail address, so the letter can only be printed."""


class AnswerDateWrong(ValueError):
    """An answer is dated before the letter was sent, or after today."""


class AlreadyFiled(ValueError):
    """The letter that came stands in a case already."""


def filled(template: str, fields: Mapping[str, str]) -> str:
    """The text with each `{field}` replaced; raises FieldsMissing naming all that are empty or not given.

    What was typed with a full stop at its end does not get a second one from the template.
    """
    given = {name: value.replace("\x00", "").strip() for name, value in fields.items()}
    if missing := sorted({name for name in FIELD.findall(template) if not given.get(name)}):
        raise FieldsMissing(missing)

    def said(found: re.Match[str]) -> str:
        value = given[found[1]]
        is_stopped = template.startswith(".", found.end()) and value.endswith(".")
        return value.removesuffix(".") if is_stopped else value

    return FIELD.sub(said, template)


def letter_number(year: int, serial: int) -> str:
    """`41/2020`; a page writes № before it."""
    return f"{serial}/{year}"


def incoming_number(year: int, serial: int) -> str:
    """`12-к/2020`: our number of a letter that came, «к» for «кіріс»."""
    return f"{serial}-к/{year}"
