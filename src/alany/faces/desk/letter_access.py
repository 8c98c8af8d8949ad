"""Who sees to which person a letter goes."""

from django.utils.translation import gettext as _

from alany.spine.letters.models import Letter
from alany.spine.people.queries import Rights


def may_read_persons(rights: Rights, programme: str) -> bool:
    """Whether this person writes or approves letters of the programme, and so sees to whom they go."""
    return rights.may("letters.draft", programme) or rights.may("letters.approve", programme)


def to_whom(letter: Letter, rights: Rights) -> str:
    """The addressee as a list shows it: a person's name only to who may read letters to persons."""
    if letter.person_name and not may_read_persons(rights, letter.programme):
        return _("a person")
    return letter.to_whom
