"""What people did, and the tables and columns it changed, in the words that each app declares for its own."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.text import capfirst

from alany.faces.ui.context import current_language
from alany.kernel.ledger_words import LedgerWords
from alany.kernel.triltext import TrilText
from alany.spine.appeals.ledger_words import LEDGER_WORDS as APPEALS
from alany.spine.bookings.ledger_words import LEDGER_WORDS as BOOKINGS
from alany.spine.cases.ledger_words import LEDGER_WORDS as CASES
from alany.spine.figures.ledger_words import LEDGER_WORDS as FIGURES
from alany.spine.files.ledger_words import LEDGER_WORDS as FILES
from alany.spine.ledger.ledger_words import LEDGER_WORDS as COMMON
from alany.spine.letters.ledger_words import LEDGER_WORDS as LETTERS
from alany.spine.notices.ledger_words import LEDGER_WORDS as NOTICES
from alany.spine.organisations.ledger_words import LEDGER_WORDS as ORGANISATIONS
from alany.spine.people.ledger_words import LEDGER_WORDS as PEOPLE
from alany.spine.places.ledger_words import LEDGER_WORDS as PLACES
from alany.spine.programme import registry
from alany.spine.reference.ledger_words import LEDGER_WORDS as REFERENCE
from alany.spine.visits.ledger_words import LEDGER_WORDS as VISITS

SPINE = (
    COMMON, PLACES, ORGANISATIONS, PEOPLE, FILES, CASES, VISITS, BOOKINGS, APPEALS, REFERENCE, LETTERS,
    FIGURES, NOTICES,
)  # fmt: skip
IN_LANGUAGE = {
    "kk": TrilText(kk="қазақша", ru="на казахском", en="in Kazakh"),
    "ru": TrilText(kk="орысша", ru="на русском", en="in Russian"),
    "en": TrilText(kk="ағылшынша", ru="на английском", en="in English"),
}

ACTORS = {
    "user": TrilText(kk="қызметкер", ru="сотрудник", en="a person of the office"),
    "resident": TrilText(kk="кеңседен тыс адам", ru="человек не из офиса", en="somebody outside the office"),
    "addressee": TrilText(kk="адресат", ru="адресат", en="an addressee"),
    "system": TrilText(kk="жүйе", ru="система", en="the system"),
}


def declared() -> Iterator[LedgerWords]:
    """The words of each app of the spine, then of each programme."""
    yield from SPINE
    yield from registry.ledger_words()


def verbs() -> list[tuple[str, str]]:
    """Every act that has words, with them, in the order of the alphabet."""
    said = ((verb, _said(verb, [words.verbs])) for words in declared() for verb in words.verbs)
    return sorted(said, key=lambda pair: pair[1])


def verb_word(verb: str) -> str:
    """The act in words; "" when no app that is installed knows it."""
    return _said(verb, (words.verbs for words in declared()))


def table_word(table: str) -> str:
    """The table in words; "" when no app that is installed knows it."""
    return _said(table, (words.tables for words in declared()))


def actor_word(kind: str) -> str:
    """Who it was where the ledger keeps no name."""
    return _said(kind, [ACTORS])


def name_word(name: str, table: str = "") -> str:
    """A column or a detail in words, with its language if it has one; "" when nobody has given it words.

    The app that owns `table` is asked first, so that two apps may mean different things by one name.
    """
    bare, _, ending = name.rpartition("_")
    if ending in IN_LANGUAGE and (said := _name(bare, table)):
        return f"{said}, {IN_LANGUAGE[ending].in_language(current_language())}"
    return _name(bare if ending == "id" and bare else name, table)


def _name(name: str, table: str) -> str:
    everybody = list(declared())
    asked = [
        *(words.names for words in everybody if table in words.tables),
        *(one.names for one in everybody),
    ]
    return _said(f"{table}.{name}", asked) or _said(name, asked)


def _said(key: str, places: Iterable[Mapping[str, TrilText]]) -> str:
    found = next((place[key] for place in places if key in place), None)
    return capfirst(found.in_language(current_language())) if found else ""
