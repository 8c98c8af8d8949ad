"""Which programmes are installed, and what they declare.

The two dynamic lines of the house stand here (`installed`) and in `config.py` (`ready`).
"""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText
from alany.kernel.workflow import CASE_LOOP
from alany.spine.programme.dated_tables import DatedTable
from alany.spine.programme.manifest import (
    Dataset,
    Indicator,
    LetterTemplate,
    Notice,
    Programme,
    Right,
    Role,
    Topic,
)

_programmes: dict[str, Programme] = {}


class ProgrammeUnknown(LookupError):
    """No installed programme has this slug, or none declares this part."""


def installed(root: Path | None = None) -> list[str]:
    """Names of the folders of `programmes/` that hold a `programme.py`, sorted."""
    folder = root or Path(__file__).resolve().parents[2] / "programmes"
    return sorted(path.parent.name for path in folder.glob("*/programme.py"))


def register(programme: Programme) -> None:
    """Take in a description. Called once for each programme when Django is ready."""
    _programmes[programme.slug] = programme


def all_programmes() -> Iterator[Programme]:
    """The programmes that are switched on, in the order in which they are shown."""
    off: set[str] = set(getattr(settings, "PROGRAMMES_OFF", ()))
    shown = (programme for programme in _programmes.values() if programme.slug not in off)
    return iter(sorted(shown, key=lambda programme: (programme.order, programme.slug)))


def programme(slug: str) -> Programme:
    """The programme with this slug; ProgrammeUnknown when none is installed and switched on."""
    for candidate in all_programmes():
        if candidate.slug == slug:
            return candidate
    raise ProgrammeUnknown(slug)


def topic(slug: str) -> Topic:
    """The topic with this slug; ProgrammeUnknown when no programme answers it."""
    for owner in all_programmes():
        for candidate in owner.topics:
            if candidate.slug == slug:
                return candidate
    raise ProgrammeUnknown(slug)


def moves_are_own(topic_slug: str) -> bool:
    """Whether only acts of its programme move a case on this topic; false for one that nobody declares."""
    found = (one for owner in all_programmes() for one in owner.topics if one.slug == topic_slug)
    return any(one.own_moves for one in found)


def state_words(state: str) -> TrilText | None:
    """What a programme calls a state of its own workflow; None when nobody declares words for it."""
    found = (one.states[state] for owner in all_programmes() for one in owner.topics if state in one.states)
    return next(found, None)


def loop_topics() -> list[str]:
    """The topics whose cases walk the common loop and can be fixed; a legal question walks its own way."""
    loop = CASE_LOOP.slug
    return [one.slug for owner in all_programmes() for one in owner.topics if one.workflow.slug == loop]


def notices() -> list[Notice]:
    """What can wait for a person in the programmes."""
    return [one for owner in all_programmes() for one in owner.notices]


def public_topics() -> list[str]:
    """The topics whose cases anybody may see by title, place and state once they are called fixed."""
    return [one.slug for owner in all_programmes() for one in owner.topics if one.is_public]


def indicators() -> Iterator[tuple[Programme, Indicator]]:
    """All indicators with the programme that declares them."""
    return ((owner, indicator) for owner in all_programmes() for indicator in owner.indicators)


def datasets() -> Iterator[tuple[Programme, Dataset]]:
    """All datasets with the programme that declares them."""
    return ((owner, dataset) for owner in all_programmes() for dataset in owner.datasets)


def rights() -> Iterator[Right]:
    """All rights that programmes declare."""
    return (right for owner in all_programmes() for right in owner.rights)


def roles() -> Iterator[tuple[Programme, Role]]:
    """All roles that programmes declare."""
    return ((owner, role) for owner in all_programmes() for role in owner.roles)


def ledger_words() -> Iterator[LedgerWords]:
    """What programmes call their acts and tables; also those switched off, whose records stay."""
    return (owner.ledger for owner in _programmes.values())


def reference_tables() -> Iterator[DatedTable]:
    """The tables of dated rows that programmes declare for two people to edit."""
    return (table for owner in all_programmes() for table in owner.reference_tables)


def letter_template(slug: str) -> LetterTemplate:
    """The letter template with this slug; ProgrammeUnknown when no programme declares it."""
    for owner in all_programmes():
        for template in owner.letters:
            if template.slug == slug:
                return template
    raise ProgrammeUnknown(slug)
